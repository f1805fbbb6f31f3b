//! The textbook methods of multi-criteria decision analysis, on a plain
//! [`DecisionMatrix`](crate::model::DecisionMatrix), and weights for people who name no numbers.
//!
//! Purpose: to decide a plain table by a method of one's choice, with every intermediate table,
//! and to cross-check a recommendation. Guarantee: every method gives a defined result for every
//! matrix, or says why it has none; never NaN. Scores that differ by less than [`TOLERANCE`] tie.
//! What whystack recommends comes from value functions on stated ranges alone: all the methods
//! here but that one depend on which options are in the list.

mod ahp;
mod centroid;
mod method;
mod promethee;
mod ranks;
mod topsis;
mod viable;
mod vikor;
mod weighted_product;
mod weighted_sum;

pub use ahp::{Ahp, AhpFault, Inconsistent, Judgments, RANDOM_INDEX};
pub use centroid::{centroid, swing};
pub use method::{Method, Outcome};
pub use promethee::{Promethee, default_preference, promethee};
pub use ranks::{TOLERANCE, firsts, ranks};
pub use topsis::{Topsis, topsis};
pub use viable::{CrossCheck, CrossChecks, Kinship, cross_checks, figure_matrix, value_matrix};
pub use vikor::{Vikor, vikor};
pub use weighted_product::{NotPositive, WeightedProduct, weighted_product};
pub use weighted_sum::{Scaling, WeightedSum, weighted_sum};
