//! How often each option holds each rank.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::robustness;
use crate::report::json::context::Context;
use crate::report::json::weights::TermName;

/// Rank acceptability by stochastic multicriteria acceptability analysis (SMAA-2), the viable set
/// fixed: facts are drawn from their ranges, their sources and the levels beside an assessed one.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RankAcceptability<'a> {
    /// How many samples were drawn.
    samples: usize,
    /// Where the stream of numbers begins; the same seed gives the same figures.
    seed: u64,
    /// What is taken to be known of the weights.
    weights: Knowledge,
    /// The weighed terms, in the order of the central weights.
    terms: Vec<TermName<'a>>,
    /// The viable options, in the order of the ranking.
    options: Vec<Accepted<'a>>,
}

/// What is taken to be known of the weights.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Knowledge {
    /// About what they are: each is multiplied by 2^u, u uniform from −1 to 1.
    About,
    /// Nothing: any weights.
    Any,
    /// Their order only.
    Order,
}

/// How an option fares over all samples.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Accepted<'a> {
    /// The id of the option.
    option: &'a str,
    /// The share of the samples in which it holds each rank, the first rank first, 0 to 1; ties
    /// share a rank.
    ranks: Vec<f64>,
    /// The standard error of the share of the first rank.
    error: f64,
    /// The mean weights, as shares, of the samples in which it is first; null where it never is.
    central_weights: Option<Vec<f64>>,
    /// The share of fresh samples of the facts in which it is first under its central weights;
    /// null where it never is first.
    confidence_factor: Option<f64>,
}

impl<'a> RankAcceptability<'a> {
    pub(super) fn of(cx: &Context<'a>, found: &robustness::Acceptability) -> Self {
        let option = |one: &robustness::Accepted| Accepted {
            option: cx.option(one.option),
            ranks: one.ranks.clone(),
            error: one.error,
            central_weights: one.central.clone(),
            confidence_factor: one.confidence,
        };
        Self {
            samples: found.sampling.samples,
            seed: found.sampling.seed,
            weights: match found.sampling.weights {
                robustness::Knowledge::About => Knowledge::About,
                robustness::Knowledge::Any => Knowledge::Any,
                robustness::Knowledge::Order => Knowledge::Order,
            },
            terms: found
                .terms
                .iter()
                .map(|term| TermName::of(cx, *term))
                .collect(),
            options: found.options.iter().map(option).collect(),
        }
    }
}
