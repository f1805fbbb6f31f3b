//! How the weight is shared among the criteria, over all answer sets that leave an option.
//!
//! Purpose: to say how much all weights come to on average, and in how many answer sets one
//! criterion holds most of them. Guarantee: exact; nothing is sampled. Answer sets that leave no
//! option are left out, for nothing is weighed in them; where telling them apart takes more than
//! the budget, all answer sets are counted, and it is said so.

mod sums;
mod ways;

use super::space::Count;
use super::ways::{ANSWERS, Deed, Effort, Graph, Ground, Supply};
use super::wording::count_text;
use crate::engine::Situation;
use crate::model::{CriterionIx, Table, Tree};
use sums::{above_nothing, mean};
use ways::Ways;

/// The share of the weight above which one criterion is heavy.
pub(super) const HEAVY: f64 = 0.4;
/// That share as a fraction of whole numbers.
const SHARE: (i64, i64) = (2, 5);
/// What weights are multiples of: thousandths.
const PER_WEIGHT: f64 = 1_000.0;
/// The ways from state to state that are kept where dead ends are left out.
const WAYS: usize = 2_000_000;
/// The sums that are added up for all criteria together where dead ends are left out.
const STEPS: usize = 20_000_000;

/// How the weight is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Burden {
    /// Whether only answer sets are counted that leave an option.
    pub is_of_living: bool,
    /// How many answer sets are counted.
    pub sets: Count,
    /// The mean of all weights together.
    pub mean: f64,
    /// In how many sets a criterion, with the preferences on it, holds more than 40 % of the
    /// weight.
    pub heavy_in: Table<CriterionIx, Count>,
}

impl Burden {
    /// Adds up over all ways to answer a tree; `None` if not all of them are looked at, weights
    /// have more than three decimals, or there are more answer sets than are counted.
    pub fn under(tree: &Tree, situation: &Situation) -> Option<Self> {
        let ground = Ground::new(tree, situation);
        let mut silent = |_| ();
        let graph = Graph::whole(&ground, &mut Effort::new(ANSWERS, &mut silent)).ok()?;
        Self::of(tree, situation, &graph)
    }

    /// The same over ways that are at hand; `None` if weights have more than three decimals, or there
    /// are more answer sets than are counted.
    pub(super) fn of(tree: &Tree, situation: &Situation, graph: &Graph) -> Option<Self> {
        let mut weights = graph.deeds().flat_map(|deed| &deed.terms);
        let parts = |weight: f64| weight * PER_WEIGHT;
        if weights.any(|(_, weight)| (parts(*weight) - parts(*weight).round()).abs() > 1e-6) {
            return None;
        }
        let supplies = tree.candidates().rows().iter();
        let supplies: Vec<Supply<'_>> = supplies
            .map(|one| Supply::new(one, situation.strict))
            .collect();
        let living = Ways::living(graph, &supplies, WAYS);
        let living = living.and_then(|ways| Self::over(tree, graph, &ways, STEPS));
        living
            .map(|burden| Self {
                is_of_living: true,
                ..burden
            })
            .or_else(|| Self::over(tree, graph, &Ways::all(graph), usize::MAX))
    }

    /// How many answer sets are counted, and which.
    pub(super) fn sets_text(&self) -> String {
        let sets = count_text(self.sets);
        if self.is_of_living {
            format!("{sets} answer sets that leave an option")
        } else {
            format!("{sets} answer sets, dead ends among them")
        }
    }

    fn over(tree: &Tree, graph: &Graph, ways: &Ways<'_>, mut steps: usize) -> Option<Self> {
        let total = |deed: &Deed| in_units(deed.terms.iter().map(|(_, weight)| *weight).sum());
        let (sets, mean) = mean(ways, &total)?;
        let mut is_counted = true;
        let heavy_in = Table::for_each_of(tree.criteria(), |ix, _| {
            let over = |deed: &Deed| {
                let of = |place: &usize| graph.terms.get(*place).map(|term| term.criterion);
                let own = deed.terms.iter().filter(|(place, _)| of(place) == Some(ix));
                let own = in_units(own.map(|(_, weight)| *weight).sum());
                SHARE.1 * own - SHARE.0 * total(deed)
            };
            let heavy = is_counted.then(|| above_nothing(ways, &over, &mut steps));
            let heavy = heavy.flatten();
            is_counted &= heavy.is_some();
            Count(heavy.unwrap_or_default())
        });
        is_counted.then_some(Self {
            is_of_living: false,
            sets: Count(sets),
            mean: mean / PER_WEIGHT,
            heavy_in,
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "weights are at most a million points"
)]
fn in_units(weight: f64) -> i64 {
    (weight * PER_WEIGHT).round() as i64
}
