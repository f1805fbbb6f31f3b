//! The status of a state behind the last question, as the engine gives it, flips aside.

use super::NoStatuses;
use super::acts::UNIT;
use super::walk::State;
use crate::analysis::ways::{Graph, Standing, Supply};
use crate::engine::{
    CapabilityState, Strict, TermKind, TermValue, UNKNOWN_SHARE, is_better, is_equal, one_of,
    spread,
};
use crate::model::{Candidate, CapabilityIx, EPSILON, MemberSet, Tree};

/// How near to a threshold a sum in another order might fall on the other side.
const DOUBT: f64 = 1e-11;

/// A status, flips aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    NoneLeft,
    Open,
    OnlyOne,
    TooClose,
    Clear,
}

/// What statuses are judged by.
pub(super) struct Judge<'t> {
    tree: &'t Tree,
    /// Of each option what it is worth on each term.
    worth: Vec<Vec<TermValue>>,
    supplies: Vec<Supply<'t>>,
    /// The capabilities on which it hangs whether options are left, or only on a condition.
    pub(super) relevant: MemberSet,
}

impl<'t> Judge<'t> {
    pub(super) fn new(tree: &'t Tree, graph: &Graph) -> Self {
        let candidates = tree.candidates();
        let worth = candidates.indices().map(|ix| {
            let of = graph.terms.iter().map(|term| term.value(tree, ix));
            of.collect()
        });
        let spoken_of = candidates.rows().iter().flat_map(|candidate| {
            let needs = candidate.needs.iter().flat_map(|need| &need.any);
            needs.chain(&candidate.conflicts).copied()
        });
        let supplies = candidates.rows().iter();
        Self {
            tree,
            worth: worth.collect(),
            relevant: spoken_of.collect(),
            supplies: supplies.map(|one| Supply::new(one, Strict::No)).collect(),
        }
    }

    /// The state without the options of which a need is lacked for good.
    pub(super) fn without_lacking(&self, mut state: State) -> State {
        for (n, supply) in self.supplies.iter().enumerate() {
            if supply.is_out(&state.standing) {
                state.viable &= !(1 << n);
            }
        }
        state.unverified &= state.viable;
        state
    }

    /// The status of a state behind the last question.
    pub(super) fn status(&self, state: &State) -> Result<Verdict, NoStatuses> {
        let is_left = |n: &usize| {
            let supply = self.supplies.get(*n);
            state.viable & (1 << n) != 0
                && supply.is_some_and(|supply| supply.is_supplied(&state.standing))
        };
        let left: Vec<usize> = (0..self.worth.len()).filter(is_left).collect();
        if left.is_empty() {
            return Ok(Verdict::NoneLeft);
        }
        let weights: Vec<f64> = state
            .weights
            .iter()
            .map(|one| f64::from(*one) * UNIT)
            .collect();
        let total: f64 = weights.iter().sum();
        if state.outside || total <= 0.0 || (left.len() > 1 && state.essential) {
            return Ok(Verdict::Open);
        }
        let score = |n: &usize| self.sum(*n, &weights, |value| value.counted) * 100.0 / total;
        let scores: Vec<(usize, f64)> = left.iter().map(|n| (*n, score(n))).collect();
        let most = scores
            .iter()
            .map(|(_, score)| *score)
            .fold(f64::MIN, f64::max);
        let mut winner = None;
        for (n, score) in &scores {
            let behind = most - score;
            if (behind - EPSILON).abs() < DOUBT {
                return Err(NoStatuses::Rounding);
            }
            if behind <= EPSILON && winner.is_none() {
                winner = Some((*n, *score));
            }
        }
        let Some((winner, points)) = winner else {
            return Err(NoStatuses::Rounding);
        };
        if state.unverified & (1 << winner) != 0 || self.is_conditional(winner, &state.standing) {
            return Ok(Verdict::Open);
        }
        let unknown = self.sum(winner, &weights, unknown) / total - UNKNOWN_SHARE - EPSILON;
        if unknown.abs() < DOUBT {
            return Err(NoStatuses::Rounding);
        }
        if unknown > 0.0 {
            return Ok(Verdict::Open);
        }
        if left.len() == 1 {
            return Ok(Verdict::OnlyOne);
        }
        for (n, score) in scores.iter().filter(|(n, _)| *n != winner) {
            let lead = (points - score).max(0.0);
            if self.is_too_close((winner, *n), lead, (&weights, total))? {
                return Ok(Verdict::TooClose);
            }
        }
        Ok(Verdict::Clear)
    }

    /// Whether a rival is within the zone of the winner, and not dominated.
    fn is_too_close(
        &self,
        (winner, other): (usize, usize),
        lead: f64,
        (weights, total): (&[f64], f64),
    ) -> Result<bool, NoStatuses> {
        let Some((first, second)) = self.worth.get(winner).zip(self.worth.get(other)) else {
            return Ok(false);
        };
        let weighed = || {
            let pairs = weights.iter().zip(first.iter().zip(second));
            pairs.filter(|(weight, _)| **weight > 0.0)
        };
        let equal = weighed().all(|(_, (a, b))| is_equal(a, b));
        if !equal && !weighed().any(|(_, (a, b))| is_better(b, a)) {
            return Ok(false);
        }
        let square = |(weight, (a, b)): (&f64, (&TermValue, &TermValue))| {
            let factor = 100.0 * weight / total;
            factor * factor * spread(a, b) / 12.0
        };
        let variance: f64 = weighed().map(square).sum();
        let zone = self.tree.indifference().max(variance.sqrt() / 2.0);
        let inside = zone - EPSILON - lead;
        if inside.abs() < DOUBT || (lead - EPSILON).abs() < DOUBT {
            return Err(NoStatuses::Rounding);
        }
        Ok(lead <= EPSILON || inside > 0.0)
    }

    fn sum(&self, option: usize, weights: &[f64], of: impl Fn(&TermValue) -> f64) -> f64 {
        let worth = self.worth.get(option).into_iter().flatten();
        weights
            .iter()
            .zip(worth)
            .map(|(weight, value)| weight * of(value))
            .sum()
    }

    /// Whether something that an option needs is neither provided nor lacked.
    fn is_conditional(&self, option: usize, standing: &Standing) -> bool {
        let candidate: Option<&Candidate> = self.tree.candidates().rows().get(option);
        let state = |ix: CapabilityIx| standing.of(ix);
        let needs = candidate.into_iter().flat_map(|one| &one.needs);
        let mut states = needs.map(|need| one_of(&need.any, state));
        states.any(|state| state == CapabilityState::Silent)
    }
}

/// The share of the weight of a term on which an option is unknown.
fn unknown(value: &TermValue) -> f64 {
    match value.kind {
        TermKind::Unknown => 1.0,
        TermKind::PartlyUnknown => value.high - value.low,
        _ => 0.0,
    }
}
