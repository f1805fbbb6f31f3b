//! Other answers to a question.

use crate::analysis::ways::{Deed, Doing};
use crate::engine::{Answer, Answers, Probe, QuestionState, WhyOpen, passes, probes, states};
use crate::model::{AnswerTest, QuestionIx, QuestionKind, Tree};

/// An answer that a question could have instead of the one that it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The question.
    pub question: QuestionIx,
    /// The other answer; of numbers that do the same the nearest to the one that was given.
    pub probe: Probe,
}

impl Change {
    /// Takes in the run of numbers of another change that begins where this one's ends; whether
    /// there is one. It then stands for both by the number that is nearer to the given one.
    pub(super) fn takes_in(&mut self, next: &Self, given: Option<&Answer>) -> bool {
        if !self.probe.takes_in(&next.probe) {
            return false;
        }
        if let (Answer::Number(here), Answer::Number(there), Some(Answer::Number(given))) =
            (&mut self.probe.answer, &next.probe.answer, given)
            && (there - given).abs() < (*here - given).abs()
        {
            *here = *there;
        }
        true
    }
}

/// The other answers to a question, whether or not they are offered now: each choice; on a `many`
/// with one choice more, or one less, and none, each single one where a choice that was given is
/// not offered; of a number one for each run of numbers that anything might tell apart. In file
/// order; the answer that was given is not among them.
pub fn changes(tree: &Tree, answers: &Answers, question: QuestionIx) -> Vec<Change> {
    let states = states(tree, answers);
    let stands = states[question] != QuestionState::Open(WhyOpen::ChoiceNotOffered);
    let given = answers.get(question).map(|given| &given.answer);
    let asked = &tree.questions()[question];
    let plain = |answer| Probe { answer, run: None };
    let probes: Vec<Probe> = match &asked.kind {
        QuestionKind::One(choices) => {
            let all = choices.indices().map(Answer::One);
            all.map(plain).collect()
        }
        QuestionKind::Many { choices, .. } => {
            let chosen = match given {
                Some(Answer::Many(chosen)) if stands => chosen.as_slice(),
                _ => &[],
            };
            let mut all: Vec<Answer> = choices
                .indices()
                .map(|choice| {
                    let mut other = chosen.to_vec();
                    match other.iter().position(|one| *one == choice) {
                        Some(place) => {
                            other.remove(place);
                        }
                        None => other.push(choice),
                    }
                    other.sort_unstable();
                    Answer::Many(other)
                })
                .collect();
            let none = Answer::Many(Vec::new());
            if !all.contains(&none) {
                all.push(none);
            }
            all.into_iter().map(plain).collect()
        }
        // What a number does does not hang on other answers.
        QuestionKind::Number { .. } => probes(tree, question, answers, &states),
    };
    let other = probes
        .into_iter()
        .filter(|probe| Some(&probe.answer) != given);
    other.map(|probe| Change { question, probe }).collect()
}

/// What each other answer does, numbers that do the same joined, and without those that do the
/// same as the number that was given.
pub(super) fn deeds(
    doing: &mut Doing<'_>,
    tree: &Tree,
    answers: &Answers,
    question: QuestionIx,
) -> Vec<(Change, Deed)> {
    let all = changes(tree, answers, question);
    if !matches!(tree.questions()[question].kind, QuestionKind::Number { .. }) {
        let deed = |change: Change| {
            let deed = doing.answer(question, &change.probe.answer);
            (change, deed)
        };
        return all.into_iter().map(deed).collect();
    }
    let tests: Vec<&AnswerTest> = tree
        .conditions()
        .flat_map(|(_, when)| when.tests())
        .filter(|(ix, _)| *ix == question)
        .map(|(_, test)| test)
        .collect();
    let does = |doing: &mut Doing<'_>, answer: &Answer| {
        let passed: Vec<bool> = tests.iter().map(|test| passes(answer, test)).collect();
        (doing.answer(question, answer), passed)
    };
    let given = answers.get(question).map(|given| &given.answer);
    let number = given.filter(|answer| matches!(answer, Answer::Number(_)));
    let now = number.map(|answer| does(doing, answer));
    let mut joined: Vec<(Change, (Deed, Vec<bool>))> = Vec::new();
    for change in all {
        let then = does(doing, &change.probe.answer);
        if Some(&then) == now.as_ref() {
            continue;
        }
        let last = joined.last_mut().filter(|(_, last)| *last == then);
        if !last.is_some_and(|(last, _)| last.takes_in(&change, given)) {
            joined.push((change, then));
        }
    }
    let plain = |(change, (deed, _))| (change, deed);
    joined.into_iter().map(plain).collect()
}
