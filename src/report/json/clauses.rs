//! What keeps a decision open.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::origin::Origin;
use crate::engine;
use crate::model::{QuestionIx, QuestionKind};

/// A clause of the status `open`. All keys are always there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Clause<'a> {
    /// Which clause fired.
    pub(super) code: ClauseCode,
    /// The clause in words.
    pub(super) text: String,
    /// The ids of the open questions that it is about.
    questions: Vec<&'a str>,
    /// The share of the total weight on which the winner is unknown; null for other clauses.
    share: Option<f64>,
    /// The answers that state what the tree does not decide.
    from: Vec<Origin<'a>>,
}

/// The clauses of the status `open`.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ClauseCode {
    /// Essential questions are open while two options or more are viable.
    Essential,
    /// A requirement meets an unknown fact of the winner, or a range that straddles it.
    Unverified,
    /// A need of the winner is neither provided nor lacked.
    Conditional,
    /// At least three open questions would change the first place.
    Flips,
    /// More than 30 % of the weight rests on what is unknown of the winner.
    Unknown,
    /// An answer states a need that the tree does not decide.
    Outside,
    /// Nothing is weighed, so nothing is first.
    NothingWeighed,
}

impl<'a> Clause<'a> {
    /// Every clause that fired.
    pub(super) fn all(cx: &Context<'a>) -> Vec<Self> {
        let clauses = cx.evaluation.recommendation.clauses.iter();
        clauses.map(|clause| Self::of(cx, clause)).collect()
    }

    fn of(cx: &Context<'a>, clause: &engine::Clause) -> Self {
        let ids = |all: &[QuestionIx]| -> Vec<&'a str> {
            let id = |ix: &QuestionIx| cx.tree.questions()[*ix].id.as_str();
            all.iter().map(id).collect()
        };
        match clause {
            engine::Clause::Essential(open) => Self {
                questions: ids(open),
                ..Self::plain(ClauseCode::Essential, "essential questions are open")
            },
            engine::Clause::Unverified => Self::plain(
                ClauseCode::Unverified,
                "a requirement of the first option is not verified",
            ),
            engine::Clause::Conditional => Self::plain(
                ClauseCode::Conditional,
                "the first option needs what no answer speaks of",
            ),
            engine::Clause::Flips(open) => Self {
                questions: ids(open),
                ..Self::plain(
                    ClauseCode::Flips,
                    "three open questions or more would change the first place",
                )
            },
            engine::Clause::Unknown(share) => Self {
                share: Some(*share),
                ..Self::plain(
                    ClauseCode::Unknown,
                    "more than 30 % of the weight rests on what is unknown of the first option",
                )
            },
            engine::Clause::Outside(from) => {
                let said: Vec<&str> = from.iter().filter_map(|by| outside(cx, *by)).collect();
                let text = format!("the tree does not decide this: {}", said.join("; "));
                Self {
                    from: Origin::all(cx, from),
                    ..Self::plain(ClauseCode::Outside, &text)
                }
            }
            engine::Clause::NothingWeighed => {
                Self::plain(ClauseCode::NothingWeighed, "nothing is weighed")
            }
        }
    }

    fn plain(code: ClauseCode, text: &str) -> Self {
        Self {
            code,
            text: text.to_owned(),
            questions: Vec::new(),
            share: None,
            from: Vec::new(),
        }
    }
}

/// What a choice or a band says of the need that it states.
fn outside<'a>(cx: &Context<'a>, by: engine::By) -> Option<&'a str> {
    let questions = cx.tree.questions();
    match by {
        engine::By::Choice { question, choice } => {
            questions[question].choices()[choice].outside.as_deref()
        }
        engine::By::Number { question, band } => match &questions[question].kind {
            QuestionKind::Number { bands, .. } => bands.get(band?)?.outside.as_deref(),
            QuestionKind::One(_) | QuestionKind::Many { .. } => None,
        },
        _ => None,
    }
}
