//! What options need of capabilities, where several answers together decide it.

use crate::engine::{CapabilityState, Strict, is_supplied};
use crate::model::{Candidate, CapabilityIx, MemberSet, Need, Tree};

/// What an option needs of capabilities, beyond what one answer alone decides.
pub(in crate::analysis) struct Supply<'a> {
    candidate: &'a Candidate,
    strict: Strict,
    /// The capabilities of which several answers together decide.
    pub(in crate::analysis) relevant: MemberSet,
}

/// How these capabilities stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::analysis) struct Standing {
    pub(in crate::analysis) lacked: MemberSet,
    pub(in crate::analysis) provided: MemberSet,
}

impl<'a> Supply<'a> {
    pub(in crate::analysis) fn new(candidate: &'a Candidate, strict: Strict) -> Self {
        let mut relevant: MemberSet = candidate.conflicts.iter().copied().collect();
        for need in &candidate.needs {
            // One lacked capability that nothing else makes good is seen in the answer itself.
            if strict == Strict::All || need.any.len() > 1 {
                relevant = relevant.union(&need.any.iter().copied().collect());
            }
        }
        Self {
            candidate,
            strict,
            relevant,
        }
    }

    /// Of the options of a tree those of whose capabilities several answers together decide, each
    /// with its place.
    pub(in crate::analysis) fn together(tree: &'a Tree, strict: Strict) -> Vec<(usize, Self)> {
        let all = tree.candidates().rows().iter().enumerate();
        let all = all.map(|(n, one)| (n, Self::new(one, strict)));
        all.filter(|(_, supply)| !supply.is_simple()).collect()
    }

    /// Whether an answer by itself decides all that can happen.
    pub(in crate::analysis) fn is_simple(&self) -> bool {
        self.relevant.is_empty()
    }

    /// Whether it is out whatever follows: of some need all is lacked.
    pub(in crate::analysis) fn is_out(&self, standing: &Standing) -> bool {
        let lacked = |any: &[_]| any.iter().all(|ix| standing.lacked.contains(*ix));
        self.candidate.needs.iter().any(|need| lacked(&need.any))
    }

    /// Whether it may be without what it needs in the end, if no more than this is still lacked
    /// and provided.
    pub(in crate::analysis) fn may_lack(
        &self,
        standing: &Standing,
        lacks: &MemberSet,
        provides: &MemberSet,
    ) -> bool {
        let lacked = standing.lacked.union(lacks);
        let spoken_for = standing.provided.union(provides);
        let offered = spoken_for.without(&standing.lacked);
        let all_lacked = |any: &[_]| any.iter().all(|ix| lacked.contains(*ix));
        let silent = |any: &[_]| !any.iter().any(|ix| standing.provided.contains(*ix));
        // One that is lacked and that nothing else makes good is seen in the answer itself.
        let together = |need: &&Need| self.strict == Strict::All || need.any.len() > 1;
        let needs = || self.candidate.needs.iter().filter(together);
        let conflicts = &self.candidate.conflicts;
        needs().any(|need| all_lacked(&need.any))
            || conflicts.iter().any(|ix| offered.contains(*ix))
            || self.strict == Strict::All && needs().any(|need| silent(&need.any))
    }

    /// Whether all that it needs may be there in the end.
    pub(in crate::analysis) fn is_supplied(&self, standing: &Standing) -> bool {
        is_supplied(self.candidate, self.strict, |ix| standing.of(ix))
    }
}

impl Standing {
    /// How a capability stands.
    pub(in crate::analysis) fn of(&self, ix: CapabilityIx) -> CapabilityState {
        if self.lacked.contains(ix) {
            CapabilityState::Lacked
        } else if self.provided.contains(ix) {
            CapabilityState::Provided
        } else {
            CapabilityState::Silent
        }
    }

    /// The same, of some capabilities.
    pub(in crate::analysis) fn only(&self, relevant: &MemberSet) -> Self {
        Self {
            lacked: self.lacked.common(relevant),
            provided: self.provided.common(relevant),
        }
    }

    /// Once more is lacked and provided; lacks beats provides.
    pub(in crate::analysis) fn and(
        &self,
        lacks: &MemberSet,
        provides: &MemberSet,
        relevant: &MemberSet,
    ) -> Self {
        let lacked = self.lacked.union(&lacks.common(relevant));
        let spoken_for = self.provided.union(&provides.common(relevant));
        Self {
            lacked,
            provided: spoken_for.without(&lacked),
        }
    }
}
