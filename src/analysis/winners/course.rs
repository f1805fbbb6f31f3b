//! All that is known before the first step: the ways, what they do, and what holds for all of them.

use super::acts::{Act, Acts};
use super::bounds::Bounds;
use super::group::Key;
use super::labels::{Classify, Labels};
use super::ranks::Ranks;
use crate::analysis::bits::{first_of, has, places};
use crate::analysis::ways::{Graph, Standing, Supply, Units, Way};
use crate::engine::Strict;
use crate::model::{MemberSet, Tree};

/// All that is known before the first step.
pub(super) struct Course<'g> {
    pub(super) graph: &'g Graph,
    pub(super) units: Units,
    pub(super) acts: Vec<Acts>,
    pub(super) bounds: Vec<Vec<Bounds>>,
    pub(super) ranks: Ranks,
    /// What is told apart beside who is first.
    pub(super) labels: &'g Labels,
    /// The options of whose capabilities several answers together decide.
    pub(super) supplies: Vec<(usize, Supply<'g>)>,
}

impl<'g> Course<'g> {
    /// All but the sums that tell leads apart: whoever looks them up puts them in.
    pub(super) fn of(
        (tree, graph): (&'g Tree, &'g Graph),
        units: Units,
        strict: Strict,
        (labels, classify): (&'g Labels, Classify<'_>),
    ) -> Self {
        let acts = Acts::of(graph, &units, classify);
        Self {
            bounds: Bounds::of(graph, &acts, tree.candidates().len()),
            graph,
            units,
            acts,
            ranks: Ranks::default(),
            labels,
            supplies: Supply::together(tree, strict),
        }
    }

    /// What some options share before any answer, and the points of those that are viable.
    pub(super) fn start(&self, among: u64) -> (Key, Vec<i64>) {
        let base = Act::base(self.graph, &self.units);
        let viable = first_of(base.points.len()) & among & !base.breaks;
        let given = &self.graph.base;
        let relevant = self.relevant(viable);
        let key = Key {
            node: 0,
            viable,
            standing: Standing::default().and(&given.lacks, &given.provides, &relevant),
            weighed: base.weighs,
            label: 0,
        };
        let points = places(viable).filter_map(|n| base.points.get(n).copied());
        (key, points.collect())
    }

    /// What holds for all ways on from a state of a layer.
    pub(super) fn bounds(&self, (layer, node): (usize, usize)) -> Option<&Bounds> {
        self.bounds.get(layer)?.get(node)
    }

    /// How many ways on there are.
    pub(super) fn completions(&self, at: (usize, usize)) -> u128 {
        self.bounds(at).map_or(0, |one| one.completions)
    }

    /// Of some options those of whose capabilities several answers together decide.
    fn supplies(&self, viable: u64) -> impl Iterator<Item = &(usize, Supply<'_>)> {
        self.supplies.iter().filter(move |(n, _)| has(viable, *n))
    }

    /// Of these the options of which something is so.
    fn supplied(&self, viable: u64, is_so: impl Fn(&Supply<'_>) -> bool) -> u64 {
        let those = self.supplies(viable).filter(|(_, supply)| is_so(supply));
        those.fold(0, |all, (n, _)| all | 1 << n)
    }

    /// The capabilities that matter to some of these options beyond single answers.
    pub(super) fn relevant(&self, viable: u64) -> MemberSet {
        let sets = self.supplies(viable).map(|(_, supply)| supply.relevant);
        sets.fold(MemberSet::EMPTY, |all, set| all.union(&set))
    }

    /// Of the options of a group those that may still be without what they need, or are so if
    /// nothing more is said.
    pub(super) fn may_lack(&self, key: &Key, bounds: &Bounds) -> u64 {
        self.supplied(key.viable, |supply| {
            supply.may_lack(&key.standing, &bounds.lacks, &bounds.provides)
        })
    }

    /// How capabilities stand after a way.
    pub(super) fn standing(&self, key: &Key, way: &Way<'_>) -> Standing {
        let deed = &way.turn.deed;
        let lacks = way.family.lacks.union(&deed.lacks);
        let provides = way.family.provides.union(&deed.provides);
        let relevant = self.relevant(key.viable);
        key.standing.and(&lacks, &provides, &relevant)
    }

    /// Of some options those that are out for good: of some need all is lacked.
    pub(super) fn unsupplied(&self, viable: u64, standing: &Standing) -> u64 {
        self.supplied(viable, |supply| supply.is_out(standing))
    }

    /// Of the options of a group those whose needs are not met in the end.
    pub(super) fn without_supply(&self, key: &Key) -> u64 {
        self.supplied(key.viable, |supply| !supply.is_supplied(&key.standing))
    }
}
