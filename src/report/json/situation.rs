//! What was decided on beside the answers: strictness, the organisation's will, the year.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::origin::Layer;
use crate::engine;
use crate::model::CandidateIx;

/// What else is eliminated.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Strict {
    /// Nothing else: unverified and conditional options stay, marked.
    No,
    /// Unverified options.
    Unverified,
    /// Unverified and conditional options.
    All,
}

/// A ban of the organisation.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Exclusion<'a> {
    /// The id of the option.
    option: &'a str,
    /// Why.
    because: &'a str,
    /// Who says so.
    layer: Layer,
}

/// A list that the organisation keeps to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Only<'a> {
    /// The ids of the options on it.
    options: Vec<&'a str>,
    /// Why.
    because: &'a str,
    /// Who says so.
    layer: Layer,
}

/// An option that is left out because it came after the year that the decision is set in.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Later<'a> {
    /// Its id.
    option: &'a str,
    /// Its name.
    name: &'a str,
    /// Since when it can be chosen.
    since: Option<String>,
}

/// What counts of ranges and of what is unknown.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Risk {
    /// The low end; an unknown at 0.
    Cautious,
    /// The mean of the ends; an unknown as its criterion says.
    Neutral,
    /// The high end; an unknown at 1.
    Bold,
}

impl Risk {
    pub(super) fn of(risk: engine::Risk) -> Self {
        match risk {
            engine::Risk::Cautious => Self::Cautious,
            engine::Risk::Neutral => Self::Neutral,
            engine::Risk::Bold => Self::Bold,
        }
    }
}

impl Strict {
    pub(super) fn of(cx: &Context<'_>) -> Self {
        match cx.evaluation.situation.strict {
            engine::Strict::No => Self::No,
            engine::Strict::Unverified => Self::Unverified,
            engine::Strict::All => Self::All,
        }
    }
}

impl<'a> Exclusion<'a> {
    pub(super) fn all(cx: &Context<'a>) -> Vec<Self> {
        let of = |ban: &'a engine::Exclusion| Self {
            option: cx.option(ban.candidate),
            because: &ban.because,
            layer: Layer::of(ban.layer),
        };
        cx.evaluation.situation.excluded.iter().map(of).collect()
    }
}

impl<'a> Only<'a> {
    pub(super) fn all(cx: &Context<'a>) -> Vec<Self> {
        let of = |only: &'a engine::Only| Self {
            options: cx.options(&only.candidates),
            because: &only.because,
            layer: Layer::of(only.layer),
        };
        cx.evaluation.situation.only.iter().map(of).collect()
    }
}

impl<'a> Later<'a> {
    pub(super) fn all(cx: &Context<'a>) -> Vec<Self> {
        let of = |ix: &CandidateIx| {
            let option = &cx.tree.candidates()[*ix];
            Self {
                option: option.id.as_str(),
                name: &option.name,
                since: option.since.map(|since| since.to_string()),
            }
        };
        cx.evaluation.later.iter().map(of).collect()
    }
}
