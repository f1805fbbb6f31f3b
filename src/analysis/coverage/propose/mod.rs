//! New cases for what no case reaches, as few and as short as a greedy search makes them.
//!
//! Method: for each missing goal an answer set with few known answers that reaches it ([`seeds`]);
//! greedily the one that reaches the most is taken and filled up with the answers of others as
//! long as an option is left and nothing is lost ([`pack`]); then cases of which others reach all
//! are dropped, and so is every answer without which a case still reaches what only it reaches
//! ([`trim`]). A set cover as small as possible is not promised; the same tree and cases give the
//! same proposals.

mod pack;
mod seeds;
mod trim;

use std::collections::{BTreeMap, BTreeSet};

use super::Coverage;
use super::goal::Goal;
use super::reach::Reached;
use super::stated::{Stated, stated};
use crate::analysis::space::AnswerSet;
use crate::engine::{Matrix, Situation, Status, evaluate};
use crate::model::{CandidateIx, PartialDate, Tree};

/// How much is tried: options times questions times answer sets.
const EFFORT: usize = 40_000_000;

/// A case that somebody may want to have.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Its known answers; all others are unknown.
    pub answers: AnswerSet,
    /// What no case and no other proposal reaches; never empty, the most telling goal first.
    pub only: Vec<Goal>,
    /// Who is first; empty if none is left or nothing is weighed.
    pub first: Vec<CandidateIx>,
    /// The status.
    pub status: Status,
}

/// What is proposed for a tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposals {
    /// The cases.
    pub all: Vec<Proposal>,
    /// The missing goals for which no answer set was found; that is no proof that there is none.
    pub not_found: Vec<Goal>,
}

/// Proposes cases for what is missing; `today` is the day that end dates are compared with.
pub fn propose(coverage: &Coverage<'_>, today: PartialDate) -> Proposals {
    let tree = coverage.tree;
    let missing: BTreeSet<Goal> = coverage.missing().map(|row| row.goal).collect();
    if missing.is_empty() {
        return Proposals::default();
    }
    let mut bench = Bench::new(tree, today);
    let known = (coverage.space.as_ref().ok(), &coverage.firsts);
    let seeds = seeds::seeds(&mut bench, known, &missing);
    let mut drafts = pack::packed(&mut bench, &seeds);
    trim::trimmed(&mut bench, &mut drafts);
    let all = drafts.iter().enumerate().map(|(n, draft)| {
        let mut only: Vec<Goal> = trim::only(&drafts, n).into_iter().collect();
        only.sort_by_key(|goal| (telling(*goal), *goal));
        bench.proposal(&draft.answers, only)
    });
    let all = all.collect();
    let reached = |goal: &Goal| drafts.iter().any(|draft| draft.reaches.contains(goal));
    Proposals {
        all,
        not_found: missing.into_iter().filter(|goal| !reached(goal)).collect(),
    }
}

/// How much a goal says of a case, the least number the most.
fn telling(goal: Goal) -> u8 {
    match goal {
        Goal::First(_) => 0,
        Goal::Rule(_) => 1,
        Goal::Choice(..) | Goal::Band(..) | Goal::Nothing(_) => 2,
        Goal::Unknown(_) => 3,
        Goal::Requirement(_) => 4,
        Goal::Eliminated(_) => 5,
        Goal::Question(_) => 6,
    }
}

/// A case in the making.
#[derive(Clone, Debug)]
struct Draft {
    answers: AnswerSet,
    /// The missing goals that it reaches.
    reaches: BTreeSet<Goal>,
    leaves_some: bool,
}

/// Answer sets with the goals that they reach.
type Seeds = BTreeMap<Goal, Draft>;

/// Where answer sets are tried.
struct Bench<'t> {
    tree: &'t Tree,
    situation: Situation,
    matrix: Matrix,
    stated: Vec<Stated>,
    missing: BTreeSet<Goal>,
    /// How many answer sets may still be tried.
    left: usize,
}

impl<'t> Bench<'t> {
    fn new(tree: &'t Tree, today: PartialDate) -> Self {
        let size = tree.candidates().len() * tree.questions().len();
        Self {
            tree,
            situation: Situation::on(tree, today),
            matrix: Matrix::of(tree),
            stated: stated(tree),
            missing: BTreeSet::new(),
            left: EFFORT / size.max(1),
        }
    }

    /// Whether no more answer sets may be tried.
    fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// What an answer set reaches of what is missing.
    fn draft(&mut self, answers: AnswerSet) -> Draft {
        self.left = self.left.saturating_sub(1);
        let situation = self.situation.under(answers.answers(self.tree));
        let reached = Reached::tried(self.tree, &self.stated, &situation, &self.matrix);
        Draft {
            answers,
            reaches: reached.goals.intersection(&self.missing).copied().collect(),
            leaves_some: reached.leaves_some,
        }
    }

    /// The proposal that answers make, with what the engine says of them.
    fn proposal(&self, answers: &AnswerSet, only: Vec<Goal>) -> Proposal {
        let situation = self.situation.under(answers.answers(self.tree));
        let evaluation = evaluate(self.tree, &situation);
        let recommendation = &evaluation.recommendation;
        Proposal {
            answers: answers.clone(),
            only,
            first: match recommendation.winner {
                Some(_) => evaluation.first(),
                None => Vec::new(),
            },
            status: recommendation.status,
        }
    }
}
