//! What ways are judged on: the tree, what was answered already, what options are worth.

use crate::engine::{Matrix, Situation};
use crate::model::Tree;

/// A tree in a situation.
pub(in crate::analysis) struct Ground<'a> {
    pub(in crate::analysis) tree: &'a Tree,
    /// What holds already; its answers stand, and what is missing is asked.
    pub(in crate::analysis) situation: &'a Situation,
    /// What every option is worth on every criterion, under the situation's attitude to
    /// uncertainty.
    pub(in crate::analysis) matrix: Matrix,
}

impl<'a> Ground<'a> {
    pub(in crate::analysis) fn new(tree: &'a Tree, situation: &'a Situation) -> Self {
        Self {
            tree,
            situation,
            matrix: Matrix::under(tree, situation.risk),
        }
    }
}
