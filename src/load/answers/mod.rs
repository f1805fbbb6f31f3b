//! Answers files and profiles: strict, every fault in one run, one path for every source.

mod expect;
mod file;
pub(super) mod keys;
mod organisation;
mod said;
mod set;

pub use expect::ExpectPlaces;
pub use file::{AnswersFile, Applied, Head, Role};
pub use set::{SetAnswer, apply_set};
