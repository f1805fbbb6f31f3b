//! A flowchart as the count of first places takes it: what is left of it after each answer.

use std::collections::{BTreeMap, BTreeSet};

use super::chart::Chart;
use super::test::{Outcome, Test};
use crate::analysis::winners::{Class, Labels};
use crate::engine::Answer;
use crate::model::QuestionIx;

/// All that can be left of a flowchart.
pub(super) struct Rests {
    tests: Vec<Test>,
    /// For each question how its tests can come out together, by class.
    classes: BTreeMap<QuestionIx, Vec<Vec<Outcome>>>,
    /// What is left, by label.
    pub(super) charts: Vec<Chart>,
    pub(super) labels: Labels,
}

impl Rests {
    /// Of a flowchart, its questions answered in some order, over the answers that can be given to
    /// each.
    pub(super) fn of(
        chart: &Chart,
        order: &[QuestionIx],
        answers: impl Fn(QuestionIx) -> Vec<Option<Answer>>,
    ) -> Self {
        let tests = chart.tests();
        let mut classes: BTreeMap<QuestionIx, Vec<Vec<Outcome>>> = BTreeMap::new();
        for question in tests.iter().map(Test::question) {
            if classes.contains_key(&question) {
                continue;
            }
            let mut own: Vec<Vec<Outcome>> = Vec::new();
            for answer in answers(question) {
                let outcomes = outcomes(&tests, question, answer.as_ref());
                if !own.contains(&outcomes) {
                    own.push(outcomes);
                }
            }
            classes.insert(question, own);
        }
        let mut charts = vec![chart.clone()];
        let mut next = BTreeMap::new();
        let mut here = BTreeSet::from([0]);
        for question in order {
            let mut reached = BTreeSet::new();
            for (class, outcomes) in classes.get(question).into_iter().flatten().enumerate() {
                let of = |test: &Test| {
                    let all = tests.iter().filter(|one| one.question() == *question);
                    let found = all.zip(outcomes).find(|(one, _)| *one == test);
                    found.map_or(Outcome::Open, |(_, outcome)| *outcome)
                };
                for label in &here {
                    let from = charts.get(*label);
                    let left = from.map(|from| from.once(*question, &of));
                    let Some(left) = left else { continue };
                    let place = charts.iter().position(|one| *one == left);
                    let place = place.unwrap_or_else(|| {
                        charts.push(left);
                        charts.len() - 1
                    });
                    let class = Class::try_from(class).unwrap_or(Class::MAX);
                    next.insert((number(*label), *question, class), number(place));
                    reached.insert(place);
                }
            }
            if !reached.is_empty() {
                here = reached;
            }
        }
        let settled = charts.iter().map(|one| matches!(one, Chart::Leaf { .. }));
        let labels = Labels::new(next, settled.collect());
        Self {
            tests,
            classes,
            charts,
            labels,
        }
    }

    /// The class of an answer.
    pub(super) fn class(&self, question: QuestionIx, answer: Option<&Answer>) -> Class {
        let Some(own) = self.classes.get(&question) else {
            return 0;
        };
        let outcomes = outcomes(&self.tests, question, answer);
        let place = own.iter().position(|one| *one == outcomes);
        place
            .and_then(|place| Class::try_from(place).ok())
            .unwrap_or(Class::MAX)
    }
}

fn outcomes(tests: &[Test], question: QuestionIx, answer: Option<&Answer>) -> Vec<Outcome> {
    let own = tests.iter().filter(|test| test.question() == question);
    own.map(|test| test.outcome(answer)).collect()
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
