//! The facts on which the first place hangs.

use super::Scribe;
use crate::analysis::robustness::Robustness;
use crate::report::phrase::Phrase;
use crate::report::wording::tipping;

/// How many facts that somebody disputes are told in short.
const DISPUTED: usize = 2;

/// The disputed facts that would turn the first place, then the one that is nearest to it.
pub(super) fn sentences(scribe: &mut Scribe<'_>, found: &Robustness) -> Vec<Phrase> {
    let points = || found.tipping_points.iter();
    let disputed = points().filter(|one| one.is_disputed()).take(DISPUTED);
    let nearest = points().find(|one| !one.is_disputed());
    disputed
        .chain(nearest)
        .map(|point| tipping(scribe, point).short())
        .collect()
}

/// All of them, each with every value at which it turns.
pub(super) fn lines(scribe: &mut Scribe<'_>, found: &Robustness) -> Vec<Phrase> {
    let points = found.tipping_points.iter();
    points.map(|point| tipping(scribe, point).line()).collect()
}
