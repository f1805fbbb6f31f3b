//! The intervals of a number question that anything tells apart.

use crate::engine::{Answer, Answers, preference_value, probes, states, verdict_on_fact};
use crate::model::{AnswerEffect, Band, Condition, QuestionIx, QuestionKind, Tree};

/// One number of each interval that bands, conditions or facts tell apart, in order; none for a
/// question of another kind.
///
/// Two neighbouring numbers are told apart if they lie in different bands, if a condition holds
/// for one only, or if a requirement or preference whose bound is the answer judges an option
/// differently.
pub fn intervals(tree: &Tree, question: QuestionIx) -> Vec<f64> {
    let QuestionKind::Number {
        bands, from_answer, ..
    } = &tree.questions()[question].kind
    else {
        return Vec::new();
    };
    let conditions = conditions(tree);
    let nothing = Answers::none(tree);
    let states = states(tree, &nothing);
    let mut found: Vec<(Vec<u64>, f64)> = Vec::new();
    for probe in probes(tree, question, &nothing, &states) {
        let Answer::Number(number) = probe.answer else {
            continue;
        };
        let mut marks = bands_of(bands, number);
        marks.extend(conditions_of(&conditions, question, number));
        marks.extend(judgements(tree, from_answer, number));
        if found.last().is_none_or(|(last, _)| *last != marks) {
            found.push((marks, number));
        }
    }
    found.into_iter().map(|(_, number)| number).collect()
}

/// All conditions of a tree.
fn conditions(tree: &Tree) -> Vec<&Condition> {
    let questions = tree.questions().rows().iter().flat_map(|question| {
        let choices = question.choices().rows().iter();
        question
            .when
            .iter()
            .chain(choices.filter_map(|choice| choice.when.as_ref()))
    });
    let rules = tree.rules().rows().iter().map(|rule| &rule.when);
    questions.chain(rules).collect()
}

fn bands_of(bands: &[Band], number: f64) -> Vec<u64> {
    bands
        .iter()
        .map(|band| u64::from(band.interval.contains(number)))
        .collect()
}

fn conditions_of(conditions: &[&Condition], question: QuestionIx, number: f64) -> Vec<u64> {
    conditions
        .iter()
        .flat_map(|condition| condition.tests())
        .filter(|(ix, _)| *ix == question)
        .map(|(_, test)| u64::from(test.intervals.iter().any(|part| part.contains(number))))
        .collect()
}

/// How each option fares under the requirements and preferences that the number itself bounds.
fn judgements(tree: &Tree, effects: &[AnswerEffect], number: f64) -> Vec<u64> {
    let of = |effect: &AnswerEffect| {
        let test = effect.test(number);
        let criterion = &tree.criteria()[effect.criterion];
        let mut marks = Vec::new();
        for candidate in tree.candidates().rows() {
            let fact = &candidate.facts[effect.criterion];
            if effect.weight.is_none() {
                marks.push(verdict_on_fact(&test, fact) as u64);
            } else {
                let value = preference_value(criterion, &test, fact, tree.sources());
                marks.extend([value.counted, value.low, value.high].map(f64::to_bits));
            }
        }
        marks
    };
    effects.iter().flat_map(of).collect()
}
