//! Looking for answers that show something: answers under which two trees differ in who is first,
//! and answers under which an option comes nearest to the first place.
//!
//! Guarantee: answers are shown, or it is proven that there are none, or it is said that the steps
//! did not suffice. Unlike the count, a search goes on only from states in which what it looks
//! for is not decided yet, and ends at the first answers that show it.

mod bare;
mod both;
mod differ;
mod half;
mod near;
mod pair;

pub(in crate::analysis) use differ::{Difference, Walked};
pub(in crate::analysis) use near::{Near, Nearest};
