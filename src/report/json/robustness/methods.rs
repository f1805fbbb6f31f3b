//! What other methods put first.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::mcda;
use crate::report::json::context::Context;

/// What another method puts first among the viable options, on the values that the ranking counts.
/// All keys are always there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::report::json) struct OtherMethod<'a> {
    /// The method: `topsis`, `promethee-ii`, `weighted-product` or `vikor`.
    method: &'static str,
    /// What is new about its view.
    view: View,
    /// Whether taking other options in or out can change the order of two.
    depends_on_list: bool,
    /// Whether one of the recommendation's first is among its first; null where it was not run.
    agrees: Option<bool>,
    /// The options by rank; empty where it was not run.
    ranking: Vec<Place<'a>>,
    /// VIKOR: the compromise, best first; null for the others.
    compromise: Option<Vec<&'a str>>,
    /// Why it was not run: an option that is worth 0 on something, which wipes out all the rest;
    /// null where it was.
    worth_nothing: Option<&'a str>,
}

/// What is new about the view of a method.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum View {
    /// A view of its own.
    Own,
    /// Half of it is the weighted sum, which recommends, on other ends.
    Half,
}

/// An option in the ranking of another method.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Place<'a> {
    /// The option.
    option: &'a str,
    /// Its rank, from 1; ties share one.
    rank: usize,
    /// Its score; of VIKOR the lower, of the others the higher is better.
    score: f64,
}

impl<'a> OtherMethod<'a> {
    /// All of them, if they were asked for.
    pub(super) fn all(cx: &Context<'a>, found: Option<&mcda::CrossChecks>) -> Option<Vec<Self>> {
        let one = |check: &mcda::CrossCheck| Self {
            method: check.method.as_str(),
            view: match check.kinship {
                mcda::Kinship::Own => View::Own,
                mcda::Kinship::Half => View::Half,
            },
            depends_on_list: check.depends_on_list,
            agrees: check.agrees,
            ranking: check
                .ranking
                .iter()
                .map(|(ix, rank, score)| Place {
                    option: cx.option(*ix),
                    rank: *rank,
                    score: *score,
                })
                .collect(),
            compromise: check
                .compromise
                .as_ref()
                .map(|all| all.iter().map(|ix| cx.option(*ix)).collect()),
            worth_nothing: check.refused.map(|(ix, ..)| cx.option(ix)),
        };
        Some(found?.checks.iter().map(one).collect())
    }
}
