//! The walk of both trees together.

use std::mem::take;

use super::super::NoWinners;
use super::super::course::Course;
use super::super::group::{From, Key, Map};
use super::super::witness::{to, way_to};
use super::differ::Difference;
use super::half::{Half, Left, first, place};
use super::pair::Pair;
use crate::analysis::bits::has;
use crate::analysis::space::AnswerSet;

/// The points of the options that are left in both trees.
type Points = [Box<[i64]>; 2];

/// The states before a question, by what they share: their points, and where they come from.
type States = Map<[Key; 2], Map<Points, From>>;

/// Walks both trees until they differ, or until they can not any more; the steps are taken from
/// those that are left.
pub(super) fn walk(pair: &Pair<'_>, among: u64, left: &mut usize) -> Result<Difference, NoWinners> {
    let mut walk = Walk {
        pair,
        left,
        is_doubtful: false,
        next: States::default(),
        history: Vec::new(),
        found: None,
    };
    walk.start(among);
    let layers = pair.own().graph.layers.len();
    for n in 0..layers {
        if walk.found.is_some() {
            break;
        }
        let states = take(&mut walk.next);
        let from = states.values().flat_map(Map::values).copied();
        walk.history.push(from.collect());
        if !walk.layer(n, &states) {
            return Ok(Difference::Unknown);
        }
    }
    match walk.found.take() {
        Some(found) => Ok(walk
            .shown(&found)
            .map_or(Difference::Unknown, Difference::Under)),
        None if walk.is_doubtful => Err(NoWinners::Rounding),
        None => Ok(Difference::None),
    }
}

/// Where the two differ.
struct Found {
    at: (usize, usize),
    from: From,
    /// The option that is first on some way on in one of them and on none in the other.
    option: Option<(usize, usize)>,
}

struct Walk<'p, 'g> {
    pair: &'p Pair<'g>,
    /// The steps that may still be taken.
    left: &'p mut usize,
    is_doubtful: bool,
    /// The states of the next layer.
    next: States,
    /// For each layer where its states come from.
    history: Vec<Vec<From>>,
    found: Option<Found>,
}

impl Walk<'_, '_> {
    fn start(&mut self, among: u64) {
        let [own, twin] = &self.pair.courses;
        if let Some((own, twin)) = Half::start(own, among).zip(Half::start(twin, among)) {
            self.arrive((0, &[own, twin]), [&[0], &[0]], From::default());
        }
    }

    /// All steps from the states of a layer; whether the budget is enough.
    fn layer(&mut self, n: usize, states: &States) -> bool {
        let pair = self.pair;
        let Some(layer) = pair.own().graph.layers.get(n) else {
            return true;
        };
        let Some(twin) = pair.twin().graph.layers.get(n) else {
            return true;
        };
        let mut number = 0;
        for (keys, group) in states {
            let [own_key, twin_key] = keys;
            let nodes = layer
                .nodes
                .get(own_key.node)
                .zip(twin.nodes.get(own_key.node));
            let Some((node, twin_node)) = nodes else {
                continue;
            };
            for (way, twin_way) in layer.ways(node).zip(twin.ways(twin_node)) {
                let Some([rules, twin_rules]) = pair.rules(n, &way) else {
                    continue;
                };
                for answer in pair.answers(n, &way) {
                    let [act, twin_act] = &answer.acts;
                    let acts = [act.and(rules), twin_act.and(twin_rules)];
                    let [act, twin_act] = &acts;
                    let own = Half::of(pair.own(), own_key, (n, &way), act);
                    let other = Half::of(pair.twin(), twin_key, (n, &twin_way), twin_act);
                    let Some(halves) = own.zip(other) else {
                        continue;
                    };
                    let halves = [halves.0, halves.1];
                    match self.left.checked_sub(group.len()) {
                        Some(left) => *self.left = left,
                        None => return false,
                    }
                    for (state, [points, twin_points]) in (number..).zip(group.keys()) {
                        let from = From {
                            state,
                            answer: place(&way, answer.member),
                        };
                        self.arrive((n + 1, &halves), [points, twin_points], from);
                        if self.found.is_some() {
                            return true;
                        }
                    }
                }
            }
            number += u32::try_from(group.len()).unwrap_or(u32::MAX);
        }
        true
    }

    /// Both come to a layer with these points before.
    fn arrive(&mut self, (n, halves): (usize, &[Half<'_>; 2]), points: [&[i64]; 2], from: From) {
        let [own, other] = halves;
        let [points, twin_points] = points;
        let (left, twin_left) = (own.left(points), other.left(twin_points));
        let at = (n, own.key.node);
        if n == self.pair.own().graph.layers.len() {
            let (ours, doubt) = first(self.pair.own(), &own.key, &left);
            let (theirs, twin_doubt) = first(self.pair.twin(), &other.key, &twin_left);
            self.is_doubtful |= doubt | twin_doubt;
            if ours != theirs {
                self.found = Some(Found {
                    at,
                    from,
                    option: None,
                });
            }
            return;
        }
        for (side, one, rest) in [(0, &left, &twin_left), (1, &twin_left, &left)] {
            if let Some(option) = one.settled
                && !has(rest.options, option)
                && self.lives(side, option, at)
            {
                self.found = Some(Found {
                    at,
                    from,
                    option: Some((side, option)),
                });
                return;
            }
        }
        let keys = self.keys(halves, [&left, &twin_left]);
        if !self.may_differ(at, &keys, [&left, &twin_left]) {
            return;
        }
        let points = [left.points, twin_left.points].map(Vec::into_boxed_slice);
        self.next
            .entry(keys)
            .or_default()
            .entry(points)
            .or_insert(from);
    }

    /// What tells the states apart that both come to.
    fn keys(&self, halves: &[Half<'_>; 2], left: [&Left; 2]) -> [Key; 2] {
        let mut keys = halves.each_ref().map(|half| half.key);
        for ((key, left), course) in keys.iter_mut().zip(left).zip(&self.pair.courses) {
            key.viable = left.options;
            key.standing = key.standing.only(&course.relevant(key.viable));
        }
        keys
    }

    /// Whether the two can still differ.
    fn may_differ(&self, at: (usize, usize), keys: &[Key; 2], left: [&Left; 2]) -> bool {
        let [key, twin_key] = keys;
        let [left, twin_left] = left;
        let Some(ahead) = self.pair.ahead(at) else {
            return true;
        };
        if ahead.same && key == twin_key && left.points == twin_left.points {
            return false;
        }
        let dead = |side: usize, left: &Left| {
            let gone = |option| !self.lives(side, option, at);
            left.options == 0 || left.settled.is_some_and(gone)
        };
        if dead(0, left) && dead(1, twin_left) {
            return false;
        }
        // The same one is first in both wherever it is viable.
        let same = left.settled.is_some() && left.settled == twin_left.settled;
        !(same
            && left
                .settled
                .is_some_and(|option| has(ahead.same_fate, option)))
    }

    /// Whether some way on leaves an option viable that stays unless an answer rules it out.
    fn lives(&self, side: usize, option: usize, at: (usize, usize)) -> bool {
        let course = self.pair.courses.get(side);
        let alive = course.and_then(|course| course.bounds(at)?.alive.get(option).copied());
        alive.is_some_and(|(count, _)| count > 0)
    }

    /// The answers under which the two differ.
    fn shown(&self, found: &Found) -> Option<AnswerSet> {
        let (at, from) = (found.at, found.from);
        match found.option {
            Some((side, option)) => {
                let course = self.pair.courses.get(side)?;
                way_to(course, &self.history, option, (at, from))
            }
            None => {
                let mut answers = to(self.pair.own(), &self.history, (at, from))?;
                answers.sort_by_key(|(question, _)| *question);
                Some(AnswerSet(answers))
            }
        }
    }
}

impl<'g> Pair<'g> {
    fn own(&self) -> &Course<'g> {
        &self.courses[0]
    }

    fn twin(&self) -> &Course<'g> {
        &self.courses[1]
    }
}
