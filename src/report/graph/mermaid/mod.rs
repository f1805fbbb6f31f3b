//! Mermaid's own border, and the drawing as a flowchart.
//!
//! Guarantee: ids of nodes are ours, labels stand in quotation marks, and whatever Mermaid, its
//! Markdown, `KaTeX` or HTML would act on is an entity.

mod lines;

use crate::report::mermaid::{ASK, LABEL, NEED, bold, label, plain, small};
use lines::{question, rule};

use super::view::{Graph, State, To};
use crate::engine::Status;
use crate::report::phrase::Phrase;
use crate::report::view::status_word;

/// The most characters (UTF-16) of a text that GitHub draws (`maxTextSize`), with some room left.
const MOST_CHARS: usize = 49_000;
/// The most arrows of a text that GitHub draws (`maxEdges`).
const MOST_ARROWS: usize = 500;
/// A drawing, and how many arrows it has.
#[derive(Debug)]
pub(super) struct Flowchart {
    pub(super) text: String,
    arrows: usize,
    path: Vec<usize>,
}

impl Flowchart {
    /// Whether GitHub draws it.
    pub(super) fn fits(&self) -> bool {
        self.arrows <= MOST_ARROWS && self.text.encode_utf16().count() <= MOST_CHARS
    }

    /// Draws.
    pub(super) fn of(graph: &Graph, notes: &[Phrase]) -> Self {
        let mut chart = Self {
            text: HEAD.to_owned(),
            arrows: 0,
            path: Vec::new(),
        };
        chart.line(&format!("  accTitle: {}", plain(&graph.title)));
        let decides = [bold(&graph.title, ASK), label(&graph.decides, NEED)];
        let title = [&decides[..], &[small(&graph.about, NEED)]].concat();
        chart.node("t", &title, "plain", ("([", "])"));
        for (n, card) in graph.cards.iter().enumerate() {
            let class = match card.state {
                State::Plain => "plain",
                State::Answered => "answered",
                State::Open => "open",
                State::Skipped => "skipped",
            };
            let to_it = graph.arrows.iter().filter(|one| one.to == To::Question(n));
            let told_by_arrow = to_it.count() == 1;
            let lines = question(card, told_by_arrow);
            chart.node(&format!("q{n}"), &lines, class, ("[", "]"));
        }
        for (n, one) in graph.rules.iter().enumerate() {
            let class = match one.holds {
                Some(true) => "answered",
                Some(false) => "skipped",
                None => "rule",
            };
            chart.node(&format!("r{n}"), &rule(one), class, ("[[", "]]"));
        }
        chart.ending(graph);
        if !notes.is_empty() {
            let lines: Vec<String> = notes.iter().map(|note| small(note, 400)).collect();
            chart.node("n", &lines, "note", ("[", "]"));
        }
        chart.steps(graph);
        for arrow in &graph.arrows {
            if is_idle(graph, arrow.to) {
                continue;
            }
            let to = match arrow.to {
                To::Question(n) | To::Choices(n) => format!("q{n}"),
                To::Rule(n) => format!("r{n}"),
            };
            let words = label(&arrow.words, LABEL);
            chart.arrow(&format!("q{}", arrow.from), "-.->", &words, &to);
        }
        for (class, look) in CLASSES {
            if chart.text.contains(&format!(":::{class}\n")) {
                chart.line(&format!("  classDef {class} {look}"));
            }
        }
        if !chart.path.is_empty() {
            let path: Vec<String> = chart.path.iter().map(usize::to_string).collect();
            let path = path.join(",");
            chart.line(&format!(
                "  linkStyle {path} stroke:#1a7f37,stroke-width:3px"
            ));
        }
        chart
    }

    /// The way through the questions in their order; with answers through those that are asked.
    fn steps(&mut self, graph: &Graph) {
        let with_answers = graph.ending.is_some();
        let (mut from, mut said) = ("t".to_owned(), String::new());
        for (n, card) in graph.cards.iter().enumerate() {
            if card.state == State::Skipped {
                continue;
            }
            let to = format!("q{n}");
            self.step(&from, &said, &to, with_answers);
            (from, said) = (to, label(&card.brief, LABEL));
        }
        if graph.left.questions > 0 {
            self.step(&from, &said, "more", with_answers);
            (from, said) = ("more".to_owned(), String::new());
        }
        if with_answers {
            self.step(&from, &said, "e", true);
        }
    }

    fn step(&mut self, from: &str, said: &str, to: &str, with_answers: bool) {
        if with_answers {
            self.path.push(self.arrows);
            self.arrow(from, "==>", said, to);
        } else {
            self.arrow(from, "-->", "", to);
        }
    }

    /// What comes out, and what stands for questions that are not drawn.
    fn ending(&mut self, graph: &Graph) {
        let more = graph.left.questions;
        if more > 0 {
            let words = format!("… {more} more questions");
            self.node("more", &[words], "note", ("[", "]"));
        }
        if let Some(ending) = &graph.ending {
            let mut lines = vec![
                bold(&ending.headline, NEED),
                format!("<i>{}</i>", status_word(ending.status)),
            ];
            lines.extend(ending.sentences.iter().map(|one| label(one, 300)));
            let class = match ending.status {
                Status::Clear | Status::OnlyOne => "sure",
                Status::Open | Status::TooClose => "unsure",
                Status::NoneLeft => "nothing",
            };
            self.node("e", &lines, class, ("([", "])"));
        }
    }

    fn node(&mut self, id: &str, lines: &[String], class: &str, (open, close): (&str, &str)) {
        let text = lines.join("<br/>");
        self.line(&format!("  {id}{open}\"{text}\"{close}:::{class}"));
    }

    fn arrow(&mut self, from: &str, kind: &str, words: &str, to: &str) {
        self.arrows += 1;
        if words.is_empty() {
            self.line(&format!("  {from} {kind} {to}"));
        } else {
            self.line(&format!("  {from} {kind}|\"{words}\"| {to}"));
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

const HEAD: &str = "\
---
config:
  flowchart:
    wrappingWidth: 520
---
flowchart TB
";

/// The classes of nodes. Light fills with dark words are read on a dark page too.
const CLASSES: [(&str, &str); 9] = [
    (
        "plain",
        "fill:#ffffff,stroke:#57606a,color:#1f2328,text-align:left",
    ),
    (
        "answered",
        "fill:#e6f4ea,stroke:#1a7f37,stroke-width:2px,color:#1f2328,text-align:left",
    ),
    (
        "open",
        "fill:#fff8e0,stroke:#9a6700,color:#1f2328,text-align:left",
    ),
    (
        "skipped",
        "fill:#f2f3f5,stroke:#b3b9c0,stroke-dasharray:4 3,color:#6b7280,text-align:left",
    ),
    (
        "rule",
        "fill:#f3effc,stroke:#6639ba,color:#1f2328,text-align:left",
    ),
    (
        "note",
        "fill:#ffffff,stroke:#b3b9c0,stroke-dasharray:2 3,color:#57606a,text-align:left",
    ),
    ("sure", "fill:#1a7f37,stroke:#0f5323,color:#ffffff"),
    ("unsure", "fill:#7d4e00,stroke:#4d2d00,color:#ffffff"),
    ("nothing", "fill:#a40e26,stroke:#67060c,color:#ffffff"),
];

/// Whether an arrow says what the answers of a question say themselves, or speaks of answers to a
/// question that is not asked, so that it is left out.
fn is_idle(graph: &Graph, to: To) -> bool {
    match to {
        To::Choices(n) => graph
            .cards
            .get(n)
            .is_some_and(|card| !card.groups.is_empty() || card.state == State::Skipped),
        To::Question(_) | To::Rule(_) => false,
    }
}
