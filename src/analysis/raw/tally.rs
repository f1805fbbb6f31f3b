//! What was counted so far.

use super::{Look, RawFirst, RawWalk};
use crate::analysis::bits::places;
use crate::model::{CandidateIx, Table};

/// What was counted so far.
pub(super) struct Tally {
    pub(super) options: Vec<RawFirst>,
    pub(super) nobody: u64,
    pub(super) unweighed: u64,
    pub(super) close: u64,
    pub(super) asked: u64,
}

impl Tally {
    pub(super) fn new(options: usize) -> Self {
        Self {
            options: vec![RawFirst::default(); options],
            nobody: 0,
            unweighed: 0,
            close: 0,
            asked: 0,
        }
    }

    /// One option alone is first, as the only bit.
    #[inline]
    pub(super) fn alone(&mut self, first: u64) {
        if let Some(own) = self.options.get_mut(first.trailing_zeros() as usize) {
            own.alone += 1;
        }
    }

    /// The same, and whether it is too close to call.
    #[inline]
    pub(super) fn alone_or_close(&mut self, winner: usize, is_close: bool) {
        self.close += u64::from(is_close);
        if let Some(own) = self.options.get_mut(winner) {
            own.alone += 1;
            own.close += u64::from(is_close);
        }
    }

    /// Some options are first.
    pub(super) fn first(&mut self, first: u64) {
        if first.is_power_of_two() {
            self.alone(first);
            return;
        }
        for option in places(first) {
            if let Some(own) = self.options.get_mut(option) {
                own.tied += 1;
            }
        }
    }

    /// The winner is too close to call.
    pub(super) fn is_close(&mut self, winner: usize) {
        self.close += 1;
        if let Some(own) = self.options.get_mut(winner) {
            own.close += 1;
        }
    }

    /// As it is told.
    pub(super) fn told(
        self,
        look: Look,
        sets: u64,
        empty: Table<CandidateIx, RawFirst>,
    ) -> RawWalk {
        let mut options = empty;
        options.rows_mut().copy_from_slice(&self.options);
        RawWalk {
            sets,
            options,
            nobody: self.nobody,
            unweighed: self.unweighed,
            close: (look == Look::Close).then_some(self.close),
            asked: self.asked,
        }
    }
}
