//! What the steps from some states come to: ends that are counted, and states of the next layer.

use std::ops::Range;

use super::arena::Arena;
use super::bounds::Bounds;
use super::course::Course;
use super::group::{From, Group, Groups, Key, Past};
use super::plan::{Plan, Step, level};
use super::tally::{Found, Tally};
use crate::analysis::bits::{has, places};
use crate::analysis::ways::{Layer, Way};

/// Some states of a group, with the number of the first among all of the layer.
pub(super) struct Piece<'g> {
    pub(super) key: &'g Key,
    pub(super) group: &'g Group,
    pub(super) states: Range<usize>,
    pub(super) number: usize,
}

/// What some steps come to.
pub(super) struct Arrivals<'c, 'g> {
    course: &'c Course<'g>,
    pub(super) groups: Groups,
    pub(super) tally: Tally,
    /// What is worked with: the points of a state, what tells it apart.
    points: Vec<i64>,
    code: Vec<u16>,
}

/// Where states arrive that took the same step from the same group.
struct Gate<'c> {
    /// The layer.
    layer: usize,
    /// What the states share that arrive, before it is seen who can still be first.
    key: Key,
    bounds: &'c Bounds,
    may_lack: u64,
    arena: Arena<'c>,
    /// The groups that they come to, by the places in the arena of those that are left.
    targets: Vec<(u64, usize)>,
}

impl<'c, 'g> Arrivals<'c, 'g> {
    pub(super) fn new(course: &'c Course<'g>, options: usize) -> Self {
        Self {
            course,
            groups: Groups::default(),
            tally: Tally::new(options),
            points: Vec::new(),
            code: Vec::new(),
        }
    }

    /// Comes to the first layer with what is so before any answer.
    pub(super) fn start(&mut self, key: Key, points: &[i64]) {
        let Some(mut gate) = Gate::of(self.course, 0, key) else {
            return;
        };
        if key.viable == 0 {
            self.tally.nobody = gate.bounds.completions;
            return;
        }
        self.points.clear();
        self.points.extend_from_slice(points);
        let past = Past {
            ways: 1,
            known: 0,
            from: From::default(),
        };
        self.arrive(&mut gate, past);
    }

    /// Takes all steps from some states of a layer.
    pub(super) fn step(&mut self, (n, layer): (usize, &Layer), plan: &Plan, piece: &Piece<'_>) {
        let Some(node) = layer.nodes.get(piece.key.node) else {
            return;
        };
        for (way, steps) in layer.ways(node).zip(plan.steps(piece.key)) {
            for step in steps {
                let label = {
                    let labels = self.course.labels;
                    labels.next(piece.key.label, layer.question, step.class)
                };
                self.one_step((n, label), &way, step, piece);
            }
        }
    }

    fn one_step(
        &mut self,
        (n, label): (usize, u32),
        way: &Way<'_>,
        step: &Step,
        piece: &Piece<'_>,
    ) {
        let course = self.course;
        self.tally.steps += piece.states.len();
        let standing = course.standing(piece.key, way);
        let viable = step.viable & !course.unsupplied(step.viable, &standing);
        let key = Key {
            node: way.turn.to,
            viable,
            standing,
            weighed: piece.key.weighed || step.weighs,
            label,
        };
        let Some(mut gate) = Gate::of(course, n + 1, key) else {
            return;
        };
        if viable == 0 {
            let ways = piece.group.ways(piece.states.clone());
            let dead = ways.saturating_mul(step.ways);
            let dead = dead.saturating_mul(gate.bounds.completions);
            self.tally.nobody = self.tally.nobody.saturating_add(dead);
            return;
        }
        // Of each option that stays its place before and what it gains.
        let before = places(piece.key.viable).enumerate();
        let stay = before.filter(|(_, option)| has(step.viable, *option));
        let stay = stay.zip(&step.gains);
        let stay = stay.filter(|((_, option), _)| has(viable, *option));
        let moves: Vec<(usize, i64)> = stay.map(|((place, _), gain)| (place, *gain)).collect();
        let width = piece.key.viable.count_ones() as usize;
        for state in piece.states.clone() {
            let Some(past) = piece.group.pasts.get(state) else {
                continue;
            };
            let points = piece.group.points(state, width);
            self.points.clear();
            let stay = moves.iter();
            let stay = stay.filter_map(|(place, gain)| Some(points.get(*place)? + gain));
            self.points.extend(stay);
            let number = u32::try_from(piece.number + state - piece.states.start);
            let past = Past {
                ways: past.ways.saturating_mul(step.ways),
                known: past.known + u32::from(step.known),
                from: From {
                    state: number.expect("states are within the budget"),
                    answer: step.answer,
                },
            };
            self.arrive(&mut gate, past);
        }
    }

    /// A state whose points stand in [`Self::points`] comes to where it belongs.
    fn arrive(&mut self, gate: &mut Gate<'_>, past: Past) {
        if gate.layer == self.course.graph.layers.len() {
            self.end(gate, past);
            return;
        }
        let mut left = gate.arena.all();
        if gate.key.weighed {
            left = gate.arena.contenders(&self.points);
            if left.is_power_of_two() && self.course.labels.is_settled(gate.key.label) {
                let option = gate.arena.viable(left);
                if option & gate.may_lack == 0 {
                    self.alone(gate, option, past);
                    return;
                }
            }
        }
        gate.arena.code(left, &self.points, &mut self.code);
        if left.count_ones() as usize != self.points.len() {
            let mut place = 0;
            self.points.retain(|_| {
                place += 1;
                has(left, place - 1)
            });
        }
        level(&mut self.points);
        let there = gate.targets.iter().find(|(those, _)| *those == left);
        let place = match there {
            Some((_, place)) => *place,
            None => {
                let mut key = gate.key;
                key.viable = gate.arena.viable(left);
                let relevant = self.course.relevant(key.viable);
                key.standing = key.standing.only(&relevant);
                let place = self.groups.place(key);
                gate.targets.push((left, place));
                place
            }
        };
        if let Some(group) = self.groups.at(place) {
            group.add(&self.code, &self.points, past);
        }
    }

    /// One option is first wherever it is viable.
    fn alone(&mut self, gate: &Gate<'_>, option: u64, past: Past) {
        let bounds = gate.bounds;
        let alive = bounds.alive.get(option.trailing_zeros() as usize);
        let Some((alive, fewest)) = alive.copied() else {
            return;
        };
        let dead = past.ways.saturating_mul(bounds.completions - alive);
        self.tally.nobody = self.tally.nobody.saturating_add(dead);
        if alive > 0 {
            let found = Found {
                known: past.known + fewest,
                at: (gate.layer, gate.key.node),
                from: past.from,
            };
            let ways = past.ways.saturating_mul(alive);
            self.first((option, ways), gate.key.label, found);
        }
    }

    /// The last question is answered.
    fn end(&mut self, gate: &Gate<'_>, past: Past) {
        let fallen = self.course.without_supply(&gate.key);
        let left = || {
            let own = places(gate.key.viable).zip(&self.points);
            own.filter(|(n, _)| !has(fallen, *n))
        };
        let Some(most) = left().map(|(_, points)| *points).max() else {
            self.tally.nobody = self.tally.nobody.saturating_add(past.ways);
            return;
        };
        if !gate.key.weighed {
            self.tally.unweighed = self.tally.unweighed.saturating_add(past.ways);
            return;
        }
        let doubt = self.course.units.doubt;
        let near = |points: i64| points != most && most - points <= doubt;
        self.tally.is_doubtful |= left().any(|(_, points)| near(*points));
        let first = left().filter(|(_, points)| **points == most);
        let first = first.fold(0, |all, (n, _)| all | 1 << n);
        let found = Found {
            known: past.known,
            at: (gate.layer, gate.key.node),
            from: past.from,
        };
        self.first((first, past.ways), gate.key.label, found);
    }

    /// So many answer sets end with some options first.
    fn first(&mut self, first: (u64, u128), label: u32, found: Found) {
        self.tally.first(first, found);
        if self.course.labels.are_told_apart() {
            self.tally.labelled(first, label);
        }
    }
}

impl<'c> Gate<'c> {
    fn of(course: &'c Course<'_>, layer: usize, key: Key) -> Option<Self> {
        let bounds = course.bounds((layer, key.node))?;
        let may_lack = course.may_lack(&key, bounds);
        Some(Self {
            layer,
            key,
            bounds,
            may_lack,
            arena: Arena::of(course, layer, &key, (bounds, may_lack)),
            targets: Vec::new(),
        })
    }
}
