//! Which questions apply, which are open, which are answered.

use super::answers::{Answer, Answers};
use super::conditions;
use super::evaluation::Warning;
use crate::model::{QuestionIx, Table, Tree};

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionState {
    /// Its condition does not hold.
    NotApplicable,
    /// It applies and has no answer that counts.
    Open(WhyOpen),
    /// It applies and is answered.
    Answered,
}

/// Why a question is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyOpen {
    /// Nobody said anything.
    Missing,
    /// Somebody said that it is not known yet.
    SaidUnknown,
    /// A chosen choice is not offered under the other answers.
    ChoiceNotOffered,
}

/// The state of every question, in the order of the tree; conditions look back only.
pub(crate) fn states(tree: &Tree, answers: &Answers) -> Table<QuestionIx, QuestionState> {
    let mut states = Table::new();
    for (ix, question) in tree.questions().iter() {
        let applies = conditions::holds_all(question.when.as_ref(), answers, &states);
        let state = if applies {
            match answers.get(ix).map(|given| &given.answer) {
                None => QuestionState::Open(WhyOpen::Missing),
                Some(Answer::Unknown) => QuestionState::Open(WhyOpen::SaidUnknown),
                Some(answer) => {
                    let offered = |choice| {
                        let when = question.choices()[choice].when.as_ref();
                        conditions::holds_all(when, answers, &states)
                    };
                    let all_offered = match answer {
                        Answer::One(choice) => offered(*choice),
                        Answer::Many(chosen) => chosen.iter().all(|choice| offered(*choice)),
                        Answer::Number(_) | Answer::Unknown => true,
                    };
                    if all_offered {
                        QuestionState::Answered
                    } else {
                        QuestionState::Open(WhyOpen::ChoiceNotOffered)
                    }
                }
            }
        } else {
            QuestionState::NotApplicable
        };
        states.push(state);
    }
    states
}

/// Answers that have no effect under the others, in question order.
pub(crate) fn warnings(
    tree: &Tree,
    answers: &Answers,
    states: &Table<QuestionIx, QuestionState>,
) -> Vec<Warning> {
    let mut found = Vec::new();
    for (ix, question) in tree.questions().iter() {
        let Some(given) = answers.get(ix) else {
            continue;
        };
        match states[ix] {
            QuestionState::NotApplicable if given.answer != Answer::Unknown => {
                found.push(Warning::NotApplicable {
                    question: ix,
                    layer: given.layer,
                });
            }
            QuestionState::Open(WhyOpen::ChoiceNotOffered) => {
                let chosen = match &given.answer {
                    Answer::One(choice) => vec![*choice],
                    Answer::Many(chosen) => chosen.clone(),
                    Answer::Number(_) | Answer::Unknown => Vec::new(),
                };
                for choice in chosen {
                    let when = question.choices()[choice].when.as_ref();
                    if !conditions::holds_all(when, answers, states) {
                        let layer = given.layer;
                        found.push(Warning::NotOffered {
                            question: ix,
                            choice,
                            layer,
                        });
                    }
                }
            }
            _ => {}
        }
    }
    found
}
