//! What several chosen ones of a `many` question do together.

use super::hard::Hard;
use crate::model::{ChoiceIx, MemberSet, Question, Tree};

/// Chosen ones added up. What they do by themselves adds up; a requirement over the whole answer
/// breaks with all of them what it breaks with each: any member that holds or may hold is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Together {
    /// What the chosen ones do by themselves.
    hard: Hard,
    /// For each requirement over the whole answer the options that it breaks, those aside that
    /// are broken anyway; no entry where nothing is chosen.
    united: Vec<MemberSet>,
    /// The tests of conditions that some chosen one passes.
    passed: MemberSet,
}

impl Together {
    /// One choice by itself; of the capabilities only those that matter to some option.
    pub(super) fn of(
        tree: &Tree,
        question: &Question,
        choice: ChoiceIx,
        relevant: &MemberSet,
        passed: MemberSet,
    ) -> Self {
        let effects = &question.choices()[choice].effects;
        let united = question.united().iter().map(|one| {
            let requirement = one.requirement([&choice]);
            requirement.map_or(MemberSet::EMPTY, |one| Hard::requiring(tree, &one).breaks)
        });
        let hard = Hard::of(tree, effects).limited(relevant);
        Self {
            hard,
            united: united.map(|breaks| breaks.without(&hard.breaks)).collect(),
            passed,
        }
    }

    /// Both together.
    pub(super) fn and(&self, other: &Self) -> Self {
        let united = match (self.united.as_slice(), other.united.as_slice()) {
            ([], all) | (all, []) => all.to_vec(),
            (all, more) => {
                let both = all.iter().zip(more);
                both.map(|(one, other)| one.common(other)).collect()
            }
        };
        Self {
            hard: self.hard.and(&other.hard),
            united,
            passed: self.passed.union(&other.passed),
        }
    }

    /// What the whole answer eliminates, lacks and provides, and the tests that it passes.
    pub(super) fn settled(&self) -> (Hard, MemberSet) {
        let mut hard = self.hard;
        for breaks in &self.united {
            hard.breaks = hard.breaks.union(breaks);
        }
        (hard, self.passed)
    }
}
