//! What the answers need, each need with where it comes from.

mod gather;

use super::answers::{Answer, Layer};
use super::conditions;
use super::situation::Situation;
use super::states::QuestionState;
use crate::model::{
    CapabilityIx, ChoiceIx, CriterionIx, QuestionIx, Requirement, RuleIx, Table, Test, Tree, Weight,
};

/// Where a need or a weight comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The criterion's own weight, before any answer.
    Base,
    /// A choice that was given as an answer.
    Choice {
        /// The question.
        question: QuestionIx,
        /// The choice.
        choice: ChoiceIx,
    },
    /// A number that was given as an answer, by itself or by the band it lies in.
    Number {
        /// The question.
        question: QuestionIx,
        /// The place of the band among the question's bands, if a band says so.
        band: Option<usize>,
    },
    /// The presumption of an open question.
    Open(QuestionIx),
    /// A rule.
    Rule(RuleIx),
    /// A weight that an answers file or a profile sets.
    Replaced(Layer),
    /// A capability that the tree assumes.
    Assumed,
}

/// A part of a weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Where it comes from.
    pub by: By,
    /// Its points.
    pub weight: Weight,
}

/// A hard constraint with every place that states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    /// The constraint.
    pub requirement: Requirement,
    /// Who states it.
    pub from: Vec<By>,
}

/// A soft constraint with the parts of its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct PreferenceTerm {
    /// The criterion.
    pub criterion: CriterionIx,
    /// The test.
    pub test: Test,
    /// The parts of its weight.
    pub parts: Vec<Part>,
}

/// Whether a capability is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapabilityState {
    /// An answer provides it, or the tree assumes it, and no answer lacks it.
    Provided,
    /// An answer lacks it.
    Lacked,
    /// No answer speaks of it.
    Silent,
}

/// A capability with who speaks of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// How it stands.
    pub state: CapabilityState,
    /// Who provides it.
    pub provided_by: Vec<By>,
    /// Who lacks it.
    pub lacked_by: Vec<By>,
}

/// All that follows from the answers, before any option is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Needs {
    /// For each criterion the parts of its weight.
    pub weights: Table<CriterionIx, Vec<Part>>,
    /// The preferences, in the order in which they were first stated.
    pub preferences: Vec<PreferenceTerm>,
    /// The hard constraints, in the order in which they were first stated.
    pub demands: Vec<Demand>,
    /// How each capability stands.
    pub capabilities: Table<CapabilityIx, Standing>,
    /// Answers whose need the tree does not decide.
    pub outside: Vec<By>,
}

/// The sum of some parts, in order.
pub(crate) fn sum(parts: &[Part]) -> Weight {
    parts
        .iter()
        .fold(Weight::ZERO, |sum, part| sum + part.weight)
}

impl Needs {
    /// `w_c`: the weight of a criterion.
    pub fn weight(&self, criterion: CriterionIx) -> Weight {
        sum(&self.weights[criterion])
    }

    /// `W`: the sum of all weights, criteria first.
    pub fn total(&self) -> f64 {
        let criteria: f64 = self
            .weights
            .rows()
            .iter()
            .map(|parts| sum(parts).points())
            .sum();
        let preferences: f64 = self
            .preferences
            .iter()
            .map(|term| sum(&term.parts).points())
            .sum();
        criteria + preferences
    }

    /// Collects the needs of a situation.
    pub(crate) fn of(
        tree: &Tree,
        situation: &Situation,
        states: &Table<QuestionIx, QuestionState>,
    ) -> Self {
        let mut needs = Self::before_any_answer(tree);
        for (ix, question) in tree.questions().iter() {
            match states[ix] {
                QuestionState::NotApplicable => {}
                QuestionState::Open(_) => needs.take(By::Open(ix), &question.open.effects),
                QuestionState::Answered => {
                    if let Some(given) = situation.answers.get(ix) {
                        needs.take_answer(ix, question, &given.answer);
                    }
                }
            }
        }
        for (ix, rule) in tree.rules().iter() {
            if conditions::holds(&rule.when, &situation.answers, states) {
                needs.take(By::Rule(ix), &rule.effects);
            }
        }
        needs.replace(situation);
        needs.settle_capabilities();
        needs
    }

    /// What is so before any answer: base weights, those that are replaced, what is assumed.
    pub(crate) fn of_nothing(tree: &Tree, situation: &Situation) -> Self {
        let mut needs = Self::before_any_answer(tree);
        needs.replace(situation);
        needs.settle_capabilities();
        needs
    }

    /// What an answer to one question adds to the needs; *I don't know yet* adds what is presumed
    /// while the question is open.
    ///
    /// Weights and preferences of several answers add up, requirements and capabilities hold
    /// together: the needs of a situation are those of its answers, rules and base weights.
    pub(crate) fn of_answer(tree: &Tree, ix: QuestionIx, answer: &Answer) -> Self {
        let mut needs = Self::empty(tree);
        let question = &tree.questions()[ix];
        match answer {
            Answer::Unknown => needs.take(By::Open(ix), &question.open.effects),
            answer => needs.take_answer(ix, question, answer),
        }
        needs.settle_capabilities();
        needs
    }

    /// What a rule that holds adds to the needs.
    pub(crate) fn of_rule(tree: &Tree, ix: RuleIx) -> Self {
        let mut needs = Self::empty(tree);
        needs.take(By::Rule(ix), &tree.rules()[ix].effects);
        needs.settle_capabilities();
        needs
    }

    fn empty(tree: &Tree) -> Self {
        Self {
            weights: Table::for_each_of(tree.criteria(), |_, _| Vec::new()),
            preferences: Vec::new(),
            demands: Vec::new(),
            capabilities: Table::for_each_of(tree.capabilities(), |_, _| Standing {
                state: CapabilityState::Silent,
                provided_by: Vec::new(),
                lacked_by: Vec::new(),
            }),
            outside: Vec::new(),
        }
    }

    fn before_any_answer(tree: &Tree) -> Self {
        let mut needs = Self::empty(tree);
        for (ix, criterion) in tree.criteria().iter() {
            needs.add_weight(By::Base, ix, criterion.base);
        }
        for (ix, capability) in tree.capabilities().iter() {
            if capability.assumed {
                let standing = needs.capabilities.row_mut(ix);
                standing.provided_by.push(By::Assumed);
            }
        }
        needs
    }

    fn replace(&mut self, situation: &Situation) {
        for replaced in &situation.weights {
            let by = By::Replaced(replaced.layer);
            *self.weights.row_mut(replaced.criterion) = vec![Part {
                by,
                weight: replaced.weight,
            }];
        }
    }

    /// How a need for one of several capabilities stands.
    pub fn one_of(&self, any: &[CapabilityIx]) -> CapabilityState {
        one_of(any, |ix| self.capabilities[ix].state)
    }
}

/// How a need for one of several capabilities stands, each of which stands in some way.
pub(crate) fn one_of(
    any: &[CapabilityIx],
    state: impl Fn(CapabilityIx) -> CapabilityState,
) -> CapabilityState {
    let states = || any.iter().map(|ix| state(*ix));
    if states().any(|state| state == CapabilityState::Provided) {
        CapabilityState::Provided
    } else if states().all(|state| state == CapabilityState::Lacked) {
        CapabilityState::Lacked
    } else {
        CapabilityState::Silent
    }
}
