//! What would come out if some answers were different.
//!
//! Purpose: to say of a decision which answers it hangs on, and which other answers would put an
//! option first. Guarantee: who is first under changed answers is exactly who
//! [`evaluate`](crate::engine::evaluate) finds first under them; where something is said to be
//! smallest, all that is smaller was looked at. It does not ask whether other answers are likely.
//!
//! A *change* gives one question another answer, never *I don't know yet*. All else stays as it
//! is: questions that open by it are open, with what is presumed of them; answers that no longer
//! apply do nothing. Of a `many` question one choice is added or dropped, or all are; a number
//! stands for all numbers that do the same. A change counts only if the answer is one that can be
//! given: the question applies, and what is chosen is offered.
//!
//! Method: what answers do adds up (see [`Deed`](super::ways::Deed)), so an answer set is a sum.
//! Where conditions hang on a changed answer the sum is made anew; otherwise one summand is
//! exchanged. Where rounding might decide who is first, the engine itself is asked.

mod answers;
mod board;
mod change;
mod frame;
mod open;
mod outcome;
mod steps;
mod tally;
mod ways_to;

pub use answers::{Pair, Pairs, Turned, WhatIf};
pub use change::{Change, changes};
pub use open::{Found, OpenPoint, OpenPoints, Settling, Subject};
pub use steps::{Step, Steps};
pub use ways_to::{Way, Ways, ways_to};

use super::ways::Ground;
use crate::engine::{Evaluation, QuestionState};
use crate::model::Tree;
use answers::singles;
use board::Board;

/// What a decision hangs on: the answers that were given, and what is not known yet.
pub fn examined(tree: &Tree, evaluation: &Evaluation) -> (WhatIf, OpenPoints) {
    let ground = Ground::new(tree, &evaluation.situation);
    let applies = |question| evaluation.states[question] != QuestionState::NotApplicable;
    let board = Board::new(&ground, applies);
    let now = board.now();
    let singles = singles(&board);
    let seen = (&now, &singles);
    let open = OpenPoints::of(tree, evaluation, &board, seen);
    (WhatIf::of(tree, evaluation, board, seen), open)
}
