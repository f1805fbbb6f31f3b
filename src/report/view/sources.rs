//! Sources, next steps, declared limits.

use super::{Scribe, block};
use crate::model::Tree;
use crate::report::link::Link;
use crate::report::phrase::{Phrase, theirs, told};
use crate::text::Shown;

/// A source that is cited.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SourceRow {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// Its title.
    pub(crate) title: Phrase,
    /// When it was written.
    pub(crate) date: String,
    /// How near it is to the matter.
    pub(crate) kind: &'static str,
    /// Where to open it.
    pub(crate) link: Option<Link>,
}

/// Something to do next.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StepView {
    /// What it achieves, with its source.
    pub(crate) title: Phrase,
    /// One line to run.
    pub(crate) run: Option<Shown>,
    /// A text of several lines.
    pub(crate) text: Option<Shown>,
}

/// The sources that were cited, by number; the last to be written.
pub(crate) fn rows(scribe: &Scribe<'_>) -> Vec<SourceRow> {
    let sources = scribe.tree().sources();
    scribe
        .cited
        .iter()
        .enumerate()
        .map(|(n, ix)| {
            let source = &sources[*ix];
            SourceRow {
                number: n + 1,
                title: theirs(&source.title),
                date: source.date.to_string(),
                kind: source.kind.as_str(),
                link: source.url.as_deref().and_then(Link::parse),
            }
        })
        .collect()
}

/// What to do once the winner is chosen.
pub(super) fn steps(scribe: &mut Scribe<'_>) -> Vec<StepView> {
    let Some(winner) = scribe.evaluation().recommendation.winner else {
        return Vec::new();
    };
    let tree = scribe.tree();
    tree.candidates()[winner]
        .next
        .iter()
        .map(|step| {
            let mut title = theirs(&step.title);
            title.push(" ");
            title.push(scribe.cite(step.source));
            StepView {
                title,
                run: step.run.as_deref().map(Shown::line),
                text: step.text.as_deref().map(block),
            }
        })
        .collect()
}

/// What the tree does not look at, and what a margin is.
pub(super) fn limits(tree: &Tree) -> Vec<Phrase> {
    let omitted = tree.scope().omits.iter().map(|omit| told(omit));
    omitted
        .chain(["A margin measures this tree, not the truth.".into()])
        .collect()
}
