//! How far a recommendation can be trusted: one word, by declared thresholds, with the reasons.
//!
//! It measures the tree and the answers, not the truth: what the tree does not ask, and what its
//! sources have wrong, it cannot know.

use super::Robustness;
use crate::engine::{Assessment, Confidence, Evaluation, Risk, Status};
use crate::model::{CandidateIx, EPSILON, Tree};

/// A recommendation is at best *likely* where its option is first in fewer of the samples, 0 to 1.
pub const ROBUST_FIRST: f64 = 0.9;
/// A recommendation is *fragile* where its option is first in fewer of the samples, 0 to 1.
pub const LIKELY_FIRST: f64 = 0.6;
/// A recommendation is *fragile* where so many open questions or more can each put another first.
pub const FRAGILE_OPEN: usize = 3;

/// What is known against trusting a recommendation, or for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ground {
    /// How often the first option is first over all samples, 0 to 1.
    First(f64),
    /// Nothing else is left to compare it with.
    Alone,
    /// A requirement on it is not verified, or a need of it is not settled.
    Unsettled,
    /// Another source of the same measure would rule it out.
    Disputed,
    /// So many options cannot be told apart from it.
    TooClose(usize),
    /// So many options are out for one reason alone, which another source of the same measure
    /// does not share, and would be ahead of it, or level, if they were not.
    Returns(usize),
    /// So many open questions can each put another option first.
    Open(usize),
    /// Another option is first under this attitude to uncertainty.
    Attitude(Risk),
}

/// The word with what it follows from.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The word: the least that one of the grounds allows.
    pub confidence: Confidence,
    /// The grounds, those that allow the least first.
    pub grounds: Vec<(Ground, Confidence)>,
}

impl Ground {
    /// The most that it allows.
    pub fn allows(self) -> Confidence {
        match self {
            Self::First(share) if share >= ROBUST_FIRST => Confidence::Robust,
            Self::First(share) if share >= LIKELY_FIRST => Confidence::Likely,
            Self::First(_) => Confidence::Fragile,
            Self::Alone => Confidence::Robust,
            Self::Open(count) if count >= FRAGILE_OPEN => Confidence::Fragile,
            Self::Open(_)
            | Self::Unsettled
            | Self::Disputed
            | Self::TooClose(_)
            | Self::Returns(_)
            | Self::Attitude(_) => Confidence::Likely,
        }
    }
}

/// The judgement of a recommendation; `None` where nobody is recommended.
pub(super) fn judged(
    tree: &Tree,
    evaluation: &Evaluation,
    found: &Robustness,
) -> Option<Judgement> {
    let winner = evaluation.recommendation.winner?;
    let ranked = evaluation.ranked(winner)?;
    let mut grounds = Vec::new();
    if evaluation.ranking.len() == 1 {
        grounds.push(Ground::Alone);
    } else if let Some(share) = found.first_share(winner) {
        grounds.push(Ground::First(share));
    }
    let assessment = &ranked.assessment;
    if !assessment.unverified.is_empty() || !assessment.conditional.is_empty() {
        grounds.push(Ground::Unsettled);
    }
    if !assessment.disputed.is_empty() {
        grounds.push(Ground::Disputed);
    }
    let rivals = evaluation.recommendation.rivals.len();
    if rivals > 0 {
        grounds.push(Ground::TooClose(rivals));
    }
    let returns = returning(tree, evaluation, winner);
    if returns > 0 {
        grounds.push(Ground::Returns(returns));
    }
    let open = &evaluation.recommendation.open;
    let flipping = open.iter().filter(|one| one.flips()).count();
    if flipping > 0 && evaluation.recommendation.status != Status::NoneLeft {
        grounds.push(Ground::Open(flipping));
    }
    let other = |one: &&super::Attitude| !one.first.contains(&winner);
    let others = found.attitudes.iter().filter(other);
    grounds.extend(others.map(|one| Ground::Attitude(one.risk)));
    let mut grounds: Vec<(Ground, Confidence)> =
        grounds.into_iter().map(|one| (one, one.allows())).collect();
    grounds.sort_by_key(|(_, allows)| *allows);
    let (_, confidence) = *grounds.first()?;
    Some(Judgement {
        confidence,
        grounds,
    })
}

/// How many options another source would bring back, ahead of the winner or level with it.
fn returning(tree: &Tree, evaluation: &Evaluation, winner: CandidateIx) -> usize {
    let points = |ix| evaluation.would_score(tree, ix).map(|score| score.points);
    let Some(best) = points(winner) else {
        return 0;
    };
    let disputed = |out: &&Assessment| out.reasons.len() == 1 && !out.disputed.is_empty();
    let out = evaluation.eliminated.iter().filter(disputed);
    out.filter(|out| points(out.candidate).is_some_and(|points| points >= best - EPSILON))
        .count()
}
