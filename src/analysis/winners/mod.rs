//! How often each option is first, over all answer sets.
//!
//! Purpose: to say of every option whether it can be first at all, in how many answer sets it is,
//! and with the fewest known answers under which one. Guarantee: the counts are exact, and as far
//! as the budget went they say how many answer sets they cover; nothing is sampled. A witness has
//! the fewest known answers there are if all answer sets were covered.
//!
//! Method: question by question, answer sets are merged that end alike under all ways on. To end
//! alike they need not have the same points: two leads that lie between the same two of the sums
//! that can still be added end with the same sign. An option is dropped once another is before it
//! under all ways on, and viable under them. Weights and values are whole numbers, so that equal
//! sums are equal.

mod acts;
mod arena;
mod arrivals;
mod bounds;
mod course;
mod group;
mod labels;
mod order;
mod ordered;
mod plan;
mod ranks;
mod seek;
mod tally;
mod walk;
mod witness;

use acts::OPTIONS;
use course::Course;
pub(super) use labels::{ByLabel, Class, Classify, Labels};
pub(super) use ordered::InOrder;
use ranks::Ranks;
pub(super) use seek::{Difference, Near, Nearest, Walked};
use walk::walk;

use super::space::{AnswerSet, Count};
use super::study::Progress;
use super::ways::{Ground, NotWhole};
use crate::engine::{Answer, Situation};
use crate::model::{CandidateIx, PartialDate, QuestionIx, Table, Tree};

/// How often each option is first.
#[derive(Clone, Debug, PartialEq)]
pub struct Winners {
    /// For each option.
    pub options: Table<CandidateIx, Winner>,
    /// In how many answer sets no option is left.
    pub nobody: Count,
    /// In how many some are left and nothing is weighed, so that none is first.
    pub unweighed: Count,
    /// How many answer sets the budget did not reach; they are in no other count.
    pub open: Count,
    /// How many states stood for the answer sets that were reached.
    pub states: usize,
    /// How many steps were taken from state to state.
    pub steps: usize,
}

/// How often an option is first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Winner {
    /// In how many answer sets it alone is first.
    pub alone: Count,
    /// In how many it is first together with others.
    pub tied: Count,
    /// In how many of the answer sets that were not reached it may be first.
    pub may_be: Count,
    /// An answer set in which it is first, with the fewest known answers if all were reached.
    pub witness: Option<AnswerSet>,
}

/// How much work the count may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// The steps from state to state, at most. Before each of `n` questions still to come at most
    /// `3 / (n + 2)` of those that are left are spent, before the last all of them; the answer
    /// sets of the states that are not gone on from stay open, those first that are few for the
    /// steps they take.
    pub steps: usize,
    /// The threads that share the work; what comes out is the same for any number.
    pub threads: usize,
}

/// Why it was not counted who is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoWinners {
    /// More options than a walk tells apart.
    #[error("there are more than {OPTIONS} options")]
    Options,
    /// A `many` question with more choices than all subsets are looked at of.
    #[error("a question of kind `many` offers more than 12 choices")]
    Choices,
    /// More than a memory tells apart, or more answers than the budget.
    #[error("there are more answers, or tests on one question, than are told apart")]
    Answers,
    /// Weights that are no whole numbers of thousandths, or too large.
    #[error("weights have more than three decimals, or are too large to be added exactly")]
    Weights,
    /// Scores so near to each other that rounding decides.
    #[error("two scores differ by about 1e-9 points, so that rounding decides who is first")]
    Rounding,
    /// More answer sets than are counted.
    #[error("there are more than 2^128 - 1 answer sets")]
    Sets,
}

impl From<NotWhole> for NoWinners {
    fn from(why: NotWhole) -> Self {
        match why {
            NotWhole::Spent => Self::Answers,
            NotWhole::Choices => Self::Choices,
        }
    }
}

impl Winner {
    /// In how many answer sets it is first, alone or with others.
    pub fn first(&self) -> Count {
        self.alone + self.tied
    }
}

impl Winners {
    /// Counts who is first under all answers.
    ///
    /// # Errors
    /// The tree has more of something than can be told apart, or rounding would decide.
    pub fn of(
        tree: &Tree,
        today: PartialDate,
        effort: Effort,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self, NoWinners> {
        let same = |_: QuestionIx, _: Option<&Answer>| 0_u16;
        let nothing = (&Labels::default(), &same as Classify<'_>, &[][..]);
        let (winners, _) = Self::by_label(tree, today, effort, nothing, progress)?;
        Ok(winners)
    }

    /// The same with where each answer set comes to in a chart: its labels, what answers say to
    /// it, and the questions that it asks.
    ///
    /// # Errors
    /// As for [`Self::of`].
    pub(super) fn by_label(
        tree: &Tree,
        today: PartialDate,
        effort: Effort,
        (labels, classify, asked): (&Labels, Classify<'_>, &[QuestionIx]),
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(Self, ByLabel), NoWinners> {
        let situation = Situation::on(tree, today);
        let ground = Ground::new(tree, &situation);
        let ways = InOrder::of(&ground)?;
        let graph = ways.ordered(&ground, classify, asked)?;
        let mut course = Course::of(
            (tree, &graph),
            ways.units,
            situation.strict,
            (labels, classify),
        );
        if course.completions((0, 0)) == u128::MAX {
            return Err(NoWinners::Sets);
        }
        course.ranks = Ranks::of(&graph, &course.acts, tree.candidates().len());
        let of = tree.questions().len();
        let mut tell = |done| {
            progress(Progress {
                what: "counting who is first",
                done,
                of,
            });
        };
        let options = Table::for_each_of(tree.candidates(), |_, _| Winner::default());
        walk(&course, options, effort, &mut tell).ok_or(NoWinners::Rounding)
    }

    /// The order in which questions are gone through that a chart asks in some order: each after
    /// those that its conditions name.
    pub(super) fn early(tree: &Tree, asked: &[QuestionIx]) -> Vec<QuestionIx> {
        order::early(tree, asked)
    }

    /// Whether all answer sets were reached.
    pub fn is_whole(&self) -> bool {
        self.open.is_none()
    }
}
