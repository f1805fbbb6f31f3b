//! How far apart two scores must be to be told apart.

use super::evaluation::{Contribution, Member, Ranked};
use super::score::{TermKind, TermValue};
use crate::model::{EPSILON, Tree};

/// The zone between two options, in points: `max(indifference, σ/2)`.
///
/// `σ² = Σ (100 w/W)² ((hi−lo)²_a + (hi−lo)²_b) / 12`: each value is taken as uniform over its
/// span (variance of the uniform distribution, width² / 12), the terms as independent. A term on
/// which both hold the same single assessed level counts 0: one judgement, made alike.
pub(crate) fn zone(tree: &Tree, total_weight: f64, a: &Ranked, b: &Ranked) -> f64 {
    let mut variance = 0.0;
    for (one, other) in a.contributions.iter().zip(&b.contributions) {
        let factor = 100.0 * one.weight / total_weight;
        variance += factor * factor * spread(&one.value, &other.value) / 12.0;
    }
    tree.indifference().max(variance.sqrt() / 2.0)
}

/// `(hi−lo)²_a + (hi−lo)²_b` of a term; nothing if both hold the same single assessed level.
pub(crate) fn spread(a: &TermValue, b: &TermValue) -> f64 {
    match (a.kind, b.kind) {
        (TermKind::Assessed(level), TermKind::Assessed(same)) if level == same => 0.0,
        _ => {
            let (wa, wb) = (a.high - a.low, b.high - b.low);
            wa * wa + wb * wb
        }
    }
}

/// Whether a rival is within the winner's zone and not dominated, so that it is too close.
pub(crate) fn rival(tree: &Tree, total_weight: f64, winner: &Ranked, other: &Ranked) -> Member {
    let points = |ranked: &Ranked| ranked.score.map_or(0.0, |score| score.points);
    let lead = (points(winner) - points(other)).max(0.0);
    let zone = zone(tree, total_weight, winner, other);
    Member {
        candidate: other.assessment.candidate,
        lead,
        zone,
    }
}

/// Within the zone: the lead is below it; a tie always is.
pub(crate) fn is_within(member: &Member) -> bool {
    member.lead <= EPSILON || member.lead < member.zone - EPSILON
}

/// Whether a rival is equal to the winner on all weighed terms, or better on at least one:
/// a higher counted value, or, where either is unknown or a range, a high end above the winner's
/// low end.
pub(crate) fn is_not_dominated(winner: &Ranked, other: &Ranked) -> bool {
    let pairs = || winner.contributions.iter().zip(&other.contributions);
    let equal = |(a, b): (&Contribution, &Contribution)| is_equal(&a.value, &b.value);
    let better = |(a, b): (&Contribution, &Contribution)| is_better(&b.value, &a.value);
    pairs().all(equal) || pairs().any(better)
}

/// Whether two options count the same on a term.
pub(crate) fn is_equal(a: &TermValue, b: &TermValue) -> bool {
    (a.counted - b.counted).abs() <= EPSILON
}

/// Whether an option is better than another on a term.
pub(crate) fn is_better(one: &TermValue, other: &TermValue) -> bool {
    one.counted > other.counted + EPSILON
        || ((other.is_open() || one.is_open()) && one.high > other.low + EPSILON)
}
