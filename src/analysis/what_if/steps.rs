//! Who is first with one answer a step down or up its scale: the plus-minus table of `DEXi`
//! (Bohanec, *`DEXi`: Program for multi-attribute decision making, user's manual*).

use super::answers::Singles;
use super::board::Board;
use super::outcome::Outcome;
use crate::engine::{Answer, Evaluation, Probe, QuestionState};
use crate::model::{CandidateIx, QuestionIx, QuestionKind, Tree};

/// A question that is answered by one choice or a number, with what one step either way does.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// The question.
    pub question: QuestionIx,
    /// To the choice before, among those that are offered, in file order; to the next smaller
    /// numbers that do anything else.
    pub down: Step,
    /// To the choice after; to the next larger numbers.
    pub up: Step,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// There is none: the answer is at the end of its scale.
    End,
    /// The same are first.
    Same(Probe),
    /// Others are first, or fewer, or more; nobody if no option is left.
    Other(Probe, Vec<CandidateIx>),
}

/// The steps of every answered question that has an order.
pub(super) fn steps(
    tree: &Tree,
    evaluation: &Evaluation,
    board: &Board<'_>,
    (now, singles): (&Outcome, &Singles),
) -> Vec<Steps> {
    let first = now.first(tree);
    let mut rows = Vec::new();
    for (question, state) in evaluation.states.iter() {
        let given = evaluation.situation.answers.get(question);
        let Some(given) = given.filter(|_| *state == QuestionState::Answered) else {
            continue;
        };
        if let QuestionKind::Many { .. } = tree.questions()[question].kind {
            continue;
        }
        let all = || {
            singles.iter().filter_map(|(place, then)| {
                let change = board.change(*place)?;
                (change.question == question).then_some((&change.probe, then))
            })
        };
        let step = |found: Option<(&Probe, &Outcome)>| {
            let Some((probe, then)) = found else {
                return Step::End;
            };
            let then = then.first(tree);
            if then == first {
                Step::Same(probe.clone())
            } else {
                Step::Other(probe.clone(), then)
            }
        };
        rows.push(Steps {
            question,
            down: step(all().rfind(|(one, _)| is_before(&one.answer, &given.answer))),
            up: step(all().find(|(one, _)| is_before(&given.answer, &one.answer))),
        });
    }
    rows
}

/// Whether an answer lies below another on their scale.
fn is_before(one: &Answer, other: &Answer) -> bool {
    match (one, other) {
        (Answer::One(one), Answer::One(other)) => one < other,
        (Answer::Number(one), Answer::Number(other)) => one < other,
        _ => false,
    }
}
