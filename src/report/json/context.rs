//! What every part of the report looks things up in.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::engine::Evaluation;
use crate::model::{CandidateIx, CapabilityIx, CriterionIx, SourceIx, Tree};
use crate::report::Decided;
use crate::report::view::Scribe;

/// A tree with what followed, and the sources cited so far.
pub(super) struct Context<'a> {
    pub(super) tree: &'a Tree,
    pub(super) evaluation: &'a Evaluation,
    cited: RefCell<BTreeSet<SourceIx>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(tree: &'a Tree, evaluation: &'a Evaluation) -> Self {
        Self {
            tree,
            evaluation,
            cited: RefCell::default(),
        }
    }

    /// The id of an option.
    pub(super) fn option(&self, ix: CandidateIx) -> &'a str {
        self.tree.candidates()[ix].id.as_str()
    }

    /// The ids of some options.
    pub(super) fn options(&self, all: &[CandidateIx]) -> Vec<&'a str> {
        all.iter().map(|ix| self.option(*ix)).collect()
    }

    /// The id of a criterion.
    pub(super) fn criterion(&self, ix: CriterionIx) -> &'a str {
        self.tree.criteria()[ix].id.as_str()
    }

    /// The id of a capability.
    pub(super) fn capability(&self, ix: CapabilityIx) -> &'a str {
        self.tree.capabilities()[ix].id.as_str()
    }

    /// The key of a source, which is cited by that: `option/source`, or `source` if shared.
    pub(super) fn cite(&self, ix: SourceIx) -> String {
        self.cited.borrow_mut().insert(ix);
        let source = &self.tree.sources()[ix];
        match &source.owner {
            Some(owner) => format!("{owner}/{}", source.id),
            None => source.id.to_string(),
        }
    }

    /// Somebody who writes in words what the formats for people say too.
    pub(super) fn scribe(&self) -> Scribe<'a> {
        Scribe::of(Decided {
            tree: self.tree,
            place: "",
            extends: &[],
            evaluation: self.evaluation,
            robustness: None,
            expectation: None,
            today_given: false,
        })
    }

    /// The sources cited so far, in the order of the tree.
    pub(super) fn cited(&self) -> Vec<SourceIx> {
        self.cited.borrow().iter().copied().collect()
    }
}
