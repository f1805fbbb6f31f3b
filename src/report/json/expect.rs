//! What was expected, and what became of that.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::recommendation::Status;
use super::robustness::Confidence;
use crate::engine;
use crate::text::list_or;

/// An expectation. Parts that were not given are null or empty.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Expect<'a> {
    /// Whether it holds.
    outcome: Outcome,
    /// What does not hold.
    misses: Vec<Miss<'a>>,
    #[serde(flatten)]
    expected: Expected<'a>,
    /// Why the expectation is known not to hold.
    known_miss: Option<&'a str>,
}

/// What was expected. Parts that were not given are null or empty.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Expected<'a> {
    /// Who was expected to be first.
    winner: Option<ExpectedWinner<'a>>,
    /// The statuses of which one was expected; empty is any.
    status: Vec<Status>,
    /// The ids of the options expected to hold the first places, in any order.
    top: Vec<&'a str>,
    /// The ids of the options expected to be out.
    eliminated: Vec<&'a str>,
    /// The ids of the options expected not to be first.
    never: Vec<&'a str>,
    /// The smallest margin expected, in points.
    min_margin: Option<f64>,
    /// The least confidence expected.
    min_confidence: Option<Confidence>,
}

/// What became of an expectation.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Outcome {
    /// It holds.
    Holds,
    /// It does not hold, as the file says it would.
    KnownMiss,
    /// It does not hold.
    Fails,
    /// It holds although the file says that it would not.
    HoldsUnexpectedly,
}

/// Who was expected to be first: one of the two keys is null.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct ExpectedWinner<'a> {
    /// The ids of the options of which one was expected.
    one_of: Option<Vec<&'a str>>,
    /// The family of which a form was expected.
    form_of: Option<&'a str>,
}

/// Something that does not hold. All keys are always there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Miss<'a> {
    /// Which part of the expectation.
    kind: MissKind,
    /// The id of the option that it is about; null for other kinds.
    option: Option<&'a str>,
    /// The ids of the options that are first, where another was expected.
    first: Vec<&'a str>,
    /// The status found, where another was expected.
    status: Option<Status>,
    /// The margin found, where a larger one was expected; null also if there is none.
    margin: Option<f64>,
    /// The confidence found, where more was expected; null also if there is none.
    confidence: Option<Confidence>,
    /// The miss in words.
    text: String,
}

/// Parts of an expectation.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum MissKind {
    /// Others are first.
    Winner,
    /// The status is another.
    Status,
    /// An option does not hold one of the first places.
    Top,
    /// An option is not out.
    NotEliminated,
    /// An option is first.
    Never,
    /// The margin is smaller, or there is none.
    Margin,
    /// The confidence is less, or there is none.
    Confidence,
}

impl<'a> Expect<'a> {
    pub(super) fn of(
        cx: &Context<'a>,
        expect: &'a engine::Expect,
        outcome: &engine::Outcome,
    ) -> Self {
        let misses = outcome.misses();
        let outcome = match outcome {
            engine::Outcome::Holds => Outcome::Holds,
            engine::Outcome::HoldsUnexpectedly => Outcome::HoldsUnexpectedly,
            engine::Outcome::KnownMiss(_) => Outcome::KnownMiss,
            engine::Outcome::Fails(_) => Outcome::Fails,
        };
        Self {
            outcome,
            misses: misses.iter().map(|miss| Miss::of(cx, miss)).collect(),
            expected: Expected::of(cx, expect),
            known_miss: expect.known_miss.as_deref(),
        }
    }
}

impl<'a> Expected<'a> {
    pub(super) fn of(cx: &Context<'a>, expect: &'a engine::Expect) -> Self {
        Self {
            winner: expect
                .winner
                .as_ref()
                .map(|one| ExpectedWinner::of(cx, one)),
            status: expect.status.iter().map(|one| Status::of(*one)).collect(),
            top: cx.options(&expect.top),
            eliminated: cx.options(&expect.eliminated),
            never: cx.options(&expect.never),
            min_margin: expect.min_margin,
            min_confidence: expect.min_confidence.map(Confidence::of),
        }
    }
}

impl<'a> ExpectedWinner<'a> {
    fn of(cx: &Context<'a>, winner: &'a engine::ExpectedWinner) -> Self {
        match winner {
            engine::ExpectedWinner::OneOf(options) => Self {
                one_of: Some(cx.options(options)),
                form_of: None,
            },
            engine::ExpectedWinner::FormOf(family) => Self {
                one_of: None,
                form_of: Some(family.as_str()),
            },
        }
    }
}

impl<'a> Miss<'a> {
    fn of(cx: &Context<'a>, miss: &engine::Miss) -> Self {
        let about = |kind, ix, said: &str| {
            let id = cx.option(ix);
            Self {
                option: Some(id),
                ..Self::plain(kind, format!("{id} {said}"))
            }
        };
        match miss {
            engine::Miss::Winner { first } => {
                let first = cx.options(first);
                let text = if first.is_empty() {
                    "nothing is first".to_owned()
                } else {
                    format!("first: {}", list_or(&first))
                };
                Self {
                    first,
                    ..Self::plain(MissKind::Winner, text)
                }
            }
            engine::Miss::Status(status) => Self {
                status: Some(Status::of(*status)),
                ..Self::plain(MissKind::Status, format!("status: {}", status.as_str()))
            },
            engine::Miss::Top(ix) => about(MissKind::Top, *ix, "holds none of the first places"),
            engine::Miss::NotEliminated(ix) => {
                about(MissKind::NotEliminated, *ix, "is not eliminated")
            }
            engine::Miss::First(ix) => about(MissKind::Never, *ix, "is first"),
            engine::Miss::Margin(margin) => Self {
                margin: *margin,
                ..Self::plain(
                    MissKind::Margin,
                    match margin {
                        Some(_) => "the margin is smaller".to_owned(),
                        None => "there is no margin".to_owned(),
                    },
                )
            },
            engine::Miss::Confidence(found) => Self {
                confidence: found.map(Confidence::of),
                ..Self::plain(
                    MissKind::Confidence,
                    match found {
                        Some(found) => format!("confidence: {}", found.as_str()),
                        None => "nothing is recommended".to_owned(),
                    },
                )
            },
        }
    }

    fn plain(kind: MissKind, text: String) -> Self {
        Self {
            kind,
            option: None,
            first: Vec::new(),
            status: None,
            margin: None,
            confidence: None,
            text,
        }
    }
}
