//! Rank acceptability: how often each option holds each rank where weights and facts are unsure.
//!
//! Stochastic multicriteria acceptability analysis, SMAA-2 (Lahdelma & Salminen, *SMAA-2:
//! Stochastic multicriteria acceptability analysis for group decision making*, Operations
//! Research 49(3), 2001), with the viable set fixed. Guarantee: the same settings give the same
//! bytes for any number of threads: samples are drawn in blocks, each from its own stream, and
//! sums over blocks run in their order.

mod block;
mod facts;
mod lanes;
mod network;
mod tally;
mod weights;
mod work;

use block::{Sampler, firsts};
pub(super) use facts::Field;
use tally::Tally;
use weights::Draw;
use work::{Stream, in_parts};

use crate::engine::{Evaluation, TermRef};
use crate::model::{CandidateIx, Tree};

/// What is known of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Knowledge {
    /// About what they are: each is multiplied by `2^u`, `u` uniform from −1 to 1.
    #[default]
    About,
    /// Nothing: any shares that sum to 1 are equally likely.
    Any,
    /// Which one is heavier, and not by how much; equal ones stay equal.
    Order,
}

impl Knowledge {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::About, Self::Any, Self::Order];

    /// The word on the command line and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Any => "any",
            Self::Order => "order",
        }
    }
}

/// How to sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// How many samples, at least 1.
    pub samples: usize,
    /// Where the stream of numbers begins.
    pub seed: u64,
    /// What is known of the weights.
    pub weights: Knowledge,
    /// On how many threads; the result does not depend on it.
    pub threads: usize,
}

impl Sampling {
    /// The samples unless somebody says otherwise: the worst share is off by 0.8 points in 95 of
    /// 100 runs (`1.96 · √(0.25 / 16384)`).
    pub const SAMPLES: usize = 16_384;
    /// The samples for so many options and terms, unless somebody says otherwise: fewer than
    /// [`Self::SAMPLES`] where the table is so large that they would take more than about a
    /// second, at least 1,024.
    pub fn usual(options: usize, terms: usize) -> usize {
        const WORK: usize = 400_000_000;
        let each = options.saturating_mul(terms.saturating_add(16)).max(1);
        (WORK / each).clamp(1024, Self::SAMPLES)
    }

    /// The most samples.
    pub const MOST: usize = 100_000_000;
}

impl Default for Sampling {
    fn default() -> Self {
        Self {
            samples: Self::SAMPLES,
            seed: 0,
            weights: Knowledge::About,
            threads: 1,
        }
    }
}

/// How often each viable option holds each rank.
#[derive(Clone, Debug, PartialEq)]
pub struct Acceptability {
    /// How it was sampled.
    pub sampling: Sampling,
    /// The weighed terms, in the order of the central weights.
    pub terms: Vec<TermRef>,
    /// The viable options, in the order of the ranking.
    pub options: Vec<Accepted>,
}

/// How an option fares over all samples.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    /// The option.
    pub option: CandidateIx,
    /// `b_i^r`: the share of the samples in which it holds each rank, the first rank first. The
    /// rank is one more than how many are strictly better, so ties share one, and the shares of
    /// one rank may sum to more than 1.
    pub ranks: Vec<f64>,
    /// The standard error of the share of the first rank: `√(p (1 − p) / N)`.
    pub error: f64,
    /// `w_i^c`: the mean weights, as shares, of the samples in which it is first; `None` where it
    /// never is.
    pub central: Option<Vec<f64>>,
    /// `p_i^c`: the share of fresh samples of the facts in which it is first under its central
    /// weights; `None` where it never is first.
    pub confidence: Option<f64>,
}

impl Accepted {
    /// How often it is first, 0 to 1.
    pub fn first(&self) -> f64 {
        self.ranks.first().copied().unwrap_or(0.0)
    }
}

impl Acceptability {
    /// Samples a decision; `None` where nobody is first.
    pub fn of(tree: &Tree, evaluation: &Evaluation, sampling: Sampling) -> Option<Self> {
        let field = Field::of(tree, evaluation)?;
        Some(Self::over(&field, sampling))
    }

    /// Samples what a decision rests on.
    fn over(field: &Field, sampling: Sampling) -> Self {
        let tally = tally(field, sampling);
        let places = 0..field.options.len();
        let central: Vec<Option<Vec<f64>>> = places.map(|place| tally.central(place)).collect();
        let fresh = fresh(field, sampling, &central);
        let all = field.options.iter().enumerate().zip(central).zip(fresh);
        let options = all.map(|(((place, option), central), fresh)| {
            let ranks = tally.ranks(place).iter();
            let ranks: Vec<f64> = ranks.map(|n| share(*n, sampling.samples)).collect();
            let first = ranks.first().copied().unwrap_or(0.0);
            Accepted {
                option: *option,
                ranks,
                error: (first * (1.0 - first) * share(1, sampling.samples)).sqrt(),
                confidence: central.is_some().then_some(share(fresh, sampling.samples)),
                central,
            }
        });
        Self {
            sampling,
            terms: field.terms.iter().map(|(term, _)| *term).collect(),
            options: options.collect(),
        }
    }

    /// What the sampling says of one option.
    pub fn option(&self, option: CandidateIx) -> Option<&Accepted> {
        self.options.iter().find(|one| one.option == option)
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "samples are counted in millions"
)]
fn share(count: u64, of: usize) -> f64 {
    count as f64 / of.max(1) as f64
}

/// Counts ranks and weights over all samples.
fn tally(field: &Field, sampling: Sampling) -> Tally {
    let shares: Vec<f64> = field.terms.iter().map(|(_, share)| *share).collect();
    let draw = Draw::new(sampling.weights, &shares);
    let empty = Tally::new(field.options.len(), field.terms.len());
    let parts = in_parts(sampling, |part| {
        let random = part.random(sampling.seed, Stream::Ranks);
        let mut tally = empty.clone();
        Sampler::new(field, &draw, random).count(part.samples, &mut tally);
        tally
    });
    let mut all = empty.clone();
    for part in &parts {
        all.add(part);
    }
    all
}

/// How often each option is first under its central weights, over fresh samples of the facts.
fn fresh(field: &Field, sampling: Sampling, central: &[Option<Vec<f64>>]) -> Vec<u64> {
    let mut all = vec![0; central.len()];
    let parts = in_parts(sampling, |part| {
        let mut random = part.random(sampling.seed, Stream::Fresh);
        firsts(field, central, part, &mut random)
    });
    for part in parts {
        for (count, more) in all.iter_mut().zip(part) {
            *count += more;
        }
    }
    all
}
