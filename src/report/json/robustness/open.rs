//! What is not known yet, and what each way to settle it would do.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::what_if::{self, Found, Subject};
use crate::engine::Probe;
use crate::model::{CandidateIx, CriterionIx, QuestionIx};
use crate::report::json::answers::{AnswerValue, labels};
use crate::report::json::context::Context;
use crate::report::json::open::{ChangeKind, Run};

/// An open question that applies, with who is first under each of its answers, all else as it is.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct OpenQuestion<'a> {
    /// The id of the question.
    question: &'a str,
    /// The share of its answers that put another option first, 0 to 1.
    flips: f64,
    /// The expected value of perfect information, in points: the mean regret of the answers, each
    /// equally likely; null where nobody is recommended.
    value: Option<f64>,
    /// Each answer that anything tells apart: on a `many` each single choice and none.
    answers: Vec<Settled<'a>>,
}

/// An unknown fact of a viable option that is weighed or required.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct UnknownFact<'a> {
    /// The id of the option.
    option: &'a str,
    /// The id of the criterion.
    criterion: &'a str,
    /// The share of its two ends that put another option first, 0 to 1.
    flips: f64,
    /// The mean regret of the two ends, in points; null where nobody is recommended.
    value: Option<f64>,
    /// Worth as little as can be, and breaking every requirement on it that is not verified.
    worst: Option<Outcome<'a>>,
    /// Worth as much as can be, and meeting them.
    best: Option<Outcome<'a>>,
}

/// An answer to an open question.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Settled<'a> {
    /// The answer; for a number one of its run.
    answer: Option<AnswerValue<'a>>,
    /// The labels of the chosen ones.
    labels: Vec<&'a str>,
    /// For a number: all the numbers that do the same; null for other answers.
    run: Option<Run>,
    /// What follows.
    outcome: Outcome<'a>,
}

/// What follows from knowing something.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Outcome<'a> {
    /// How it changes the first place; null if it does not.
    kind: Option<ChangeKind>,
    /// The ids of the options that are first then; empty if none is left.
    first: Vec<&'a str>,
    /// The best score then less that of today's winner, in points; the whole of the best score
    /// if the winner is out; null where nobody is recommended.
    regret: Option<f64>,
}

/// What is worth finding out first: a question, or a fact of an option.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct WorthFirst<'a> {
    /// The id of the question; null for a fact.
    question: Option<&'a str>,
    /// The id of the option whose fact it is; null for a question.
    option: Option<&'a str>,
    /// The id of the criterion; null for a question.
    criterion: Option<&'a str>,
}

impl<'a> Outcome<'a> {
    fn of(cx: &Context<'a>, found: &what_if::Settling) -> Self {
        Self {
            kind: found.kind.map(ChangeKind::of),
            first: cx.options(&found.first),
            regret: found.regret,
        }
    }
}

impl<'a> OpenQuestion<'a> {
    /// All open questions, in file order.
    pub(super) fn all(cx: &Context<'a>, found: &what_if::OpenPoints) -> Vec<Self> {
        let points = found.questions.iter();
        let questions = points.filter_map(|point| match point.subject {
            Subject::Question(ix) => Some(Self::of(cx, ix, point)),
            Subject::Fact { .. } => None,
        });
        questions.collect()
    }

    fn of(cx: &Context<'a>, ix: QuestionIx, point: &what_if::OpenPoint) -> Self {
        let question = &cx.tree.questions()[ix];
        let settled = |one: &what_if::Settling| {
            let Found::Answer(probe) = &one.found else {
                return None;
            };
            let Probe { answer, .. } = probe;
            Some(Settled {
                answer: AnswerValue::of(question, answer),
                labels: labels(question, answer),
                run: probe.run.map(Run::of),
                outcome: Outcome::of(cx, one),
            })
        };
        Self {
            question: question.id.as_str(),
            flips: point.flips,
            value: point.value,
            answers: point.outcomes.iter().filter_map(settled).collect(),
        }
    }
}

impl<'a> UnknownFact<'a> {
    /// All unknown facts that matter, in the order of the ranking.
    pub(super) fn all(cx: &Context<'a>, found: &what_if::OpenPoints) -> Vec<Self> {
        let points = found.facts.iter();
        let facts = points.filter_map(|point| match point.subject {
            Subject::Fact { option, criterion } => Some(Self::of(cx, option, criterion, point)),
            Subject::Question(_) => None,
        });
        facts.collect()
    }

    fn of(
        cx: &Context<'a>,
        option: CandidateIx,
        criterion: CriterionIx,
        point: &what_if::OpenPoint,
    ) -> Self {
        let at = |end: &Found| {
            let found = point.outcomes.iter().find(|one| one.found == *end);
            found.map(|one| Outcome::of(cx, one))
        };
        Self {
            option: cx.option(option),
            criterion: cx.criterion(criterion),
            flips: point.flips,
            value: point.value,
            worst: at(&Found::Worst),
            best: at(&Found::Best),
        }
    }
}

impl<'a> WorthFirst<'a> {
    pub(super) fn of(cx: &Context<'a>, subject: Subject) -> Self {
        match subject {
            Subject::Question(ix) => Self {
                question: Some(cx.tree.questions()[ix].id.as_str()),
                option: None,
                criterion: None,
            },
            Subject::Fact { option, criterion } => Self {
                question: None,
                option: Some(cx.option(option)),
                criterion: Some(cx.criterion(criterion)),
            },
        }
    }
}
