//! What an answer does: requires, prefers, weighs, provides, lacks.

use super::ids::{CapabilityIx, CriterionIx};
use super::numbers::Weight;
use super::test::Test;

/// What follows from a choice, a band, a rule, or any answer to a question.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Effects {
    /// Hard constraints.
    pub requires: Vec<Requirement>,
    /// Soft constraints: terms of their own in the score.
    pub prefers: Vec<Preference>,
    /// Criteria that matter more.
    pub weighs: Vec<Weighing>,
    /// Capabilities that the situation offers.
    pub provides: Vec<CapabilityIx>,
    /// Capabilities that the situation is without.
    pub lacks: Vec<CapabilityIx>,
}

impl Effects {
    /// Whether nothing follows.
    pub fn is_empty(&self) -> bool {
        self.requires.is_empty()
            && self.prefers.is_empty()
            && self.weighs.is_empty()
            && self.provides.is_empty()
            && self.lacks.is_empty()
    }
}

/// A hard constraint.
#[derive(Clone, Debug, PartialEq)]
pub enum Requirement {
    /// One test on one criterion.
    Test {
        /// The criterion.
        criterion: CriterionIx,
        /// What its fact must pass.
        test: Test,
    },
    /// Several ways to comply; each is a list of tests that must all hold.
    /// Holds if one way holds, breaks if all break, else is unverified.
    Any(Vec<Vec<(CriterionIx, Test)>>),
}

impl Requirement {
    /// The criteria that it reads, each once, in order.
    pub fn criteria(&self) -> Vec<CriterionIx> {
        match self {
            Self::Test { criterion, .. } => vec![*criterion],
            Self::Any(ways) => {
                let mut all: Vec<CriterionIx> = ways.iter().flatten().map(|(ix, _)| *ix).collect();
                all.sort_unstable();
                all.dedup();
                all
            }
        }
    }
}

/// A soft constraint: a term with `u = 1` where the test holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Preference {
    /// The criterion.
    pub criterion: CriterionIx,
    /// What its fact should pass.
    pub test: Test,
    /// The points of the term.
    pub weight: Weight,
}

/// Points added to a criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighing {
    /// The criterion.
    pub criterion: CriterionIx,
    /// The points.
    pub weight: Weight,
}

/// A requirement or preference of a number question whose bound is the answer itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AnswerEffect {
    /// The number criterion.
    pub criterion: CriterionIx,
    /// On which side of the answer the fact must lie.
    pub bound: AnswerBound,
    /// The points of a preference; `None` is a requirement.
    pub weight: Option<Weight>,
}

/// On which side of a number answer a fact must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerBound {
    /// At least the answer.
    AtLeast,
    /// At most the answer.
    AtMost,
}

impl AnswerEffect {
    /// The test that follows from a given number.
    pub fn test(&self, answer: f64) -> Test {
        match self.bound {
            AnswerBound::AtLeast => Test::Number {
                at_least: Some(answer),
                at_most: None,
            },
            AnswerBound::AtMost => Test::Number {
                at_least: None,
                at_most: Some(answer),
            },
        }
    }
}
