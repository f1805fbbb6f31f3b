//! VIKOR with its compromise set (Opricovic & Tzeng 2004, *Compromise solution by MCDM methods: a
//! comparative analysis of VIKOR and TOPSIS*, European Journal of Operational Research 156(2)).
//!
//! `S = Σ w·(f* − x)/(f* − f⁻)` is what an option loses in sum, `R` what it loses most on one
//! criterion, both from the best `f*` to the worst `f⁻` figure of each column; `Q = v·(S − S*)/(S⁻ −
//! S*) + (1 − v)·(R − R*)/(R⁻ − R*)` with `v = 0.5`; the lower the better. A column of equal
//! figures loses nothing; where all S or all R are equal, that half of Q is 0.
//!
//! The compromise: the first by Q alone, if it is ahead of the second by `DQ = 1/(m − 1)` at least
//! (advantage) and first by S or by R too (stability). Where only stability fails, the first and
//! the second; where the advantage fails, all whose Q is less than DQ above the first. One option
//! by itself is the compromise.

use super::ranks::{TOLERANCE, firsts, ranks};
use crate::model::{DecisionMatrix, Direction};

/// The weight of what is lost in sum.
const V: f64 = 0.5;

/// A result of VIKOR with its tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Vikor {
    /// The weights, as shares of 1.
    pub weights: Vec<f64>,
    /// What each option loses on each criterion: weight times the share of the way from the best
    /// figure to the worst.
    pub losses: Vec<Vec<f64>>,
    /// `S`: the sum of what each option loses.
    pub sums: Vec<f64>,
    /// `R`: the most that each option loses.
    pub most: Vec<f64>,
    /// `Q`, 0 to 1, the lower the better.
    pub scores: Vec<f64>,
    /// The ranks by Q.
    pub ranks: Vec<usize>,
    /// The ranks by S and by R.
    pub other_ranks: (Vec<usize>, Vec<usize>),
    /// `DQ`: the lead in Q that is an advantage; none for one option.
    pub needed: Option<f64>,
    /// The lead in Q of the first over the second; none for one option.
    pub lead: Option<f64>,
    /// Whether the lead is large enough.
    pub advantage: bool,
    /// Whether the first by Q is first by S or by R.
    pub stability: bool,
    /// The places of the options of the compromise, best first.
    pub compromise: Vec<usize>,
}

/// VIKOR on a matrix.
pub fn vikor(matrix: &DecisionMatrix) -> Vikor {
    let weights = matrix.shares();
    let ends: Vec<(f64, f64)> = matrix
        .columns()
        .iter()
        .zip(matrix.spans())
        .map(|(column, (low, high))| match column.direction {
            Direction::Max => (high, low),
            Direction::Min => (low, high),
        })
        .collect();
    let loss = |((figure, (best, worst)), weight): ((&f64, &(f64, f64)), &f64)| {
        let way = (best - worst).abs();
        if way > 0.0 {
            weight * ((best - figure) / (best - worst))
        } else {
            0.0
        }
    };
    let losses: Vec<Vec<f64>> = matrix
        .rows()
        .iter()
        .map(|row| row.iter().zip(&ends).zip(&weights).map(loss).collect())
        .collect();
    let sums: Vec<f64> = losses.iter().map(|row| row.iter().sum()).collect();
    let most: Vec<f64> = losses
        .iter()
        .map(|row| row.iter().copied().fold(0.0, f64::max))
        .collect();
    let (by_sum, by_most) = (parts(&sums), parts(&most));
    let scores: Vec<f64> = by_sum
        .iter()
        .zip(&by_most)
        .map(|(s, r)| V * s + (1.0 - V) * r)
        .collect();
    let ranks = lowest_first(&scores);
    let other_ranks = (lowest_first(&sums), lowest_first(&most));
    judged(
        Vikor {
            weights,
            losses,
            sums,
            most,
            scores,
            ranks,
            other_ranks,
            needed: None,
            lead: None,
            advantage: true,
            stability: true,
            compromise: Vec::new(),
        },
        matrix.rows().len(),
    )
}

/// Each as its share of the way from the lowest to the highest; 0 where all are equal.
fn parts(all: &[f64]) -> Vec<f64> {
    let low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    all.iter()
        .map(|one| {
            // What differs by the error of a sum only is equal.
            if high - low > TOLERANCE {
                (one - low) / (high - low)
            } else {
                0.0
            }
        })
        .collect()
}

fn lowest_first(scores: &[f64]) -> Vec<usize> {
    ranks(&scores.iter().map(|score| -score).collect::<Vec<f64>>())
}

/// The two conditions, and the compromise.
fn judged(found: Vikor, options: usize) -> Vikor {
    let mut order: Vec<usize> = (0..options).collect();
    let score = |place: &usize| found.scores.get(*place).copied().unwrap_or(0.0);
    order.sort_by(|a, b| score(a).total_cmp(&score(b)).then(a.cmp(b)));
    let (Some(first), Some(second)) = (order.first(), order.get(1)) else {
        return Vikor {
            compromise: order,
            ..found
        };
    };
    #[expect(clippy::cast_precision_loss, reason = "at most 2,000 options")]
    let needed = 1.0 / (options as f64 - 1.0);
    let lead = score(second) - score(first);
    let advantage = lead >= needed - TOLERANCE;
    let leads = |ranks: &[usize]| {
        let by = firsts(ranks);
        firsts(&found.ranks).iter().any(|place| by.contains(place))
    };
    let stability = leads(&found.other_ranks.0) || leads(&found.other_ranks.1);
    let rank = |place: &usize| found.ranks.get(*place).copied().unwrap_or(0);
    let kept = |place: &&usize| match (advantage, stability) {
        (true, true) => rank(place) == 1,
        (true, false) => rank(place) <= rank(second),
        (false, _) => score(place) - score(first) < needed - TOLERANCE,
    };
    let compromise = order.iter().filter(kept).copied().collect();
    Vikor {
        needed: Some(needed),
        lead: Some(lead),
        advantage,
        stability,
        compromise,
        ..found
    }
}
