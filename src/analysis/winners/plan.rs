//! What can be done in the states of a layer, before it is done.

use super::acts::Acts;
use super::course::Course;
use super::group::{Groups, Key, Map};
use super::labels::Class;
use crate::analysis::bits::has;
use crate::analysis::ways::{Layer, Way};

/// An answer, seen by the options of one group: what is left of it.
pub(super) struct Step {
    /// The options that stay.
    pub(super) viable: u64,
    /// What each of these gains.
    pub(super) gains: Box<[i64]>,
    pub(super) weighs: bool,
    pub(super) ways: u128,
    pub(super) known: bool,
    /// What its answers say to a chart.
    pub(super) class: Class,
    /// The deck, the family, and the member of it.
    pub(super) answer: [u32; 3],
}

/// What answers share that are one step: who stays, whether anything is weighed, the class, the
/// points.
type Same = (u64, bool, Class, Box<[i64]>);

/// For a state and its viable options the steps of each way on, in the order of the ways.
type Steps = Vec<Vec<Step>>;

/// The steps from all groups of a layer; groups that differ by capabilities alone share theirs.
pub(super) struct Plan(Map<(usize, u64), Steps>);

impl Plan {
    /// The steps from some groups, made by so many threads.
    pub(super) fn of(
        course: &Course<'_>,
        (n, layer): (usize, &Layer),
        groups: &Groups,
        threads: usize,
    ) -> Self {
        let wanted = groups.0.keys().map(|key| ((key.node, key.viable), ()));
        let wanted: Map<(usize, u64), ()> = wanted.collect();
        let wanted: Vec<(usize, u64)> = wanted.into_keys().collect();
        let made = |some: &[(usize, u64)]| -> Vec<Steps> {
            let acts = course.acts.get(n);
            let steps = |(node, viable): &(usize, u64)| -> Steps {
                let ways = layer.nodes.get(*node).map(|node| layer.ways(node));
                let ways = ways.into_iter().flatten();
                ways.map(|way| acts.map_or(Vec::new(), |acts| steps(acts, &way, *viable)))
                    .collect()
            };
            some.iter().map(steps).collect()
        };
        let share = wanted.len().div_ceil(threads.max(1)).max(1);
        let made: Vec<Steps> = std::thread::scope(|scope| {
            let parts = wanted.chunks(share).map(|some| scope.spawn(|| made(some)));
            let parts: Vec<_> = parts.collect();
            let done = parts.into_iter().map(std::thread::ScopedJoinHandle::join);
            done.flat_map(|part| part.expect("no step panics"))
                .collect()
        });
        Self(wanted.into_iter().zip(made).collect())
    }

    /// The steps from a group.
    pub(super) fn steps(&self, key: &Key) -> &[Vec<Step>] {
        self.0
            .get(&(key.node, key.viable))
            .map_or(&[], Vec::as_slice)
    }

    /// How many steps each state of a group takes.
    pub(super) fn cost(&self, key: &Key) -> usize {
        self.steps(key).iter().map(Vec::len).sum()
    }
}

/// The answers of a way as some options see them, those that do the same to these merged.
fn steps(acts: &Acts, way: &Way<'_>, viable: u64) -> Vec<Step> {
    let mut all: Vec<Step> = Vec::new();
    let Some((alikes, turn)) = acts.of_way(way) else {
        return all;
    };
    let (deck, family, _) = way.places;
    let answer = |member| [deck, family, member].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    let mut there: Map<Same, usize> = Map::default();
    for alike in alikes {
        let left = viable & !(alike.act.breaks | turn.breaks);
        let weighs = alike.act.weighs || turn.weighs;
        let both = alike.act.points.iter().zip(&turn.points).enumerate();
        let both = both.filter(|(n, _)| has(left, *n));
        let gains = levelled(both.map(|(_, (one, more))| one + more).collect());
        let place = *there
            .entry((left, weighs, alike.class, gains.clone()))
            .or_insert_with(|| {
                all.push(Step {
                    viable: left,
                    gains,
                    weighs,
                    ways: 0,
                    known: alike.known,
                    class: alike.class,
                    answer: answer(alike.member),
                });
                all.len() - 1
            });
        if let Some(step) = all.get_mut(place) {
            step.ways = step.ways.saturating_add(alike.ways);
            if step.known && !alike.known {
                (step.known, step.answer) = (false, answer(alike.member));
            }
        }
    }
    all
}

/// The same leads with the fewest points being 0.
pub(super) fn levelled(mut points: Vec<i64>) -> Box<[i64]> {
    level(&mut points);
    points.into_boxed_slice()
}

/// Makes the fewest points 0 and leaves all leads as they are.
pub(super) fn level(points: &mut [i64]) {
    let least = points.iter().copied().min().unwrap_or(0);
    for one in points {
        *one -= least;
    }
}
