//! Requirements as a tree states them: who says which, and whether it can put an option out.

use std::collections::BTreeSet;

use crate::analysis::space::intervals;
use crate::engine::{Verdict, verdict};
use crate::model::{
    AnswerEffect, Band, CapabilityIx, ChoiceIx, Effects, QuestionIx, QuestionKind, Requirement,
    RuleIx, Tree, United,
};

/// Who states a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speaker {
    /// A choice that is given as an answer.
    Choice(QuestionIx, ChoiceIx),
    /// A number in a band, by its place among the question's bands.
    Band(QuestionIx, usize),
    /// Any answer to a question: what it says of `$answer`, or of every number.
    Answer(QuestionIx),
    /// A rule that holds.
    Rule(RuleIx),
}

impl Speaker {
    /// Whether another may speak in the same situation: two choices of a question that takes one
    /// do not, nor do two bands.
    fn goes_with(self, other: Self, tree: &Tree) -> bool {
        match (self, other) {
            (Self::Choice(one, this), Self::Choice(two, that)) if one == two => {
                let takes_one = matches!(tree.questions()[one].kind, QuestionKind::One(_));
                this == that || !takes_one
            }
            (Self::Band(one, this), Self::Band(two, that)) if one == two => this == that,
            _ => true,
        }
    }
}

/// What is stated, by its place among what the speaker states of the same kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// An entry of `require`.
    Requires(usize),
    /// An entry of `require` whose bound or member is the answer itself.
    RequiresAnswer(usize),
    /// A capability that is lacked and that an option needs.
    Lacks(CapabilityIx),
    /// A capability that is provided and with which an option conflicts.
    Provides(CapabilityIx),
}

/// A requirement with who states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stated {
    /// Who states it.
    pub by: Speaker,
    /// What.
    pub need: Need,
}

/// Every requirement that a tree states, in the order of the file.
pub(super) fn stated(tree: &Tree) -> Vec<Stated> {
    let wanted = Wanted::of(tree);
    let mut all = Vec::new();
    for (ix, question) in tree.questions().iter() {
        for (choice, of) in question.choices().iter() {
            all.extend(of_effects(
                &wanted,
                Speaker::Choice(ix, choice),
                &of.effects,
            ));
        }
        let by = Speaker::Answer(ix);
        let of_answer = |n| Stated {
            by,
            need: Need::RequiresAnswer(n),
        };
        match &question.kind {
            QuestionKind::One(_) => {}
            QuestionKind::Many { united, .. } => all.extend((0..united.len()).map(of_answer)),
            QuestionKind::Number {
                bands,
                always,
                from_answer,
                ..
            } => {
                for (place, band) in bands.iter().enumerate() {
                    all.extend(of_effects(&wanted, Speaker::Band(ix, place), &band.effects));
                }
                all.extend(of_effects(&wanted, by, always));
                let required = from_answer.iter().enumerate();
                let required = required.filter(|(_, effect)| effect.weight.is_none());
                all.extend(required.map(|(n, _)| of_answer(n)));
            }
        }
    }
    for (ix, rule) in tree.rules().iter() {
        all.extend(of_effects(&wanted, Speaker::Rule(ix), &rule.effects));
    }
    all
}

/// The capabilities that options need, and those with which they conflict.
struct Wanted {
    needed: BTreeSet<CapabilityIx>,
    conflicting: BTreeSet<CapabilityIx>,
}

impl Wanted {
    fn of(tree: &Tree) -> Self {
        let candidates = || tree.candidates().rows().iter();
        let needs = candidates().flat_map(|one| &one.needs);
        let conflicts = candidates().flat_map(|one| &one.conflicts);
        Self {
            needed: needs.flat_map(|need| need.any.iter().copied()).collect(),
            conflicting: conflicts.copied().collect(),
        }
    }
}

/// What effects require; capabilities as far as they can put an option out.
fn of_effects(wanted: &Wanted, by: Speaker, effects: &Effects) -> Vec<Stated> {
    let requires = (0..effects.requires.len()).map(Need::Requires);
    let lacks = effects.lacks.iter().filter(|ix| wanted.needed.contains(ix));
    let provides = effects.provides.iter();
    let provides = provides.filter(|ix| wanted.conflicting.contains(ix));
    let needs = requires
        .chain(lacks.map(|ix| Need::Lacks(*ix)))
        .chain(provides.map(|ix| Need::Provides(*ix)));
    needs.map(|need| Stated { by, need }).collect()
}

impl Stated {
    /// Its name, of ids alone: who states it, and the criterion or the capability.
    pub(super) fn name(self, tree: &Tree) -> String {
        let question = |ix: QuestionIx| &tree.questions()[ix].id;
        let by = match self.by {
            Speaker::Choice(ix, choice) => {
                let choices = tree.questions()[ix].choices();
                format!("{}.{}", question(ix), choices[choice].id)
            }
            Speaker::Band(ix, place) => {
                let id = bands(tree, ix)
                    .get(place)
                    .map_or("", |band| band.id.as_str());
                format!("{}.{id}", question(ix))
            }
            Speaker::Answer(ix) => question(ix).to_string(),
            Speaker::Rule(ix) => tree.rules()[ix].id.to_string(),
        };
        let capability = |ix| &tree.capabilities()[ix].id;
        match self.need {
            Need::Requires(_) | Need::RequiresAnswer(_) => {
                let ids: Vec<&str> = self.criteria(tree).collect();
                format!("{by}: {}", ids.join(" or "))
            }
            Need::Lacks(ix) => format!("{by}: lacks {}", capability(ix)),
            Need::Provides(ix) => format!("{by}: provides {}", capability(ix)),
        }
    }

    fn criteria(self, tree: &Tree) -> impl Iterator<Item = &str> {
        let fixed = self.fixed(tree).map(Requirement::criteria);
        let united = self.united(tree).map(|united| vec![united.criterion]);
        let number = self.number(tree).map(|effect| vec![effect.criterion]);
        let all = fixed.or(united).or(number).unwrap_or_default();
        all.into_iter().map(|ix| tree.criteria()[ix].id.as_str())
    }

    /// The requirement, where it does not hang on the answer.
    pub(super) fn fixed(self, tree: &Tree) -> Option<&Requirement> {
        let Need::Requires(n) = self.need else {
            return None;
        };
        let effects = match self.by {
            Speaker::Choice(ix, choice) => &tree.questions()[ix].choices()[choice].effects,
            Speaker::Band(ix, place) => &bands(tree, ix).get(place)?.effects,
            Speaker::Answer(ix) => match &tree.questions()[ix].kind {
                QuestionKind::Number { always, .. } => always,
                QuestionKind::One(_) | QuestionKind::Many { .. } => return None,
            },
            Speaker::Rule(ix) => &tree.rules()[ix].effects,
        };
        effects.requires.get(n)
    }

    /// The requirement over all chosen ones.
    pub(super) fn united(self, tree: &Tree) -> Option<&United> {
        match (self.by, self.need) {
            (Speaker::Answer(ix), Need::RequiresAnswer(n)) => tree.questions()[ix].united().get(n),
            _ => None,
        }
    }

    /// The requirement whose bound is the number that is given.
    pub(super) fn number(self, tree: &Tree) -> Option<AnswerEffect> {
        let (Speaker::Answer(ix), Need::RequiresAnswer(n)) = (self.by, self.need) else {
            return None;
        };
        match &tree.questions()[ix].kind {
            QuestionKind::Number { from_answer, .. } => from_answer.get(n).copied(),
            QuestionKind::One(_) | QuestionKind::Many { .. } => None,
        }
    }

    /// The requirement under a number.
    pub(super) fn under(effect: AnswerEffect, number: f64) -> Requirement {
        Requirement::Test {
            criterion: effect.criterion,
            test: effect.test(number),
        }
    }

    /// Whether it could put an option out once it is stated, whatever else is answered; `lacking`
    /// says who can lack which capability.
    pub(super) fn can_eliminate(self, tree: &Tree, lacking: &[(Speaker, CapabilityIx)]) -> bool {
        let breaks = |requirement: &Requirement| breaks(tree, requirement);
        if let Some(requirement) = self.fixed(tree) {
            return breaks(requirement);
        }
        if let (Some(united), Speaker::Answer(ix)) = (self.united(tree), self.by) {
            let mut choices = tree.questions()[ix].choices().indices();
            return choices
                .any(|choice| united.requirement(&[choice]).is_some_and(|it| breaks(&it)));
        }
        if let (Some(effect), Speaker::Answer(ix)) = (self.number(tree), self.by) {
            let mut numbers = intervals(tree, ix).into_iter();
            return numbers.any(|number| breaks(&Self::under(effect, number)));
        }
        match self.need {
            // With others that would do, all of them must be lacked at once.
            Need::Lacks(lacked) => {
                let goes = |(by, _): &&(Speaker, _)| self.by.goes_with(*by, tree);
                let at_once: BTreeSet<CapabilityIx> =
                    lacking.iter().filter(goes).map(|(_, ix)| *ix).collect();
                tree.candidates().rows().iter().any(|one| {
                    let mut needs = one.needs.iter().filter(|need| need.any.contains(&lacked));
                    needs.any(|need| need.any.iter().all(|ix| at_once.contains(ix)))
                })
            }
            Need::Provides(_) | Need::Requires(_) | Need::RequiresAnswer(_) => true,
        }
    }
}

/// Whether a fact of some option breaks a requirement.
pub(super) fn breaks(tree: &Tree, requirement: &Requirement) -> bool {
    let mut candidates = tree.candidates().rows().iter();
    candidates.any(|candidate| verdict(requirement, candidate) == Verdict::Breaks)
}

/// Who can lack which capability.
pub(super) fn lacking(all: &[Stated]) -> Vec<(Speaker, CapabilityIx)> {
    let lacked = |stated: &Stated| match stated.need {
        Need::Lacks(ix) => Some((stated.by, ix)),
        Need::Requires(_) | Need::RequiresAnswer(_) | Need::Provides(_) => None,
    };
    all.iter().filter_map(lacked).collect()
}

/// The bands of a question; only a number question has some.
pub(super) fn bands(tree: &Tree, ix: QuestionIx) -> &[Band] {
    match &tree.questions()[ix].kind {
        QuestionKind::Number { bands, .. } => bands,
        QuestionKind::One(_) | QuestionKind::Many { .. } => &[],
    }
}
