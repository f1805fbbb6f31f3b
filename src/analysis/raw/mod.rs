//! Every answer set by itself: who is first, and whether the first place is too close to call.
//!
//! Purpose: to count over a small space, or over what a situation leaves open, with nothing merged
//! and nothing pruned: an oracle for counts that are cleverer, and a count of what does not merge,
//! such as close calls. Guarantee: each answer set is looked at and counted once; who is first,
//! who ties, who is left and, with the zone, whether the first place is too close to call are
//! what [`evaluate`](crate::engine::evaluate) finds under these answers. Where rounding would
//! decide who is first nothing is counted; where rounding might decide whether a rival is within
//! the zone the engine itself is asked. It keeps no answer set and names no witness.
//!
//! Method: sums are whole numbers held by floats, hence exact. The ways through the last questions
//! are laid out once for each state before them, side by side, so that one pass over them adds
//! what the answers before gave, finds the most points, who has them and who is near: eight answer
//! sets abreast, without a branch. Whoever is within the indifference of the tree is then too close
//! unless dominated, which depends on the terms that are weighed and is worked out beforehand. Only
//! where two have about the same points, or one is near by the spread of the facts alone, are they
//! looked at one by one.

mod block;
mod closeness;
mod contest;
mod course;
mod gains;
mod kernel;
mod pairs;
mod rivals;
mod state;
mod tally;
mod walk;

use course::Course;
use walk::walk;

use super::ways::{ANSWERS, Effort, Graph, Ground, NotWhole};
use crate::engine::Situation;
use crate::model::{CandidateIx, Table, Tree};

/// The most options that are told apart.
const OPTIONS: usize = 64;

/// What is looked at in each answer set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Who is first.
    First,
    /// And whether the first place is too close to call: whether the group of the first has two
    /// members or more, whatever the status.
    Close,
}

/// How often what happens over all answer sets that go on from a situation.
#[derive(Clone, Debug, PartialEq)]
pub struct RawWalk {
    /// How many answer sets there are; each is in exactly one of `nobody`, `unweighed`, the
    /// `alone` of one option and the `tied` of several.
    pub sets: u64,
    /// For each option how often it is first.
    pub options: Table<CandidateIx, RawFirst>,
    /// In how many no option is left.
    pub nobody: u64,
    /// In how many some are left and nothing is weighed, so that none is first.
    pub unweighed: u64,
    /// In how many the first place is too close to call; `None` if that was not looked at.
    pub close: Option<u64>,
    /// In how many of these and others the engine had to be asked about the zone.
    pub asked: u64,
}

/// How often an option is first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RawFirst {
    /// In how many answer sets it alone is first.
    pub alone: u64,
    /// In how many it is first together with others.
    pub tied: u64,
    /// In how many it is the winner, of tied ones the first of the tree, and too close to call;
    /// 0 if that was not looked at.
    pub close: u64,
}

/// Why nothing was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRawWalk {
    /// More options than are told apart.
    #[error("there are more than {OPTIONS} options")]
    Options,
    /// A `many` question with more choices than all subsets are looked at of.
    #[error("a question of kind `many` offers more than 12 choices")]
    Choices,
    /// More than a memory tells apart, or more answers to one question after another than are
    /// looked at.
    #[error("there are more answers, or tests on one question, than are told apart")]
    Answers,
    /// Weights that are no whole numbers of thousandths, or too large.
    #[error("weights have more than three decimals, or are too large to be added exactly")]
    Weights,
    /// Scores so near to each other that rounding decides.
    #[error("two scores differ by about 1e-9 points, so that rounding decides who is first")]
    Rounding,
    /// More answer sets than may be looked at.
    #[error("there are {sets} answer sets, more than the {most} that may be looked at")]
    Sets {
        /// How many there are; the most that a number holds if there are more.
        sets: u128,
        /// How many may be looked at.
        most: u64,
    },
}

impl From<NotWhole> for NoRawWalk {
    fn from(why: NotWhole) -> Self {
        match why {
            NotWhole::Spent => Self::Answers,
            NotWhole::Choices => Self::Choices,
        }
    }
}

impl RawWalk {
    /// Looks at every answer set that goes on from a situation: what was answered stands, what a
    /// walk would still ask gets each answer that is offered, and *I don't know yet*; of the
    /// numbers of an interval in which nothing tells them apart, one. There may be `most` of them.
    ///
    /// # Errors
    /// There are more, or the tree has more of something than can be told apart, or rounding would
    /// decide who is first.
    pub fn of(
        tree: &Tree,
        situation: &Situation,
        look: Look,
        most: u64,
    ) -> Result<Self, NoRawWalk> {
        if tree.candidates().len() > OPTIONS {
            return Err(NoRawWalk::Options);
        }
        let ground = Ground::new(tree, situation);
        let mut silent = |_| ();
        let mut looked = Effort::new(ANSWERS, &mut silent);
        let graph = Graph::whole(&ground, &mut looked)?;
        let course = Course::of(&ground, &graph).ok_or(NoRawWalk::Weights)?;
        let sets = course.sets();
        match u64::try_from(sets) {
            Ok(all) if all <= most => {}
            _ => return Err(NoRawWalk::Sets { sets, most }),
        }
        walk(&course, look).ok_or(NoRawWalk::Rounding)
    }
}
