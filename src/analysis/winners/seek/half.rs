//! One of the two trees in a state of both.

use super::super::acts::{Act, has, places};
use super::super::arena::Arena;
use super::super::course::Course;
use super::super::group::Key;
use super::super::plan::level;
use crate::analysis::ways::{Standing, Way};

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
        let base = Act::base(course.graph, &course.units);
        let all = (0..base.points.len()).fold(0, |all, n| all | 1_u64 << n);
        let viable = all & among & !base.breaks;
        let given = &course.graph.base;
        let relevant = course.relevant(viable);
        let key = Key {
            node: 0,
            viable,
            standing: Standing::default().and(&given.lacks, &given.provides, &relevant),
            weighed: base.weighs,
            label: 0,
        };
        let own = places(viable).filter_map(|n| base.points.get(n));
        let moves = own.map(|own| (0, *own)).collect();
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
