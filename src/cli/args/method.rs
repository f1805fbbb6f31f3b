//! Textbook methods and tables on the command line.

use clap::ValueEnum;

use crate::analysis::mcda::Method;

/// A textbook method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MethodArg {
    /// Values on stated ranges, else min-max, times weights.
    WeightedSum,
    /// Ratios to the best, to the power of weights.
    WeightedProduct,
    /// Near to the best, far from the worst; vector norm.
    Topsis,
    /// A compromise between the sum of what is lost and the most that is lost.
    Vikor,
    /// Preferences over all pairs.
    #[value(name = "promethee-ii")]
    PrometheeTwo,
}

impl MethodArg {
    /// The method that is meant.
    pub(in crate::cli) fn method(self) -> Method {
        match self {
            Self::WeightedSum => Method::WeightedSum,
            Self::WeightedProduct => Method::WeightedProduct,
            Self::Topsis => Method::Topsis,
            Self::Vikor => Method::Vikor,
            Self::PrometheeTwo => Method::PrometheeTwo,
        }
    }
}

pub(super) const MATRIX: &str = "\
Tables (--matrix), as a spreadsheet saves them (cells apart by comma, semicolon or tab):
  Laptops,Price,Battery        the criteria; the first cell names the table
  direction,min,max            which way is better
  weight,5,3                   points; only their ratios count
  unit,EUR,h                   optional
  worst,2500,4                 optional: the figure worth nothing
  best,500,20                  optional: the figure worth everything
  Alpha,800,8                  then the options
  Beta,1500,18
Without `worst` and `best` a criterion goes from the worst to the best option, and another option
can change every score. For PROMETHEE rows `preference` (usual, u-shape, v-shape, level, linear,
gaussian) and `q`, `p`, `s` may state functions and thresholds, in the unit of the criterion.

A tree without questions is a table too. On any other tree --method works on the values of the
options that are left.";
