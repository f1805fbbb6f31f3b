//! Value functions: from a figure to how good it is, whatever the other options are.
//!
//! Partial value functions of multi-attribute value theory (Keeney & Raiffa, *Decisions with
//! Multiple Objectives*, 1976, ch. 3): each maps a criterion's scale to 0..=1 by itself, so
//! adding or removing an option never changes another option's value.

use super::ids::MemberIx;
use super::numbers::Value;

/// How a number, a flag or a set becomes a value. Levels carry their own values
/// ([`Levels`](super::Levels)).
#[derive(Clone, Debug, PartialEq)]
pub enum ValueFunction {
    /// `(x − worst) / (best − worst)`, clipped at the ends.
    Linear {
        /// The figure worth 0.
        worst: f64,
        /// The figure worth 1.
        best: f64,
    },
    /// `ln(x / worst) / ln(best / worst)`, clipped at the ends; both ends above 0.
    Log {
        /// The figure worth 0.
        worst: f64,
        /// The figure worth 1.
        best: f64,
    },
    /// Straight lines between given points, clipped at the first and the last.
    Points(Vec<(f64, Value)>),
}

/// Why a value function cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueFault {
    /// Worst and best are the same.
    #[error("`worst` and `best` are equal, so every figure would be worth the same")]
    EqualEnds,
    /// A logarithm needs ends above zero.
    #[error("a log scale needs `worst` and `best` above 0")]
    NotPositive,
    /// Not a finite number.
    #[error("a scale needs finite numbers")]
    NotFinite,
    /// Not enough of something.
    #[error("at least two {0} are needed")]
    TooFew(&'static str),
    /// Too much of something.
    #[error("more than {1} {0}")]
    TooMany(&'static str, usize),
    /// The figures of the points do not rise.
    #[error("the figures of the points must rise from one to the next")]
    Unordered,
    /// The values turn.
    #[error("the values turn: points must only rise or only fall")]
    NotMonotone,
    /// Level values fall.
    #[error("levels stand worst to best, so their values cannot fall")]
    Falls,
    /// Shares of a set sum to more than one.
    #[error("the shares of the members sum to more than 1")]
    Shares,
}

impl ValueFunction {
    /// A straight line from worst to best.
    ///
    /// # Errors
    /// Ends that are equal or not finite.
    pub fn linear(worst: f64, best: f64) -> Result<Self, ValueFault> {
        Self::ends(worst, best)?;
        Ok(Self::Linear { worst, best })
    }

    /// A logarithmic scale from worst to best.
    ///
    /// # Errors
    /// Ends that are equal, not finite, or not above 0.
    pub fn log(worst: f64, best: f64) -> Result<Self, ValueFault> {
        Self::ends(worst, best)?;
        if worst <= 0.0 || best <= 0.0 {
            return Err(ValueFault::NotPositive);
        }
        Ok(Self::Log { worst, best })
    }

    /// Straight lines between points; figures rise, values only rise or only fall.
    ///
    /// # Errors
    /// Fewer than two points, more than 200, unordered figures, or values that turn.
    pub fn points(points: Vec<(f64, Value)>) -> Result<Self, ValueFault> {
        if points.len() < 2 {
            return Err(ValueFault::TooFew("points"));
        }
        if points.len() > 200 {
            return Err(ValueFault::TooMany("points", 200));
        }
        if points.iter().any(|(x, _)| !x.is_finite()) {
            return Err(ValueFault::NotFinite);
        }
        let mut pairs = points.iter().zip(points.iter().skip(1));
        if pairs
            .clone()
            .any(|(a, b)| a.0 >= b.0 || !(b.0 - a.0).is_finite())
        {
            return Err(ValueFault::Unordered);
        }
        let rises = pairs.clone().all(|(a, b)| a.1 <= b.1);
        let falls = pairs.all(|(a, b)| a.1 >= b.1);
        if rises || falls {
            Ok(Self::Points(points))
        } else {
            Err(ValueFault::NotMonotone)
        }
    }

    fn ends(worst: f64, best: f64) -> Result<(), ValueFault> {
        if !worst.is_finite() || !best.is_finite() || !(best - worst).is_finite() {
            return Err(ValueFault::NotFinite);
        }
        if (best - worst).abs() <= f64::MIN_POSITIVE {
            return Err(ValueFault::EqualEnds);
        }
        Ok(())
    }

    /// What a figure is worth.
    pub fn of(&self, figure: f64) -> Value {
        match self {
            Self::Linear { worst, best } => Value::clamped((figure - worst) / (best - worst)),
            Self::Log { worst, best } => {
                let (low, high) = if worst < best {
                    (worst, best)
                } else {
                    (best, worst)
                };
                let clipped = figure.clamp(*low, *high);
                Value::clamped(
                    (libm::log(clipped) - libm::log(*worst))
                        / (libm::log(*best) - libm::log(*worst)),
                )
            }
            Self::Points(points) => Self::interpolated(points, figure),
        }
    }

    fn interpolated(points: &[(f64, Value)], figure: f64) -> Value {
        let after = points.partition_point(|(x, _)| *x <= figure);
        let left = after.checked_sub(1).and_then(|n| points.get(n));
        match (left, points.get(after)) {
            (Some((x0, v0)), Some((x1, v1))) => {
                let part = (figure - x0) / (x1 - x0);
                Value::clamped(v0.get() + (v1.get() - v0.get()) * part)
            }
            (Some((_, value)), None) | (None, Some((_, value))) => *value,
            (None, None) => Value::ZERO,
        }
    }

    /// Whether a larger figure is worth more; `None` where all figures are worth the same.
    pub fn rises(&self) -> Option<bool> {
        match self {
            Self::Linear { worst, best } | Self::Log { worst, best } => Some(worst < best),
            Self::Points(points) => {
                let (first, last) = (points.first()?.1, points.last()?.1);
                (first < last || last < first).then_some(first < last)
            }
        }
    }
}

/// The shares of the members of a set in its value: in the order of the members, sum at most 1.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shares(Vec<Value>);

impl Shares {
    pub(crate) fn new(shares: Vec<Value>) -> Result<Self, ValueFault> {
        let sum: f64 = shares.iter().map(|share| share.get()).sum();
        if sum > 1.0 + super::numbers::EPSILON {
            Err(ValueFault::Shares)
        } else {
            Ok(Self(shares))
        }
    }

    pub(crate) fn of(&self, member: MemberIx) -> Value {
        use super::ids::Ix;
        self.0
            .get(member.position())
            .copied()
            .unwrap_or(Value::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::{ValueFault, ValueFunction};
    use crate::model::Value;

    fn value(number: f64) -> Value {
        Value::new(number).unwrap()
    }

    #[test]
    fn a_line_is_clipped_at_its_ends() {
        let price = ValueFunction::linear(100.0, 0.0).unwrap();
        for (figure, expected) in [
            (0.0, 1.0),
            (25.0, 0.75),
            (100.0, 0.0),
            (-5.0, 1.0),
            (1e300, 0.0),
        ] {
            assert!(
                (price.of(figure).get() - expected).abs() < 1e-12,
                "{figure}"
            );
        }
    }

    #[test]
    fn a_log_scale_gives_each_factor_of_ten_the_same_step() {
        let start = ValueFunction::log(10_000.0, 1.0).unwrap();
        for (figure, expected) in [
            (1.0, 1.0),
            (10.0, 0.75),
            (100.0, 0.5),
            (1000.0, 0.25),
            (0.0, 1.0),
            (1e9, 0.0),
        ] {
            assert!(
                (start.of(figure).get() - expected).abs() < 1e-12,
                "{figure}"
            );
        }
    }

    #[test]
    fn a_log_value_has_the_same_bits_everywhere() {
        // Golden bits: `libm` is pinned, std's logarithm is kept away by a lint (SAFETY, section 5).
        let start = ValueFunction::log(10_000.0, 1.0).unwrap();
        assert_eq!(start.of(37.5).get().to_bits(), 0x3fe3_6862_4b71_d301);
    }

    #[test]
    fn points_are_joined_by_lines() {
        let f = ValueFunction::points(vec![
            (1.0, value(1.0)),
            (100.0, value(0.6)),
            (200.0, value(0.0)),
        ])
        .unwrap();
        assert!((f.of(0.0).get() - 1.0).abs() < 1e-12);
        assert!((f.of(100.0).get() - 0.6).abs() < 1e-12);
        assert!((f.of(150.0).get() - 0.3).abs() < 1e-12);
        assert!(f.of(900.0).get() <= 0.0);
    }

    #[test]
    fn value_functions_that_cannot_be_are_refused() {
        assert_eq!(ValueFunction::linear(1.0, 1.0), Err(ValueFault::EqualEnds));
        assert_eq!(
            ValueFunction::linear(f64::MAX, f64::MIN),
            Err(ValueFault::NotFinite)
        );
        assert_eq!(ValueFunction::log(0.0, 1.0), Err(ValueFault::NotPositive));
        let turn = vec![(1.0, value(0.0)), (2.0, value(1.0)), (3.0, value(0.0))];
        assert_eq!(ValueFunction::points(turn), Err(ValueFault::NotMonotone));
        assert_eq!(
            ValueFunction::points(vec![(1.0, value(0.0))]),
            Err(ValueFault::TooFew("points"))
        );
        let back = vec![(2.0, value(0.0)), (1.0, value(1.0))];
        assert_eq!(ValueFunction::points(back), Err(ValueFault::Unordered));
    }
}
