//! Numbers that cannot be out of range: weights and values.

use std::ops::Add;

/// How near two figures are to count as equal: scores, margins, thresholds.
pub const EPSILON: f64 = 1e-9;

/// Points that a criterion or a preference has: finite, from 0 to 1,000,000.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Weight(f64);

impl Weight {
    /// No weight.
    pub const ZERO: Self = Self(0.0);
    /// The most points one statement gives.
    pub const MAX: f64 = 1e6;

    /// A weight, if the number is one.
    pub fn new(points: f64) -> Option<Self> {
        (points.is_finite() && (0.0..=Self::MAX).contains(&points)).then_some(Self(points + 0.0))
    }

    /// The points.
    pub const fn points(self) -> f64 {
        self.0
    }

    /// Whether it has no effect.
    pub fn is_zero(self) -> bool {
        self.0 <= 0.0
    }

    /// This weight multiplied; for scaling tests and what-if.
    pub fn times(self, factor: f64) -> Option<Self> {
        Self::new(self.0 * factor)
    }
}

impl Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

/// How good a fact is on its criterion: from 0, the worst, to 1, the best.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Value(f64);

impl Value {
    /// The worst.
    pub const ZERO: Self = Self(0.0);
    /// The best.
    pub const ONE: Self = Self(1.0);

    /// A value, if the number is one.
    pub fn new(number: f64) -> Option<Self> {
        (0.0..=1.0).contains(&number).then_some(Self(number + 0.0))
    }

    /// The nearest value; for sums of shares that miss 1 by rounding.
    pub fn clamped(number: f64) -> Self {
        if number >= 1.0 {
            Self::ONE
        } else if number > 0.0 {
            Self(number)
        } else {
            Self::ZERO
        }
    }

    /// The number from 0 to 1.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// Half way between two values.
    pub fn midpoint(self, other: Self) -> Self {
        Self::clamped(f64::midpoint(self.0, other.0))
    }

    /// The smaller of two.
    pub fn min(self, other: Self) -> Self {
        if other.0 < self.0 { other } else { self }
    }

    /// The larger of two.
    pub fn max(self, other: Self) -> Self {
        if other.0 > self.0 { other } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, Weight};

    #[test]
    fn weights_and_values_refuse_what_they_are_not() {
        for bad in [-1.0, f64::NAN, f64::INFINITY, 1e7] {
            assert!(Weight::new(bad).is_none(), "{bad}");
        }
        for bad in [-0.1, 1.1, f64::NAN] {
            assert!(Value::new(bad).is_none(), "{bad}");
        }
        assert!(Weight::new(-0.0).unwrap().points().is_sign_positive());
        assert!(Value::clamped(f64::NAN).get() <= 0.0);
    }
}
