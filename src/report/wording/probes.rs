//! Answers in words, given ones and tried ones.

use super::tests_of_facts::unit_words;
use crate::engine::{Answer, Probe};
use crate::model::{ChoiceIx, Question, QuestionIx, QuestionKind, Tree};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs};

/// An answer: labels in quotation marks, a number with its unit.
pub(crate) fn answer_words(tree: &Tree, ix: QuestionIx, answer: &Answer) -> Phrase {
    let question = &tree.questions()[ix];
    let quoted = |choice: &ChoiceIx| say!["“", theirs(&question.choices()[*choice].label), "”"];
    match answer {
        Answer::Unknown => "not known yet".into(),
        Answer::One(choice) => quoted(choice),
        Answer::Many(chosen) if chosen.is_empty() => "none of these".into(),
        Answer::Many(chosen) => Phrase::all_of(chosen.iter().map(quoted)),
        Answer::Number(number) => say![own(number::figure(*number)), unit(question)],
    }
}

fn unit(question: &Question) -> Phrase {
    match &question.kind {
        QuestionKind::Number { unit, .. } => unit_words(unit.as_deref().unwrap_or_default()),
        _ => Phrase::default(),
    }
}

/// An answer that was tried; for a number the run of numbers that it stands for.
pub(crate) fn probe(tree: &Tree, ix: QuestionIx, probe: &Probe) -> Phrase {
    let Some(((from, from_in), (to, to_in))) = probe.run else {
        return answer_words(tree, ix, &probe.answer);
    };
    let (low, high) = (number::figure(from), number::figure(to));
    let words = if low == high {
        own(low)
    } else {
        match (from_in, to_in) {
            (true, true) => own(format!("{low} to {high}")),
            (true, false) => own(format!("{low} to below {high}")),
            (false, true) => own(format!("above {low} to {high}")),
            (false, false) => own(format!("between {low} and {high}")),
        }
    };
    say![words, unit(&tree.questions()[ix])]
}
