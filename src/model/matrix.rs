//! Decision matrices: options by criteria, in numbers.
//!
//! Purpose: the plain table that the textbook methods work on, whatever it comes from: a CSV
//! file, a tree without questions, the viable options of a decision. Guarantee: it is rectangular
//! and not empty, every number is finite and at most [`DecisionMatrix::LARGEST`] in size, weights
//! are not negative and one of them is above 0, a stated range has two ends.

/// Options in rows, criteria in columns.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionMatrix {
    options: Vec<String>,
    columns: Vec<Column>,
    rows: Vec<Vec<f64>>,
}

/// A criterion of a decision matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its title.
    pub title: String,
    /// The unit of its figures, where one is told.
    pub unit: Option<String>,
    /// Which way is better.
    pub direction: Direction,
    /// How much it weighs: points of any sum, 0 or more.
    pub weight: f64,
    /// The figures that are worth nothing and everything, where they are stated.
    pub range: Option<Range>,
    /// How a difference becomes a preference, where it is stated (PROMETHEE).
    pub preference: Option<PreferenceFunction>,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Max,
    /// Less is better.
    Min,
}

/// A stated range: what is worth 0 and what is worth 1, whatever the options are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The figure worth 0.
    pub worst: f64,
    /// The figure worth 1.
    pub best: f64,
}

/// The six preference functions of PROMETHEE (Brans, Vincke & Mareschal 1986, *How to select and
/// how to rank projects: the PROMETHEE method*, European Journal of Operational Research 24(2)):
/// how much a difference `d` in the better direction is preferred, from 0 to 1; thresholds are in
/// the unit of the criterion. Nothing is preferred where `d` is 0 or less.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PreferenceFunction {
    /// Type I: any difference counts in full.
    Usual,
    /// Type II: a difference above `q` counts in full, one up to it not at all.
    UShape {
        /// What is indifferent.
        q: f64,
    },
    /// Type III: a difference counts `d / p`, from `p` on in full.
    VShape {
        /// What is preferred in full.
        p: f64,
    },
    /// Type IV: nothing up to `q`, a half up to `p`, in full above.
    Level {
        /// What is indifferent.
        q: f64,
        /// Above what is preferred in full.
        p: f64,
    },
    /// Type V: nothing up to `q`, then `(d − q) / (p − q)`, in full above `p`.
    Linear {
        /// What is indifferent.
        q: f64,
        /// Above what is preferred in full.
        p: f64,
    },
    /// Type VI: `1 − exp(−d² / 2s²)`.
    Gaussian {
        /// The difference at which the curve turns.
        s: f64,
    },
}

/// Why a table is no decision matrix.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MatrixFault {
    /// There is nothing to choose from.
    #[error("a decision matrix needs an option")]
    NoOption,
    /// There is nothing to compare by.
    #[error("a decision matrix needs a criterion")]
    NoCriterion,
    /// A row with another number of figures than there are criteria.
    #[error("option {0} has {1} figures for {2} criteria")]
    Ragged(usize, usize, usize),
    /// A number that cannot be computed with.
    #[error("figures are finite and at most 1e100 in size")]
    Figure,
    /// A weight below 0, or one that cannot be computed with.
    #[error("weights are 0 or more, finite and at most 1e100")]
    Weight,
    /// Nothing is weighed.
    #[error("all weights are 0: nothing would be compared")]
    NoWeight,
    /// A range without extent, or one against the direction.
    #[error("`worst` and `best` differ, and `best` is the larger one where more is better")]
    Range,
    /// Thresholds that no preference function has.
    #[error("thresholds are 0 or more, `q` at most `p`, and `p` of a V and `s` above 0")]
    Preference,
}

impl DecisionMatrix {
    /// The largest size of a figure or a weight: squares and sums of them are numbers still.
    pub const LARGEST: f64 = 1e100;

    /// A matrix of the figures of options (in rows) on criteria.
    ///
    /// # Errors
    /// The first thing that cannot be.
    pub fn new(
        options: Vec<String>,
        columns: Vec<Column>,
        rows: Vec<Vec<f64>>,
    ) -> Result<Self, MatrixFault> {
        if options.is_empty() || rows.len() != options.len() {
            return Err(MatrixFault::NoOption);
        }
        if columns.is_empty() {
            return Err(MatrixFault::NoCriterion);
        }
        for (n, row) in rows.iter().enumerate() {
            if row.len() != columns.len() {
                return Err(MatrixFault::Ragged(n + 1, row.len(), columns.len()));
            }
            if !row.iter().all(|figure| Self::bears(*figure)) {
                return Err(MatrixFault::Figure);
            }
        }
        for column in &columns {
            column.is_sound()?;
        }
        if columns.iter().all(|column| column.weight <= 0.0) {
            return Err(MatrixFault::NoWeight);
        }
        Ok(Self {
            options,
            columns,
            rows,
        })
    }

    /// Whether a number can be computed with.
    pub fn bears(number: f64) -> bool {
        number.is_finite() && number.abs() <= Self::LARGEST
    }

    /// The names of the options.
    pub fn options(&self) -> &[String] {
        &self.options
    }

    /// The criteria.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The figures, a row an option.
    pub fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }

    /// The figures of one criterion, an option after the other.
    pub fn figures(&self, column: usize) -> impl Iterator<Item = f64> + Clone {
        self.rows
            .iter()
            .filter_map(move |row| row.get(column).copied())
    }

    /// The lowest and the highest figure of each criterion.
    pub fn spans(&self) -> Vec<(f64, f64)> {
        (0..self.columns.len())
            .map(|n| {
                let figures = self.figures(n);
                let low = figures.clone().fold(f64::INFINITY, f64::min);
                (low, figures.fold(f64::NEG_INFINITY, f64::max))
            })
            .collect()
    }

    /// The weights as shares of 1.
    pub fn shares(&self) -> Vec<f64> {
        // Divided by the largest first, so that no sum of large ones loses the small ones' share.
        let weights = self.columns.iter().map(|column| column.weight);
        let largest = weights.clone().fold(0.0, f64::max);
        let total: f64 = weights.clone().map(|weight| weight / largest).sum();
        weights.map(|weight| weight / largest / total).collect()
    }
}

impl Column {
    /// Whether its weight, its range and its preference function can be.
    ///
    /// # Errors
    /// The first that cannot.
    pub fn is_sound(&self) -> Result<(), MatrixFault> {
        if !DecisionMatrix::bears(self.weight) || self.weight < 0.0 {
            return Err(MatrixFault::Weight);
        }
        if let Some(Range { worst, best }) = self.range {
            let extent = match self.direction {
                Direction::Max => best - worst,
                Direction::Min => worst - best,
            };
            let borne = DecisionMatrix::bears(worst) && DecisionMatrix::bears(best);
            if !borne || extent <= f64::MIN_POSITIVE {
                return Err(MatrixFault::Range);
            }
        }
        self.preference.map_or(Ok(()), PreferenceFunction::is_sound)
    }

    /// How much better one figure is than another, in the unit; below 0 where it is worse.
    pub fn ahead(&self, figure: f64, other: f64) -> f64 {
        match self.direction {
            Direction::Max => figure - other,
            Direction::Min => other - figure,
        }
    }
}

impl PreferenceFunction {
    fn is_sound(self) -> Result<(), MatrixFault> {
        let threshold = |number: f64| DecisionMatrix::bears(number) && number >= 0.0;
        let sound = match self {
            Self::Usual => true,
            Self::UShape { q } => threshold(q),
            Self::VShape { p } => threshold(p) && p > 0.0,
            Self::Level { q, p } | Self::Linear { q, p } => threshold(q) && threshold(p) && q <= p,
            Self::Gaussian { s } => threshold(s) && s > 0.0,
        };
        if sound {
            Ok(())
        } else {
            Err(MatrixFault::Preference)
        }
    }

    /// How much a difference in the better direction is preferred, 0 to 1.
    pub fn of(self, ahead: f64) -> f64 {
        if ahead <= 0.0 {
            return 0.0;
        }
        match self {
            Self::Usual => 1.0,
            Self::UShape { q } => f64::from(ahead > q),
            Self::VShape { p } => (ahead / p).min(1.0),
            Self::Level { q, p } => match ahead {
                d if d <= q => 0.0,
                d if d <= p => 0.5,
                _ => 1.0,
            },
            Self::Linear { q, p } => match ahead {
                d if d <= q => 0.0,
                d if d > p => 1.0,
                d => (d - q) / (p - q),
            },
            Self::Gaussian { s } => {
                let part = ahead / s;
                1.0 - libm::exp(-part * part / 2.0)
            }
        }
    }

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::UShape { .. } => "u-shape",
            Self::VShape { .. } => "v-shape",
            Self::Level { .. } => "level",
            Self::Linear { .. } => "linear",
            Self::Gaussian { .. } => "gaussian",
        }
    }
}

impl Direction {
    /// Its word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Max => "max",
            Self::Min => "min",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, DecisionMatrix, Direction, MatrixFault, PreferenceFunction, Range};

    fn column(weight: f64) -> Column {
        Column {
            title: "c".to_owned(),
            unit: None,
            direction: Direction::Max,
            weight,
            range: None,
            preference: None,
        }
    }

    #[test]
    fn what_cannot_be_computed_is_no_matrix() {
        let new = |columns, rows: Vec<Vec<f64>>| {
            DecisionMatrix::new(vec!["a".to_owned(); rows.len()], columns, rows)
        };
        let one = || vec![column(1.0)];
        assert!(new(one(), vec![vec![1e100]]).is_ok());
        assert_eq!(new(one(), vec![]), Err(MatrixFault::NoOption));
        assert_eq!(new(vec![], vec![vec![]]), Err(MatrixFault::NoCriterion));
        assert_eq!(
            new(one(), vec![vec![1.0], vec![]]),
            Err(MatrixFault::Ragged(2, 0, 1))
        );
        for figure in [f64::NAN, f64::INFINITY, 1e101] {
            assert_eq!(new(one(), vec![vec![figure]]), Err(MatrixFault::Figure));
        }
        for weight in [-1.0, f64::NAN, f64::INFINITY] {
            let columns = vec![column(weight)];
            assert_eq!(new(columns, vec![vec![1.0]]), Err(MatrixFault::Weight));
        }
        let columns = vec![column(0.0), column(0.0)];
        assert_eq!(new(columns, vec![vec![1.0; 2]]), Err(MatrixFault::NoWeight));
        for (worst, best) in [(1.0, 1.0), (2.0, 1.0), (f64::NAN, 1.0)] {
            let range = Some(Range { worst, best });
            let columns = vec![Column {
                range,
                ..column(1.0)
            }];
            assert_eq!(new(columns, vec![vec![1.0]]), Err(MatrixFault::Range));
        }
        for preference in [
            PreferenceFunction::VShape { p: 0.0 },
            PreferenceFunction::Gaussian { s: -1.0 },
            PreferenceFunction::Linear { q: 2.0, p: 1.0 },
            PreferenceFunction::UShape { q: f64::NAN },
        ] {
            let preference = Some(preference);
            let columns = vec![Column {
                preference,
                ..column(1.0)
            }];
            assert_eq!(new(columns, vec![vec![1.0]]), Err(MatrixFault::Preference));
        }
    }

    #[test]
    fn shares_sum_to_one_whatever_the_points() {
        let columns = [1.0, 3.0, 0.0].map(column).to_vec();
        let matrix = DecisionMatrix::new(vec!["a".to_owned()], columns, vec![vec![0.0; 3]]);
        assert_eq!(matrix.unwrap().shares(), [0.25, 0.75, 0.0]);
        let columns = [1e100, 1e100].map(column).to_vec();
        let matrix = DecisionMatrix::new(vec!["a".to_owned()], columns, vec![vec![0.0; 2]]);
        assert_eq!(matrix.unwrap().shares(), [0.5, 0.5]);
    }

    #[test]
    fn differences_become_preferences_as_published() {
        for (function, expected) in [
            (PreferenceFunction::Usual, [0.0, 1.0, 1.0, 1.0]),
            (PreferenceFunction::UShape { q: 1.0 }, [0.0, 0.0, 1.0, 1.0]),
            (PreferenceFunction::VShape { p: 2.0 }, [0.0, 0.5, 1.0, 1.0]),
            (
                PreferenceFunction::Level { q: 1.0, p: 2.0 },
                [0.0, 0.0, 0.5, 1.0],
            ),
            (
                PreferenceFunction::Linear { q: 1.0, p: 3.0 },
                [0.0, 0.0, 0.5, 1.0],
            ),
            (
                PreferenceFunction::Linear { q: 2.0, p: 2.0 },
                [0.0, 0.0, 0.0, 1.0],
            ),
        ] {
            let found = [0.0, 1.0, 2.0, 3.0].map(|d| function.of(d));
            assert!(
                found
                    .iter()
                    .zip(expected)
                    .all(|(a, b)| (a - b).abs() < 1e-15),
                "{function:?}: {found:?}"
            );
        }
        let half = PreferenceFunction::Gaussian { s: 5.0 }.of(5.0);
        assert!((half - 0.393_469_340_287_366_6).abs() < 1e-15);
    }
}
