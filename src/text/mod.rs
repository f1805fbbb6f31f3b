//! Text: where it stands in a file, how it is shown safely, how it is worded.
//!
//! Purpose: the lowest rung. Guarantee: no text of a stranger passes [`Shown`] with a character
//! that acts on a terminal or hides another.

pub mod limits;
mod shown;
mod span;
mod suggest;
mod wording;
mod wrap;

pub use shown::{Shown, is_harmful};
pub use span::{SourceFile, SourceIx, Sources, Span};
pub use suggest::{did_you_mean, nearest};
pub use wording::{grouped, list_and, list_or, no_command, plural, sentence, shell_word, ticked};
pub use wrap::{cut, cut_list, wrap};
