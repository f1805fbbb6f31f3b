//! TOPSIS, with the vector norm of its authors (Hwang & Yoon 1981, *Multiple Attribute Decision
//! Making*): near to the best figures of all columns, far from the worst.
//!
//! `r = x / √Σx²` down each column, `v = w·r`; `D⁺` and `D⁻` are the Euclidean distances to the
//! best and to the worst `v` of each column; `C = D⁻ / (D⁺ + D⁻)`, the higher the better. A column
//! of zeros stays 0. Where both distances are 0 (one option, or all alike) nothing tells the
//! options apart, and C is 0.5 for all.

use super::ranks::ranks;
use crate::model::{DecisionMatrix, Direction};

/// A result of TOPSIS with its tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Topsis {
    /// The weights, as shares of 1.
    pub weights: Vec<f64>,
    /// `r`: the figures by the norm of their column.
    pub normalised: Vec<Vec<f64>>,
    /// `v`: the same by weight.
    pub weighted: Vec<Vec<f64>>,
    /// The best `v` of each column.
    pub ideal: Vec<f64>,
    /// The worst `v` of each column.
    pub anti_ideal: Vec<f64>,
    /// `D⁺`: the distance of each option to the best.
    pub to_ideal: Vec<f64>,
    /// `D⁻`: the distance of each option to the worst.
    pub to_anti_ideal: Vec<f64>,
    /// `C`, 0 to 1.
    pub scores: Vec<f64>,
    /// The ranks.
    pub ranks: Vec<usize>,
}

/// TOPSIS on a matrix.
pub fn topsis(matrix: &DecisionMatrix) -> Topsis {
    let weights = matrix.shares();
    let spans = matrix.spans();
    let norms: Vec<(f64, f64)> = spans
        .iter()
        .enumerate()
        .map(|(column, (low, high))| {
            // Divided by the largest size first, so that no square leaves what f64 holds.
            let size = low.abs().max(high.abs());
            let squares = matrix.figures(column).map(|x| (x / size) * (x / size));
            (size, squares.sum::<f64>().sqrt())
        })
        .collect();
    let normal = |(figure, (size, norm)): (&f64, &(f64, f64))| {
        if *size > 0.0 {
            figure / size / norm
        } else {
            0.0
        }
    };
    let normalised: Vec<Vec<f64>> = matrix
        .rows()
        .iter()
        .map(|row| row.iter().zip(&norms).map(normal).collect())
        .collect();
    let weighted: Vec<Vec<f64>> = normalised
        .iter()
        .map(|row| row.iter().zip(&weights).map(|(r, w)| r * w).collect())
        .collect();
    let ends: Vec<(f64, f64)> = matrix
        .columns()
        .iter()
        .enumerate()
        .map(|(n, column)| {
            let all = || weighted.iter().filter_map(|row| row.get(n).copied());
            let low = all().fold(f64::INFINITY, f64::min);
            let high = all().fold(f64::NEG_INFINITY, f64::max);
            match column.direction {
                Direction::Max => (high, low),
                Direction::Min => (low, high),
            }
        })
        .collect();
    let (ideal, anti_ideal): (Vec<f64>, Vec<f64>) = ends.into_iter().unzip();
    let to = |end: &[f64]| -> Vec<f64> {
        let distance = |row: &Vec<f64>| distance(row, end);
        weighted.iter().map(distance).collect()
    };
    let (to_ideal, to_anti_ideal) = (to(&ideal), to(&anti_ideal));
    let closeness = |(best, worst): (&f64, &f64)| {
        let both = best + worst;
        if both > 0.0 { worst / both } else { 0.5 }
    };
    let scores: Vec<f64> = to_ideal.iter().zip(&to_anti_ideal).map(closeness).collect();
    Topsis {
        ranks: ranks(&scores),
        weights,
        normalised,
        weighted,
        ideal,
        anti_ideal,
        to_ideal,
        to_anti_ideal,
        scores,
    }
}

fn distance(row: &[f64], end: &[f64]) -> f64 {
    let squares = row.iter().zip(end).map(|(v, end)| (v - end) * (v - end));
    squares.sum::<f64>().sqrt()
}
