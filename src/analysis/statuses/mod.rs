//! How often a recommendation has which status, over all answer sets.
//!
//! Purpose: to say of a tree how often it decides: how many answer sets give a clear first place,
//! one that is too close to call, one option only, an open decision, or nothing. Guarantee: the
//! counts are exact, and each status is what the engine gives under these answers, the flips of
//! open questions aside: how many of these flip is decided for given answers only, so that some
//! of the sets that are counted as clear, too close or the only one are *open* in a report.
//! Where the steps do not suffice nothing is counted.
//!
//! Method: answer sets are merged that give the same weights, rule out and leave unverified the
//! same, and say the same of capabilities. Whether a lead is within the zone hangs on every
//! weight, so that fewer are merged than for who is first: it is for small trees.

mod acts;
mod verdict;
mod walk;

use super::space::Count;
use super::ways::{self, ANSWERS, Graph, Ground, NotWhole};
use crate::engine::Situation;
use crate::model::{PartialDate, Tree};
use crate::text::grouped;

/// The most options that are told apart.
const OPTIONS: usize = 64;

/// In how many answer sets the recommendation has which status, flips aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statuses {
    /// No option is left.
    pub none_left: Count,
    /// Something is not known that must be, flips of open questions aside.
    pub open: Count,
    /// One option is left.
    pub only_one: Count,
    /// The first place is too close to call.
    pub too_close: Count,
    /// The first place is clear.
    pub clear: Count,
    /// The steps that this took.
    pub steps: usize,
}

/// Why it was not counted how often a recommendation has which status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoStatuses {
    /// More options than are told apart.
    #[error("there are more than {OPTIONS} options")]
    Options,
    /// A `many` question with more choices than all subsets are looked at of.
    #[error("a question of kind `many` offers more than 12 choices")]
    Choices,
    /// More than a memory tells apart.
    #[error("there are more answers, or tests on one question, than are told apart")]
    Answers,
    /// Weights that are no whole numbers of thousandths, or too large.
    #[error("weights have more than three decimals, or are too large to be added exactly")]
    Weights,
    /// A lead so near the zone, or a score so near another, that rounding decides.
    #[error("two scores, or a lead and its zone, are so near that rounding decides")]
    Rounding,
    /// The steps do not suffice.
    #[error("it takes more than {} steps", grouped(*.0 as u128))]
    Steps(usize),
}

impl From<NotWhole> for NoStatuses {
    fn from(why: NotWhole) -> Self {
        match why {
            NotWhole::Spent => Self::Answers,
            NotWhole::Choices => Self::Choices,
        }
    }
}

impl Statuses {
    /// Counts the statuses under all answers, in so many steps at most.
    ///
    /// # Errors
    /// The steps do not suffice, the tree has more of something than can be told apart, or
    /// rounding would decide.
    pub fn of(tree: &Tree, today: PartialDate, steps: usize) -> Result<Self, NoStatuses> {
        let situation = Situation::on(tree, today);
        let ground = Ground::new(tree, &situation);
        let mut silent = |_| ();
        let mut effort = ways::Effort::new(ANSWERS, &mut silent);
        let graph = Graph::whole(&ground, &mut effort)?;
        Self::over(tree, &graph, steps)
    }

    /// The same over ways that are at hand.
    ///
    /// # Errors
    /// As for [`Self::of`].
    pub(super) fn over(tree: &Tree, graph: &Graph, steps: usize) -> Result<Self, NoStatuses> {
        if tree.candidates().len() > OPTIONS {
            return Err(NoStatuses::Options);
        }
        walk::walk(tree, graph, steps)
    }

    /// In how many answer sets an option is left.
    pub fn live(&self) -> Count {
        self.open + self.only_one + self.too_close + self.clear
    }
}
