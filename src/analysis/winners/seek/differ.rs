//! Whether two trees of one shape ever differ in who is first.
//!
//! Method: both trees are walked together, question by question; states in which both come to the
//! same points and the same options are one. A state is left once both end alike under all ways
//! on, and the walk ends at the first in which one tree has an option first on some way on that
//! can not be first in the other.

use super::super::NoWinners;
use super::super::acts::{OPTIONS, bits};
use super::both;
use super::pair::{self, Pair};
use crate::analysis::space::AnswerSet;
use crate::analysis::ways::{self, ANSWERS, Graph, Ground};
use crate::engine::Situation;
use crate::model::{MemberSet, PartialDate, QuestionIx, Tree};

/// What came of looking for a difference.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::analysis) enum Difference {
    /// Under these answers another option is first, or none is any more, or one at last.
    Under(AnswerSet),
    /// Under no answers.
    None,
    /// The steps did not suffice to tell.
    Unknown,
}

/// What is compared.
pub(in crate::analysis) struct Compared<'a> {
    pub(in crate::analysis) tree: &'a Tree,
    /// A tree that asks the same, and tells answers apart by the same conditions and numbers.
    pub(in crate::analysis) other: &'a Tree,
    pub(in crate::analysis) today: PartialDate,
    /// The questions that are best answered first: those on which the difference hangs.
    pub(in crate::analysis) first: &'a [QuestionIx],
}

/// Two trees made ready to be walked together.
pub(in crate::analysis) struct Walked<'a> {
    compared: &'a Compared<'a>,
    situation: Situation,
    own: Graph,
    twin: Graph,
}

impl<'a> Walked<'a> {
    /// Makes two trees ready.
    ///
    /// # Errors
    /// The tree has more of something than can be told apart.
    pub(in crate::analysis) fn new(compared: &'a Compared<'a>) -> Result<Self, NoWinners> {
        let Compared { tree, other, .. } = compared;
        if tree.candidates().len() > OPTIONS {
            return Err(NoWinners::Options);
        }
        let situation = Situation {
            today: compared.today,
            ..Situation::new(tree)
        };
        let ground = Ground::new(tree, &situation);
        let mut silent = |_| ();
        let mut effort = ways::Effort::new(ANSWERS, &mut silent);
        let in_order = Graph::whole(&ground, &mut effort)?;
        let order = pair::order(tree, &in_order, compared.first)?;
        let graph = Graph::in_order(&ground, &order, &mut effort);
        let graph = graph.map_err(|_| NoWinners::Answers)?;
        let (own, twin) = ways::twins(&graph, &Ground::new(other, &situation));
        Ok(Self {
            compared,
            situation,
            own,
            twin,
        })
    }

    /// What both trees do, side by side.
    ///
    /// # Errors
    /// Weights are no whole numbers of thousandths.
    pub(in crate::analysis) fn together(&self) -> Result<Both<'_>, NoWinners> {
        let trees = [self.compared.tree, self.compared.other];
        let graphs = [&self.own, &self.twin];
        Pair::of(trees, graphs, self.situation.strict).map(Both)
    }
}

/// What two trees do, side by side.
pub(in crate::analysis) struct Both<'w>(Pair<'w>);

impl Both<'_> {
    /// Looks for answers under which the two differ in who is first.
    ///
    /// # Errors
    /// Rounding would decide.
    pub(in crate::analysis) fn first(&self, steps: usize) -> Result<Difference, NoWinners> {
        let mut left = steps;
        both::walk(&self.0, u64::MAX, &mut left)
    }

    /// Looks for answers under which the two differ in which of some options is before the
    /// others, or is viable; takes the steps from those that are left.
    ///
    /// # Errors
    /// Rounding would decide.
    pub(in crate::analysis) fn among(
        &self,
        options: &MemberSet,
        left: &mut usize,
    ) -> Result<Difference, NoWinners> {
        both::walk(&self.0, bits(options), left)
    }
}
