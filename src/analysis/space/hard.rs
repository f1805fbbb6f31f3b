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
        hard.lacks = effects.lacks.iter().copied().collect();
        hard.provides = effects.provides.iter().copied().collect();
        hard
    }

    /// What one requirement does.
    pub(super) fn requiring(tree: &Tree, requirement: &Requirement) -> Self {
        let candidates = tree.candidates().iter();
        Self {
            breaks: candidates
                .filter(|(_, candidate)| verdict(requirement, candidate) == Verdict::Breaks)
                .map(|(ix, _)| ix)
                .collect(),
            ..Self::default()
        }
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
