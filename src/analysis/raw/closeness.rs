//! Whether a rival is too close to the first, seen from one state before the last questions.
//!
//! In whole numbers a lead `L` and a weight `W` stand for `100 L / (W · per_value)` points, and a
//! zone is the larger of the indifference and `50 √V / W` points, `V = Σ w²·v` over the terms, `v`
//! the variance of the difference of two options. What the last questions weigh is added to what
//! was weighed before: `V = Σ u²·v + Σ (2u + w)·w·v`, of which the first sum is made once for all
//! ways through the last questions, and the second has few terms.

use super::block::{Block, Way};
use super::course::Course;
use super::kernel::Row;
use super::pairs::{Pair, Pairs, bits};
use super::state::State;
use crate::model::EPSILON;

/// What rounding may change about a lead or a zone, in points, for each number that the engine
/// adds on the way to it: about ten times what adding numbers of up to 100 can lose.
const ROUNDING: f64 = 2e-13;
/// How many more numbers are there beside terms and answers.
const MORE: usize = 100;
/// What a bound that is only there to look closer is raised by, so that rounding lowers none.
const AMPLE: f64 = 1.0 + 1e-9;

/// What does not depend on any answer.
pub(super) struct Measure {
    pairs: Pairs,
    indifference: f64,
    per_value: f64,
    /// How far a lead may be from where a rival is within the zone for rounding to decide.
    rounding: f64,
    doubt: f64,
}

/// What is so after the answers before the last questions.
pub(super) struct Closeness<'m> {
    measure: &'m Measure,
    /// The terms that are weighed, as bits.
    weighed: Vec<u64>,
    /// For each pair `Σ u²·v`, once it is known.
    variances: Vec<Option<f64>>,
    /// The points, in whole numbers, within which a rival may be: by indifference of what is
    /// weighed so far, and by the largest zone there may be.
    near: (f64, f64),
}

impl Measure {
    pub(super) fn of(course: &Course<'_>) -> Self {
        let (graph, units) = (course.graph, course.units);
        let numbers = graph.terms.len() + graph.layers.len() + MORE;
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer than 2^52")]
        let rounding = ROUNDING * numbers as f64;
        Self {
            pairs: Pairs::of(course.ground, graph),
            indifference: course.ground.tree.indifference(),
            per_value: units.per_value,
            // Two sums, each of them changed by as much of 100 points at most.
            rounding: rounding + 2.0 * 100.0 * units.slip(graph),
            doubt: course.doubt(),
        }
    }

    /// So many points by indifference for each unit of weight, in whole numbers.
    fn indifferent(&self) -> f64 {
        self.indifference * self.per_value / 100.0
    }
}

impl<'m> Closeness<'m> {
    pub(super) fn new(measure: &'m Measure) -> Self {
        Self {
            measure,
            weighed: Vec::new(),
            variances: vec![None; measure.pairs.len()],
            near: (0.0, 0.0),
        }
    }

    /// Looks from a state at the ways through the last questions.
    pub(super) fn look(&mut self, state: &State, block: &Block) {
        self.weighed = bits(state.terms.iter().map(|weight| *weight > 0.0));
        self.variances.fill(None);
        let terms = state
            .terms
            .iter()
            .zip(&block.most)
            .zip(&self.measure.pairs.most);
        let most: f64 = terms
            .map(|((one, more), most)| (one + more) * (one + more) * most)
            .sum();
        let zone = self.measure.per_value * most.sqrt() / 2.0;
        self.near = (self.measure.indifferent() * state.weight, zone);
    }

    /// By how many points fewer, in whole numbers, a rival may have that is too close or a tie, if
    /// the last questions weigh so much.
    #[inline]
    pub(super) fn near(&self, weights: &Row) -> Row {
        let (so_far, zone) = self.near;
        let each = self.measure.indifferent();
        let mut near = *weights;
        for near in &mut near {
            let by_indifference = so_far + each * *near;
            let most = if by_indifference > zone {
                by_indifference
            } else {
                zone
            };
            *near = most * AMPLE + self.measure.doubt;
        }
        near
    }

    /// Whether a rival that has so many points fewer, in whole numbers, is too close to the first;
    /// `None` if rounding may decide.
    pub(super) fn is_close(
        &mut self,
        (state, way): (&State, &Way),
        (first, rival): (usize, usize),
        lead: f64,
    ) -> Option<bool> {
        let place = self.measure.pairs.place(first, rival);
        let pair = self.measure.pairs.at(place)?;
        if !self.is_not_dominated(pair, way) {
            return Some(false);
        }
        if lead == 0.0 {
            return Some(true);
        }
        let weight = state.weight + way.weight;
        let points = 100.0 * lead / (weight * self.measure.per_value);
        let rounding = self.measure.rounding;
        let indifference = self.measure.indifference;
        if points < indifference - EPSILON - rounding {
            return Some(true);
        }
        let variance = self.variance(pair, place, state);
        let more = way.terms.iter().map(|(term, more)| {
            let so_far = state.terms.get(*term).copied().unwrap_or(0.0);
            let of = pair.variance.get(*term).copied().unwrap_or(0.0);
            (2.0 * so_far + more) * more * of
        });
        let variance = variance + more.sum::<f64>();
        let zone = indifference.max(50.0 * variance.sqrt() / weight);
        let room = zone - EPSILON - points;
        (room.abs() > rounding).then_some(room > 0.0)
    }

    fn is_not_dominated(&self, pair: &Pair, way: &Way) -> bool {
        if pair.is_better(&self.weighed) {
            return true;
        }
        let mut weighed = self.weighed.clone();
        for (term, _) in &way.terms {
            if let Some(word) = weighed.get_mut(term / 64) {
                *word |= 1 << (term % 64);
            }
        }
        pair.is_better(&weighed) || pair.is_equal(&weighed)
    }

    /// `Σ u²·v` of a pair.
    fn variance(&mut self, pair: &Pair, place: usize, state: &State) -> f64 {
        let Some(there) = self.variances.get_mut(place) else {
            return 0.0;
        };
        *there.get_or_insert_with(|| {
            let terms = state.terms.iter().zip(&pair.variance);
            terms.map(|(weight, of)| weight * weight * of).sum()
        })
    }
}
