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
use super::rivals::Rivals;
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
    /// By how many points fewer, in whole numbers, a rival may have that is within the indifference
    /// whatever rounding does, for each unit of weight; below 0 if nobody is.
    surely: f64,
    doubt: f64,
}

/// What is so after the answers before the last questions.
pub(super) struct Closeness<'m> {
    measure: &'m Measure,
    /// The terms that are weighed, as bits.
    weighed: Vec<u64>,
    /// Who dominates whom, whatever the last questions weigh.
    rivals: Rivals,
    /// For each pair `Σ u²·v`, once it is known.
    variances: Vec<Option<f64>>,
    /// What is weighed so far.
    weight: f64,
    /// The points, in whole numbers, of the largest zone there may be.
    zone: f64,
}

impl Measure {
    pub(super) fn of(course: &Course<'_>) -> Self {
        let (graph, units) = (course.graph, course.units);
        let numbers = graph.terms.len() + graph.layers.len() + MORE;
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer than 2^52")]
        let rounding = ROUNDING * numbers as f64;
        // Two sums, each of them changed by as much of 100 points at most.
        let rounding = rounding + 2.0 * 100.0 * units.slip(graph);
        let indifference = course.ground.tree.indifference();
        let surely = indifference - EPSILON - 2.0 * rounding;
        Self {
            pairs: Pairs::of(course.ground, graph),
            indifference,
            per_value: units.per_value,
            rounding,
            surely: surely * units.per_value / 100.0 / AMPLE,
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
            rivals: Rivals::default(),
            variances: vec![None; measure.pairs.len()],
            weight: 0.0,
            zone: 0.0,
        }
    }

    /// Looks from a state at the ways through the last questions.
    pub(super) fn look(&mut self, state: &State, block: &Block) {
        self.weighed = bits(state.terms.iter().map(|weight| *weight > 0.0));
        self.rivals
            .look(&self.measure.pairs, &self.weighed, &block.weighed);
        self.variances.fill(None);
        let terms = state
            .terms
            .iter()
            .zip(&block.most)
            .zip(&self.measure.pairs.most);
        let most: f64 = terms
            .map(|((one, more), most)| (one + more) * (one + more) * most)
            .sum();
        self.zone = self.measure.per_value * most.sqrt() / 2.0;
        self.weight = state.weight;
    }

    /// By how many points fewer, in whole numbers, a rival may have that is within the zone whatever
    /// rounding does, and one that is perhaps within it or a tie, if the last questions weigh so
    /// much.
    #[inline]
    pub(super) fn bars(&self, weights: &Row) -> [Row; 2] {
        let indifferent = self.measure.indifferent();
        let (mut surely, mut near) = (*weights, *weights);
        for (surely, near) in surely.iter_mut().zip(&mut near) {
            let weight = self.weight + *near;
            let by_indifference = indifferent * weight;
            let most = if by_indifference > self.zone {
                by_indifference
            } else {
                self.zone
            };
            *surely = self.measure.surely * weight;
            *near = most * AMPLE + self.measure.doubt;
        }
        [surely, near]
    }

    /// Of some options those that an option does not dominate, whatever the last questions weigh.
    #[inline]
    pub(super) fn standing(&self, first: usize, others: u64) -> u64 {
        others & self.rivals.never.get(first).copied().unwrap_or(0)
    }

    /// Of some options those that an option perhaps does not dominate.
    #[inline]
    pub(super) fn perhaps(&self, first: usize, others: u64) -> u64 {
        others & !self.rivals.always.get(first).copied().unwrap_or(0)
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
        let both = [&self.weighed, &way.weighed];
        both.iter().any(|terms| pair.is_better(terms))
            || both.iter().all(|terms| pair.is_equal(terms))
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
