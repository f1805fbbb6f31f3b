//! Other answers to a question.

use crate::analysis::ways::{Deed, Doing};
use crate::engine::{Answer, Answers, Probe, passes, probes, states};
use crate::model::{AnswerTest, QuestionIx, QuestionKind, Tree};

/// An answer that a question could have instead of the one that it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The question.
    pub question: QuestionIx,
    /// The other answer; of numbers that do the same the nearest to the one that was given.
    pub probe: Probe,
}

/// The other answers to a question, whether or not they are offered now: each choice; on a `many`
/// with one choice more, or one less, and none; of a number one for each run of numbers that do
/// the same. In file order; the answer that stands is not among them.
pub fn changes(tree: &Tree, answers: &Answers, question: QuestionIx) -> Vec<Change> {
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
                Some(Answer::Many(chosen)) => chosen.as_slice(),
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
        QuestionKind::Number { .. } => probes(tree, question, answers, &states(tree, answers)),
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
    let given = match answers.get(question).map(|given| &given.answer) {
        Some(Answer::Number(number)) => Some(*number),
        _ => None,
    };
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
    let now = given.map(|number| does(doing, &Answer::Number(number)));
    let mut joined: Vec<(Change, (Deed, Vec<bool>))> = Vec::new();
    for change in all {
        let then = does(doing, &change.probe.answer);
        if Some(&then) == now.as_ref() {
            continue;
        }
        if let Some((last, _)) = joined.last_mut().filter(|(_, last)| *last == then)
            && last.probe.takes_in(&change.probe)
        {
            nearer(&mut last.probe, &change.probe, given);
        } else {
            joined.push((change, then));
        }
    }
    let plain = |(change, (deed, _))| (change, deed);
    joined.into_iter().map(plain).collect()
}

/// Takes over the number of another run that does the same, if it is nearer to what was given.
fn nearer(probe: &mut Probe, other: &Probe, given: Option<f64>) {
    if let (Answer::Number(here), Answer::Number(there), Some(given)) =
        (&mut probe.answer, &other.answer, given)
        && (there - given).abs() < (*here - given).abs()
    {
        *here = *there;
    }
}
