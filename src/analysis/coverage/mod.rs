//! What the cases of a tree reach, and what they do not.
//!
//! Purpose: to say of every question, choice, rule, requirement and option whether a case would
//! notice that it is broken, and to propose cases for what none reaches. Guarantee: a goal counts
//! as reached only if the engine came out so; what no answers can reach is not counted against the
//! cases, but named. A reached goal says that a case went there, not that what came out is right.

mod firsts;
mod goal;
mod never;
mod propose;
mod reach;
mod stated;

use std::collections::BTreeMap;

pub use goal::{CoverageKind, Goal};
pub use never::Never;
pub use propose::{Proposal, Proposals, propose};
pub use stated::{Need, Speaker, Stated};

use super::space::{AnswerSet, Budget, NotCounted, Space};
use super::study::Progress;
use super::winners::Effort;
use super::wording::percent;
use crate::engine::{Evaluation, Situation};
use crate::model::{CandidateIx, EPSILON, PartialDate, Tree};
use firsts::Firsts;
use goal::goals;
use never::Known;
use reach::Reached;
use stated::{lacking, stated};

/// What the cases of a tree reach.
#[derive(Debug)]
pub struct Coverage<'t> {
    /// The tree.
    pub tree: &'t Tree,
    /// How many cases were decided.
    pub cases: usize,
    /// Every goal, kind by kind, in the order of the file.
    pub rows: Vec<Row>,
    /// The answer space, or why it was not counted: then only what needs no counting is known to
    /// be out of reach.
    pub space: Result<Space<'t>, NotCounted>,
    /// For each missing first place answers that lead there, where they were found.
    firsts: BTreeMap<CandidateIx, AnswerSet>,
}

/// What is known of a tree beside its cases, and how much may be done to know more.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The day that end dates are compared with.
    pub today: PartialDate,
    /// The options of which the tree allows that they are never first.
    pub allowed: &'a [CandidateIx],
    /// How far it is counted who can be first, where a search does not find it; with no steps it
    /// is only searched, and without an effort not even that.
    pub effort: Option<Effort>,
}

/// A goal with what the cases make of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The goal.
    pub goal: Goal,
    /// How many cases reach it.
    pub cases: usize,
    /// In how many more a question applies without an answer, or a requirement is stated and puts
    /// nobody out.
    pub near: usize,
    /// Why it is not counted against the cases.
    pub never: Option<Never>,
    /// Whether the first place of an option may be out of reach: a search did not find it, and not
    /// all answer sets were counted.
    pub is_open: bool,
}

/// How many of some goals are reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many are.
    pub reached: usize,
    /// How many there are, without those that are never reached.
    pub of: usize,
}

/// The least that is asked of a coverage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum {
    /// Of goals of this kind; of all kinds together without one.
    pub kind: Option<CoverageKind>,
    /// The share in percent, 0 to 100.
    pub percent: f64,
}

impl Row {
    /// Whether a case reaches it; then it counts, whatever was thought of it.
    pub fn is_reached(&self) -> bool {
        self.cases > 0
    }

    /// Whether no case reaches it although it counts.
    pub fn is_missing(&self) -> bool {
        self.cases == 0 && self.never.is_none()
    }

    /// The option of whose first place it is.
    fn first(&self) -> Option<CandidateIx> {
        match self.goal {
            Goal::First(ix) => Some(ix),
            _ => None,
        }
    }

    /// Why it is not counted, where it is not.
    pub fn not_counted(&self) -> Option<Never> {
        self.never.filter(|_| self.cases == 0)
    }
}

impl Tally {
    /// The share in percent, 0 to 100; `None` if there is nothing to reach.
    pub fn percent(self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
        let share = |of: usize| 100.0 * self.reached as f64 / of as f64;
        (self.of > 0).then(|| share(self.of))
    }

    /// The share for people; what is not all is never 100 %, what is not none never 0 %.
    pub fn percent_text(self) -> Option<String> {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
        let (reached, of) = (self.reached as f64, self.of as f64);
        (self.of > 0).then(|| percent(reached, of))
    }

    /// Whether the share is at least so many percent; it is where there is nothing to reach.
    pub fn meets(self, least: f64) -> bool {
        self.percent().is_none_or(|share| share >= least - EPSILON)
    }
}

impl<'t> Coverage<'t> {
    /// What some evaluations of a tree reach.
    pub fn of<'e>(
        tree: &'t Tree,
        ask: Ask<'_>,
        evaluations: impl IntoIterator<Item = &'e Evaluation>,
        progress: &mut dyn FnMut(Progress),
    ) -> Self {
        let Ask {
            today,
            allowed,
            effort,
        } = ask;
        let space = Space::of(tree, today, Budget::default());
        let stated = stated(tree);
        let known = Known {
            tree,
            space: space.as_ref().ok(),
            allowed,
            lacking: lacking(&stated),
        };
        let mut cases = 0;
        let mut counts: BTreeMap<Goal, (usize, usize)> = BTreeMap::new();
        for evaluation in evaluations {
            cases += 1;
            let reached = Reached::by(tree, &stated, evaluation);
            for goal in reached.goals {
                counts.entry(goal).or_default().0 += 1;
            }
            for goal in reached.near {
                counts.entry(goal).or_default().1 += 1;
            }
        }
        let row = |goal| {
            let (cases, near) = counts.get(&goal).copied().unwrap_or_default();
            Row {
                goal,
                cases,
                near,
                never: known.never(goal),
                is_open: false,
            }
        };
        let mut rows: Vec<Row> = goals(tree, &stated).into_iter().map(row).collect();
        let missing = rows.iter().filter(|row| row.is_missing());
        let asked: Vec<CandidateIx> = missing.filter_map(Row::first).collect();
        let situation = Situation::on(tree, today);
        let firsts = match effort {
            Some(effort) => {
                let wanted = (&asked[..], effort);
                Firsts::of(tree, &situation, space.as_ref().ok(), wanted, progress)
            }
            None => Firsts::not_asked(tree),
        };
        for row in &mut rows {
            if let Some(ix) = row.first() {
                row.never = row.never.or_else(|| firsts.never(ix));
                row.is_open = firsts.is_open(ix);
            }
        }
        let found = |ix: CandidateIx| Some((ix, firsts.witness(ix)?.clone()));
        Self {
            tree,
            cases,
            rows,
            space,
            firsts: asked.into_iter().filter_map(found).collect(),
        }
    }

    /// The goals of a kind.
    pub fn of_kind(&self, kind: CoverageKind) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.goal.kind() == kind)
    }

    /// The goals that no case reaches although they count.
    pub fn missing(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_missing())
    }

    /// Whether a minimum is met.
    pub fn meets(&self, minimum: Minimum) -> bool {
        self.tally(minimum.kind).meets(minimum.percent)
    }

    /// How many goals of a kind are reached, or of all kinds together.
    pub fn tally(&self, kind: Option<CoverageKind>) -> Tally {
        let rows = self.rows.iter();
        let rows = rows.filter(|row| kind.is_none_or(|kind| row.goal.kind() == kind));
        rows.fold(Tally::default(), |sum, row| Tally {
            reached: sum.reached + usize::from(row.is_reached()),
            of: sum.of + usize::from(row.not_counted().is_none()),
        })
    }
}
