//! Conditions in a file: `when = { site = "edge", not = { team = "small" } }`.

use super::effects::Names;
use super::names::Named;
use super::node::{Node, unknown_name};
use super::question_keys::INTERVAL;
use super::table::Table;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AnswerTest, Condition, Interval, Question, QuestionKind};
use crate::text::limits::CONDITION_DEPTH;
use crate::text::ticked;

/// A condition; `later` are the questions from this place on.
pub(super) fn condition(names: &Names<'_>, node: Node<'_>, later: &[String]) -> Option<Condition> {
    part(names, node, later, 1)
}

fn part(names: &Names<'_>, node: Node<'_>, later: &[String], depth: usize) -> Option<Condition> {
    let fault = |code, headline: String, span| {
        names
            .sink
            .push(Diagnostic::error(code, headline).at(span, ""));
    };
    if depth > CONDITION_DEPTH {
        let headline = format!("conditions nest at most {CONDITION_DEPTH} deep");
        fault(Code::TooMany, headline, node.span);
        return None;
    }
    let table = Table::free(node, names.sink, "questions with answers")?;
    let mut parts = Vec::new();
    let mut whole = true;
    for (name, span, value) in table.entries() {
        let found = match name {
            "not" => {
                part(names, value, later, depth + 1).map(|inner| Condition::Not(Box::new(inner)))
            }
            "any" => match value.items() {
                Some(items) if !items.is_empty() => items
                    .into_iter()
                    .map(|item| part(names, item, later, depth + 1))
                    .collect::<Vec<Option<Condition>>>()
                    .into_iter()
                    .collect::<Option<Vec<Condition>>>()
                    .map(Condition::Any),
                _ => {
                    value.expected(names.sink, "a list of conditions for `any`");
                    None
                }
            },
            _ => match names.tree.question(name) {
                Some(ix) => answer_test(names, &names.tree.questions()[ix], value)
                    .map(|test| Condition::Answered { question: ix, test }),
                None if names.broken.has(Named::Question, name) => None,
                None if later.iter().any(|id| id == name) => {
                    let headline = format!(
                        "a condition looks back, and {} is not asked before this",
                        ticked(name)
                    );
                    fault(Code::BadCondition, headline, span);
                    None
                }
                None => {
                    let earlier = names.tree.questions().rows().iter().map(|q| q.id.as_str());
                    let all: Vec<&str> = earlier.collect();
                    unknown_name(names.sink, span, "question", name, all.iter().copied());
                    None
                }
            },
        };
        match found {
            Some(found) => parts.push(found),
            None => whole = false,
        }
    }
    if parts.is_empty() && whole {
        fault(
            Code::BadCondition,
            "a condition that names nothing".to_owned(),
            node.span,
        );
        return None;
    }
    if !whole {
        return None;
    }
    if parts.len() == 1 {
        parts.pop()
    } else {
        Some(Condition::All(parts))
    }
}

fn answer_test(names: &Names<'_>, question: &Question, node: Node<'_>) -> Option<AnswerTest> {
    let mut test = AnswerTest::default();
    let mut whole = true;
    for item in node.one_or_more() {
        whole &= one(names, question, item, &mut test).is_some();
    }
    if test == AnswerTest::default() && whole {
        let headline = format!(
            "a condition on {} names no answer",
            ticked(question.id.as_str())
        );
        names
            .sink
            .push(Diagnostic::error(Code::BadCondition, headline).at(node.span, ""));
        return None;
    }
    whole.then_some(test)
}

fn one(
    names: &Names<'_>,
    question: &Question,
    item: Node<'_>,
    test: &mut AnswerTest,
) -> Option<()> {
    let is_number = matches!(question.kind, QuestionKind::Number { .. });
    if is_number && item.value.as_table().is_some() {
        test.intervals.push(interval(names, question, item)?);
        return Some(());
    }
    let what = if is_number {
        "a band, \"unknown\", or { from = 1, below = 4 }"
    } else {
        "the id of a choice, or a list of them"
    };
    let word = item.word(names.sink, what)?;
    match &question.kind {
        _ if word == "unknown" => test.unknown = true,
        QuestionKind::Many { .. } if word == "none" => test.nothing = true,
        QuestionKind::Number { bands, .. } => {
            if let Some(band) = bands.iter().find(|band| band.id.as_str() == word) {
                test.intervals.push(band.interval);
            } else {
                let ids = bands.iter().map(|band| band.id.as_str());
                unknown_name(names.sink, item.span, "band", word, ids);
                return None;
            }
        }
        QuestionKind::One(_) | QuestionKind::Many { .. } => {
            if let Some(choice) = question.choice(word) {
                test.choices.insert(choice);
            } else {
                let ids = question
                    .choices()
                    .rows()
                    .iter()
                    .map(|choice| choice.id.as_str());
                let kind = format!("choice of {}", ticked(question.id.as_str()));
                unknown_name(names.sink, item.span, &kind, word, ids);
                return None;
            }
        }
    }
    Some(())
}

/// `{ from = 1, below = 4 }`, either end may be left out.
fn interval(names: &Names<'_>, question: &Question, node: Node<'_>) -> Option<Interval> {
    let table = Table::open(node, names.sink, &INTERVAL)?;
    if table
        .entries()
        .any(|(key, ..)| key != "from" && key != "below")
    {
        return None;
    }
    let (from, below) = (table.number("from"), table.number("below"));
    let empty = matches!((from, below), (Some(from), Some(below)) if from >= below);
    let outside = match question.kind {
        QuestionKind::Number { min, max, .. } => {
            from.is_some_and(|from| from > max) || below.is_some_and(|below| below <= min)
        }
        QuestionKind::One(_) | QuestionKind::Many { .. } => false,
    };
    if from.is_none() && below.is_none() || empty || outside {
        let headline =
            "no number lies in this interval; give `from`, inclusive, or `below`, exclusive";
        names
            .sink
            .push(Diagnostic::error(Code::BadCondition, headline).at(node.span, ""));
        return None;
    }
    Some(Interval { from, below })
}
