//! What answers and rules do to who is viable: options broken, capabilities lacked and provided.

use crate::engine::{Verdict, verdict};
use crate::model::{Effects, MemberSet, Requirement, Tree};

/// The hard part of effects, as sets of options and capabilities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hard {
    /// Options of which a fact breaks a requirement.
    pub(super) breaks: MemberSet,
    /// Capabilities that are lacked.
    pub(super) lacks: MemberSet,
    /// Capabilities that are provided.
    pub(super) provides: MemberSet,
}

impl Hard {
    /// The hard part of some effects.
    pub(super) fn of(tree: &Tree, effects: &Effects) -> Self {
        let mut hard = Self::default();
        for requirement in &effects.requires {
            hard = hard.and(&Self::requiring(tree, requirement));
        }
        for capability in &effects.lacks {
            hard.lacks.insert(*capability);
        }
        for capability in &effects.provides {
            hard.provides.insert(*capability);
        }
        hard
    }

    /// What one requirement does.
    pub(super) fn requiring(tree: &Tree, requirement: &Requirement) -> Self {
        let mut hard = Self::default();
        for (ix, candidate) in tree.candidates().iter() {
            if verdict(requirement, candidate) == Verdict::Breaks {
                hard.breaks.insert(ix);
            }
        }
        hard
    }

    /// The same, of the capabilities that matter to some option.
    pub(super) fn limited(&self, relevant: &MemberSet) -> Self {
        Self {
            breaks: self.breaks,
            lacks: self.lacks.common(relevant),
            provides: self.provides.common(relevant),
        }
    }

    /// Both together.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self {
            breaks: self.breaks.union(&other.breaks),
            lacks: self.lacks.union(&other.lacks),
            provides: self.provides.union(&other.provides),
        }
    }
}
