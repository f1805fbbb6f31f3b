//! Whether conditions hold, and whether they still may.

use super::answers::{Answer, Answers};
use super::evaluation::Evaluation;
use super::states::{QuestionState, WhyOpen};
use crate::model::{AnswerTest, Condition, QuestionIx, Table};

/// Whether an optional condition holds; none always does.
///
/// A test on a question that does not apply is false; on an open one it is false unless
/// *unknown* is named; `not` negates the result.
pub(crate) fn holds_all(
    condition: Option<&Condition>,
    answers: &Answers,
    states: &Table<QuestionIx, QuestionState>,
) -> bool {
    condition.is_none_or(|condition| holds(condition, answers, states))
}

/// Whether a condition holds.
pub(crate) fn holds(
    condition: &Condition,
    answers: &Answers,
    states: &Table<QuestionIx, QuestionState>,
) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(part, answers, states)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, answers, states)),
        Condition::Not(part) => !holds(part, answers, states),
        Condition::Answered { question, test } => match states[*question] {
            QuestionState::NotApplicable => false,
            QuestionState::Open(_) => test.unknown,
            QuestionState::Answered => answers
                .get(*question)
                .is_some_and(|given| passes(&given.answer, test)),
        },
    }
}

impl Evaluation {
    /// Whether a condition of the tree holds under the answers.
    pub fn holds(&self, condition: &Condition) -> bool {
        holds(condition, &self.situation.answers, &self.states)
    }
}

/// Whether an answer that counts passes a test.
pub(crate) fn passes(answer: &Answer, test: &AnswerTest) -> bool {
    match answer {
        Answer::Unknown => test.unknown,
        Answer::One(choice) => test.choices.contains(*choice),
        Answer::Many(chosen) if chosen.is_empty() => test.nothing,
        Answer::Many(chosen) => chosen.iter().any(|choice| test.choices.contains(*choice)),
        Answer::Number(number) => test.intervals.iter().any(|part| part.contains(*number)),
    }
}

/// Kleene's three values: what a condition is while answers are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Maybe {
    Yes,
    No,
    Perhaps,
}

impl Maybe {
    fn of(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// Whether a condition holds whatever the missing answers will be, perhaps, or never.
///
/// `applies` says of each earlier question whether it applies, perhaps applies, or does not.
pub(crate) fn may_hold(
    condition: &Condition,
    answers: &Answers,
    states: &Table<QuestionIx, QuestionState>,
    applies: &Table<QuestionIx, Maybe>,
) -> Maybe {
    let may = |part: &Condition| may_hold(part, answers, states, applies);
    match condition {
        Condition::All(parts) => {
            let found: Vec<Maybe> = parts.iter().map(may).collect();
            if found.contains(&Maybe::No) {
                Maybe::No
            } else if found.contains(&Maybe::Perhaps) {
                Maybe::Perhaps
            } else {
                Maybe::Yes
            }
        }
        Condition::Any(parts) => {
            let found: Vec<Maybe> = parts.iter().map(may).collect();
            if found.contains(&Maybe::Yes) {
                Maybe::Yes
            } else if found.contains(&Maybe::Perhaps) {
                Maybe::Perhaps
            } else {
                Maybe::No
            }
        }
        Condition::Not(part) => match may(part) {
            Maybe::Yes => Maybe::No,
            Maybe::No => Maybe::Yes,
            Maybe::Perhaps => Maybe::Perhaps,
        },
        Condition::Answered { question, test } => {
            let given = answers.get(*question).map(|given| &given.answer);
            let missing = given.is_none()
                || states[*question] == QuestionState::Open(WhyOpen::ChoiceNotOffered);
            match (applies[*question], missing) {
                (Maybe::No, _) => Maybe::No,
                (_, true) => Maybe::Perhaps,
                (Maybe::Yes, false) => Maybe::of(given.is_some_and(|given| passes(given, test))),
                (Maybe::Perhaps, false) => {
                    if given.is_some_and(|given| passes(given, test)) {
                        Maybe::Perhaps
                    } else {
                        Maybe::No
                    }
                }
            }
        }
    }
}
