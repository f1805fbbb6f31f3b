//! The weighted sum of values.
//!
//! With a stated range it is the additive value model (Keeney & Raiffa 1976, *Decisions with
//! Multiple Objectives*, ch. 3): `u = (x − worst) / (best − worst)`, clipped at the ends. Without
//! one the lowest and the highest figure of the column take the places of the ends (min-max), and
//! then a score depends on which options are in the list: adding a bad one can turn the first
//! place.

use super::ranks::ranks;
use crate::model::{DecisionMatrix, Direction, Range};

/// How the figures of a column became values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scaling {
    /// On its stated range.
    Stated(Range),
    /// From the worst to the best figure of the column.
    MinMax(Range),
    /// All figures are equal and no range is stated: the column tells nothing apart and is left
    /// out, the others share its weight.
    LeftOut,
}

/// A weighted sum with its tables.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedSum {
    /// How each column was scaled.
    pub scaling: Vec<Scaling>,
    /// The weights that count: shares of 1 over the columns that are not left out; all 0 where
    /// all are.
    pub weights: Vec<f64>,
    /// The values, 0 to 1; `None` on a column that is left out.
    pub values: Vec<Vec<Option<f64>>>,
    /// Weight times value.
    pub weighted: Vec<Vec<f64>>,
    /// The sums, 0 to 1; 0.5 for all where every column is left out.
    pub scores: Vec<f64>,
    /// The ranks.
    pub ranks: Vec<usize>,
    /// How many figures lie outside a stated range and were clipped.
    pub clipped: usize,
}

/// The weighted sum of a matrix.
pub fn weighted_sum(matrix: &DecisionMatrix) -> WeightedSum {
    let scaling: Vec<Scaling> = matrix
        .columns()
        .iter()
        .zip(matrix.spans())
        .map(
            |(column, (low, high))| match (column.range, column.direction) {
                (Some(range), _) => Scaling::Stated(range),
                (None, _) if high - low <= 0.0 => Scaling::LeftOut,
                (None, Direction::Max) => Scaling::MinMax(Range {
                    worst: low,
                    best: high,
                }),
                (None, Direction::Min) => Scaling::MinMax(Range {
                    worst: high,
                    best: low,
                }),
            },
        )
        .collect();
    let shares = matrix.shares();
    let counts = |(share, scaling): (&f64, &Scaling)| match scaling {
        Scaling::LeftOut => 0.0,
        Scaling::Stated(_) | Scaling::MinMax(_) => *share,
    };
    let total: f64 = shares.iter().zip(&scaling).map(counts).sum();
    let weights: Vec<f64> = shares
        .iter()
        .zip(&scaling)
        .map(|pair| {
            if total > 0.0 {
                counts(pair) / total
            } else {
                0.0
            }
        })
        .collect();
    let mut clipped = 0;
    let values: Vec<Vec<Option<f64>>> = matrix
        .rows()
        .iter()
        .map(|row| {
            let pairs = row.iter().zip(&scaling);
            pairs
                .map(|(figure, scaling)| value(*figure, *scaling, &mut clipped))
                .collect()
        })
        .collect();
    let weighted: Vec<Vec<f64>> = values
        .iter()
        .map(|row| {
            let pairs = row.iter().zip(&weights);
            pairs
                .map(|(value, weight)| weight * value.unwrap_or(0.0))
                .collect()
        })
        .collect();
    let sum = |row: &Vec<f64>| {
        if total > 0.0 {
            row.iter().sum::<f64>()
        } else {
            0.5
        }
    };
    let scores: Vec<f64> = weighted.iter().map(sum).collect();
    WeightedSum {
        ranks: ranks(&scores),
        scaling,
        weights,
        values,
        weighted,
        scores,
        clipped,
    }
}

fn value(figure: f64, scaling: Scaling, clipped: &mut usize) -> Option<f64> {
    let (Scaling::Stated(range) | Scaling::MinMax(range)) = scaling else {
        return None;
    };
    let value = (figure - range.worst) / (range.best - range.worst);
    if !(0.0..=1.0).contains(&value) {
        *clipped += 1;
    }
    Some(value.clamp(0.0, 1.0))
}
