//! A tree under study: its answer space, a sample of it, and who was found first.

use super::first::{First, search};
use super::sample::Sample;
use super::space::{Budget, NotCounted, Space};
use super::tried::{TriedCase, TriedProfile};
use crate::engine::{Matrix, Situation};
use crate::model::{CandidateIx, CapabilityIx, PartialDate, Table, Tree};

/// What is to be checked, and by which day.
#[derive(Clone, Debug)]
pub struct Subject<'t> {
    /// The tree.
    pub tree: &'t Tree,
    /// The day that end dates and ages are measured from.
    pub today: PartialDate,
    /// How old a source in use may be.
    pub max_age: Option<Age>,
    /// The capabilities that the tree declares itself; the others are shared with other trees.
    pub own_capabilities: Vec<CapabilityIx>,
    /// How far the walk over the answer space goes.
    pub budget: Budget,
    /// The profiles that speak of the tree; `None` if they are not looked at.
    pub profiles: Option<Vec<TriedProfile>>,
    /// The cases that speak of the tree; `None` if they are not looked at.
    pub cases: Option<Vec<TriedCase>>,
}

/// How old something may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// So many days.
    Days(u32),
    /// So many months.
    Months(u32),
}

/// Something that takes its time, as far as it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub what: &'static str,
    /// How much of it is done.
    pub done: usize,
    /// How much there is to do; 0 if that is not known.
    pub of: usize,
}

/// What the checks look things up in.
#[derive(Debug)]
pub struct Study<'t> {
    /// What is checked.
    pub subject: Subject<'t>,
    /// The answer space, or why it was not counted.
    pub space: Result<Space<'t>, NotCounted>,
    /// Answer sets drawn from it.
    pub sample: Sample,
    /// For each option whether and where it was found first.
    pub firsts: Table<CandidateIx, First>,
}

impl<'t> Study<'t> {
    /// Walks, draws and searches.
    pub fn of(subject: Subject<'t>, progress: &mut dyn FnMut(Progress)) -> Self {
        let tree = subject.tree;
        progress(Progress {
            what: "counting answer sets",
            done: 0,
            of: 0,
        });
        let space = Space::of(tree, subject.today, subject.budget);
        let matrix = Matrix::of(tree);
        let mut situation = Situation::new(tree);
        situation.today = subject.today;
        let counted = space.as_ref().ok();
        let sample = Sample::of(tree, &situation, &matrix, counted, progress);
        let firsts = search(&situation, &matrix, counted, &sample, tree, progress);
        Self {
            subject,
            space,
            sample,
            firsts,
        }
    }

    /// The tree.
    pub fn tree(&self) -> &'t Tree {
        self.subject.tree
    }

    /// Whether a case of this name was tried.
    pub(super) fn tried_case(&self, name: &str) -> bool {
        let mut cases = self.subject.cases.iter().flatten();
        cases.any(|case| case.name == name)
    }
}
