//! Conditions in words, whole and as far as they speak of one question.

use crate::model::{AnswerTest, Condition, Interval, Question, QuestionIx, QuestionKind, Tree};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs};

/// The most answers that a condition names; the rest is counted.
const NAMED: usize = 8;

/// A whole condition: `driver` is `pods` or `engine`, and `code-form` is not `program`.
pub(super) fn condition(tree: &Tree, when: &Condition) -> Phrase {
    words(tree, when, false, true)
}

/// `outer` is whether nothing stands around it, so that no brackets are needed.
fn words(tree: &Tree, when: &Condition, negated: bool, outer: bool) -> Phrase {
    match when {
        // Not (a and b) is (not a) or (not b), and the other way round.
        Condition::All(parts) => list(tree, parts, negated, outer, !negated),
        Condition::Any(parts) => list(tree, parts, negated, outer, negated),
        Condition::Not(part) => words(tree, part, !negated, outer),
        Condition::Answered { question, test } => {
            let asked = &tree.questions()[*question];
            let verb = match (&asked.kind, negated) {
                (QuestionKind::Many { .. }, false) => " has ",
                (QuestionKind::Many { .. }, true) => " has not ",
                (_, false) => " is ",
                (_, true) => " is not ",
            };
            say![theirs(asked.id.as_str()), verb, answers(asked, test)]
        }
    }
}

fn list(tree: &Tree, parts: &[Condition], negated: bool, outer: bool, all: bool) -> Phrase {
    if let [one] = parts {
        return words(tree, one, negated, outer);
    }
    let (between, nothing) = if all {
        (", and ", "always")
    } else {
        (", or ", "never")
    };
    if parts.is_empty() {
        return nothing.into();
    }
    let said = parts.iter().map(|part| words(tree, part, negated, false));
    let said = Phrase::joined(said, between);
    if outer { said } else { say!["(", said, ")"] }
}

/// The answers that a test names: `pods`, `engine` or not known.
fn answers(question: &Question, test: &AnswerTest) -> Phrase {
    let choices = question.choices().iter();
    let mut named: Vec<Phrase> = choices
        .filter(|(ix, _)| test.choices.contains(*ix))
        .map(|(_, choice)| theirs(choice.id.as_str()))
        .collect();
    if named.len() > NAMED + 1 {
        let more = named.len() - NAMED;
        named.truncate(NAMED);
        named.push(own(format!("{more} more")));
    }
    named.extend(test.intervals.iter().map(|one| interval(*one, None)));
    if test.nothing {
        named.push("none of these".into());
    }
    if test.unknown {
        named.push("not known".into());
    }
    Phrase::any_of(named)
}

/// Numbers: `from 20 to below 200 ms`, `200 ms or more`, `below 4`.
pub(super) fn interval(interval: Interval, unit: Option<&str>) -> Phrase {
    let unit = || unit.map_or_else(Phrase::default, |unit| say![" ", theirs(unit)]);
    let figure = |x: f64| own(number::figure(x));
    match (interval.from, interval.below) {
        (Some(from), Some(below)) => {
            say!["from ", figure(from), " to below ", figure(below), unit()]
        }
        (Some(from), None) => say![figure(from), unit(), " or more"],
        (None, Some(below)) => say!["below ", figure(below), unit()],
        (None, None) => "any number".into(),
    }
}

/// What a condition asks of one of the questions that it names, for an arrow from there.
pub(super) fn part(tree: &Tree, when: &Condition, of: QuestionIx) -> Phrase {
    let mut said = Vec::new();
    collect(tree, when, of, false, &mut said);
    Phrase::joined(said, "; ")
}

fn collect(tree: &Tree, when: &Condition, of: QuestionIx, negated: bool, said: &mut Vec<Phrase>) {
    match when {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                collect(tree, part, of, negated, said);
            }
        }
        Condition::Not(part) => collect(tree, part, of, !negated, said),
        Condition::Answered { question, test } if *question == of => {
            let answers = answers(&tree.questions()[of], test);
            let words = if negated {
                say!["not ", answers]
            } else {
                answers
            };
            if !said.contains(&words) {
                said.push(words);
            }
        }
        Condition::Answered { .. } => {}
    }
}
