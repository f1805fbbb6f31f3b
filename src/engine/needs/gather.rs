//! Gathering needs answer by answer: what each requires, weighs, prefers, provides and lacks.

use super::{By, CapabilityState, Demand, Needs, Part, PreferenceTerm};
use crate::engine::answers::Answer;
use crate::model::{
    Band, CapabilityIx, ChoiceIx, Combine, CriterionIx, Effects, Question, QuestionIx,
    QuestionKind, Requirement, Test, Weight,
};

impl Needs {
    pub(super) fn take_answer(&mut self, ix: QuestionIx, question: &Question, answer: &Answer) {
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

    pub(super) fn take(&mut self, by: By, effects: &Effects) {
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

    pub(super) fn add_weight(&mut self, by: By, criterion: CriterionIx, weight: Weight) {
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
    pub(super) fn settle_capabilities(&mut self) {
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
