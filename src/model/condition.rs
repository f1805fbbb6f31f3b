//! When a question, a choice or a rule applies.

use super::ids::{ChoiceIx, QuestionIx};
use super::members::MemberSet;

/// A condition on earlier answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// A question was answered in one of some ways.
    Answered {
        /// The question.
        question: QuestionIx,
        /// The ways.
        test: AnswerTest,
    },
}

/// Ways to answer a question.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct AnswerTest {
    /// Choices; on a `many` one of them is enough.
    pub choices: MemberSet,
    /// Intervals of numbers.
    pub intervals: Vec<Interval>,
    /// *None of these*, on a `many`.
    pub nothing: bool,
    /// *I don't know yet*.
    pub unknown: bool,
}

/// Numbers from one bound, inclusive, to below another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The first number in it.
    pub from: Option<f64>,
    /// The first number beyond it.
    pub below: Option<f64>,
}

impl Interval {
    /// Whether a number lies in it.
    pub fn contains(&self, number: f64) -> bool {
        self.from.is_none_or(|from| number >= from) && self.below.is_none_or(|below| number < below)
    }
}

impl Condition {
    /// The questions it names, in order, each once.
    pub fn questions(&self) -> Vec<QuestionIx> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    fn collect(&self, found: &mut Vec<QuestionIx>) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.collect(found);
                }
            }
            Self::Not(part) => part.collect(found),
            Self::Answered { question, .. } => found.push(*question),
        }
    }

    /// All tests on answers in it, with their questions.
    pub fn tests(&self) -> Vec<(QuestionIx, &AnswerTest)> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::tests).collect(),
            Self::Not(part) => part.tests(),
            Self::Answered { question, test } => vec![(*question, test)],
        }
    }
}

impl AnswerTest {
    /// A test for one choice.
    pub fn choice(choice: ChoiceIx) -> Self {
        let mut choices = MemberSet::EMPTY;
        choices.insert(choice);
        Self {
            choices,
            ..Self::default()
        }
    }
}
