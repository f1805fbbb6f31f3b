//! PROMETHEE II (Brans, Vincke & Mareschal 1986, *How to select and how to rank projects: the
//! PROMETHEE method*, European Journal of Operational Research 24(2)).
//!
//! `π(a, b) = Σ w·P(d)` is how much `a` is preferred to `b`, with a preference function on the
//! difference `d` of each criterion in its own unit; no figure is normalised. The flows are means
//! over the other options (divided by `m − 1`, as in later papers of the authors; that of 1986
//! sums): `φ⁺` out, `φ⁻` in, `φ = φ⁺ − φ⁻`, the higher the better, their sum always 0. One option
//! by itself has no flow: 0.

use super::ranks::ranks;
use crate::model::{Column, DecisionMatrix, PreferenceFunction};

/// The share of a range up to which a difference is indifferent, unless thresholds are stated.
const INDIFFERENT: f64 = 0.1;
/// The share of a range above which a difference is preferred in full, unless thresholds are
/// stated. It lies inside the range: with a V up to its whole extent the net flow would be the
/// weighted sum in other clothes.
const PREFERRED: f64 = 0.5;

/// A result of PROMETHEE II with its tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Promethee {
    /// The weights, as shares of 1.
    pub weights: Vec<f64>,
    /// The preference function of each criterion.
    pub preferences: Vec<PreferenceFunction>,
    /// `π`: how much the option of the row is preferred to that of the column; 0 on the diagonal.
    pub pairs: Vec<Vec<f64>>,
    /// `φ⁺`: how much each option is preferred to the others.
    pub leaving: Vec<f64>,
    /// `φ⁻`: how much the others are preferred to it.
    pub entering: Vec<f64>,
    /// `φ`, −1 to 1.
    pub scores: Vec<f64>,
    /// The ranks by φ.
    pub ranks: Vec<usize>,
}

/// The preference function that a column without one is given: linear, indifferent up to a tenth
/// of its range, preferred in full above a half of it; its range is the stated one, else that of
/// its figures. The shares are our own choice. On a column of equal figures any function would do.
pub fn default_preference(column: &Column, (low, high): (f64, f64)) -> PreferenceFunction {
    let extent = match column.range {
        Some(range) => (range.best - range.worst).abs(),
        None => high - low,
    };
    PreferenceFunction::Linear {
        q: INDIFFERENT * extent,
        p: PREFERRED * extent,
    }
}

/// PROMETHEE II on a matrix.
pub fn promethee(matrix: &DecisionMatrix) -> Promethee {
    let weights = matrix.shares();
    let preferences: Vec<PreferenceFunction> = matrix
        .columns()
        .iter()
        .zip(matrix.spans())
        .map(|(column, span)| {
            let stated = column.preference;
            stated.unwrap_or_else(|| default_preference(column, span))
        })
        .collect();
    let pi = |a: &Vec<f64>, b: &Vec<f64>| {
        let columns = matrix.columns().iter().zip(&preferences).zip(&weights);
        let cells = a.iter().zip(b).zip(columns);
        cells
            .map(|((x, y), ((column, preference), weight))| {
                weight * preference.of(column.ahead(*x, *y))
            })
            .sum::<f64>()
    };
    let rows = matrix.rows();
    let pairs: Vec<Vec<f64>> = rows
        .iter()
        .map(|a| rows.iter().map(|b| pi(a, b)).collect())
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "at most 2,000 options")]
    let others = (rows.len().saturating_sub(1)).max(1) as f64;
    let leaving: Vec<f64> = pairs
        .iter()
        .map(|row| row.iter().sum::<f64>() / others)
        .collect();
    let entering: Vec<f64> = (0..rows.len())
        .map(|n| pairs.iter().filter_map(|row| row.get(n)).sum::<f64>() / others)
        .collect();
    let scores: Vec<f64> = leaving
        .iter()
        .zip(&entering)
        .map(|(out, back)| out - back)
        .collect();
    Promethee {
        ranks: ranks(&scores),
        weights,
        preferences,
        pairs,
        leaving,
        entering,
        scores,
    }
}
