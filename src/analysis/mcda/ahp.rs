//! The analytic hierarchy process: weights from pairs (Saaty 1977, *A scaling method for
//! priorities in hierarchical structures*, Journal of Mathematical Psychology 15(3); Saaty 1990,
//! *How to make a decision: the analytic hierarchy process*, European Journal of Operational
//! Research 48(1)).
//!
//! The weights are the Perron vector of the matrix of judgments, by power iteration, their sum 1.
//! `CI = (λ − n)/(n − 1)`, not below 0; `CR = CI / RI(n)` with **Saaty's** random indices: other
//! tables exist, and near 0.10 the verdict may turn with the table.

/// Saaty's random indices (Saaty 1980, *The Analytic Hierarchy Process*), for 1 to 15 criteria.
pub const RANDOM_INDEX: [f64; 15] = [
    0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
];

/// How many steps the power iteration may take; it gains a factor of |λ₂|/λ₁ with each.
const STEPS: usize = 100_000;
/// When the weights no longer move.
const STILL: f64 = 1e-16;

/// Pairwise judgments: how many times more important one criterion is than another.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgments {
    rows: Vec<Vec<f64>>,
}

/// Why judgments cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AhpFault {
    /// No criterion, or a row of another length.
    #[error("judgments are a square of at least one row")]
    NotSquare,
    /// A judgment that is no ratio.
    #[error("a judgment is a number above 0, at most 1e6 and at least 1e-6")]
    NotARatio,
    /// One half contradicts the other.
    #[error("the judgment on a pair, read the other way round, must be its reciprocal")]
    NotReciprocal,
}

/// Weights from pairwise judgments.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahp {
    /// The weights, sum 1.
    pub weights: Vec<f64>,
    /// `λ`: the Perron root, at least `n` but for rounding.
    pub lambda: f64,
    /// `CI`.
    pub index: f64,
    /// `CR`; 0 for one or two criteria, none for more than 15, for which Saaty has no index.
    pub ratio: Option<f64>,
    /// The judgment that is farthest from what the weights say, if any is off.
    pub worst: Option<Inconsistent>,
}

/// A judgment that the weights do not bear out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inconsistent {
    /// The place of the criterion that is judged.
    pub row: usize,
    /// The place of the one it is judged against.
    pub column: usize,
    /// The judgment, at least 1.
    pub judged: f64,
    /// The ratio of the weights.
    pub fits: f64,
}

impl Judgments {
    /// Judgments as a whole square, each pair in both directions.
    ///
    /// # Errors
    /// The first thing that cannot be. Reciprocals may be off by 2 %, so that 0.33 beside 3 will
    /// do; the half above the diagonal counts.
    pub fn new(rows: &[Vec<f64>]) -> Result<Self, AhpFault> {
        let n = rows.len();
        if n == 0 || rows.iter().any(|row| row.len() != n) {
            return Err(AhpFault::NotSquare);
        }
        let sound = |judgment: &f64| (1e-6..=1e6).contains(judgment);
        if !rows.iter().flatten().all(sound) {
            return Err(AhpFault::NotARatio);
        }
        let mut whole = vec![vec![1.0; n]; n];
        for (i, row) in rows.iter().enumerate() {
            for (j, judgment) in row.iter().enumerate() {
                let back = rows.get(j).and_then(|row| row.get(i)).copied();
                if !Self::agree(*judgment, back.unwrap_or(1.0)) {
                    return Err(AhpFault::NotReciprocal);
                }
                let counts = if i <= j {
                    *judgment
                } else {
                    1.0 / back.unwrap_or(1.0)
                };
                if i != j
                    && let Some(cell) = whole.get_mut(i).and_then(|row| row.get_mut(j))
                {
                    *cell = counts;
                }
            }
        }
        Ok(Self { rows: whole })
    }

    /// Whether two judgments are reciprocals, to 2 %.
    pub fn agree(judgment: f64, back: f64) -> bool {
        (judgment * back - 1.0).abs() <= 0.02
    }

    /// Weights and consistency.
    pub fn weigh(&self) -> Ahp {
        let n = self.rows.len();
        #[expect(clippy::cast_precision_loss, reason = "at most 500 criteria")]
        let size = n as f64;
        let mut weights = vec![1.0 / size; n];
        for _ in 0..STEPS {
            let next = self.times(&weights);
            let total: f64 = next.iter().sum();
            let next: Vec<f64> = next.iter().map(|one| one / total).collect();
            let moved = weights.iter().zip(&next).map(|(a, b)| (a - b).abs());
            let moved = moved.fold(0.0, f64::max);
            weights = next;
            if moved <= STILL {
                break;
            }
        }
        let ratios = self.times(&weights);
        let ratios = ratios.iter().zip(&weights).map(|(product, w)| product / w);
        let lambda = ratios.sum::<f64>() / size;
        let index = if n > 2 {
            ((lambda - size) / (size - 1.0)).max(0.0)
        } else {
            0.0
        };
        let random = n.checked_sub(1).and_then(|n| RANDOM_INDEX.get(n));
        let ratio = match random {
            Some(random) if *random > 0.0 => Some(index / random),
            Some(_) => Some(0.0),
            None => None,
        };
        Ahp {
            worst: self.worst(&weights),
            weights,
            lambda,
            index,
            ratio,
        }
    }

    fn times(&self, weights: &[f64]) -> Vec<f64> {
        let product = |row: &Vec<f64>| row.iter().zip(weights).map(|(a, w)| a * w).sum::<f64>();
        self.rows.iter().map(product).collect()
    }

    /// The pair whose judgment is farthest from the ratio of its weights, by factor.
    fn worst(&self, weights: &[f64]) -> Option<Inconsistent> {
        let mut worst: Option<(f64, Inconsistent)> = None;
        for (row, (judgments, a)) in self.rows.iter().zip(weights).enumerate() {
            for (column, (judged, b)) in judgments.iter().zip(weights).enumerate() {
                // Each pair is looked at once, in the direction in which it says "more".
                let once = *judged > 1.0 || ((*judged - 1.0).abs() <= 0.0 && row < column);
                if row == column || !once {
                    continue;
                }
                let fits = a / b;
                let off = (judged / fits).max(fits / judged);
                if off > 1.0 + 1e-9 && worst.as_ref().is_none_or(|(most, _)| off > *most + 1e-12) {
                    let found = Inconsistent {
                        row,
                        column,
                        judged: *judged,
                        fits,
                    };
                    worst = Some((off, found));
                }
            }
        }
        worst.map(|(_, found)| found)
    }
}

#[cfg(test)]
mod tests {
    use super::{AhpFault, Judgments};

    #[test]
    fn one_and_two_criteria_are_always_consistent() {
        let one = Judgments::new(&[vec![1.0]]).unwrap().weigh();
        assert_eq!(
            (one.weights, one.ratio, one.worst),
            (vec![1.0], Some(0.0), None)
        );
        let two = Judgments::new(&[vec![1.0, 4.0], vec![0.25, 1.0]]).unwrap();
        let two = two.weigh();
        assert!((two.weights[0] - 0.8).abs() < 1e-15);
        assert_eq!(two.ratio, Some(0.0));
    }

    #[test]
    fn a_consistent_matrix_has_the_index_0_and_no_worst_judgment() {
        let w = [0.5, 0.3, 0.15, 0.05];
        let rows = w.iter().map(|a| w.iter().map(|b| a / b).collect());
        let rows: Vec<Vec<f64>> = rows.collect();
        let found = Judgments::new(&rows).unwrap().weigh();
        assert!(
            found
                .weights
                .iter()
                .zip(w)
                .all(|(a, b)| (a - b).abs() < 1e-14)
        );
        assert!(found.ratio.unwrap() < 1e-14);
        assert_eq!(found.worst, None);
    }

    #[test]
    fn what_is_no_set_of_judgments_is_refused() {
        let new = Judgments::new;
        assert_eq!(new(&[]), Err(AhpFault::NotSquare));
        assert_eq!(new(&[vec![1.0, 2.0]]), Err(AhpFault::NotSquare));
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e7] {
            let rows = vec![vec![1.0, bad], vec![1.0 / bad, 1.0]];
            assert_eq!(new(&rows), Err(AhpFault::NotARatio), "{bad}");
        }
        let rows = vec![vec![1.0, 3.0], vec![0.5, 1.0]];
        assert_eq!(new(&rows), Err(AhpFault::NotReciprocal));
        assert_eq!(new(&[vec![2.0]]), Err(AhpFault::NotReciprocal));
        assert!(new(&[vec![1.0, 3.0], vec![0.33, 1.0]]).is_ok());
    }

    #[test]
    fn more_than_fifteen_criteria_have_no_ratio() {
        let found = Judgments::new(&vec![vec![1.0; 16]; 16]).unwrap().weigh();
        assert_eq!(found.ratio, None);
        assert!((found.lambda - 16.0).abs() < 1e-12);
    }
}
