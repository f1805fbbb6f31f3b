//! States that differ by nothing but the points: kept side by side.

use std::hash::Hash;

use indexmap::IndexMap;
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
    pub(super) answer: (u32, u32, u32),
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
pub(super) struct Groups<L> {
    pub(super) keys: Vec<(Key, Vec<State>)>,
    places: Map<Key, usize>,
    alike: Vec<Map<L, u32>>,
    /// How many states there are.
    pub(super) len: usize,
}

impl<L: Hash + Eq> Groups<L> {
    pub(super) fn new() -> Self {
        Self {
            keys: Vec::new(),
            places: Map::default(),
            alike: Vec::new(),
            len: 0,
        }
    }

    /// The place of a group.
    pub(super) fn place(&mut self, key: Key) -> usize {
        *self.places.entry(key).or_insert_with(|| {
            self.keys.push((key, Vec::new()));
            self.alike.push(Map::default());
            self.keys.len() - 1
        })
    }

    /// Adds a state to a group, or to the one there that is alike.
    pub(super) fn add(&mut self, place: usize, alike: L, state: State) {
        let (Some((_, states)), Some(there)) =
            (self.keys.get_mut(place), self.alike.get_mut(place))
        else {
            return;
        };
        let next = u32::try_from(states.len()).expect("states are within the budget");
        let at = *there.entry(alike).or_insert(next);
        match states.get_mut(at as usize) {
            Some(one) => {
                one.ways = one.ways.saturating_add(state.ways);
                if state.known < one.known {
                    (one.known, one.from) = (state.known, state.from);
                    one.points = state.points;
                }
            }
            None => {
                states.push(state);
                self.len += 1;
            }
        }
    }
}
