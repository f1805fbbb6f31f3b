//! The intervals of a number question that anything tells apart.

use crate::engine::{Answer, Answers, preference_value, probes, states, verdict_on_fact};
use crate::model::{AnswerEffect, AnswerTest, Band, QuestionIx, QuestionKind, Tree};

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
    let tests = tree.conditions().flat_map(|(_, when)| when.tests());
    let tests: Vec<&AnswerTest> = tests
        .filter(|(ix, _)| *ix == question)
        .map(|(_, test)| test)
        .collect();
    let nothing = Answers::none(tree);
    let states = states(tree, &nothing);
    let mut found: Vec<(Vec<u64>, f64)> = Vec::new();
    for probe in probes(tree, question, &nothing, &states) {
        let Answer::Number(number) = probe.answer else {
            continue;
        };
        let mut marks = bands_of(bands, number);
        marks.extend(tests_of(&tests, number));
        marks.extend(judgements(tree, from_answer, number));
        if found.last().is_none_or(|(last, _)| *last != marks) {
            found.push((marks, number));
        }
    }
    found.into_iter().map(|(_, number)| number).collect()
}

fn bands_of(bands: &[Band], number: f64) -> Vec<u64> {
    bands
        .iter()
        .map(|band| u64::from(band.interval.contains(number)))
        .collect()
}

fn tests_of(tests: &[&AnswerTest], number: f64) -> Vec<u64> {
    let passes = |test: &&AnswerTest| test.intervals.iter().any(|part| part.contains(number));
    tests.iter().map(|test| u64::from(passes(test))).collect()
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
