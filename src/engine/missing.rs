//! Which answers are still missing.

use super::answers::Answers;
use super::conditions::{Maybe, may_hold};
use super::states::{QuestionState, WhyOpen, states};
use crate::model::{QuestionIx, Table, Tree};

/// Questions without an answer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Missing {
    /// Those that apply now.
    pub now: Vec<QuestionIx>,
    /// Those that may apply once the others are answered.
    pub later: Vec<QuestionIx>,
}

/// Every question that is not answered and applies, or may apply; *I don't know* is an answer.
pub fn missing(tree: &Tree, answers: &Answers) -> Missing {
    let states = states(tree, answers);
    let mut applies: Table<QuestionIx, Maybe> = Table::new();
    let mut found = Missing::default();
    for (ix, question) in tree.questions().iter() {
        let may = question.when.as_ref().map_or(Maybe::Yes, |when| {
            may_hold(when, answers, &states, &applies)
        });
        applies.push(may);
        let open = QuestionState::Open(WhyOpen::Missing);
        if states[ix] == open {
            found.now.push(ix);
        } else if answers.get(ix).is_none() && may == Maybe::Perhaps {
            found.later.push(ix);
        }
    }
    found
}
