//! Tests of facts: the body of requirements and preferences.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::reading::{members, unit};
use super::words::{figure, yes_no};
use crate::model;
use crate::model::{CriterionIx, LevelIx, Requirement, Scale};
use crate::text::{list_and, list_or};

/// What a fact must be, or should be. All keys are always there; those that do not fit are null.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Test<'a> {
    /// The test in words, without the criterion.
    text: String,
    /// The id of the criterion whose fact is tested; null where several are.
    criterion: Option<&'a str>,
    /// The smallest figure, or the worst level, that passes.
    at_least: Option<Bound<'a>>,
    /// The largest figure, or the best level, that passes.
    at_most: Option<Bound<'a>>,
    /// The levels that pass.
    one_of: Option<Vec<&'a str>>,
    /// Yes, or no.
    is: Option<bool>,
    /// Members that must all be there.
    includes: Option<Vec<&'a str>>,
    /// Members of which one is enough.
    includes_any: Option<Vec<&'a str>>,
    /// Several ways to comply, of which one is enough; the tests of a way must all hold.
    any: Option<Vec<Vec<Test<'a>>>>,
}

/// A bound of a number or a level.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Bound<'a> {
    /// A figure, in the criterion's unit.
    Number(f64),
    /// The id of a level.
    Level(&'a str),
}

impl<'a> Test<'a> {
    /// The test of a requirement.
    pub(super) fn required(cx: &Context<'a>, requirement: &Requirement) -> Self {
        match requirement {
            Requirement::Test { criterion, test } => Self::of(cx, *criterion, test),
            Requirement::Any(ways) => {
                let one = |(ix, test): &(CriterionIx, model::Test)| Self::of(cx, *ix, test);
                let any: Vec<Vec<Self>> = ways
                    .iter()
                    .map(|way| way.iter().map(one).collect())
                    .collect();
                let words = |way: &Vec<Self>| {
                    let tests: Vec<String> = way.iter().map(Self::titled).collect();
                    tests.join(" and ")
                };
                let text: Vec<String> = any.iter().map(words).collect();
                Self {
                    any: Some(any),
                    ..Self::nothing(None, text.join(", or "))
                }
            }
        }
    }

    /// A test on one criterion.
    pub(super) fn of(cx: &Context<'a>, ix: CriterionIx, test: &model::Test) -> Self {
        let criterion = &cx.tree.criteria()[ix];
        let id = Some(criterion.id.as_str());
        let levels = match &criterion.scale {
            Scale::Level(levels) => Some(levels.all()),
            _ => None,
        };
        match test {
            model::Test::Number { at_least, at_most } => {
                let say = |bound: f64| figure(bound, unit(criterion).unwrap_or_default());
                Self {
                    at_least: at_least.map(Bound::Number),
                    at_most: at_most.map(Bound::Number),
                    ..Self::nothing(id, bounds(at_least.map(say), at_most.map(say)))
                }
            }
            model::Test::Level { at_least, at_most } => {
                let level = |ix: LevelIx| levels.map_or("", |levels| levels[ix].id.as_str());
                let (low, high) = (at_least.map(level), at_most.map(level));
                let words = bounds(low.map(str::to_owned), high.map(str::to_owned));
                Self {
                    at_least: low.map(Bound::Level),
                    at_most: high.map(Bound::Level),
                    ..Self::nothing(id, words)
                }
            }
            model::Test::OneOf(set) => {
                let all = levels.map_or_else(Vec::new, |levels| levels.iter().collect());
                let some: Vec<&str> = all
                    .into_iter()
                    .filter(|(ix, _)| set.contains(*ix))
                    .map(|(_, level)| level.id.as_str())
                    .collect();
                let words = format!("one of {}", list_or(&some));
                Self {
                    one_of: Some(some),
                    ..Self::nothing(id, words)
                }
            }
            model::Test::Is(yes) => Self {
                is: Some(*yes),
                ..Self::nothing(id, yes_no(*yes).to_owned())
            },
            model::Test::Includes(set) => Self::set(id, members(criterion, set), true),
            model::Test::IncludesAny(set) => Self::set(id, members(criterion, set), false),
        }
    }

    fn set(id: Option<&'a str>, some: Vec<&'a str>, all: bool) -> Self {
        if all {
            let text = format!("includes {}", list_and(&some));
            Self {
                includes: Some(some),
                ..Self::nothing(id, text)
            }
        } else {
            let text = format!("includes {}", list_or(&some));
            Self {
                includes_any: Some(some),
                ..Self::nothing(id, text)
            }
        }
    }

    fn nothing(criterion: Option<&'a str>, text: String) -> Self {
        Self {
            text,
            criterion,
            at_least: None,
            at_most: None,
            one_of: None,
            is: None,
            includes: None,
            includes_any: None,
            any: None,
        }
    }

    /// The test in words, with its criterion where it has one: `isolation: at least vm`.
    pub(super) fn titled(&self) -> String {
        match self.criterion {
            Some(id) => format!("{id}: {}", self.text),
            None => self.text.clone(),
        }
    }
}

fn bounds(low: Option<String>, high: Option<String>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!("from {low} to {high}"),
        (Some(low), None) => format!("at least {low}"),
        (None, Some(high)) => format!("at most {high}"),
        (None, None) => "anything".to_owned(),
    }
}
