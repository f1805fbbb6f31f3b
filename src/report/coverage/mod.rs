//! What the cases of `whystack test` reach, tree by tree, for every format.
//!
//! Purpose: the part of the report that `--coverage`, `--min-coverage` and `--propose` add.
//! Guarantee: names are made of ids alone; what is cut is counted, and JSON has all.

mod markdown;
mod page;
mod plain;
mod words;

pub(super) use markdown::blocks;
pub(super) use page::write as write_page;
pub(super) use plain::write as write_plain;
pub(super) use words::{Below, all_kinds, label, percent_text};

use crate::analysis::coverage::{Coverage, Goal, Minimum};
use crate::engine::Status;
use crate::model::{Base, CandidateIx, Tree};

/// What the cases of one tree reach, and what is asked of that.
#[derive(Clone, Debug)]
pub struct Covered<'a> {
    /// What they reach.
    pub coverage: &'a Coverage<'a>,
    /// Where the tree came from: `shipped`, or a path.
    pub place: &'a str,
    /// The trees that it extends, nearest first.
    pub extends: &'a [Base],
    /// What is asked.
    pub minima: Vec<Minimum>,
    /// What is proposed, if that was asked for.
    pub proposed: Option<Proposed>,
}

/// Proposed cases of a tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposed {
    /// The cases.
    pub cases: Vec<ProposedCase>,
    /// The missing goals for which no answer set was found.
    pub not_found: Vec<Goal>,
}

/// A proposed case as a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedCase {
    /// The name of the file.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Where it was written, if it was.
    pub written: Option<String>,
    /// What only this case reaches.
    pub only: Vec<Goal>,
    /// Who is first in it; empty if nobody is.
    pub first: Vec<CandidateIx>,
    /// Its status.
    pub status: Status,
}

impl<'a> Covered<'a> {
    /// The tree.
    pub fn tree(&self) -> &'a Tree {
        self.coverage.tree
    }

    /// The minima that are not met, each in words for messages.
    pub fn below(&self) -> Vec<String> {
        Below::all(self).iter().map(Below::line).collect()
    }

    /// Whether everything that is asked is met.
    pub fn holds(&self) -> bool {
        let mut minima = self.minima.iter();
        minima.all(|minimum| self.coverage.meets(*minimum))
    }
}
