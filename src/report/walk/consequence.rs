//! What an answer would rule out, in words.

use super::shown;
use crate::engine::Consequence;
use crate::model::{CandidateIx, QuestionIx, Tree};
use crate::report::phrase::{Phrase, own, say, theirs};
use crate::report::wording::probe;
use crate::text::Shown;

/// From how many options on they are counted before they are named: lines are cut.
const FEW: usize = 2;

/// What an answer would rule out and bring back; `None` where it does neither.
pub fn does(tree: &Tree, consequence: &Consequence) -> Option<Shown> {
    let names = |all: &[CandidateIx]| {
        let each = all.iter().map(|ix| theirs(&tree.candidates()[*ix].name));
        Phrase::all_of(each)
    };
    let mut words = Phrase::default();
    if consequence.leaves == 0 && !consequence.rules_out.is_empty() {
        words.push("leaves nothing: ");
    }
    if !consequence.rules_out.is_empty() {
        let count = consequence.rules_out.len();
        let count = if count > FEW {
            format!("{count}: ")
        } else {
            String::new()
        };
        words.push(say![
            "rules out ",
            own(count),
            names(&consequence.rules_out)
        ]);
    }
    if !consequence.brings_back.is_empty() {
        let comma = if words.is_empty() { "" } else { "; " };
        words.push(say![comma, "brings back ", names(&consequence.brings_back)]);
    }
    (!words.is_empty()).then(|| shown(&words))
}

/// What the numbers of a run would do: "1 to below 50 ms: rules out …".
pub fn run(tree: &Tree, question: QuestionIx, consequence: &Consequence, does: &Shown) -> Shown {
    let run = probe(tree, question, &consequence.probe);
    Shown::line(&format!("{}: {does}", run.line()))
}
