//! The methods by name, and what they all give.

use super::promethee::{Promethee, promethee};
use super::topsis::{Topsis, topsis};
use super::vikor::{Vikor, vikor};
use super::weighted_product::{NotPositive, WeightedProduct, weighted_product};
use super::weighted_sum::{WeightedSum, weighted_sum};
use crate::model::DecisionMatrix;

/// A textbook method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// The weighted sum of values.
    WeightedSum,
    /// The weighted product of ratios.
    WeightedProduct,
    /// TOPSIS with the vector norm.
    Topsis,
    /// VIKOR with its compromise set.
    Vikor,
    /// PROMETHEE II.
    PrometheeTwo,
}

/// What a method found, with its tables.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Of the weighted sum.
    WeightedSum(WeightedSum),
    /// Of the weighted product.
    WeightedProduct(WeightedProduct),
    /// Of TOPSIS.
    Topsis(Topsis),
    /// Of VIKOR.
    Vikor(Vikor),
    /// Of PROMETHEE II.
    Promethee(Promethee),
}

impl Method {
    /// All methods.
    pub const ALL: [Self; 5] = [
        Self::WeightedSum,
        Self::WeightedProduct,
        Self::Topsis,
        Self::Vikor,
        Self::PrometheeTwo,
    ];

    /// Its word on the command line and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WeightedSum => "weighted-sum",
            Self::WeightedProduct => "weighted-product",
            Self::Topsis => "topsis",
            Self::Vikor => "vikor",
            Self::PrometheeTwo => "promethee-ii",
        }
    }

    /// Its name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::WeightedSum => "Weighted sum",
            Self::WeightedProduct => "Weighted product",
            Self::Topsis => "TOPSIS",
            Self::Vikor => "VIKOR",
            Self::PrometheeTwo => "PROMETHEE II",
        }
    }

    /// Runs it.
    ///
    /// # Errors
    /// The figures of 0 and below that the weighted product cannot take.
    pub fn run(self, matrix: &DecisionMatrix) -> Result<Outcome, Vec<NotPositive>> {
        Ok(match self {
            Self::WeightedSum => Outcome::WeightedSum(weighted_sum(matrix)),
            Self::WeightedProduct => Outcome::WeightedProduct(weighted_product(matrix)?),
            Self::Topsis => Outcome::Topsis(topsis(matrix)),
            Self::Vikor => Outcome::Vikor(vikor(matrix)),
            Self::PrometheeTwo => Outcome::Promethee(promethee(matrix)),
        })
    }
}

impl Outcome {
    /// The score of each option; of VIKOR the lower, of all others the higher is better.
    pub fn scores(&self) -> &[f64] {
        match self {
            Self::WeightedSum(found) => &found.scores,
            Self::WeightedProduct(found) => &found.scores,
            Self::Topsis(found) => &found.scores,
            Self::Vikor(found) => &found.scores,
            Self::Promethee(found) => &found.scores,
        }
    }

    /// The rank of each option.
    pub fn ranks(&self) -> &[usize] {
        match self {
            Self::WeightedSum(found) => &found.ranks,
            Self::WeightedProduct(found) => &found.ranks,
            Self::Topsis(found) => &found.ranks,
            Self::Vikor(found) => &found.ranks,
            Self::Promethee(found) => &found.ranks,
        }
    }
}
