//! Changed answers in words.

use super::probes::probe;
use crate::analysis::what_if::Change;
use crate::engine::{Answer, Answers};
use crate::model::{ChoiceIx, Tree};
use crate::report::phrase::{Phrase, say, theirs};

/// A question with its other answer: `site “Edge”`, `languages also “Rust”`.
pub(crate) fn change(tree: &Tree, given: &Answers, change: &Change) -> Phrase {
    let id = theirs(tree.questions()[change.question].id.as_str());
    say![id, " ", other_answer(tree, given, change)]
}

/// An answer beside the one that was given: `“Edge”`, `also “Rust”`, `without “Go”`, `100 to 499`.
pub(crate) fn other_answer(tree: &Tree, given: &Answers, change: &Change) -> Phrase {
    let question = &tree.questions()[change.question];
    let quoted = |choice: ChoiceIx| say!["“", theirs(&question.choices()[choice].label), "”"];
    let before = given.get(change.question).map(|given| &given.answer);
    if let (Answer::Many(then), Some(Answer::Many(now))) = (&change.probe.answer, before) {
        let only = |some: &[ChoiceIx], others: &[ChoiceIx]| -> Vec<ChoiceIx> {
            let only = some.iter().filter(|one| !others.contains(one));
            only.copied().collect()
        };
        match (only(then, now).as_slice(), only(now, then).as_slice()) {
            ([more], []) if !now.is_empty() => return say!["also ", quoted(*more)],
            ([], [less]) if !then.is_empty() => return say!["without ", quoted(*less)],
            _ => {}
        }
    }
    probe(tree, change.question, &change.probe)
}

/// Several changes together.
pub(crate) fn changes(tree: &Tree, given: &Answers, all: &[Change]) -> Phrase {
    Phrase::all_of(all.iter().map(|one| change(tree, given, one)))
}
