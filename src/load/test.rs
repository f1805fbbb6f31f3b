//! Tests of facts in a file: the body of requirements and preferences.

use super::node::{Node, unknown_name};
use super::sink::Sink;
use super::table::Table;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Criterion, LevelIx, Levels, MemberSet, Members, Scale, Slug, Test};
use crate::text::{Span, did_you_mean, ticked};

/// The word for "the answer itself".
pub(super) const ANSWER: &str = "$answer";

/// A test as it stands in a file.
#[derive(Clone, Debug)]
pub(super) enum Written {
    /// A test with its operand.
    Fixed(Test),
    /// A test whose operand is the answer to the question.
    Answer(Key, Span),
}

/// The keys of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    AtLeast,
    AtMost,
    OneOf,
    Is,
    Includes,
    IncludesAny,
}

const KEYS: [(&str, Key); 6] = [
    ("at-least", Key::AtLeast),
    ("at-most", Key::AtMost),
    ("one-of", Key::OneOf),
    ("is", Key::Is),
    ("includes", Key::Includes),
    ("includes-any", Key::IncludesAny),
];

/// The tests of one criterion, `{ at-least = 3 }`; bounds of one scale are one test.
///
/// `beside` names a key that may stand beside the tests (`weight`).
pub(super) fn tests(
    criterion: &Criterion,
    node: Node<'_>,
    sink: &Sink,
    beside: Option<&str>,
) -> Option<Vec<Written>> {
    let table = Table::free(node, sink, "a test, such as { at-least = 3 }")?;
    let mut found = Vec::new();
    let mut bounds: [Option<Node<'_>>; 2] = [None, None];
    let mut whole = true;
    for (name, span, value) in table.entries() {
        if Some(name) == beside {
            continue;
        }
        let Some((_, key)) = KEYS.iter().find(|(key, _)| *key == name) else {
            let names = KEYS.iter().map(|(key, _)| *key);
            let help = did_you_mean(name, names)
                .unwrap_or_else(|| format!("this criterion takes {}", Test::fitting(criterion)));
            let headline = format!("{} is no test", ticked(name));
            sink.push(
                Diagnostic::error(Code::UnknownKey, headline)
                    .at(span, "")
                    .help(help),
            );
            whole = false;
            continue;
        };
        if !fits(*key, criterion) {
            wrong_kind(criterion, name, span, sink);
            whole = false;
        } else if value.text() == Some(ANSWER) {
            found.push(Written::Answer(*key, value.span));
        } else if let Key::AtLeast | Key::AtMost = key {
            let [low, high] = &mut bounds;
            *(if *key == Key::AtLeast { low } else { high }) = Some(value);
        } else if let Some(test) = operand(*key, criterion, value, sink) {
            found.push(Written::Fixed(test));
        } else {
            whole = false;
        }
    }
    if bounds.iter().any(Option::is_some) {
        match bound(criterion, bounds, sink) {
            Some(test) => found.insert(0, Written::Fixed(test)),
            None => whole = false,
        }
    }
    if found.is_empty() && whole {
        let headline = format!("this tests nothing of {}", ticked(criterion.id.as_str()));
        let help = format!("it takes {}", Test::fitting(criterion));
        sink.push(
            Diagnostic::error(Code::BadEffect, headline)
                .at(node.span, "")
                .help(help),
        );
        whole = false;
    }
    for test in &found {
        if let Written::Fixed(test) = test
            && let Err(fault) = test.fits(criterion)
        {
            sink.push(Diagnostic::error(Code::BadEffect, fault.to_string()).at(node.span, ""));
            whole = false;
        }
    }
    whole.then_some(found)
}

fn fits(key: Key, criterion: &Criterion) -> bool {
    match criterion.scale {
        Scale::Number { .. } => matches!(key, Key::AtLeast | Key::AtMost),
        Scale::Level(_) => matches!(key, Key::AtLeast | Key::AtMost | Key::OneOf),
        Scale::Flag { .. } => key == Key::Is,
        Scale::Set(_) => matches!(key, Key::Includes | Key::IncludesAny),
    }
}

fn wrong_kind(criterion: &Criterion, name: &str, span: Span, sink: &Sink) {
    let headline = format!(
        "{} is no test for {}, a criterion of kind {}",
        ticked(name),
        ticked(criterion.id.as_str()),
        ticked(criterion.kind()),
    );
    let help = format!("it takes {}", Test::fitting(criterion));
    sink.push(
        Diagnostic::error(Code::BadEffect, headline)
            .at(span, "")
            .help(help),
    );
}

fn bound(criterion: &Criterion, [low, high]: [Option<Node<'_>>; 2], sink: &Sink) -> Option<Test> {
    match &criterion.scale {
        Scale::Number { .. } => {
            let number = |node: Option<Node<'_>>| match node {
                None => Some(None),
                Some(node) => {
                    let number = node.number();
                    if number.is_none() {
                        node.expected(sink, "a number");
                    }
                    number.map(Some)
                }
            };
            let (at_least, at_most) = (number(low), number(high));
            Some(Test::Number {
                at_least: at_least?,
                at_most: at_most?,
            })
        }
        Scale::Level(levels) => {
            let level = |node: Option<Node<'_>>| match node {
                None => Some(None),
                Some(node) => level(levels, node, sink).map(Some),
            };
            let (at_least, at_most) = (level(low), level(high));
            Some(Test::Level {
                at_least: at_least?,
                at_most: at_most?,
            })
        }
        _ => None,
    }
}

fn operand(key: Key, criterion: &Criterion, value: Node<'_>, sink: &Sink) -> Option<Test> {
    match (&criterion.scale, key) {
        (Scale::Flag { .. }, Key::Is) => match value.flag() {
            Some(yes) => Some(Test::Is(yes)),
            None => {
                value.expected(sink, "true or false");
                None
            }
        },
        (Scale::Level(levels), Key::OneOf) => {
            let mut set = MemberSet::EMPTY;
            let all: Vec<Option<LevelIx>> = value
                .one_or_more()
                .iter()
                .map(|item| level(levels, *item, sink))
                .collect();
            for one in all {
                set.insert(one?);
            }
            Some(Test::OneOf(set))
        }
        (Scale::Set(all), Key::Includes) => members(all, value, sink).map(Test::Includes),
        (Scale::Set(all), Key::IncludesAny) => members(all, value, sink).map(Test::IncludesAny),
        _ => None,
    }
}

/// A level by its word.
pub(super) fn level(levels: &Levels, node: Node<'_>, sink: &Sink) -> Option<LevelIx> {
    let word = node.word(sink, "the id of a level")?;
    let found = levels.find(word);
    if found.is_none() {
        let names = levels.all().rows().iter().map(|level| level.id.as_str());
        unknown_name(sink, node.span, "level", word, names);
    }
    found
}

/// Members by their words.
pub(super) fn members(all: &Members, node: Node<'_>, sink: &Sink) -> Option<MemberSet> {
    let mut set = MemberSet::EMPTY;
    let mut whole = true;
    for item in node.one_or_more() {
        let Some(word) = item.word(sink, "the id of a member") else {
            whole = false;
            continue;
        };
        match all.find(word) {
            Some(member) => set.insert(member),
            None => {
                let names = all.all().rows().iter().map(Slug::as_str);
                unknown_name(sink, item.span, "member", word, names);
                whole = false;
            }
        }
    }
    whole.then_some(set)
}

/// The test of one choice where the operand is the answer.
pub(super) fn of_choice(
    key: Key,
    criterion: &Criterion,
    choice: &Slug,
    span: Span,
    sink: &Sink,
) -> Option<Test> {
    let missing = |kind: &str, names: &mut dyn Iterator<Item = &str>| {
        let headline = format!(
            "choice {} of this question is no {kind} of {}",
            ticked(choice.as_str()),
            ticked(criterion.id.as_str()),
        );
        let help = did_you_mean(choice.as_str(), names);
        sink.push(
            Diagnostic::error(Code::BadEffect, headline)
                .at(span, "")
                .maybe_help(help),
        );
    };
    match &criterion.scale {
        Scale::Level(levels) => {
            let Some(level) = levels.find(choice.as_str()) else {
                missing(
                    "level",
                    &mut levels.all().rows().iter().map(|level| level.id.as_str()),
                );
                return None;
            };
            Some(match key {
                Key::AtLeast => Test::Level {
                    at_least: Some(level),
                    at_most: None,
                },
                Key::AtMost => Test::Level {
                    at_least: None,
                    at_most: Some(level),
                },
                _ => Test::OneOf(MemberSet::between(level, level)),
            })
        }
        Scale::Set(all) => {
            let Some(member) = all.find(choice.as_str()) else {
                missing("member", &mut all.all().rows().iter().map(Slug::as_str));
                return None;
            };
            let set: MemberSet = std::iter::once(member).collect();
            Some(if key == Key::Includes {
                Test::Includes(set)
            } else {
                Test::IncludesAny(set)
            })
        }
        Scale::Number { .. } | Scale::Flag { .. } => {
            let headline = "`$answer` of a choice fits levels and sets only";
            sink.push(Diagnostic::error(Code::BadEffect, headline).at(span, ""));
            None
        }
    }
}
