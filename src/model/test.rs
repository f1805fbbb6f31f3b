//! Tests of a fact: the body of requirements and preferences.

use super::criterion::{Criterion, Scale};
use super::ids::{Ix, LevelIx};
use super::members::MemberSet;

/// A condition on what an option is or does on one criterion.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// A figure within bounds, both inclusive; at least one bound is given.
    Number {
        /// The smallest figure that passes.
        at_least: Option<f64>,
        /// The largest figure that passes.
        at_most: Option<f64>,
    },
    /// A level within bounds, both inclusive; at least one bound is given.
    Level {
        /// The worst level that passes.
        at_least: Option<LevelIx>,
        /// The best level that passes.
        at_most: Option<LevelIx>,
    },
    /// One of some levels.
    OneOf(MemberSet),
    /// Yes, or no.
    Is(bool),
    /// All of some members.
    Includes(MemberSet),
    /// At least one of some members.
    IncludesAny(MemberSet),
}

/// Why a test does not fit a criterion.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TestFault {
    /// The scale is of another kind.
    #[error("this test does not fit a criterion of kind `{kind}`: it takes {fits}")]
    Kind {
        /// The criterion's kind.
        kind: &'static str,
        /// The tests that fit.
        fits: &'static str,
    },
    /// Nothing passes.
    #[error("nothing can pass: the lower bound lies above the upper one")]
    Empty,
    /// Everything passes, or nothing is named.
    #[error("the test names nothing to compare with")]
    Nothing,
}

impl Test {
    /// Whether the test is one that this criterion's facts can be put to.
    ///
    /// # Errors
    /// A test of another kind, with crossed bounds, or with nothing in it.
    pub fn fits(&self, criterion: &Criterion) -> Result<(), TestFault> {
        let known = |ix: LevelIx| match &criterion.scale {
            Scale::Level(levels) => ix.position() < levels.all().len(),
            _ => false,
        };
        match (self, &criterion.scale) {
            (Self::Number { at_least, at_most }, Scale::Number { .. }) => {
                match (at_least, at_most) {
                    (None, None) => Err(TestFault::Nothing),
                    (Some(low), Some(high)) if low > high => Err(TestFault::Empty),
                    _ => Ok(()),
                }
            }
            (Self::Level { at_least, at_most }, Scale::Level(_))
                if at_least.is_none_or(known) && at_most.is_none_or(known) =>
            {
                match (at_least, at_most) {
                    (None, None) => Err(TestFault::Nothing),
                    (Some(low), Some(high)) if low > high => Err(TestFault::Empty),
                    _ => Ok(()),
                }
            }
            (Self::OneOf(set), Scale::Level(_))
            | (Self::Includes(set) | Self::IncludesAny(set), Scale::Set(_)) => {
                if set.is_empty() {
                    Err(TestFault::Nothing)
                } else {
                    Ok(())
                }
            }
            (Self::Is(_), Scale::Flag { .. }) => Ok(()),
            _ => Err(TestFault::Kind {
                kind: criterion.kind(),
                fits: Self::fitting(criterion),
            }),
        }
    }

    /// The keys of the tests that fit a criterion, for people.
    pub fn fitting(criterion: &Criterion) -> &'static str {
        match criterion.scale {
            Scale::Number { .. } => "`at-least` and `at-most`",
            Scale::Level(_) => "`at-least`, `at-most` and `one-of`",
            Scale::Flag { .. } => "`is`",
            Scale::Set(_) => "`includes` and `includes-any`",
        }
    }
}
