//! States that differ by nothing but the points: kept side by side.

use std::hash::Hash;

use indexmap::IndexMap;
use indexmap::map::Entry;
use rustc_hash::FxBuildHasher;

use crate::analysis::ways::Standing;

/// A map in the order in which its entries were added, whatever their hashes.
pub(super) type Map<K, V> = IndexMap<K, V, FxBuildHasher>;

/// What states of a group share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// The place of the state that conditions tell apart.
    pub(super) node: usize,
    /// The options that can still be first.
    pub(super) viable: u64,
    /// How the capabilities stand of which several answers decide.
    pub(super) standing: Standing,
    /// Whether anything is weighed.
    pub(super) weighed: bool,
}

/// Where a state comes from: the state before, by its number in the layer before, and the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct From {
    pub(super) state: u32,
    /// The deck, the family, and the member of it.
    pub(super) answer: (usize, usize, usize),
}

/// Answer sets that nothing to come can tell apart.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// For each viable option its points, the fewest being 0.
    pub(super) points: Box<[i64]>,
    /// How many they are.
    pub(super) ways: u128,
    /// The fewest known answers that lead here.
    pub(super) known: u32,
    /// The last step of the way with the fewest.
    pub(super) from: From,
}

/// States by key, in the order in which they were first met, merged by what is given as alike.
#[derive(Debug)]
pub(super) struct Groups<L>(pub(super) Map<Key, Map<L, State>>);

impl<L: Hash + Eq> Groups<L> {
    pub(super) fn new() -> Self {
        Self(Map::default())
    }

    /// The place of a group.
    pub(super) fn place(&mut self, key: Key) -> usize {
        let entry = self.0.entry(key);
        let place = entry.index();
        entry.or_default();
        place
    }

    /// Adds a state to a group, or to the one there that is alike.
    pub(super) fn add(&mut self, place: usize, alike: L, state: State) {
        let Some((_, states)) = self.0.get_index_mut(place) else {
            return;
        };
        match states.entry(alike) {
            Entry::Occupied(mut there) => there.get_mut().take(state),
            Entry::Vacant(nothing) => {
                nothing.insert(state);
            }
        }
    }

    /// All states, group by group.
    pub(super) fn states(&self) -> impl Iterator<Item = &State> {
        self.0.values().flat_map(Map::values)
    }
}

impl State {
    /// Takes in answer sets that end alike.
    fn take(&mut self, other: Self) {
        let ways = self.ways.saturating_add(other.ways);
        if other.known < self.known {
            *self = other;
        }
        self.ways = ways;
    }
}

/// How many answer sets some states stand for.
pub(super) fn ways<'s>(states: impl IntoIterator<Item = &'s State>) -> u128 {
    let ways = states.into_iter().map(|state| state.ways);
    ways.fold(0, u128::saturating_add)
}
