//! Who is first under each attitude to uncertainty.

use crate::analysis::robustness::Robustness;
use crate::engine::Risk;
use crate::report::phrase::{Phrase, say};
use crate::report::view::Scribe;

/// One line an attitude; nothing where fewer than two options are left.
pub(super) fn lines(scribe: &Scribe<'_>, found: &Robustness) -> Vec<Phrase> {
    if scribe.evaluation().ranking.len() < 2 {
        return Vec::new();
    }
    let line = |one: &crate::analysis::robustness::Attitude| {
        let counts = match one.risk {
            Risk::Cautious => "cautious (ranges and unknowns count with their low end): ",
            Risk::Neutral => "neutral (with their mean, unknowns as the criterion says): ",
            Risk::Bold => "bold (with their high end): ",
        };
        say![counts, Phrase::all_of(scribe.names(&one.first))]
    };
    found.attitudes.iter().map(line).collect()
}
