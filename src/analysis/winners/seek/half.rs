//! One of the two trees in a state of both.

use super::super::acts::Act;
use super::super::arena::Arena;
use super::super::course::Course;
use super::super::group::Key;
use super::super::plan::level;
use crate::analysis::bits::{has, places};
use crate::analysis::ways::Way;

/// What is first if nothing is weighed in the end.
pub(super) const UNWEIGHED: u64 = u64::MAX;

/// What a half of a state comes to on some way, before it is seen who can still be first.
pub(super) struct Half<'c> {
    pub(super) key: Key,
    arena: Arena<'c>,
    /// Those that may still come to be without what they need.
    may_lack: u64,
    /// Of each option that stays its place before and what it gains.
    moves: Vec<(usize, i64)>,
    is_end: bool,
}

/// Who can still be first, in one half of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// The options.
    pub(super) options: u64,
    /// Their points, the fewest 0.
    pub(super) points: Vec<i64>,
    /// The one that is first wherever it is viable, if that is so.
    pub(super) settled: Option<usize>,
}

impl<'c> Half<'c> {
    /// What a half comes to by an answer and the rules that it decides.
    pub(super) fn of(
        course: &'c Course<'_>,
        before: &Key,
        (layer, way): (usize, &Way<'_>),
        act: &Act,
    ) -> Option<Self> {
        let standing = course.standing(before, way);
        let stays = before.viable & !act.breaks;
        let viable = stays & !course.unsupplied(stays, &standing);
        let options = places(before.viable).enumerate();
        let moves = options.filter(|(_, option)| has(viable, *option));
        let moves = moves.filter_map(|(place, option)| Some((place, *act.points.get(option)?)));
        let key = Key {
            node: way.turn.to,
            viable,
            standing,
            weighed: before.weighed || act.weighs,
            label: 0,
        };
        Self::at(course, layer + 1, key, moves.collect())
    }

    /// A half before any answer; before it nobody had points.
    pub(super) fn start(course: &'c Course<'_>, among: u64) -> Option<Self> {
        let (key, points) = course.start(among);
        let moves = points.into_iter().map(|own| (0, own)).collect();
        Self::at(course, 0, key, moves)
    }

    fn at(
        course: &'c Course<'_>,
        layer: usize,
        key: Key,
        moves: Vec<(usize, i64)>,
    ) -> Option<Self> {
        let bounds = course.bounds((layer, key.node))?;
        let may_lack = course.may_lack(&key, bounds);
        Some(Self {
            key,
            arena: Arena::of(course, layer, &key, (bounds, may_lack)),
            may_lack,
            moves,
            is_end: layer == course.graph.layers.len(),
        })
    }

    /// Who is left of those with these points before.
    pub(super) fn left(&self, before: &[i64]) -> Left {
        let gained = self.moves.iter();
        let gained = gained.map(|(place, gain)| before.get(*place).copied().unwrap_or(0) + gain);
        let mut points: Vec<i64> = gained.collect();
        let mut left = self.arena.all();
        let mut settled = None;
        if self.key.weighed && !self.is_end {
            left = self.arena.contenders(&points);
            let option = self.arena.viable(left);
            if option.is_power_of_two() && option & self.may_lack == 0 {
                settled = Some(option.trailing_zeros() as usize);
            }
            let mut place = 0;
            points.retain(|_| {
                place += 1;
                has(left, place - 1)
            });
        }
        level(&mut points);
        Left {
            options: self.arena.viable(left),
            points,
            settled,
        }
    }
}

/// The deck, the family, and the member of it of an answer on a way.
pub(super) fn place(way: &Way<'_>, member: usize) -> [u32; 3] {
    let (deck, family, _) = way.places;
    [deck, family, member].map(|n| u32::try_from(n).unwrap_or(u32::MAX))
}

/// The options that are first in the end, all bits if nothing is weighed, and whether two are so
/// near to a tie that rounding might decide.
pub(super) fn first(course: &Course<'_>, key: &Key, left: &Left) -> (u64, bool) {
    let fallen = course.without_supply(key);
    let stay = || {
        let own = places(left.options).zip(&left.points);
        own.filter(|(n, _)| !has(fallen, *n))
    };
    let Some(most) = stay().map(|(_, points)| *points).max() else {
        return (0, false);
    };
    if !key.weighed {
        return (UNWEIGHED, false);
    }
    let near = |points: i64| points != most && most - points <= course.units.doubt;
    let is_doubtful = stay().any(|(_, points)| near(*points));
    let first = stay().filter(|(_, points)| **points == most);
    (first.fold(0, |all, (n, _)| all | 1 << n), is_doubtful)
}
