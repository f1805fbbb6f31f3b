//! How far apart two scores must be to be told apart.

use super::evaluation::{Contribution, Member, Ranked};
use super::score::TermKind;
use crate::model::{EPSILON, Tree};

/// The zone between two options, in points: `max(indifference, σ/2)`.
///
/// `σ² = Σ (100 w/W)² ((hi−lo)²_a + (hi−lo)²_b) / 12`: each value is taken as uniform over its
/// span (variance of the uniform distribution, width² / 12), the terms as independent. A term on
/// which both hold the same single assessed level counts 0: one judgement, made alike.
pub(crate) fn zone(tree: &Tree, total_weight: f64, a: &Ranked, b: &Ranked) -> f64 {
    let mut variance = 0.0;
    for (one, other) in a.contributions.iter().zip(&b.contributions) {
        let alike = match (one.value.kind, other.value.kind) {
            (TermKind::Assessed(level), TermKind::Assessed(same)) => level == same,
            _ => false,
        };
        if !alike {
            let factor = 100.0 * one.weight / total_weight;
            let width = |term: &Contribution| term.value.high - term.value.low;
            let (wa, wb) = (width(one), width(other));
            variance += factor * factor * (wa * wa + wb * wb) / 12.0;
        }
    }
    tree.indifference().max(variance.sqrt() / 2.0)
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
    let equal = |(a, b): (&Contribution, &Contribution)| {
        (a.value.counted - b.value.counted).abs() <= EPSILON
    };
    let better = |(a, b): (&Contribution, &Contribution)| {
        b.value.counted > a.value.counted + EPSILON
            || ((a.value.is_open() || b.value.is_open()) && b.value.high > a.value.low + EPSILON)
    };
    pairs().all(equal) || pairs().any(better)
}
