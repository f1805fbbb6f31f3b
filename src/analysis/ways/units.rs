//! Weights and values as whole numbers, so that sums are exact and equal sums are the same.

use super::deed::Deed;
use super::graph::Graph;

/// What weights may be multiples of: whole numbers to thousandths.
const DECIMALS: [f64; 4] = [1.0, 10.0, 100.0, 1_000.0];
/// What a value is a multiple of at least: the even steps of up to ten levels, and twelve, and
/// thousandths.
const STEPS: f64 = 9.0 * 125.0 * 7.0 * 11.0;
/// Into how many parts each of these is divided at most, as a power of two; the most that fit.
const MOST_PARTS: u32 = 24;
/// Half of the whole numbers there are: a lead is a difference of two sums.
const INTEGERS: (f64, u32) = (4_611_686_018_427_387_904.0, 21);
/// The whole numbers that a float holds exactly, and a sum of two of them.
const FLOATS: (f64, u32) = (4_503_599_627_370_496.0, 8);
/// The part of all weights within which the engine takes two sums for a tie: 1e-9 of 100 points.
const TIE: f64 = 1e-11;

/// How weights and values are written as whole numbers.
///
/// A weight is a multiple of `1 / per_weight`, exactly; a value is rounded to a multiple of
/// `1 / per_value`, which is less than what the engine takes for a tie, and changes nothing about
/// the usual fractions: three steps of a third are one whole.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Units {
    per_weight: f64,
    pub(in crate::analysis) per_value: f64,
    /// A lead that is not nothing and not larger than this may be a tie or not.
    pub(in crate::analysis) doubt: i64,
}

impl Units {
    /// The units of a tree; `None` if its weights have too many decimals or are too large.
    pub(in crate::analysis) fn of(graph: &Graph) -> Option<Self> {
        Self::within(graph, INTEGERS)
    }

    /// The same for sums that are held by floats; coarser where weights are large.
    pub(in crate::analysis) fn in_floats(graph: &Graph) -> Option<Self> {
        Self::within(graph, FLOATS)
    }

    fn within(graph: &Graph, (largest, fewest): (f64, u32)) -> Option<Self> {
        let deeds = graph.deeds().flat_map(|deed| &deed.terms);
        let weights: Vec<f64> = deeds.map(|(_, weight)| *weight).collect();
        let whole = |per: f64| {
            let is_whole = |weight: &f64| (weight * per - (weight * per).round()).abs() < 1e-9;
            weights.iter().all(is_whole)
        };
        let per_weight = DECIMALS.into_iter().find(|per| whole(*per))?;
        let most = (graph.weights().1 * per_weight).ceil();
        let parts = (fewest..=MOST_PARTS).rev();
        let mut per_value = parts.map(|parts| STEPS * f64::from(1_u32 << parts));
        let per_value = per_value.find(|per| most * per < largest)?;
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
    pub(in crate::analysis) fn points(&self, graph: &Graph, deed: &Deed) -> Vec<i64> {
        let mut points = vec![0; deed.points.len()];
        for (place, weight) in &deed.terms {
            let Some(term) = graph.terms.get(*place) else {
                continue;
            };
            for (sum, value) in points.iter_mut().zip(term.worth.rows()) {
                *sum += rounded(self.weight(*weight)) * rounded(value * self.per_value);
            }
        }
        points
    }

    /// A weight as a whole number.
    pub(in crate::analysis) fn weight(&self, weight: f64) -> f64 {
        (weight * self.per_weight).round()
    }

    /// By how much the value of a term is changed at most, for any option.
    pub(in crate::analysis) fn slip(&self, graph: &Graph) -> f64 {
        let worth = graph.terms.iter().flat_map(|term| term.worth.rows());
        worth.fold(0.0, |most: f64, value| {
            let whole = (value * self.per_value).round() / self.per_value;
            most.max((value - whole).abs())
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "weights and values in units are below 2^62"
)]
fn rounded(number: f64) -> i64 {
    number.round() as i64
}
