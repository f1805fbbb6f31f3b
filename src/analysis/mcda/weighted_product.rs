//! The weighted product of ratios (Bridgman 1922, *Dimensional Analysis*; Triantaphyllou 2000,
//! *Multi-Criteria Decision Making Methods: A Comparative Study*, ch. 2).
//!
//! `Π r^w` with the weights as shares of 1, `r = x / best` where more is better and `best / x`
//! where less is, so that the product is the geometric mean of how near an option comes to the
//! best of each column. It has no meaning for figures of 0 or below, of which one alone would
//! decide everything; columns without weight are not looked at. Ratios do not depend on the unit,
//! and two options keep their ratio whatever others are in the list.

use super::ranks::ranks;
use crate::model::{DecisionMatrix, Direction};

/// A weighted product with its tables.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedProduct {
    /// The weights, as shares of 1.
    pub weights: Vec<f64>,
    /// The ratios to the best of each column; 1 on a column without weight.
    pub ratios: Vec<Vec<f64>>,
    /// The ratios to the power of the weights.
    pub powers: Vec<Vec<f64>>,
    /// The products, above 0 and at most 1.
    pub scores: Vec<f64>,
    /// The ranks.
    pub ranks: Vec<usize>,
}

/// A figure of 0 or below on a weighed column, by places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotPositive {
    /// The option.
    pub option: usize,
    /// The criterion.
    pub column: usize,
}

/// The weighted product of a matrix.
///
/// # Errors
/// Each figure of 0 or below on a weighed column.
pub fn weighted_product(matrix: &DecisionMatrix) -> Result<WeightedProduct, Vec<NotPositive>> {
    let weights = matrix.shares();
    let mut refused = Vec::new();
    for (option, row) in matrix.rows().iter().enumerate() {
        for (column, (figure, weight)) in row.iter().zip(&weights).enumerate() {
            if *weight > 0.0 && *figure <= 0.0 {
                refused.push(NotPositive { option, column });
            }
        }
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    let spans = matrix.spans();
    let ratio = |(((figure, column), (low, high)), weight): (((&f64, _), &(f64, f64)), &f64)| {
        if *weight <= 0.0 {
            return 1.0;
        }
        match column {
            Direction::Max => figure / high,
            Direction::Min => low / figure,
        }
    };
    let directions = || matrix.columns().iter().map(|column| column.direction);
    let ratios: Vec<Vec<f64>> = matrix
        .rows()
        .iter()
        .map(|row| {
            let cells = row.iter().zip(directions()).zip(&spans).zip(&weights);
            cells.map(ratio).collect()
        })
        .collect();
    let powers: Vec<Vec<f64>> = ratios
        .iter()
        .map(|row| {
            let pairs = row.iter().zip(&weights);
            pairs
                .map(|(ratio, weight)| libm::pow(*ratio, *weight))
                .collect()
        })
        .collect();
    let scores: Vec<f64> = powers.iter().map(|row| row.iter().product()).collect();
    Ok(WeightedProduct {
        ranks: ranks(&scores),
        weights,
        ratios,
        powers,
        scores,
    })
}
