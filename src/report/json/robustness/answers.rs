//! What other answers would do.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::what_if;
use crate::engine::Probe;
use crate::model::Question;
use crate::report::json::answers::{AnswerValue, labels};
use crate::report::json::context::Context;
use crate::report::json::open::{ChangeKind, Run};

/// What other answers would do, all else as it is: questions that open by it stay open, answers
/// that no longer apply do nothing. Of a `many` one choice is added or dropped, or all are.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct WhatIf<'a> {
    /// How many single changes of answers that were given were looked at: all there are.
    looked: u64,
    /// Those that put another option first, bring back one that is out, or leave nothing; numbers
    /// that touch and do so alike are one.
    changes: Vec<Turned<'a>>,
    /// What pairs of changes do; null where a single change puts another option first.
    pairs: Option<Pairs<'a>>,
    /// The plus-minus table: each answered question of one choice or a number, with one step down
    /// and up its scale.
    steps: Vec<Steps<'a>>,
}

/// A changed answer.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::report::json) struct OtherAnswer<'a> {
    /// The id of the question.
    question: &'a str,
    /// The other answer; for a number one of its run.
    answer: Option<AnswerValue<'a>>,
    /// The labels of the chosen ones.
    labels: Vec<&'a str>,
    /// For a number: all the numbers that do the same; null for other answers.
    run: Option<Run>,
}

/// A single change that turns something.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Turned<'a> {
    /// The change.
    change: OtherAnswer<'a>,
    /// How it changes the first place; null if it does not.
    kind: Option<ChangeKind>,
    /// The ids of the options that are first then.
    first: Vec<&'a str>,
    /// The ids of the options that are out today and viable then.
    brings_back: Vec<&'a str>,
}

/// What pairs of changes do.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Pairs<'a> {
    /// How many pairs were looked at: all there are.
    looked: u64,
    /// How many of them put another option first.
    flipping: u64,
    /// Of these the one under which the fewest options come or go; null if there is none.
    smallest: Option<Pair<'a>>,
}

/// Two changes that together put another option first.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Pair<'a> {
    /// The two changes.
    changes: Vec<OtherAnswer<'a>>,
    /// How they change the first place.
    kind: ChangeKind,
    /// The ids of the options that are first then.
    first: Vec<&'a str>,
}

/// A row of the plus-minus table.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Steps<'a> {
    /// The id of the question.
    question: &'a str,
    /// One step down; null at the end of the scale.
    down: Option<Step<'a>>,
    /// One step up; null at the end of the scale.
    up: Option<Step<'a>>,
}

/// A step.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Step<'a> {
    /// The answer one step off; for a number one of its run.
    answer: Option<AnswerValue<'a>>,
    /// For a number: all the numbers that do the same; null for other answers.
    run: Option<Run>,
    /// Whether other options are first, or more, or fewer.
    changes: bool,
    /// The ids of the options that are first then; empty if none is left.
    first: Vec<&'a str>,
}

impl<'a> OtherAnswer<'a> {
    pub(in crate::report::json) fn of(cx: &Context<'a>, change: &what_if::Change) -> Self {
        let question = &cx.tree.questions()[change.question];
        Self {
            question: question.id.as_str(),
            answer: AnswerValue::of(question, &change.probe.answer),
            labels: labels(question, &change.probe.answer),
            run: change.probe.run.map(Run::of),
        }
    }
}

impl<'a> WhatIf<'a> {
    pub(super) fn of(cx: &Context<'a>, found: &what_if::WhatIf) -> Self {
        let turned = |one: &what_if::Turned| Turned {
            change: OtherAnswer::of(cx, &one.change),
            kind: one.kind.map(ChangeKind::of),
            first: cx.options(&one.first),
            brings_back: cx.options(&one.brings_back),
        };
        let pair = |one: &what_if::Pair| Pair {
            changes: one
                .changes
                .iter()
                .map(|one| OtherAnswer::of(cx, one))
                .collect(),
            kind: ChangeKind::of(one.kind),
            first: cx.options(&one.first),
        };
        Self {
            looked: found.looked,
            changes: found.changes.iter().map(turned).collect(),
            pairs: found.pairs.as_ref().map(|pairs| Pairs {
                looked: pairs.looked,
                flipping: pairs.flipping,
                smallest: pairs.smallest.as_ref().map(pair),
            }),
            steps: found.steps.iter().map(|one| Steps::of(cx, one)).collect(),
        }
    }
}

impl<'a> Steps<'a> {
    fn of(cx: &Context<'a>, found: &what_if::Steps) -> Self {
        let question = &cx.tree.questions()[found.question];
        Self {
            question: question.id.as_str(),
            down: Step::of(cx, question, &found.down),
            up: Step::of(cx, question, &found.up),
        }
    }
}

impl<'a> Step<'a> {
    fn of(cx: &Context<'a>, question: &'a Question, found: &what_if::Step) -> Option<Self> {
        let step = |probe: &Probe, changes, first| Self {
            answer: AnswerValue::of(question, &probe.answer),
            run: probe.run.map(Run::of),
            changes,
            first,
        };
        match found {
            what_if::Step::End => None,
            what_if::Step::Same(probe) => {
                Some(step(probe, false, cx.options(&cx.evaluation.first())))
            }
            what_if::Step::Other(probe, first) => Some(step(probe, true, cx.options(first))),
        }
    }
}
