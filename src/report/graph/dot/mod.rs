//! DOT's own border, and the drawing for Graphviz.
//!
//! Guarantee: ids of nodes are ours; labels are HTML-like with their words as text, all else
//! stands in quotation marks.

use std::fmt::Write as _;

mod words;

use words::{MOST, lines, plain, quoted, small, text};

use super::view::{Card, Graph, Group, Need, Row, RowKind, RuleCard, State, To, Verb};
use crate::engine::Status;
use crate::report::phrase::Phrase;
use crate::report::view::status_word;
use crate::text::cut;

/// Columns of a line of what is asked, and of what an answer does.
const WIDE: usize = 70;
/// Columns of a line of an answer.
const NARROW: usize = 44;
/// Columns of the words at an arrow.
const ARROW: usize = 26;
/// The drawing.
pub(super) fn write(graph: &Graph, notes: &[Phrase]) -> String {
    let mut out = HEAD.to_owned();
    let title = [
        cell(&lines(&graph.title.line(), WIDE, |text| {
            format!("<b>{text}</b>")
        })),
        cell(&plain(&graph.decides, WIDE)),
        cell(&small(&graph.about.line(), WIDE)),
    ];
    let notes = notes.iter().map(|note| cell(&small(&note.line(), WIDE)));
    let title: Vec<String> = title.into_iter().chain(notes).collect();
    node(&mut out, "t", &table(&title, PLAIN), &graph.title.line());
    for (n, card) in graph.cards.iter().enumerate() {
        let label = table(&question(card), look(card.state));
        node(&mut out, &format!("q{n}"), &label, &tip(card));
    }
    for (n, one) in graph.rules.iter().enumerate() {
        let look = match one.holds {
            None => ("#f3effc", "#6639ba", "#1f2328"),
            Some(true) => look(State::Answered),
            Some(false) => look(State::Skipped),
        };
        let label = table(&rule(one), look);
        node(&mut out, &format!("r{n}"), &label, &one.because.line());
    }
    steps(&mut out, graph);
    for arrow in &graph.arrows {
        // Questions stand in their order, whatever opens them; rules stand below theirs.
        let (to, style) = match arrow.to {
            To::Question(n) => (format!("q{n}"), "dashed, constraint=false"),
            To::Choices(n) => (format!("q{n}"), "dotted, constraint=false"),
            To::Rule(n) => (format!("r{n}"), "dashed"),
        };
        let colour = match arrow.live {
            None => "#6639ba",
            Some(true) => GREEN,
            Some(false) => "#b3b9c0",
        };
        let words = lines(&arrow.words.line(), ARROW, str::to_owned);
        writeln!(
            out,
            "  q{} -> {to} [label=<&#160;{words}>, style={style}, color=\"{colour}\", \
             fontcolor=\"{colour}\"];",
            arrow.from
        )
        .ok();
    }
    out.push_str("}\n");
    out
}

const HEAD: &str = "\
digraph tree {
  graph [rankdir=TB, bgcolor=\"#ffffff\", nodesep=0.5, ranksep=0.35];
  node [shape=plain, fontname=\"Helvetica,Arial,sans-serif\", fontsize=11];
  edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=9, color=\"#57606a\"];
";

const GREEN: &str = "#1a7f37";

/// Ground, border and words of a node.
type Look = (&'static str, &'static str, &'static str);

const PLAIN: Look = ("#ffffff", "#8c959f", "#1f2328");

fn look(state: State) -> Look {
    match state {
        State::Plain => PLAIN,
        State::Answered => ("#ffffff", GREEN, "#1f2328"),
        State::Open => ("#fff8e0", "#9a6700", "#1f2328"),
        State::Skipped => ("#f6f8fa", "#d0d7de", "#6e7781"),
    }
}

/// The questions in their order; with answers those that are asked, with what was answered.
fn steps(out: &mut String, graph: &Graph) {
    let path = graph.ending.is_some();
    let (mut from, mut said) = ("t".to_owned(), Phrase::default());
    for (n, card) in graph.cards.iter().enumerate() {
        let to = format!("q{n}");
        if card.state == State::Skipped {
            // Keeps it at its place, without a line that leads there.
            writeln!(out, "  {from} -> {to} [style=invis];").ok();
            continue;
        }
        step(out, &from, &to, &said, path);
        (from, said) = (to, card.brief.clone());
    }
    if let Some(ending) = &graph.ending {
        let colour = match ending.status {
            Status::Clear | Status::OnlyOne => GREEN,
            Status::Open | Status::TooClose => "#9a6700",
            Status::NoneLeft => "#b42318",
        };
        let head = |text: &str| format!("<b>{text}</b>");
        let status = format!("Recommendation: {}", status_word(ending.status));
        let mut cells = vec![
            cell(&small(&status, WIDE)),
            cell(&lines(&ending.headline.line(), WIDE, head)),
        ];
        cells.extend(ending.sentences.iter().map(|one| cell(&plain(one, WIDE))));
        let label = table(&cells, ("#ffffff", colour, "#1f2328"));
        node(out, "e", &label, &ending.headline.line());
        step(out, &from, "e", &said, path);
    }
}

fn step(out: &mut String, from: &str, to: &str, said: &Phrase, path: bool) {
    let words = lines(&said.line(), ARROW, str::to_owned);
    let label = if path && !said.is_empty() {
        format!(", label=<&#160;{words}>, fontcolor=\"{GREEN}\"")
    } else {
        String::new()
    };
    if path {
        writeln!(
            out,
            "  {from} -> {to} [weight=8, penwidth=2.5, color=\"{GREEN}\"{label}];"
        )
        .ok();
    } else {
        writeln!(out, "  {from} -> {to} [weight=8];").ok();
    }
}

fn node(out: &mut String, id: &str, label: &str, tip: &str) {
    let tip = quoted(tip);
    writeln!(out, "  {id} [label=<{label}>, tooltip={tip}];").ok();
}

fn table(rows: &[String], (ground, border, words): Look) -> String {
    let rows = rows.concat();
    format!(
        "<font color=\"{words}\"><table border=\"1\" cellborder=\"0\" cellspacing=\"0\" \
         cellpadding=\"4\" bgcolor=\"{ground}\" color=\"{border}\">{rows}</table></font>"
    )
}

/// A row of one cell.
fn cell(inside: &str) -> String {
    format!("<tr><td align=\"left\" balign=\"left\" colspan=\"3\">{inside}</td></tr>")
}

fn question(card: &Card) -> Vec<String> {
    let ask = format!("{} · {}", card.number, card.ask.line());
    let mut about = vec![card.id.line(), card.takes.line()];
    about.extend(card.essential.then(|| "essential".to_owned()));
    about.extend(card.shared.then(|| "shared".to_owned()));
    about.extend(card.answered_by());
    let mut rows = vec![
        cell(&lines(&ask, WIDE, |text| format!("<b>{text}</b>"))),
        cell(&small(&about.join(" · "), WIDE)),
    ];
    if let Some(when) = &card.when {
        let words = format!("asked if {}", when.line());
        rows.push(cell(&lines(&words, WIDE, str::to_owned)));
    }
    if card.is_told() {
        let words = card.said.line();
        rows.push(cell(&lines(&words, WIDE, |text| format!("<b>{text}</b>"))));
    }
    rows.extend(card.groups.iter().map(answers));
    if card.hidden > 0 && !card.groups.is_empty() {
        let words = format!("... and {} more", card.hidden);
        rows.push(cell(&small(&words, WIDE)));
    }
    rows
}

/// The rows of some answers; what they do stands beside them once.
fn answers(group: &Group) -> String {
    let mut out = String::new();
    let span = group.rows.len();
    for (n, row) in group.rows.iter().enumerate() {
        let ground = if row.taken {
            " bgcolor=\"#e2f4e6\""
        } else {
            ""
        };
        let left = format!("<td align=\"left\" valign=\"top\"{ground}>");
        let (id, label) = answer(row);
        write!(
            out,
            "<tr>{left}{id}</td><td align=\"left\" balign=\"left\" valign=\"top\"{ground}>{label}</td>"
        )
        .ok();
        if n == 0 {
            let needs: Vec<String> = group.needs.iter().map(need).collect();
            let needs = needs.join("<br align=\"left\"/>");
            write!(
                out,
                "<td align=\"left\" balign=\"left\" rowspan=\"{span}\"{ground}>{needs}</td>"
            )
            .ok();
        }
        out.push_str("</tr>");
    }
    out
}

fn answer(row: &Row) -> (String, String) {
    let mark = if row.taken { "✔ " } else { "" };
    let words = cut(&row.label.line(), MOST);
    if row.kind != RowKind::Answer {
        return (mark.to_owned(), small(&words, NARROW));
    }
    let id = format!("{mark}<b>{}</b>", text(&row.id.line()));
    let mut label = lines(&words, NARROW, str::to_owned);
    if let Some(when) = &row.when {
        let words = format!("if {}", when.line());
        write!(label, "<br align=\"left\"/>{}", small(&words, NARROW)).ok();
    }
    (id, label)
}

fn need(need: &Need) -> String {
    let colour = match need.verb {
        Verb::Requires => "#b42318",
        Verb::Prefers => "#0b57d0",
        Verb::Weighs => "#57606a",
        Verb::Provides => "#0f766e",
        Verb::Lacks => "#9a3412",
        Verb::Outside => "#9a6700",
    };
    let words = lines(&need.words.line(), WIDE, str::to_owned);
    format!(
        "<font color=\"{colour}\"><b>{}</b></font> {words}",
        need.verb.word()
    )
}

fn rule(rule: &RuleCard) -> Vec<String> {
    let mut rows = vec![
        cell(&lines(&format!("Rule {}", rule.id.line()), WIDE, |text| {
            format!("<b>{text}</b>")
        })),
        cell(&lines(
            &format!("if {}", rule.when.line()),
            WIDE,
            str::to_owned,
        )),
    ];
    rows.extend(rule.needs.iter().map(|one| cell(&need(one))));
    rows.push(cell(&small(&rule.because.line(), WIDE)));
    rows
}

/// What is behind a question, in full.
fn tip(card: &Card) -> String {
    match &card.why {
        Some(why) => format!("{} {}", card.ask.line(), why.line()),
        None => card.ask.line(),
    }
}
