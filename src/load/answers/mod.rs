//! Answers files and profiles: strict, every fault in one run, one path for every source.

mod apply;
mod expect;
mod file;
mod head;
pub(super) mod keys;
mod organisation;
mod said;
mod set;

pub use apply::Applied;
pub use expect::ExpectPlaces;
pub use file::{AnswersFile, Role};
pub use head::Head;
pub use set::{SetAnswer, apply_set};
