//! Whether two trees of one shape ever differ in who is first.
//!
//! Method: both trees are walked together, question by question; states in which both come to the
//! same points and the same options are one. A state is left once both end alike under all ways
//! on, and the walk ends at the first in which one tree has an option first on some way on that
//! can not be first in the other.

use super::super::{InOrder, NoWinners};
use super::bare::alike;
use super::both;
use super::pair::Pair;
use crate::analysis::bits::bits;
use crate::analysis::space::AnswerSet;
use crate::analysis::ways::{Graph, Ground, twins};
use crate::engine::Strict;
use crate::model::{MemberSet, QuestionIx, Tree};

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

/// Two trees made ready to be walked together.
pub(in crate::analysis) struct Walked<'a> {
    trees: [&'a Tree; 2],
    strict: Strict,
    own: Graph,
    twin: Graph,
}

impl<'a> Walked<'a> {
    /// Makes a tree, whose ways are given, and another ready: one that asks the same, and tells
    /// answers apart by the same conditions and numbers. Some questions are best answered first:
    /// those on which the difference hangs.
    ///
    /// # Errors
    /// There are more answers than are looked at.
    pub(in crate::analysis) fn new(
        (ground, ways): (&Ground<'a>, &InOrder),
        other: &'a Tree,
        first: &[QuestionIx],
    ) -> Result<Self, NoWinners> {
        let situation = ground.situation;
        let graph = ways.ordered(ground, &alike, first)?;
        let (own, twin) = twins(&graph, &Ground::new(other, situation));
        Ok(Self {
            trees: [ground.tree, other],
            strict: situation.strict,
            own,
            twin,
        })
    }

    /// What both trees do, side by side.
    ///
    /// # Errors
    /// Weights are no whole numbers of thousandths.
    pub(in crate::analysis) fn together(&self) -> Result<Both<'_>, NoWinners> {
        Pair::of(self.trees, [&self.own, &self.twin], self.strict).map(Both)
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
