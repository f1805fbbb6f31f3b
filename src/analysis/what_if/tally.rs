//! Sums of what answers do, to which answers can be added and from which they can be taken.

use crate::analysis::ways::Deed;
use crate::engine::{CapabilityState, Situation, is_supplied};
use crate::model::{CandidateIx, CapabilityIx, EPSILON, Ix, Table, Tree};

use super::outcome::Outcome;

/// What some answers add up to.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    /// For each option `Σ w·v`.
    points: Vec<f64>,
    /// `Σ w`.
    weight: f64,
    /// How many answers and rules weigh something.
    weighing: i32,
    /// For each option how many rule it out by themselves.
    broken: Vec<i32>,
    /// For each capability how many lack it, and how many provide it.
    lacked: Table<CapabilityIx, i32>,
    provided: Table<CapabilityIx, i32>,
}

/// What exchanging summands may lose, in points, and more.
const ROUNDING: f64 = 2e-11;
/// What is weighed must be at least this part of what was weighed before summands were exchanged.
const PART: f64 = 1e-3;

impl Tally {
    pub(super) fn nothing(tree: &Tree) -> Self {
        let none = || Table::for_each_of(tree.capabilities(), |_, _| 0);
        Self {
            points: vec![0.0; tree.candidates().len()],
            weight: 0.0,
            weighing: 0,
            broken: vec![0; tree.candidates().len()],
            lacked: none(),
            provided: none(),
        }
    }

    pub(super) fn add(&mut self, deed: &Deed) {
        self.exchange(deed, 1.0, 1);
    }

    pub(super) fn take(&mut self, deed: &Deed) {
        self.exchange(deed, -1.0, -1);
    }

    fn exchange(&mut self, deed: &Deed, sign: f64, count: i32) {
        for (sum, points) in self.points.iter_mut().zip(deed.points.rows()) {
            *sum += sign * points;
        }
        if deed.weight > 0.0 {
            self.weight += sign * deed.weight;
            self.weighing += count;
        }
        if !deed.breaks.is_empty() {
            for (n, broken) in self.broken.iter_mut().enumerate() {
                *broken += count * i32::from(deed.breaks.has(n));
            }
        }
        for (sums, said) in [
            (&mut self.lacked, &deed.lacks),
            (&mut self.provided, &deed.provides),
        ] {
            if !said.is_empty() {
                for (n, sum) in sums.rows_mut().iter_mut().enumerate() {
                    *sum += count * i32::from(said.has(n));
                }
            }
        }
    }

    /// Becomes the same as another.
    pub(super) fn become_like(&mut self, other: &Self) {
        self.points.clone_from(&other.points);
        self.broken.clone_from(&other.broken);
        let rows = |sums: &mut Table<CapabilityIx, i32>, of: &Table<CapabilityIx, i32>| {
            sums.rows_mut().copy_from_slice(of.rows());
        };
        rows(&mut self.lacked, &other.lacked);
        rows(&mut self.provided, &other.provided);
        (self.weight, self.weighing) = (other.weight, other.weighing);
    }

    /// Whether no answer rules an option out by itself.
    pub(super) fn spares(&self, option: CandidateIx) -> bool {
        self.broken.get(option.position()).is_none_or(|n| *n == 0)
    }

    /// Who is viable, with what score; `None` where rounding might decide who is first.
    pub(super) fn outcome(
        &self,
        tree: &Tree,
        situation: &Situation,
        before: f64,
        outcome: &mut Outcome,
    ) -> Option<()> {
        let state = |ix: CapabilityIx| {
            if self.lacked[ix] > 0 {
                CapabilityState::Lacked
            } else if self.provided[ix] > 0 {
                CapabilityState::Provided
            } else {
                CapabilityState::Silent
            }
        };
        let weighed = self.weighing > 0;
        if weighed && self.weight < PART * before {
            return None;
        }
        let factor = if weighed { 100.0 / self.weight } else { 0.0 };
        let rows = tree.candidates().rows().iter();
        let sums = self.points.iter().zip(&self.broken);
        outcome.start(weighed);
        for (candidate, (points, broken)) in rows.zip(sums) {
            let viable = *broken == 0 && is_supplied(candidate, situation.strict, state);
            outcome.push(viable.then_some(points * factor));
        }
        let doubt = |lead: f64| weighed && (lead - EPSILON).abs() < ROUNDING;
        let best = outcome.best();
        let sure = !outcome.leads(best).any(doubt);
        sure.then_some(())
    }

    /// `Σ w`.
    pub(super) fn weight(&self) -> f64 {
        self.weight
    }
}
