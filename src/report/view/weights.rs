//! What weighs how much, and by which answer.

use super::{Scribe, terms};
use crate::engine::{Part, TermRef};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say};
use crate::report::wording::by;

/// A term with its weight.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WeightRow {
    /// The criterion, or the preference.
    pub(crate) what: Phrase,
    /// Its points.
    pub(crate) weight: String,
    /// Its share of all points.
    pub(crate) share: String,
    /// Where the points come from.
    pub(crate) from: Vec<Phrase>,
}

/// The terms that are weighed, the heaviest first.
pub(super) fn rows(scribe: &Scribe<'_>) -> Vec<WeightRow> {
    let needs = &scribe.evaluation().needs;
    let total = scribe.evaluation().total_weight;
    let criteria = needs
        .weights
        .iter()
        .map(|(ix, parts)| (TermRef::Criterion(ix), parts));
    let preferences = needs.preferences.iter().enumerate();
    let preferences = preferences.map(|(n, term)| (TermRef::Preference(n), &term.parts));
    let sum = |parts: &[Part]| parts.iter().map(|part| part.weight.points()).sum::<f64>();
    let mut all: Vec<(TermRef, &Vec<Part>, f64)> = criteria
        .chain(preferences)
        .map(|(term, parts)| (term, parts, sum(parts)))
        .filter(|(.., weight)| *weight > 0.0)
        .collect();
    all.sort_by(|a, b| b.2.total_cmp(&a.2));
    all.into_iter()
        .map(|(term, parts, weight)| WeightRow {
            what: terms::title(scribe, term),
            weight: number::weight(weight),
            share: number::percent(weight / total),
            from: parts.iter().map(|part| origin(scribe, part)).collect(),
        })
        .collect()
}

fn origin(scribe: &Scribe<'_>, part: &Part) -> Phrase {
    let words = by(scribe.tree(), scribe.evaluation(), part.by);
    say![own(number::weight(part.weight.points())), ": ", words]
}
