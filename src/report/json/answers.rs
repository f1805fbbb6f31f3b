//! Every question, with how it stands and what was answered.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::origin::Layer;
use crate::engine;
use crate::model::{ChoiceIx, Question, QuestionIx, QuestionKind};

/// A question with what was said to it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Answered<'a> {
    /// The id of the question.
    question: &'a str,
    /// The question itself.
    ask: &'a str,
    /// What kind of answer it takes.
    kind: AnswerKind,
    /// Whether it is asked by several trees, and answered once.
    shared: bool,
    /// Whether nothing is clear while it is open.
    essential: bool,
    /// How it stands.
    state: AnswerState,
    /// Why it is open; null if it is not.
    why_open: Option<WhyOpen>,
    /// What was said, also where it has no effect: a choice, a list of choices (empty is none of
    /// these), or a number; null if nothing was said, or that it is not known yet.
    answer: Option<AnswerValue<'a>>,
    /// The labels of the chosen ones.
    labels: Vec<&'a str>,
    /// The unit of a number.
    unit: Option<&'a str>,
    /// Where the answer was given; null if nothing was said.
    layer: Option<Layer>,
}

/// Kinds of answers.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum AnswerKind {
    /// One choice.
    One,
    /// Any number of choices, also none.
    Many,
    /// A number.
    Number,
}

/// How a question stands.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum AnswerState {
    /// Its condition does not hold under the other answers.
    NotApplicable,
    /// It applies and has no answer that counts.
    Open,
    /// It applies and is answered.
    Answered,
}

/// Why a question is open.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WhyOpen {
    /// Nobody said anything.
    Missing,
    /// Somebody said that it is not known yet.
    SaidUnknown,
    /// A chosen choice is not offered under the other answers.
    ChoiceNotOffered,
}

/// An answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum AnswerValue<'a> {
    /// The id of a choice.
    Choice(&'a str),
    /// The ids of the chosen ones; empty is none of these.
    Choices(Vec<&'a str>),
    /// A number.
    Number(f64),
}

impl<'a> AnswerValue<'a> {
    /// The answer by ids; null for *not known yet*.
    pub(super) fn of(question: &'a Question, answer: &engine::Answer) -> Option<Self> {
        let id = |ix: &ChoiceIx| question.choices()[*ix].id.as_str();
        match answer {
            engine::Answer::Unknown => None,
            engine::Answer::One(choice) => Some(Self::Choice(id(choice))),
            engine::Answer::Many(chosen) => Some(Self::Choices(chosen.iter().map(id).collect())),
            engine::Answer::Number(number) => Some(Self::Number(*number)),
        }
    }
}

/// The labels of the chosen ones.
pub(super) fn labels<'a>(question: &'a Question, answer: &engine::Answer) -> Vec<&'a str> {
    let label = |ix: &ChoiceIx| question.choices()[*ix].label.as_str();
    match answer {
        engine::Answer::One(choice) => vec![label(choice)],
        engine::Answer::Many(chosen) => chosen.iter().map(label).collect(),
        engine::Answer::Unknown | engine::Answer::Number(_) => Vec::new(),
    }
}

impl<'a> Answered<'a> {
    /// Every question, in the order in which they are asked.
    pub(super) fn all(cx: &Context<'a>) -> Vec<Self> {
        let questions = cx.tree.questions().iter();
        questions.map(|(ix, one)| Self::of(cx, ix, one)).collect()
    }

    fn of(cx: &Context<'a>, ix: QuestionIx, question: &'a Question) -> Self {
        let given = cx.evaluation.situation.answers.get(ix);
        let (state, why_open) = match cx.evaluation.states[ix] {
            engine::QuestionState::NotApplicable => (AnswerState::NotApplicable, None),
            engine::QuestionState::Answered => (AnswerState::Answered, None),
            engine::QuestionState::Open(why) => {
                let why = match why {
                    engine::WhyOpen::Missing => WhyOpen::Missing,
                    engine::WhyOpen::SaidUnknown => WhyOpen::SaidUnknown,
                    engine::WhyOpen::ChoiceNotOffered => WhyOpen::ChoiceNotOffered,
                };
                (AnswerState::Open, Some(why))
            }
        };
        let (kind, unit) = match &question.kind {
            QuestionKind::One(_) => (AnswerKind::One, None),
            QuestionKind::Many { .. } => (AnswerKind::Many, None),
            QuestionKind::Number { unit, .. } => (AnswerKind::Number, unit.as_deref()),
        };
        Self {
            question: question.id.as_str(),
            ask: &question.ask,
            kind,
            shared: question.shared,
            essential: question.essential,
            state,
            why_open,
            answer: given.and_then(|given| AnswerValue::of(question, &given.answer)),
            labels: given.map_or_else(Vec::new, |given| labels(question, &given.answer)),
            unit,
            layer: given.map(|given| Layer::of(given.layer)),
        }
    }
}
