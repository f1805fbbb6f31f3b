//! What was counted so far, and where each option was found first.

use std::collections::BTreeMap;

use super::group::From;
use super::{Winner, Winners};
use crate::analysis::bits::places;
use crate::analysis::space::Count;
use crate::model::{CandidateIx, Table};

/// Where an option is first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// How many answers must be known.
    pub(super) known: u32,
    /// The layer and the place in it from which on nothing can change that.
    pub(super) at: (usize, usize),
    /// The last step to there.
    pub(super) from: From,
}

/// What was counted of an option.
#[derive(Clone, Debug, Default)]
pub(super) struct Own {
    pub(super) alone: u128,
    pub(super) tied: u128,
    pub(super) may_be: u128,
    pub(super) found: Option<Found>,
}

/// What was counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) options: Vec<Own>,
    pub(super) nobody: u128,
    pub(super) unweighed: u128,
    pub(super) open: u128,
    pub(super) steps: usize,
    pub(super) states: usize,
    /// How many answer sets came to a label with some options first, where labels are told apart.
    pub(super) by_label: BTreeMap<(u32, u64), u128>,
    /// Whether two options were so near to a tie that rounding might decide.
    pub(super) is_doubtful: bool,
}

impl Tally {
    pub(super) fn new(options: usize) -> Self {
        Self {
            options: vec![Own::default(); options],
            ..Self::default()
        }
    }

    /// Notes that so many answer sets end with some options first.
    pub(super) fn first(&mut self, (first, ways): (u64, u128), found: Found) {
        let is_alone = first.is_power_of_two();
        for option in places(first) {
            let Some(own) = self.options.get_mut(option) else {
                continue;
            };
            let count = if is_alone {
                &mut own.alone
            } else {
                &mut own.tied
            };
            *count = count.saturating_add(ways);
            own.note(found);
        }
    }

    /// Notes that so many answer sets came to a label with some options first.
    pub(super) fn labelled(&mut self, (first, ways): (u64, u128), label: u32) {
        let count = self.by_label.entry((label, first)).or_default();
        *count = count.saturating_add(ways);
    }

    /// Notes that answer sets were not reached in which some options may be first.
    pub(super) fn left_open(&mut self, viable: u64, ways: u128) {
        self.open = self.open.saturating_add(ways);
        for option in places(viable) {
            if let Some(own) = self.options.get_mut(option) {
                own.may_be = own.may_be.saturating_add(ways);
            }
        }
    }

    /// Takes in what was counted elsewhere, later.
    pub(super) fn take(&mut self, other: Self) {
        for (own, other) in self.options.iter_mut().zip(other.options) {
            own.alone = own.alone.saturating_add(other.alone);
            own.tied = own.tied.saturating_add(other.tied);
            own.may_be = own.may_be.saturating_add(other.may_be);
            if let Some(found) = other.found {
                own.note(found);
            }
        }
        for ((label, first), ways) in other.by_label {
            self.labelled((first, ways), label);
        }
        self.nobody = self.nobody.saturating_add(other.nobody);
        self.unweighed = self.unweighed.saturating_add(other.unweighed);
        self.open = self.open.saturating_add(other.open);
        self.steps += other.steps;
        self.states += other.states;
        self.is_doubtful |= other.is_doubtful;
    }

    /// As it is told, without witnesses.
    pub(super) fn winners(&self, mut options: Table<CandidateIx, Winner>) -> Winners {
        for (winner, own) in options.rows_mut().iter_mut().zip(&self.options) {
            winner.alone = Count(own.alone);
            winner.tied = Count(own.tied);
            winner.may_be = Count(own.may_be);
        }
        Winners {
            options,
            nobody: Count(self.nobody),
            unweighed: Count(self.unweighed),
            open: Count(self.open),
            states: self.states,
            steps: self.steps,
        }
    }
}

impl Own {
    /// Remembers where it is first, if nowhere with fewer known answers.
    pub(super) fn note(&mut self, found: Found) {
        if self.found.is_none_or(|best| found.known < best.known) {
            self.found = Some(found);
        }
    }
}
