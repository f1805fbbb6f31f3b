//! What the answers need, each need with where it comes from.

use super::answers::{Answer, Layer};
use super::conditions;
use super::situation::Situation;
use super::states::QuestionState;
use crate::model::{Band, ChoiceIx};
use crate::model::{
    CapabilityIx, Combine, CriterionIx, Effects, Question, QuestionIx, QuestionKind, Requirement,
    RuleIx, Table, Test, Tree, Weight,
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

    fn take_answer(&mut self, ix: QuestionIx, question: &Question, answer: &Answer) {
        match (&question.kind, answer) {
            (QuestionKind::One(choices), Answer::One(choice)) => {
                let by = By::Choice {
                    question: ix,
                    choice: *choice,
                };
                self.take(by, &choices[*choice].effects);
                if choices[*choice].outside.is_some() {
                    self.outside.push(by);
                }
            }
            (
                QuestionKind::Many {
                    choices,
                    combine,
                    united,
                },
                Answer::Many(chosen),
            ) => {
                let of = |choice: &ChoiceIx| {
                    (
                        By::Choice {
                            question: ix,
                            choice: *choice,
                        },
                        &choices[*choice].effects,
                    )
                };
                let effects: Vec<(By, &Effects)> = chosen.iter().map(of).collect();
                for requirement in united.iter().filter_map(|one| one.requirement(chosen)) {
                    for (by, _) in &effects {
                        self.add_demand(*by, &requirement);
                    }
                }
                for (by, effects) in &effects {
                    self.demand(*by, effects);
                }
                match combine {
                    Combine::Sum => {
                        for (by, effects) in &effects {
                            self.want(*by, effects);
                        }
                    }
                    Combine::Max => self.want_largest(&effects),
                }
                for choice in chosen
                    .iter()
                    .filter(|choice| choices[**choice].outside.is_some())
                {
                    self.outside.push(By::Choice {
                        question: ix,
                        choice: *choice,
                    });
                }
            }
            (
                QuestionKind::Number {
                    bands,
                    always,
                    from_answer,
                    ..
                },
                Answer::Number(number),
            ) => {
                let by = By::Number {
                    question: ix,
                    band: None,
                };
                self.take(by, always);
                for effect in from_answer {
                    let (criterion, test) = (effect.criterion, effect.test(*number));
                    match effect.weight {
                        None => self.add_demand(by, &Requirement::Test { criterion, test }),
                        Some(weight) => self.add_preference(by, criterion, &test, weight),
                    }
                }
                let inside = |(_, band): &(usize, &Band)| band.interval.contains(*number);
                for (n, band) in bands.iter().enumerate().filter(inside) {
                    let by = By::Number {
                        question: ix,
                        band: Some(n),
                    };
                    self.take(by, &band.effects);
                    if band.outside.is_some() {
                        self.outside.push(by);
                    }
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, by: By, effects: &Effects) {
        self.demand(by, effects);
        self.want(by, effects);
    }

    /// Requirements and capabilities: they hold together, whatever the combination.
    fn demand(&mut self, by: By, effects: &Effects) {
        for requirement in &effects.requires {
            self.add_demand(by, requirement);
        }
        for capability in &effects.provides {
            self.capabilities.row_mut(*capability).provided_by.push(by);
        }
        for capability in &effects.lacks {
            self.capabilities.row_mut(*capability).lacked_by.push(by);
        }
    }

    /// Weights and preferences: they add up.
    fn want(&mut self, by: By, effects: &Effects) {
        for weighing in &effects.weighs {
            self.add_weight(by, weighing.criterion, weighing.weight);
        }
        for preference in &effects.prefers {
            self.add_preference(
                by,
                preference.criterion,
                &preference.test,
                preference.weight,
            );
        }
    }

    /// Weights and preferences of several chosen ones of which the largest counts.
    ///
    /// On equal weights the first in file order is booked. `includes-any` preferences on one
    /// criterion become one test over the union.
    fn want_largest(&mut self, chosen: &[(By, &Effects)]) {
        let mut weights: Vec<(CriterionIx, By, Weight)> = Vec::new();
        let mut preferences: Vec<(CriterionIx, Test, By, Weight)> = Vec::new();
        for (by, effects) in chosen {
            for weighing in own_sums(effects) {
                match weights
                    .iter_mut()
                    .find(|(criterion, ..)| *criterion == weighing.0)
                {
                    Some(there) if weighing.1 > there.2 => (there.1, there.2) = (*by, weighing.1),
                    Some(_) => {}
                    None => weights.push((weighing.0, *by, weighing.1)),
                }
            }
            for preference in &effects.prefers {
                let same = |test: &Test| match (test, &preference.test) {
                    (Test::IncludesAny(_), Test::IncludesAny(_)) => true,
                    (a, b) => a == b,
                };
                let there = preferences
                    .iter_mut()
                    .find(|(criterion, test, ..)| *criterion == preference.criterion && same(test));
                if let Some((_, test, booked, weight)) = there {
                    if let (Test::IncludesAny(all), Test::IncludesAny(more)) =
                        (&mut *test, &preference.test)
                    {
                        *all = all.union(more);
                    }
                    if preference.weight > *weight {
                        (*booked, *weight) = (*by, preference.weight);
                    }
                } else {
                    let test = preference.test.clone();
                    preferences.push((preference.criterion, test, *by, preference.weight));
                }
            }
        }
        for (criterion, by, weight) in weights {
            self.add_weight(by, criterion, weight);
        }
        for (criterion, test, by, weight) in preferences {
            self.add_preference(by, criterion, &test, weight);
        }
    }

    fn add_weight(&mut self, by: By, criterion: CriterionIx, weight: Weight) {
        if !weight.is_zero() {
            self.weights.row_mut(criterion).push(Part { by, weight });
        }
    }

    fn add_preference(&mut self, by: By, criterion: CriterionIx, test: &Test, weight: Weight) {
        if weight.is_zero() {
            return;
        }
        let part = Part { by, weight };
        let same = |term: &&mut PreferenceTerm| term.criterion == criterion && term.test == *test;
        if let Some(term) = self.preferences.iter_mut().find(same) {
            term.parts.push(part);
        } else {
            let test = test.clone();
            self.preferences.push(PreferenceTerm {
                criterion,
                test,
                parts: vec![part],
            });
        }
    }

    fn add_demand(&mut self, by: By, requirement: &Requirement) {
        match self
            .demands
            .iter_mut()
            .find(|demand| demand.requirement == *requirement)
        {
            Some(demand) if demand.from.contains(&by) => {}
            Some(demand) => demand.from.push(by),
            None => {
                self.demands.push(Demand {
                    requirement: requirement.clone(),
                    from: vec![by],
                });
            }
        }
    }

    /// Lacks beats provides beats assume.
    fn settle_capabilities(&mut self) {
        let all: Vec<CapabilityIx> = self.capabilities.indices().collect();
        for ix in all {
            let standing = self.capabilities.row_mut(ix);
            standing.state = if !standing.lacked_by.is_empty() {
                CapabilityState::Lacked
            } else if standing.provided_by.is_empty() {
                CapabilityState::Silent
            } else {
                CapabilityState::Provided
            };
        }
    }

    /// How a need for one of several capabilities stands.
    pub fn one_of(&self, any: &[CapabilityIx]) -> CapabilityState {
        one_of(any, |ix| self.capabilities[ix].state)
    }
}

/// How a need for one of several capabilities stands, each of which stands in some way.
pub(super) fn one_of(
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

/// The weights of one choice, a criterion that stands twice added up.
fn own_sums(effects: &Effects) -> Vec<(CriterionIx, Weight)> {
    let mut sums: Vec<(CriterionIx, Weight)> = Vec::new();
    for weighing in &effects.weighs {
        match sums
            .iter_mut()
            .find(|(criterion, _)| *criterion == weighing.criterion)
        {
            Some((_, weight)) => *weight = *weight + weighing.weight,
            None => sums.push((weighing.criterion, weighing.weight)),
        }
    }
    sums
}
