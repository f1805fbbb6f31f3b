//! Whether options that no case has first can be first at all.
//!
//! Method: a seeded search finds most of those that can be, and shows each by an answer set. Only
//! for what it does not find it is counted over all answer sets who is first; that an option is
//! never first is said only where that count is complete for it.

use super::never::Never;
use crate::analysis::first::Search;
use crate::analysis::sample::Sample;
use crate::analysis::space::{AnswerSet, Space};
use crate::analysis::study::Progress;
use crate::analysis::winners::{Effort, Winners};
use crate::engine::{Matrix, Situation};
use crate::model::{CandidateIx, Table, Tree};

/// Whether an option can be first.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CanBe {
    /// Nobody asked.
    NotAsked,
    /// It is, with these answers.
    First(AnswerSet),
    /// It is in no answer set.
    Never,
    /// No answers were found, and not all were counted.
    Open,
}

/// Whether some options can be first.
pub(super) struct Firsts(Table<CandidateIx, CanBe>);

impl Firsts {
    /// Of no option anything is known.
    pub(super) fn not_asked(tree: &Tree) -> Self {
        Self(Table::for_each_of(tree.candidates(), |_, _| {
            CanBe::NotAsked
        }))
    }

    /// Looks for the options that are asked about; `effort` of no steps does not count.
    pub(super) fn of(
        tree: &Tree,
        situation: &Situation,
        space: Option<&Space<'_>>,
        (asked, effort): (&[CandidateIx], Effort),
        progress: &mut dyn FnMut(Progress),
    ) -> Self {
        if asked.is_empty() {
            return Self::not_asked(tree);
        }
        let matrix = Matrix::of(tree);
        let sample = Sample::of(tree, situation, &matrix, space, progress);
        let search = Search {
            tree,
            situation,
            matrix: &matrix,
            space,
            sample: &sample,
        };
        let mut all = Table::for_each_of(tree.candidates(), |ix, _| {
            if !asked.contains(&ix) {
                return CanBe::NotAsked;
            }
            let found = search.one(ix).witness;
            found.map_or(CanBe::Open, CanBe::First)
        });
        let is_settled = all.iter().all(|(_, one)| *one != CanBe::Open);
        if is_settled || effort.steps == 0 {
            return Self(all);
        }
        if let Ok(winners) = Winners::of(tree, situation.today, effort, progress) {
            all = Table::for_each_of(tree.candidates(), |ix, _| {
                let own = &winners.options[ix];
                match (&all[ix], &own.witness) {
                    (CanBe::Open, Some(set)) => CanBe::First(set.clone()),
                    (CanBe::Open, None) if own.may_be.is_none() && own.first().is_none() => {
                        CanBe::Never
                    }
                    (other, _) => other.clone(),
                }
            });
        }
        Self(all)
    }

    /// Why the first place of an option does not count, if it is in no answer set.
    pub(super) fn never(&self, ix: CandidateIx) -> Option<Never> {
        (self.0[ix] == CanBe::Never).then_some(Never::NeverFirst)
    }

    /// Whether an option was neither found first nor counted in all answer sets.
    pub(super) fn is_open(&self, ix: CandidateIx) -> bool {
        self.0[ix] == CanBe::Open
    }

    /// The answers with which an option is first, where they were looked for and found.
    pub(super) fn witness(&self, ix: CandidateIx) -> Option<&AnswerSet> {
        match &self.0[ix] {
            CanBe::First(set) => Some(set),
            CanBe::NotAsked | CanBe::Never | CanBe::Open => None,
        }
    }
}
