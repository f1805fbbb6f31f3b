//! A tree under study: its answer space, who is first in it, and what was searched for beside.

use super::burden::Burden;
use super::dominance::dominators_in;
use super::first::{First, Search};
use super::influence::{Asked, Influence};
use super::sample::Sample;
use super::space::{Budget, NotCounted, Space};
use super::statuses::{NoStatuses, Statuses};
use super::tried::{TriedCase, TriedProfile};
use super::ways::{self, ANSWERS, Graph, Ground};
use super::winners::{Effort, NoWinners, Winners};
use crate::engine::{Matrix, Situation};
use crate::model::{CandidateIx, CapabilityIx, PartialDate, Table, Tree};

/// The part of the steps that a proof may take of how near an option comes to the first place.
const PROOF: usize = 10;

/// The part of the steps that the count of statuses may take: each state holds every weight.
const STATUSES: usize = 40;

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
    /// How far it is counted who is first; `None` if it is not.
    pub effort: Option<Effort>,
    /// Of what it is looked at whether it ever decides; `None` if it is not.
    pub influence: Option<Asked>,
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
    /// How often each option is first, or why that was not counted; `None` if it was not to be.
    pub winners: Option<Result<Winners, NoWinners>>,
    /// How often a recommendation has which status, or why that was not counted; `None` if it was
    /// not to be, or who is first was not counted as a whole.
    pub statuses: Option<Result<Statuses, NoStatuses>>,
    /// What ever decides, or why that was not found out; `None` if it was not to be.
    pub influence: Option<Result<Influence, NoWinners>>,
    /// How the weight is shared among the criteria, where that was added up.
    pub burden: Option<Burden>,
    /// For each option one that beats it whatever is answered, where that was looked at.
    pub dominators: Option<Table<CandidateIx, Option<CandidateIx>>>,
    /// Answer sets drawn from the space.
    pub sample: Sample,
    /// For each option whether and where it was found first: counted, or else searched for.
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
        let today = subject.today;
        let winners = subject.effort;
        let winners = winners.map(|effort| Winners::of(tree, today, effort, progress));
        let ground = Ground::new(tree, &situation);
        let mut silent = |_| ();
        let ways = Graph::whole(&ground, &mut ways::Effort::new(ANSWERS, &mut silent)).ok();
        let burden = ways.as_ref();
        let burden = burden.and_then(|ways| Burden::of(tree, &situation, ways));
        let dominators = ways.as_ref().map(|ways| dominators_in(tree, ways));
        let sample = Sample::of(tree, &situation, &matrix, counted, progress);
        let known = winners.as_ref().and_then(|winners| winners.as_ref().ok());
        let search = Search {
            tree,
            situation: &situation,
            matrix: &matrix,
            space: counted,
            sample: &sample,
        };
        let mut firsts = search.all(known, progress);
        if let Some((counted, effort)) = known.zip(subject.effort) {
            search.prove(&mut firsts, counted, effort.steps / PROOF);
        }
        let whole = known.is_some_and(Winners::is_whole);
        let effort = subject.effort.filter(|_| whole);
        let statuses = effort.zip(ways.as_ref()).map(|(effort, ways)| {
            let steps = effort.steps / STATUSES;
            Statuses::over(tree, ways, steps)
        });
        let influence = subject.influence.as_ref();
        let influence =
            influence.map(|asked| Influence::of(tree, (today, counted), asked, progress));
        Self {
            subject,
            space,
            winners,
            statuses,
            influence,
            burden,
            dominators,
            sample,
            firsts,
        }
    }

    /// How often each option is first, where that was counted at least in part.
    pub fn counted(&self) -> Option<&Winners> {
        self.winners.as_ref()?.as_ref().ok()
    }

    /// What ever decides, where that was looked at.
    pub fn influence(&self) -> Option<&Influence> {
        self.influence.as_ref()?.as_ref().ok()
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
