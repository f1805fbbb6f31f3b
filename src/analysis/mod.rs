//! What holds for all answers: the answer space of a tree, and the checks of its soundness.
//!
//! Purpose: to say of a tree, before anybody answers it, what can and what cannot happen.
//! Guarantee: counts are exact or said to be missing; the same tree gives the same findings.
//! It reads no file, no clock and no environment, and knows no place in a file.

mod random;
pub mod space;

pub use random::Random;
pub use space::{AnswerSet, Share, Space};
