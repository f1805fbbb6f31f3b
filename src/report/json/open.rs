//! Open questions, with what their answers would change.

use schemars::JsonSchema;
use serde::Serialize;

use super::answers::{AnswerValue, labels};
use super::context::Context;
use crate::engine;
use crate::model::Question;

/// An open question that applies.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct OpenQuestion<'a> {
    /// The id of the question.
    question: &'a str,
    /// The question itself.
    ask: &'a str,
    /// Whether nothing is clear while it is open.
    essential: bool,
    /// Whether one of its answers puts another option first.
    flips: bool,
    /// The answers that change the first place or leave nothing, all else as it is.
    changes: Vec<Change<'a>>,
}

/// What an answer to an open question would change.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Change<'a> {
    /// How.
    kind: ChangeKind,
    /// The answer that was tried; for a number one of its run.
    answer: Option<AnswerValue<'a>>,
    /// The labels of the chosen ones.
    labels: Vec<&'a str>,
    /// For a number: all the numbers that change the same; null for other answers.
    run: Option<Run>,
    /// The ids of the options that would be first.
    first: Vec<&'a str>,
}

/// How an answer changes the first place.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ChangeKind {
    /// Another option would overtake the winner, which stays viable.
    Overtakes,
    /// The winner would be out.
    RulesOut,
    /// An option would be viable where none is now.
    BringsBack,
    /// No option would be left.
    LeavesNothing,
}

/// A run of numbers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Run {
    /// Its lower end.
    from: f64,
    /// Whether the lower end is in it.
    from_included: bool,
    /// Its upper end.
    to: f64,
    /// Whether the upper end is in it.
    to_included: bool,
}

impl<'a> OpenQuestion<'a> {
    /// Every open question that applies, in the order in which they are asked.
    pub(super) fn all(cx: &Context<'a>) -> Vec<Self> {
        let open = cx.evaluation.recommendation.open.iter();
        open.map(|open| Self::of(cx, open)).collect()
    }

    /// The ids of those that would change the first place.
    pub(super) fn decisive(cx: &Context<'a>) -> Vec<&'a str> {
        let open = cx.evaluation.recommendation.open.iter();
        open.filter(|open| open.flips())
            .map(|open| cx.tree.questions()[open.question].id.as_str())
            .collect()
    }

    fn of(cx: &Context<'a>, open: &engine::OpenQuestion) -> Self {
        let question = &cx.tree.questions()[open.question];
        let change = |flip| Change::of(cx, question, flip);
        Self {
            question: question.id.as_str(),
            ask: &question.ask,
            essential: question.essential,
            flips: open.flips(),
            changes: open.changes.iter().map(change).collect(),
        }
    }
}

impl ChangeKind {
    pub(super) fn of(kind: engine::FlipKind) -> Self {
        match kind {
            engine::FlipKind::Overtakes => Self::Overtakes,
            engine::FlipKind::RulesOut => Self::RulesOut,
            engine::FlipKind::BringsBack => Self::BringsBack,
            engine::FlipKind::LeavesNothing => Self::LeavesNothing,
        }
    }
}

impl<'a> Change<'a> {
    fn of(cx: &Context<'a>, question: &'a Question, flip: &engine::Flip) -> Self {
        Self {
            kind: ChangeKind::of(flip.kind),
            answer: AnswerValue::of(question, &flip.probe.answer),
            labels: labels(question, &flip.probe.answer),
            run: flip.probe.run.map(Run::of),
            first: cx.options(&flip.first),
        }
    }
}

impl Run {
    /// From one end to the other, each with whether it is in the run.
    pub(super) fn of(
        ((from, from_included), (to, to_included)): ((f64, bool), (f64, bool)),
    ) -> Self {
        Self {
            from,
            from_included,
            to,
            to_included,
        }
    }
}
