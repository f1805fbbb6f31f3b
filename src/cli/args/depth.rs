//! How deep a decision is examined.

use clap::{Args, ValueEnum};

use crate::analysis::robustness::{Knowledge, Sampling};
use crate::engine::Risk;

/// How deep a decision is examined.
#[derive(Clone, Debug, Args)]
pub struct Depth {
    /// Decide only: do not look at how sure it is
    #[arg(long, conflicts_with_all = ["samples", "weights"])]
    pub quick: bool,
    /// Samples of weights and facts, 100 or more; 16,384 unless given, fewer for very large tables
    #[arg(long, value_name = "N", value_parser = samples)]
    pub samples: Option<usize>,
    /// Where the samples begin; the same seed gives the same figures; replaces what files say
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// What is known of the weights when they are sampled: each is about right (times a half to
    /// two), any weights at all, or only their order
    #[arg(long, value_name = "WHAT", default_value = "about")]
    pub weights: WeightsArg,
    /// Also say what TOPSIS, VIKOR, PROMETHEE II and the weighted product put first among the
    /// viable options
    #[arg(long, conflicts_with = "quick")]
    pub methods: bool,
}

impl Default for Depth {
    fn default() -> Self {
        Self {
            quick: false,
            samples: None,
            seed: None,
            weights: WeightsArg::About,
            methods: false,
        }
    }
}

/// The fewest samples that a share is judged by: with a hundred its standard error is at most five
/// of a hundred, with one an option would always be first in all.
const FEWEST: usize = 100;

fn samples(text: &str) -> Result<usize, String> {
    let most = Sampling::MOST;
    match text.parse() {
        Ok(count) if (FEWEST..=most).contains(&count) => Ok(count),
        _ => Err(format!("a number from {FEWEST} to {most}")),
    }
}

/// What is known of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WeightsArg {
    /// Each is multiplied by 2^u, u uniform from −1 to 1.
    About,
    /// Nothing.
    Any,
    /// Their order.
    Order,
}

impl WeightsArg {
    /// What is meant.
    pub(in crate::cli) fn knowledge(self) -> Knowledge {
        match self {
            Self::About => Knowledge::About,
            Self::Any => Knowledge::Any,
            Self::Order => Knowledge::Order,
        }
    }
}

/// What counts of ranges and unknowns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RiskArg {
    /// Their low end.
    Cautious,
    /// Their mean; an unknown as its criterion says.
    Neutral,
    /// Their high end.
    Bold,
}

impl RiskArg {
    /// The attitude that is meant.
    pub(in crate::cli) fn risk(self) -> Risk {
        match self {
            Self::Cautious => Risk::Cautious,
            Self::Neutral => Risk::Neutral,
            Self::Bold => Risk::Bold,
        }
    }
}
