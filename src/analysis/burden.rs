//! How the weight is shared among the criteria, over all answer sets.
//!
//! Purpose: to say how much all weights come to on average, and in how many answer sets one
//! criterion holds most of them. Guarantee: exact; nothing is sampled. What is viable does not
//! matter here: weights follow from answers alone.

use std::collections::BTreeMap;

use super::space::Count;
use super::ways::{Deed, Graph, Layer};
use crate::model::{CriterionIx, Table, Tree};

/// The share of the weight above which one criterion is heavy.
pub(super) const HEAVY: f64 = 0.4;
/// That share as a fraction of whole numbers.
const SHARE: (i64, i64) = (2, 5);
/// What weights are multiples of: thousandths.
const PER_WEIGHT: f64 = 1_000.0;

/// How the weight is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Burden {
    /// How many answer sets there are.
    pub sets: Count,
    /// The mean of all weights together.
    pub mean: f64,
    /// In how many sets a criterion, with the preferences on it, holds more than 40 % of the
    /// weight.
    pub heavy_in: Table<CriterionIx, Count>,
}

/// How often each sum occurs; what is decided whatever follows is no longer among them.
type Sums = BTreeMap<i64, u128>;

/// Answers that take the same turn, by what they add and how many they are.
type Turns = Vec<(usize, Vec<(i64, u128)>)>;

impl Burden {
    /// Adds up over all ways to answer; `None` if weights have more than three decimals, or there
    /// are more answer sets than are counted.
    pub(super) fn of(tree: &Tree, graph: &Graph) -> Option<Self> {
        let mut weights = graph.deeds().flat_map(|deed| &deed.terms);
        let parts = |weight: f64| weight * PER_WEIGHT;
        if weights.any(|(_, weight)| (parts(*weight) - parts(*weight).round()).abs() > 1e-6) {
            return None;
        }
        let total = |deed: &Deed| in_units(deed.terms.iter().map(|(_, weight)| *weight).sum());
        let sums = all_sums(graph, &total);
        let sets = sums
            .values()
            .try_fold(0_u128, |all, n| all.checked_add(*n))?;
        let mean = mean(&sums, sets);
        let heavy_in = Table::for_each_of(tree.criteria(), |ix, _| {
            let over = |deed: &Deed| {
                let of = |place: &usize| graph.terms.get(*place).map(|term| term.criterion);
                let own = deed.terms.iter().filter(|(place, _)| of(place) == Some(ix));
                let own = in_units(own.map(|(_, weight)| *weight).sum());
                SHARE.1 * own - SHARE.0 * total(deed)
            };
            Count(above_nothing(graph, &over))
        });
        Some(Self {
            sets: Count(sets),
            mean,
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

#[expect(
    clippy::cast_precision_loss,
    reason = "a mean is shown with one decimal"
)]
fn mean(sums: &Sums, sets: u128) -> f64 {
    let shares = sums.iter();
    let shares = shares.map(|(sum, count)| *sum as f64 * (*count as f64 / sets as f64));
    shares.sum::<f64>() / PER_WEIGHT
}

/// For each state of a layer what its answers add, turn by turn.
fn turns(layer: &Layer, of: &impl Fn(&Deed) -> i64) -> Vec<Turns> {
    let rules: Vec<i64> = layer.turns.iter().map(|turn| of(&turn.deed)).collect();
    let mut families: BTreeMap<(usize, usize), Vec<(i64, u128)>> = BTreeMap::new();
    let node = |node| -> Turns {
        let mut all: Turns = Vec::new();
        for way in layer.ways(node) {
            let (deck, family, turn) = way.places;
            let own = families.entry((deck, family)).or_insert_with(|| {
                let mut sums = Sums::new();
                for (_, deed) in &way.family.members {
                    *sums.entry(of(deed)).or_default() += 1;
                }
                sums.into_iter().collect()
            });
            let rules = rules.get(turn).copied().unwrap_or(0);
            let own = own.iter().map(|(sum, count)| (sum + rules, *count));
            all.push((way.turn.to, own.collect()));
        }
        all
    };
    layer.nodes.iter().map(node).collect()
}

/// How often each sum of something occurs over all answer sets.
fn all_sums(graph: &Graph, of: &impl Fn(&Deed) -> i64) -> Sums {
    let mut here = vec![Sums::from([(of(&graph.base), 1)])];
    for layer in &graph.layers {
        let mut next: Vec<Sums> = Vec::new();
        for (turns, sums) in turns(layer, of).iter().zip(&here) {
            step(turns, sums, &mut next);
        }
        here = next;
    }
    let mut all = Sums::new();
    for (sum, count) in here.into_iter().flatten() {
        add(&mut all, sum, count);
    }
    all
}

/// In how many answer sets a sum of something is above 0.
fn above_nothing(graph: &Graph, of: &impl Fn(&Deed) -> i64) -> u128 {
    let layers: Vec<Vec<Turns>> = graph.layers.iter().map(|layer| turns(layer, of)).collect();
    // For each state how many ways on there are, and the least and the most that they add.
    let mut ends = vec![vec![(1_u128, 0, 0); graph.ends()]];
    for layer in layers.iter().rev() {
        let here = layer.iter().map(|turns| {
            let (mut ways, mut least, mut most) = (0_u128, i64::MAX, i64::MIN);
            for (to, sums) in turns {
                let after = ends.last().and_then(|after| after.get(*to));
                for ((sum, count), (rest, from, up)) in sums.iter().zip(after.into_iter().cycle()) {
                    ways = ways.saturating_add(count.saturating_mul(*rest));
                    (least, most) = (least.min(sum + from), most.max(sum + up));
                }
            }
            (ways, least, most)
        });
        let here = here.collect();
        ends.push(here);
    }
    ends.reverse();
    let mut found = 0_u128;
    let mut here = vec![Sums::from([(of(&graph.base), 1)])];
    for (layer, ends) in layers.iter().zip(&ends) {
        let mut next: Vec<Sums> = Vec::new();
        for ((turns, sums), (ways, least, most)) in layer.iter().zip(here).zip(ends) {
            let mut open = Sums::new();
            for (sum, count) in sums {
                if sum + least > 0 {
                    found = found.saturating_add(count.saturating_mul(*ways));
                } else if sum + most > 0 {
                    open.insert(sum, count);
                }
            }
            step(turns, &open, &mut next);
        }
        here = next;
    }
    let over = here.into_iter().flatten().filter(|(sum, _)| *sum > 0);
    over.fold(found, |all, (_, count)| all.saturating_add(count))
}

/// All turns from a state that was come to with some sums.
fn step(turns: &Turns, sums: &Sums, next: &mut Vec<Sums>) {
    for (to, own) in turns {
        if next.len() <= *to {
            next.resize(*to + 1, Sums::new());
        }
        let Some(there) = next.get_mut(*to) else {
            continue;
        };
        for (before, ways) in sums {
            for (more, count) in own {
                add(there, before + more, ways.saturating_mul(*count));
            }
        }
    }
}

fn add(sums: &mut Sums, sum: i64, ways: u128) {
    let there = sums.entry(sum).or_default();
    *there = there.saturating_add(ways);
}
