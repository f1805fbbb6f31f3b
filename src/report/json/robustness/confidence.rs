//! How far the recommendation can be trusted, and why.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::robustness;
use crate::engine;
use crate::report::json::context::Context;
use crate::report::json::situation::Risk;

/// How far a recommendation can be trusted.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::report::json) enum Confidence {
    /// A small change puts another option first.
    Fragile,
    /// It mostly stays first; something that is known could still change that.
    Likely,
    /// It stays first whatever is unsure.
    Robust,
}

/// Something that the confidence follows from. All keys are always there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::report::json) struct Ground {
    /// What it is.
    kind: GroundKind,
    /// The most confidence that it allows.
    allows: Confidence,
    /// For `first`: the share of the samples, 0 to 1.
    share: Option<f64>,
    /// For `open`: how many open questions can each put another option first; for `too-close` and
    /// `returns`: how many options.
    count: Option<usize>,
    /// For `attitude`: under which one another option is first.
    risk: Option<Risk>,
}

/// Kinds of grounds.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum GroundKind {
    /// How often the winner is first over all samples.
    First,
    /// No other option is left.
    Alone,
    /// A requirement on the winner is not verified, or a need of it is not settled.
    Unsettled,
    /// Another source of the same measure would rule the winner out.
    Disputed,
    /// Options cannot be told apart from the winner.
    TooClose,
    /// Options are out for one reason alone, which another source does not share, and would be
    /// ahead of the winner or level with it.
    Returns,
    /// Open questions can put another option first.
    Open,
    /// Another option is first under another attitude to uncertainty.
    Attitude,
}

/// Who is first under one attitude to uncertainty.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::report::json) struct Attitude<'a> {
    /// The attitude.
    risk: Risk,
    /// The ids of the options that are first.
    first: Vec<&'a str>,
}

impl Confidence {
    pub(in crate::report::json) fn of(confidence: engine::Confidence) -> Self {
        match confidence {
            engine::Confidence::Fragile => Self::Fragile,
            engine::Confidence::Likely => Self::Likely,
            engine::Confidence::Robust => Self::Robust,
        }
    }
}

impl Ground {
    pub(super) fn of(ground: robustness::Ground, allows: engine::Confidence) -> Self {
        let (kind, share, count, risk) = match ground {
            robustness::Ground::First(share) => (GroundKind::First, Some(share), None, None),
            robustness::Ground::Alone => (GroundKind::Alone, None, None, None),
            robustness::Ground::Unsettled => (GroundKind::Unsettled, None, None, None),
            robustness::Ground::Disputed => (GroundKind::Disputed, None, None, None),
            robustness::Ground::TooClose(n) => (GroundKind::TooClose, None, Some(n), None),
            robustness::Ground::Returns(n) => (GroundKind::Returns, None, Some(n), None),
            robustness::Ground::Open(count) => (GroundKind::Open, None, Some(count), None),
            robustness::Ground::Attitude(risk) => (GroundKind::Attitude, None, None, Some(risk)),
        };
        Self {
            kind,
            allows: Confidence::of(allows),
            share,
            count,
            risk: risk.map(Risk::of),
        }
    }
}

impl<'a> Attitude<'a> {
    pub(super) fn of(cx: &Context<'a>, found: &robustness::Attitude) -> Self {
        Self {
            risk: Risk::of(found.risk),
            first: cx.options(&found.first),
        }
    }
}
