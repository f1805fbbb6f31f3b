//! The ways to answer a tree, in the order of its file and in the one that is walked.

use super::NoWinners;
use super::acts::{Acts, OPTIONS};
use super::labels::Classify;
use super::order::order;
use crate::analysis::ways::{ANSWERS, Effort, Graph, Ground, Units};
use crate::model::QuestionIx;

/// All ways to answer a tree in the order of its file, to be put into another order.
pub(in crate::analysis) struct InOrder {
    graph: Graph,
    pub(super) units: Units,
    /// How many answers were looked at.
    visited: usize,
}

impl InOrder {
    /// The ways of a tree.
    ///
    /// # Errors
    /// The tree has more of something than can be told apart, or its weights are no whole numbers
    /// of thousandths.
    pub(in crate::analysis) fn of(ground: &Ground<'_>) -> Result<Self, NoWinners> {
        if ground.tree.candidates().len() > OPTIONS {
            return Err(NoWinners::Options);
        }
        let mut silent = |_| ();
        let mut looked = Effort::new(ANSWERS, &mut silent);
        let graph = Graph::whole(ground, &mut looked)?;
        let units = Units::of(&graph).ok_or(NoWinners::Weights)?;
        Ok(Self {
            graph,
            units,
            visited: looked.visited(),
        })
    }

    /// The same in an order in which few states are met, some questions first of all; `ground` is
    /// that of [`Self::of`]. The answers that are looked at once more count too.
    ///
    /// # Errors
    /// These are too many together.
    pub(super) fn ordered(
        &self,
        ground: &Ground<'_>,
        classify: Classify<'_>,
        first: &[QuestionIx],
    ) -> Result<Graph, NoWinners> {
        let acts = Acts::of(&self.graph, &self.units, classify);
        let order = order(ground.tree, &self.graph, &acts, first);
        let mut silent = |_| ();
        let mut looked = Effort::new(ANSWERS - self.visited, &mut silent);
        Graph::in_order(ground, &order, &mut looked).map_err(|_| NoWinners::Answers)
    }
}
