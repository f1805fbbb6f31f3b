//! Markdown, fit for a comment on a pull request: the outcome first, the rest folded.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::decided::Decided;
use super::link::Link;
use super::md::{fence, folded, list, md, write_blocks};
use super::view::{METHODS, Merit, OutRow, SourceRow, View, status_word};
use crate::text::no_command;

/// Writes decisions as Markdown, at most a million bytes; what is left out is counted.
///
/// # Errors
/// The writer's.
pub fn write(decisions: &[Decided<'_>], to: &mut impl Write) -> io::Result<()> {
    let views = decisions.iter().map(View::of);
    write_blocks(views.flat_map(|view| blocks(&view)), to)
}

/// A decision in blocks, of which any may be left out.
fn blocks(view: &View) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut head = format!("### {}: {}\n\n", md(&view.title), md(&view.headline));
    writeln!(head, "**{}**\n", status_word(view.status)).ok();
    for sentence in &view.sentences {
        writeln!(head, "{}\n", md(sentence)).ok();
    }
    blocks.push(head);
    blocks.push(ranking(view));
    let back = if view.ranking.is_empty() {
        "What to lift so that an option comes back"
    } else {
        "What would bring others back"
    };
    for (title, phrases) in [
        ("How sure", &view.sure),
        (METHODS, &view.methods),
        ("Why", &view.why),
        ("Not sure about the winner", &view.caveats),
        (back, &view.relax),
    ] {
        if !phrases.is_empty() {
            blocks.push(format!("**{title}**\n\n{}\n", list(phrases)));
        }
    }
    for note in &view.robustness {
        blocks.push(folded(note.title, &list(&note.lines)));
    }
    blocks.push(steps(view));
    blocks.push(folded("Where sources disagree", &list(&view.dissent)));
    blocks.push(open(view));
    blocks.push(out(&view.out));
    for note in &view.notes {
        blocks.push(folded(note.title, &list(&note.lines)));
    }
    blocks.push(weights(view));
    blocks.push(next(view));
    blocks.push(sources(&view.sources));
    blocks.push(folded("What this tree leaves out", &list(&view.limits)));
    blocks.push(format!("{}\n", md(&view.colophon)));
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn ranking(view: &View) -> String {
    if view.ranking.is_empty() {
        return String::new();
    }
    let mut text = "| # | Option | Score | Speaks for it | Speaks against it | Marks |\n\
        | ---: | --- | ---: | --- | --- | --- |\n"
        .to_owned();
    for row in &view.ranking {
        let score = row.score.as_deref().unwrap_or("–");
        let range = row
            .range
            .as_deref()
            .map(|range| format!(" ({range})"))
            .unwrap_or_default();
        let marks: Vec<String> = row
            .marks
            .iter()
            .map(|mark| format!("{}: {}", mark.word, md(&mark.detail)))
            .collect();
        writeln!(
            text,
            "| {} | {} | {score}{range} | {} | {} | {} |",
            row.rank,
            md(&row.name),
            merits(&row.gains),
            merits(&row.losses),
            marks.join("<br>"),
        )
        .ok();
    }
    format!("{text}\n{}\n\n", md(&view.legend))
}

fn merits(all: &[Merit]) -> String {
    let lines: Vec<String> = all
        .iter()
        .map(|merit| format!("{} {}", merit.points, md(&merit.what)))
        .collect();
    lines.join("<br>")
}

/// The plus-minus table of the answers.
fn steps(view: &View) -> String {
    if view.steps.is_empty() {
        return String::new();
    }
    let mut text = "| Question | −1 | now | +1 |\n| --- | --- | --- | --- |\n".to_owned();
    for row in &view.steps {
        let (down, now, up) = (md(&row.down), md(&row.now), md(&row.up));
        writeln!(text, "| {} | {down} | {now} | {up} |", md(&row.question)).ok();
    }
    folded("First with one answer a step down or up", &text)
}

fn open(view: &View) -> String {
    let mut text = String::new();
    for open in &view.open {
        let decisive = if open.decisive {
            " (still decisive)"
        } else {
            ""
        };
        writeln!(text, "- {}{decisive}: {}", md(&open.id), md(&open.ask)).ok();
        for change in &open.changes {
            writeln!(text, "  - {}", md(change)).ok();
        }
    }
    folded("Open questions", &text)
}

fn out(rows: &[OutRow]) -> String {
    let mut text = String::new();
    for row in rows {
        let today = if row.current { " (runs today)" } else { "" };
        let disputed = if row.disputed() { " (disputed)" } else { "" };
        writeln!(text, "- **{}**{today}{disputed}", md(&row.name)).ok();
        for reason in &row.reasons {
            let fact = reason
                .fact
                .as_ref()
                .map(|fact| format!("; it is: {}", md(fact)));
            writeln!(
                text,
                "  - {}{}",
                md(&reason.demand),
                fact.unwrap_or_default()
            )
            .ok();
            for line in reason.by.iter().chain(&reason.disputed) {
                writeln!(text, "    - {}", md(line)).ok();
            }
        }
    }
    folded("Out, and why", &text)
}

fn weights(view: &View) -> String {
    if view.weights.is_empty() {
        return String::new();
    }
    let mut text = "| Weight | Share | On | From |\n| ---: | ---: | --- | --- |\n".to_owned();
    for row in &view.weights {
        let from: Vec<String> = row.from.iter().map(md).collect();
        let (weight, share) = (&row.weight, &row.share);
        writeln!(
            text,
            "| {weight} | {share} | {} | {} |",
            md(&row.what),
            from.join("<br>")
        )
        .ok();
    }
    folded("What weighs how much", &text)
}

fn next(view: &View) -> String {
    let mut text = String::new();
    for step in &view.next {
        writeln!(text, "- {}\n", md(&step.title)).ok();
        for code in step.run.iter().chain(&step.text) {
            let fence = fence(code);
            writeln!(text, "  {fence}").ok();
            for line in code.as_str().lines() {
                writeln!(text, "  {}", no_command(line)).ok();
            }
            writeln!(text, "  {fence}\n").ok();
        }
    }
    let name = view.next_for.as_ref().map(md).unwrap_or_default();
    folded(&format!("Next steps with {name}"), &text)
}

/// The sources that are cited, folded.
pub(super) fn sources(rows: &[SourceRow]) -> String {
    let mut text = String::new();
    for source in rows {
        let title = md(&source.title);
        let linked = match &source.link {
            Some(link) => format!("[{title}]({})", Link::address(link)),
            None => title,
        };
        writeln!(
            text,
            "{}. {linked}, {}, {}",
            source.number, source.date, source.kind
        )
        .ok();
    }
    folded("Sources", &text)
}
