//! Every way to answer a tree, counted without going through them one by one.
//!
//! An *answer set* gives to each question that applies one of the offered choices, a subset of
//! them, a number of one of the intervals that anything tells apart, or *I don't know yet* (what
//! a missing answer equals). Question by question, answer sets after which the same options are
//! viable, the same capabilities may still eliminate one, and the conditions to come are the same
//! are one *state*: few states stand for very many answer sets. Counting is exact; beyond
//! 2^128 − 1 it says so.

mod answers;
mod draw;
mod hard;
mod layer;
mod memory;
mod numbers;
mod reach;
mod tally;
mod together;
mod walk;

use std::ops::Add;

pub(super) use memory::{Memories, Outcome};
pub use numbers::intervals;

use crate::engine::{Answer, Answers, Layer, QuestionState, states};
use crate::model::{CandidateIx, ChoiceIx, PartialDate, QuestionIx, RuleIx, Table, Tree};

/// The known answers of an answer set, in the order of the questions; all others are unknown.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct AnswerSet(pub Vec<(QuestionIx, Answer)>);

impl AnswerSet {
    /// The known answers to questions that apply.
    pub(in crate::analysis) fn known(tree: &Tree, answers: &Answers) -> Self {
        let states = states(tree, answers);
        let known = tree.questions().indices().filter_map(|ix| {
            let answer = answers.get(ix)?.answer.clone();
            (states[ix] == QuestionState::Answered).then_some((ix, answer))
        });
        Self(known.collect())
    }

    /// The answers as the engine takes them; those that do not fit the tree are left out.
    pub fn answers(&self, tree: &Tree) -> Answers {
        let mut answers = Answers::none(tree);
        for (question, answer) in &self.0 {
            answers
                .give(tree, *question, answer.clone(), Layer::Asked)
                .ok();
        }
        answers
    }
}

/// A number of answer sets; saturates at the largest that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Count(pub u128);

impl Count {
    /// The exact number, unless there are more than are counted.
    pub fn exact(self) -> Option<u128> {
        (self.0 < u128::MAX).then_some(self.0)
    }

    /// Whether there is none.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    fn times(self, other: Self) -> Self {
        Self(self.0.saturating_mul(other.0))
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// In how many answer sets something is so, and in how many it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Share {
    /// In how many it is so.
    pub yes: Count,
    /// In how many it is not, of those in which it could be.
    pub no: Count,
}

/// How far a walk goes before it gives up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// States in all.
    pub states: usize,
    /// Steps from state to state in all.
    pub steps: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            states: 500_000,
            steps: 6_000_000,
        }
    }
}

/// Why the answer space was not counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCounted {
    /// The budget of states or steps is spent.
    #[error("more than {states} states or {steps} steps were needed, at question {at} of {of}")]
    Budget {
        /// The states that were allowed.
        states: usize,
        /// The steps that were allowed.
        steps: usize,
        /// The question, counted from 1, at which it gave up.
        at: usize,
        /// How many questions there are.
        of: usize,
    },
    /// More of something than a set holds.
    #[error("the walk tells at most 256 {0} apart")]
    TooMany(&'static str),
    /// Too many answers to one `many` question of which each does something else.
    #[error("a question of kind `many` has more than {0} kinds of answers")]
    Kinds(usize),
}

/// What can happen under all answers to a tree.
#[derive(Debug)]
pub struct Space<'t> {
    tree: &'t Tree,
    layers: Vec<layer::Layer>,
    /// How many answer sets there are.
    pub answer_sets: Count,
    /// How many of them leave no option viable.
    pub dead_ends: Count,
    /// How many of them leave exactly one.
    pub sole_survivor: Count,
    /// In how many each option is viable.
    pub viable_in: Table<CandidateIx, Count>,
    /// In how many each question applies.
    pub applies: Table<QuestionIx, Share>,
    /// In how many each choice is offered, of those in which its question applies.
    pub offered: Table<QuestionIx, Table<ChoiceIx, Share>>,
    /// In how many each rule holds.
    pub holds: Table<RuleIx, Share>,
    /// In how many the last viable option falls at each question, by its answer or by a rule that
    /// it decides; [`Space::dead_from_start`] are not among them.
    pub dead_at: Table<QuestionIx, Count>,
    /// Whether no option is viable before any answer.
    pub dead_from_start: bool,
    /// The dead ends with the fewest known answers, at most three.
    pub dead_witnesses: Vec<AnswerSet>,
    /// For each rule an answer set with the fewest known answers under which it holds.
    pub rule_witnesses: Table<RuleIx, Option<AnswerSet>>,
    /// How many states stand for all answer sets.
    pub states: usize,
}

impl<'t> Space<'t> {
    /// Walks all answers of a tree.
    ///
    /// # Errors
    /// The tree needs more than the budget, or has more than the walk tells apart.
    pub fn of(tree: &'t Tree, today: PartialDate, budget: Budget) -> Result<Self, NotCounted> {
        let layers = walk::layers(tree, today, None, budget)?;
        Ok(tally::space(tree, layers))
    }

    /// The same of the answer sets that give one answer to one question.
    ///
    /// # Errors
    /// As for all answers.
    pub fn with_answer(
        tree: &'t Tree,
        today: PartialDate,
        answer: (QuestionIx, &Answer),
        budget: Budget,
    ) -> Result<Self, NotCounted> {
        let layers = walk::layers(tree, today, Some(answer), budget)?;
        Ok(tally::space(tree, layers))
    }

    /// The tree.
    pub fn tree(&self) -> &'t Tree {
        self.tree
    }
}
