//! A tree drawn for a reviewer: questions in order, conditions, what each answer does.
//!
//! Purpose: Mermaid, DOT and SVG lay one [`view::Graph`] out, so that they all show the same.
//! Guarantee: every word of a tree passes the border of its format, the same tree gives the same
//! bytes, and what is left out is counted in the drawing.

mod arrows;
mod build;
mod detail;
mod dot;
mod mermaid;
mod needs;
mod rows;
mod svg;
#[cfg(test)]
mod tests;
mod view;
mod when;

pub use detail::Detail;

use mermaid::Flowchart;
use view::Graph;

use super::Decided;
use super::md::md;
use super::phrase::Phrase;
use crate::text::Shown;

/// In which language a drawing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// A flowchart of Mermaid.
    Mermaid,
    /// The same within Markdown.
    Markdown,
    /// Graphviz.
    Dot,
    /// Scalable Vector Graphics, laid out here.
    Svg,
}

/// A drawing, and what is to be said beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The drawing.
    pub text: String,
    /// What it leaves out, if anything.
    pub note: Option<Shown>,
}

/// Draws a tree; with answers, the way that they take. Without a wish the size says how much is
/// drawn.
pub fn draw(
    decided: &Decided<'_>,
    answered: bool,
    language: Language,
    wanted: Option<Detail>,
) -> Drawn {
    let graph = Graph::of(decided, answered);
    let detail = wanted.unwrap_or_else(|| usual(language, graph.answers()));
    let of = |text: String, notes: &[Phrase]| {
        let note = Phrase::joined(notes.to_vec(), " ");
        Drawn {
            text,
            note: (!note.is_empty()).then(|| Shown::line(&note.line())),
        }
    };
    match language {
        Language::Mermaid | Language::Markdown => {
            let (chart, notes) = flowchart(&graph, detail);
            if language == Language::Mermaid {
                return of(chart, &notes);
            }
            let title = md(&graph.title);
            let told = notes.iter().map(|note| format!("\n{}\n", md(note)));
            let told = told.collect::<Vec<_>>().concat();
            of(
                format!("# {title}\n\n```mermaid\n{chart}```\n{told}"),
                &notes,
            )
        }
        Language::Dot | Language::Svg => {
            let graph = graph.at(detail);
            let notes = notes(&graph, more(detail));
            let text = if language == Language::Dot {
                dot::write(&graph, &notes)
            } else {
                svg::write(&graph, &notes)
            };
            of(text, &notes)
        }
    }
}

/// How much is drawn of a tree with so many answers: as much as is still read with ease.
fn usual(language: Language, answers: usize) -> Detail {
    let (all, some) = match language {
        // Cards with columns, as long as they must be.
        Language::Svg => (200, 600),
        // GitHub shrinks a flowchart to the width of its page.
        Language::Mermaid | Language::Markdown => (30, 150),
        Language::Dot => (100, 300),
    };
    if answers <= all {
        Detail::Needs
    } else if answers <= some {
        Detail::Choices
    } else {
        Detail::Outline
    }
}

/// How to see more.
fn more(detail: Detail) -> Option<Phrase> {
    (detail < Detail::Needs).then(|| "More with --detail needs.".into())
}

/// The flowchart with as much as is wanted, or as much as GitHub draws.
fn flowchart(graph: &Graph, wanted: Detail) -> (String, Vec<Phrase>) {
    let mut detail = wanted;
    loop {
        let drawn = graph.at(detail);
        let limit = (detail < wanted).then_some(LIMIT.into());
        let notes = notes(&drawn, limit.or_else(|| more(detail)));
        let chart = Flowchart::of(&drawn, &notes);
        if chart.fits() {
            return (chart.text, notes);
        }
        match detail.less() {
            Some(less) => detail = less,
            None => break,
        }
    }
    // Fewer and fewer questions, in steps of a tenth.
    let outline = graph.at(Detail::Outline);
    let mut most = graph.cards.len();
    loop {
        most = most * 9 / 10;
        let drawn = outline.first(most);
        let notes = notes(&drawn, Some(LIMIT.into()));
        let chart = Flowchart::of(&drawn, &notes);
        if chart.fits() || most == 0 {
            return (chart.text, notes);
        }
    }
}

const LIMIT: &str = "More is not drawn by GitHub (50,000 characters and 500 arrows at most).";

/// What was left out, and how to see it; nothing where all is drawn.
fn notes(drawn: &Graph, hint: Option<Phrase>) -> Vec<Phrase> {
    drawn
        .left_out()
        .map_or_else(Vec::new, |left| std::iter::once(left).chain(hint).collect())
}
