//! Expectations: what makes an answers file a test and a gate.

use super::confidence::Confidence;
use super::evaluation::{Evaluation, Status};
use crate::model::{CandidateIx, EPSILON, Slug, Tree};

/// What a file expects of a decision.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Expect {
    /// Who is first by score, whatever the status.
    pub winner: Option<ExpectedWinner>,
    /// One of these statuses; empty is any.
    pub status: Vec<Status>,
    /// Who holds the first places, in any order.
    pub top: Vec<CandidateIx>,
    /// Who is out.
    pub eliminated: Vec<CandidateIx>,
    /// Who is not first.
    pub never: Vec<CandidateIx>,
    /// The smallest margin, in points.
    pub min_margin: Option<f64>,
    /// The least confidence.
    pub min_confidence: Option<Confidence>,
    /// Why the expectation is known not to hold.
    pub known_miss: Option<String>,
}

/// The expected first place.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpectedWinner {
    /// One of these options.
    OneOf(Vec<CandidateIx>),
    /// Any form of a family.
    FormOf(Slug),
}

/// An expectation that does not hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Miss {
    /// Others are first.
    Winner {
        /// Who is.
        first: Vec<CandidateIx>,
    },
    /// The status is another.
    Status(Status),
    /// An option does not hold one of the first places.
    Top(CandidateIx),
    /// An option is not out.
    NotEliminated(CandidateIx),
    /// An option is first.
    First(CandidateIx),
    /// The margin is smaller, or there is none.
    Margin(Option<f64>),
    /// The confidence is less, or there is none.
    Confidence(Option<Confidence>),
}

/// A key of an answers file that says what must come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExpectKey {
    /// Who is first.
    Winner,
    /// What the status is.
    Status,
    /// Who holds the first places.
    Top,
    /// Who is out.
    Eliminated,
    /// Who is not first.
    Never,
    /// How large the margin is.
    MinMargin,
    /// How far the recommendation can be trusted.
    MinConfidence,
    /// Why the rest is known not to hold.
    KnownMiss,
    /// What the status is not: a setting of the whole file, beside its expectations.
    FailOn,
}

impl ExpectKey {
    /// All keys.
    pub const ALL: [Self; 9] = [
        Self::Winner,
        Self::Status,
        Self::Top,
        Self::Eliminated,
        Self::Never,
        Self::MinMargin,
        Self::MinConfidence,
        Self::KnownMiss,
        Self::FailOn,
    ];

    /// The key as it stands in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Winner => "winner",
            Self::Status => "status",
            Self::Top => "top",
            Self::Eliminated => "eliminated",
            Self::Never => "never",
            Self::MinMargin => "min-margin",
            Self::MinConfidence => "min-confidence",
            Self::KnownMiss => "known-miss",
            Self::FailOn => "fail-on",
        }
    }
}

impl Miss {
    /// The key that states what does not hold.
    pub fn key(&self) -> ExpectKey {
        match self {
            Self::Winner { .. } => ExpectKey::Winner,
            Self::Status(_) => ExpectKey::Status,
            Self::Top(_) => ExpectKey::Top,
            Self::NotEliminated(_) => ExpectKey::Eliminated,
            Self::First(_) => ExpectKey::Never,
            Self::Margin(_) => ExpectKey::MinMargin,
            Self::Confidence(_) => ExpectKey::MinConfidence,
        }
    }
}

/// What became of an expectation.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It holds.
    Holds,
    /// It does not hold, as the file says it would.
    KnownMiss(Vec<Miss>),
    /// It does not hold.
    Fails(Vec<Miss>),
    /// It holds although the file says that it would not: the remark is out of date.
    HoldsUnexpectedly,
}

impl Outcome {
    /// What does not hold.
    pub fn misses(&self) -> &[Miss] {
        match self {
            Self::Holds | Self::HoldsUnexpectedly => &[],
            Self::KnownMiss(misses) | Self::Fails(misses) => misses,
        }
    }

    /// Whether a pipeline may go on.
    pub fn is_fine(&self) -> bool {
        matches!(self, Self::Holds | Self::KnownMiss(_))
    }
}

impl ExpectedWinner {
    /// The options that meet it.
    pub fn options(&self, tree: &Tree) -> Vec<CandidateIx> {
        match self {
            Self::OneOf(options) => options.clone(),
            Self::FormOf(family) => tree
                .candidates()
                .iter()
                .filter(|(_, one)| one.form_of.as_ref() == Some(family))
                .map(|(ix, _)| ix)
                .collect(),
        }
    }
}

impl Expect {
    /// Compares what is expected with what came out; the confidence is read only where one is
    /// expected.
    pub fn check(
        &self,
        tree: &Tree,
        evaluation: &Evaluation,
        confidence: Option<Confidence>,
    ) -> Outcome {
        let mut misses = self.misses(tree, evaluation);
        if self.min_confidence.is_some() && confidence < self.min_confidence {
            misses.push(Miss::Confidence(confidence));
        }
        match (misses.is_empty(), &self.known_miss) {
            (true, None) => Outcome::Holds,
            (true, Some(_)) => Outcome::HoldsUnexpectedly,
            (false, Some(_)) => Outcome::KnownMiss(misses),
            (false, None) => Outcome::Fails(misses),
        }
    }

    fn misses(&self, tree: &Tree, evaluation: &Evaluation) -> Vec<Miss> {
        let first = if evaluation.total_weight > 0.0 {
            evaluation.first()
        } else {
            Vec::new()
        };
        let status = evaluation.recommendation.status;
        let mut misses = Vec::new();
        if let Some(winner) = &self.winner {
            let wanted = winner.options(tree);
            let met = first.iter().any(|ix| wanted.contains(ix));
            if !met {
                misses.push(Miss::Winner {
                    first: first.clone(),
                });
            }
        }
        if !self.status.is_empty() && !self.status.contains(&status) {
            misses.push(Miss::Status(status));
        }
        for wanted in &self.top {
            let ranked = evaluation.ranked(*wanted).filter(|_| !first.is_empty());
            let rank = ranked.map(|ranked| ranked.rank);
            if rank.is_none_or(|rank| rank > self.top.len()) {
                misses.push(Miss::Top(*wanted));
            }
        }
        for wanted in &self.eliminated {
            if !evaluation
                .eliminated
                .iter()
                .any(|out| out.candidate == *wanted)
            {
                misses.push(Miss::NotEliminated(*wanted));
            }
        }
        misses.extend(
            self.never
                .iter()
                .filter(|ix| first.contains(ix))
                .map(|ix| Miss::First(*ix)),
        );
        if let Some(least) = self.min_margin {
            let margin = evaluation.recommendation.margin;
            let met = match margin {
                Some(margin) => margin >= least - EPSILON,
                None => status == Status::OnlyOne,
            };
            if !met {
                misses.push(Miss::Margin(margin));
            }
        }
        misses
    }
}
