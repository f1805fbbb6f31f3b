//! The options of a group at a state, and what still decides among them.

use super::bounds::Bounds;
use super::course::Course;
use super::group::Key;
use super::ranks::Gains;
use crate::analysis::bits::{has, places};

/// The options of a group at a state, by place among them, and what still decides.
pub(super) struct Arena<'c> {
    options: Vec<usize>,
    /// Those that stay viable on all ways on on which a given other one does, as bits.
    safe: Vec<u64>,
    /// The least that one gains on another while the other is viable; the other's leads together.
    leads: Vec<i64>,
    /// What one can still gain on one behind it; those of the one behind together.
    gains: Vec<Option<&'c Gains>>,
    doubt: i64,
}

impl<'c> Arena<'c> {
    /// The arena of a group at a layer; `may_lack` are those that may come to be without a
    /// capability.
    pub(super) fn of(
        course: &'c Course<'_>,
        layer: usize,
        key: &Key,
        (bounds, may_lack): (&Bounds, u64),
    ) -> Self {
        let options: Vec<usize> = places(key.viable).collect();
        let mut arena = Self {
            safe: Vec::with_capacity(options.len()),
            leads: Vec::with_capacity(options.len() * options.len()),
            gains: Vec::with_capacity(options.len() * options.len()),
            doubt: course.units.doubt,
            options,
        };
        for (second, one) in arena.options.iter().enumerate() {
            let may_fall = bounds.falls.get(*one).copied().unwrap_or(u64::MAX) | may_lack;
            let others = arena.options.iter().enumerate();
            let safe = others.filter(|(n, other)| *n != second && !has(may_fall, **other));
            arena.safe.push(safe.fold(0, |all, (n, _)| all | 1 << n));
            for other in &arena.options {
                let leads = bounds.leads.get(*other);
                let lead = leads.and_then(|leads| leads.get(*one)).copied();
                arena.leads.push(lead.unwrap_or(i64::MIN / 4));
            }
            for first in arena.options.iter().take(second) {
                let at = (layer, key.node);
                arena.gains.push(course.ranks.gains(at, (*first, *one)));
            }
        }
        arena
    }

    /// All, as bits.
    pub(super) fn all(&self) -> u64 {
        (0..self.options.len()).fold(0, |all, n| all | 1 << n)
    }

    /// Those with these points that can still be first, by their places here, as bits: an option
    /// can not if another is before it under all ways on that leave it viable, and is viable
    /// under them.
    pub(super) fn contenders(&self, points: &[i64]) -> u64 {
        let mut left = self.all();
        let rows = self.leads.chunks_exact(self.options.len().max(1));
        for (one, ((own, safe), leads)) in points.iter().zip(&self.safe).zip(rows).enumerate() {
            let safe = safe & left;
            let others = points.iter().zip(leads).enumerate();
            let mut beaten = false;
            for (other, (theirs, lead)) in others {
                beaten |= has(safe, other) && theirs - own + lead > self.doubt;
            }
            if beaten {
                left &= !(1 << one);
            }
        }
        left
    }

    /// The options of some places here.
    pub(super) fn viable(&self, left: u64) -> u64 {
        let options = self.options.iter().enumerate();
        let options = options.filter(|(n, _)| has(left, *n));
        options.fold(0, |all, (_, option)| all | 1 << option)
    }

    /// Where the leads of those at some places over each other lie. States of one group with the
    /// same code end alike under all ways on.
    pub(super) fn code(&self, left: u64, points: &[i64], code: &mut Vec<u16>) {
        code.clear();
        for (second, behind) in points.iter().enumerate().filter(|(n, _)| has(left, *n)) {
            let from = second * second.saturating_sub(1) / 2;
            let gains = self.gains.get(from..from + second).unwrap_or_default();
            for (first, (ahead, gains)) in points.iter().zip(gains).enumerate() {
                if let Some(gains) = gains
                    && has(left, first)
                {
                    gains.say(ahead - behind, self.doubt, code);
                }
            }
        }
    }
}
