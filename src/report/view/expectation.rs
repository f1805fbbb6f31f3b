//! What was expected, and what became of it.

use super::Scribe;
use crate::engine::{Miss, Outcome};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, told};

/// The expectation in words: the verdict first, then each miss.
pub(super) fn lines(scribe: &Scribe<'_>) -> Vec<Phrase> {
    let Some((expect, outcome)) = scribe.decided.expectation else {
        return Vec::new();
    };
    let because = || told(expect.known_miss.as_deref().unwrap_or_default());
    let (verdict, misses): (Phrase, &[Miss]) = match outcome {
        Outcome::Holds => ("The expectation holds.".into(), &[]),
        Outcome::KnownMiss(misses) => (
            say!["The expectation is missed, as it says: ", because()],
            misses,
        ),
        Outcome::Fails(misses) => ("The expectation does not hold.".into(), misses),
        Outcome::HoldsUnexpectedly => (
            say![
                "The expectation holds, although it says that it would not: ",
                because()
            ],
            &[],
        ),
    };
    let mut lines = vec![verdict];
    lines.extend(misses.iter().map(|one| miss(scribe, one)));
    lines
}

fn miss(scribe: &Scribe<'_>, miss: &Miss) -> Phrase {
    match miss {
        Miss::Winner { first } if first.is_empty() => "another winner was expected; none is".into(),
        Miss::Winner { first } => {
            say![
                "another winner was expected; first is ",
                Phrase::all_of(scribe.names(first))
            ]
        }
        Miss::Status(status) => say!["another status was expected; it is ", status.as_str()],
        Miss::Top(ix) => say![scribe.name(*ix), " was expected among the first"],
        Miss::NotEliminated(ix) => say![scribe.name(*ix), " was expected to be out"],
        Miss::First(ix) => say![scribe.name(*ix), " was expected never to be first"],
        Miss::Margin(None) => "a margin was expected; there is none".into(),
        Miss::Margin(Some(margin)) => {
            say![
                "a larger margin was expected; it is ",
                own(number::score(*margin))
            ]
        }
    }
}
