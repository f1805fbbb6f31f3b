//! Weights and values as whole numbers, so that sums are exact and equal sums are the same.

use crate::analysis::ways::{Deed, Graph};

/// What weights may be multiples of: whole numbers to thousandths.
const DECIMALS: [f64; 4] = [1.0, 10.0, 100.0, 1_000.0];
/// What a value is a multiple of at least: the even steps of up to ten levels, and twelve, and
/// thousandths.
const STEPS: f64 = 9.0 * 125.0 * 7.0 * 11.0;
/// Into how many parts each of these is divided; the most that fit.
const PARTS: [f64; 4] = [16_777_216.0, 8_388_608.0, 4_194_304.0, 2_097_152.0];
/// Half of the whole numbers there are: a lead is a difference of two sums.
const LARGEST: f64 = 4_611_686_018_427_387_904.0;
/// The part of all weights within which the engine takes two sums for a tie: 1e-9 of 100 points.
const TIE: f64 = 1e-11;

/// How weights and values are written as whole numbers.
///
/// A weight is a multiple of `1 / per_weight`, exactly; a value is rounded to a multiple of
/// `1 / per_value`, which is less than what the engine takes for a tie, and changes nothing about
/// the usual fractions: three steps of a third are one whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units {
    per_weight: f64,
    per_value: f64,
    /// A lead that is not nothing and not larger than this may be a tie or not.
    pub(super) doubt: i64,
}

impl Units {
    /// The units of a tree; `None` if its weights have too many decimals or are too large.
    pub(super) fn of(graph: &Graph) -> Option<Self> {
        let deeds = graph.deeds().flat_map(|deed| &deed.terms);
        let weights: Vec<f64> = deeds.map(|(_, weight)| *weight).collect();
        let whole = |per: f64| {
            let is_whole = |weight: &f64| (weight * per - (weight * per).round()).abs() < 1e-9;
            weights.iter().all(is_whole)
        };
        let per_weight = DECIMALS.into_iter().find(|per| whole(*per))?;
        let most = (graph.weights().1 * per_weight).ceil();
        let mut per_value = PARTS.into_iter().map(|parts| STEPS * parts);
        let per_value = per_value.find(|per| most * per < LARGEST)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "below 2^62, by the line above"
        )]
        let doubt = (most * (TIE * per_value + 2.0)).ceil() as i64;
        Some(Self {
            per_weight,
            per_value,
            doubt,
        })
    }

    /// The points that a deed gives each option.
    pub(super) fn points(&self, graph: &Graph, deed: &Deed) -> Vec<i64> {
        let mut points = vec![0; deed.points.len()];
        for (place, weight) in &deed.terms {
            let Some(term) = graph.terms.get(*place) else {
                continue;
            };
            for (sum, value) in points.iter_mut().zip(term.worth.rows()) {
                *sum += rounded(weight * self.per_weight) * rounded(value * self.per_value);
            }
        }
        points
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "weights and values in units are below 2^62"
)]
fn rounded(number: f64) -> i64 {
    number.round() as i64
}
