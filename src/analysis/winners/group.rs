//! States that differ by nothing but the points: kept side by side.

use indexmap::{IndexMap, IndexSet};
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
    /// Where they came to in a chart.
    pub(super) label: u32,
}

/// Where a state comes from: the state before, by its number in the layer before, and the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct From {
    pub(super) state: u32,
    /// The deck, the family, and the member of it.
    pub(super) answer: [u32; 3],
}

/// What a state has of its own, but for its points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Past {
    /// How many answer sets it stands for.
    pub(super) ways: u128,
    /// The fewest known answers that lead here.
    pub(super) known: u32,
    /// The last step of the way with the fewest.
    pub(super) from: From,
}

/// The states of a group, those that end alike merged.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// Of each state what tells it apart; gone once no state is added any more.
    codes: IndexSet<Box<[u16]>, FxBuildHasher>,
    /// For each state the points of each viable option, one state after the other.
    points: Vec<i64>,
    pub(super) pasts: Vec<Past>,
}

/// Groups by key, in the order in which they were first met.
#[derive(Debug, Default)]
pub(super) struct Groups(pub(super) Map<Key, Group>);

impl Past {
    /// Takes in answer sets that end alike.
    fn take(&mut self, other: Self) {
        let ways = self.ways.saturating_add(other.ways);
        if other.known < self.known {
            *self = other;
        }
        self.ways = ways;
    }
}

impl Group {
    /// Adds a state, or merges it with the one there that ends alike.
    pub(super) fn add(&mut self, code: &[u16], points: &[i64], past: Past) {
        match self.codes.get_index_of(code) {
            Some(place) => {
                if let Some(there) = self.pasts.get_mut(place) {
                    there.take(past);
                }
            }
            None => {
                self.codes.insert(code.into());
                self.points.extend_from_slice(points);
                self.pasts.push(past);
            }
        }
    }

    /// The points of each viable option in a state; `width` is how many are viable.
    pub(super) fn points(&self, state: usize, width: usize) -> &[i64] {
        let from = state * width;
        self.points.get(from..from + width).unwrap_or_default()
    }

    /// How many answer sets some of the states stand for.
    pub(super) fn ways(&self, states: std::ops::Range<usize>) -> u128 {
        let pasts = self.pasts.get(states).unwrap_or_default();
        pasts
            .iter()
            .fold(0, |all, past| all.saturating_add(past.ways))
    }

    /// Keeps the states for which this says so.
    fn retain(&mut self, width: usize, keeps: impl FnMut(&Past) -> bool) {
        let kept: Vec<bool> = self.pasts.iter().map(keeps).collect();
        let mut points = Vec::new();
        for (state, _) in kept.iter().enumerate().filter(|(_, keeps)| **keeps) {
            points.extend_from_slice(self.points(state, width));
        }
        self.points = points;
        let mut kept = kept.into_iter();
        self.pasts.retain(|_| kept.next().unwrap_or_default());
    }
}

impl Groups {
    /// The place of a group; made if there is none.
    pub(super) fn place(&mut self, key: Key) -> usize {
        let entry = self.0.entry(key);
        let place = entry.index();
        entry.or_default();
        place
    }

    /// The group at a place.
    pub(super) fn at(&mut self, place: usize) -> Option<&mut Group> {
        self.0.get_index_mut(place).map(|(_, group)| group)
    }

    /// Takes in what others hold, as if they had been added after all that is here.
    pub(super) fn take(&mut self, others: Self) {
        for (key, theirs) in others.0 {
            let width = key.viable.count_ones() as usize;
            let place = self.place(key);
            let Some(own) = self.at(place) else {
                continue;
            };
            if own.pasts.is_empty() {
                *own = theirs;
                continue;
            }
            for (state, (code, past)) in theirs.codes.iter().zip(&theirs.pasts).enumerate() {
                own.add(code, theirs.points(state, width), *past);
            }
        }
    }

    /// No more states are added: what tells them apart is forgotten.
    pub(super) fn close(&mut self) {
        for group in self.0.values_mut() {
            group.codes = IndexSet::default();
        }
    }

    /// Keeps the states for which this says so, and the groups that have any left.
    pub(super) fn retain(&mut self, mut keeps: impl FnMut(&Key, &Past) -> bool) {
        for (key, group) in &mut self.0 {
            let width = key.viable.count_ones() as usize;
            group.retain(width, |past| keeps(key, past));
        }
        self.0.retain(|_, group| !group.pasts.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::{From, Groups, Key, Past};
    use crate::analysis::ways::Standing;

    fn key(viable: u64) -> Key {
        Key {
            node: 0,
            viable,
            standing: Standing::default(),
            weighed: true,
            label: 0,
        }
    }

    fn past(ways: u128, known: u32, state: u32) -> Past {
        let from = From {
            state,
            answer: [0; 3],
        };
        Past { ways, known, from }
    }

    fn filled(states: &[(u64, u16, u128, u32, u32)]) -> Groups {
        let mut groups = Groups::default();
        for (viable, code, ways, known, state) in states {
            let place = groups.place(key(*viable));
            let points = [i64::from(*code), 0];
            let group = groups.at(place).unwrap();
            group.add(&[*code], &points, past(*ways, *known, *state));
        }
        groups
    }

    fn told(groups: &Groups) -> Vec<(u64, Vec<i64>, u128, u32, u32)> {
        let mut all = Vec::new();
        for (key, group) in &groups.0 {
            for (state, past) in group.pasts.iter().enumerate() {
                let points = group.points(state, 2).to_vec();
                all.push((key.viable, points, past.ways, past.known, past.from.state));
            }
        }
        all
    }

    #[test]
    fn states_that_end_alike_are_one_and_the_fewest_known_answers_stay() {
        let groups = filled(&[(3, 7, 2, 4, 0), (3, 8, 1, 1, 1), (3, 7, 3, 2, 2)]);
        let wanted = vec![(3, vec![7, 0], 5, 2, 2), (3, vec![8, 0], 1, 1, 1)];
        assert_eq!(told(&groups), wanted);
    }

    #[test]
    fn parts_taken_in_turn_are_the_whole() {
        let all = [
            (3, 7, 2, 4, 0),
            (5, 7, 1, 1, 1),
            (3, 7, 3, 4, 2),
            (6, 1, 1, 1, 3),
            (3, 9, 1, 0, 4),
            (3, 7, 1, 0, 5),
        ];
        let whole = told(&filled(&all));
        for cut in 0..=all.len() {
            let mut parts = filled(&all[..cut]);
            parts.take(filled(&all[cut..]));
            assert_eq!(told(&parts), whole, "cut at {cut}");
        }
    }

    #[test]
    fn what_is_not_kept_is_gone_with_its_points() {
        let mut groups = filled(&[(3, 7, 2, 4, 0), (3, 8, 1, 1, 1), (5, 7, 1, 1, 2)]);
        groups.close();
        groups.retain(|key, past| key.viable == 3 && past.ways == 1);
        assert_eq!(told(&groups), [(3, vec![8, 0], 1, 1, 1)]);
    }
}
