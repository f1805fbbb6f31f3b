//! From files to a tree: discovery, safe reading, parsing, and every fault in one run.
//!
//! Purpose: the only rung that reads files. Guarantee: a [`Library`] loads a user's tree exactly
//! as a shipped one; no name in a file ever becomes a path; what is over a limit is refused.

mod allow;
mod answers;
mod bands;
mod candidate;
mod candidate_keys;
mod cases;
mod condition;
mod document;
mod effect_keys;
mod effects;
mod evidence;
mod extend;
mod files;
mod former;
mod head;
mod library;
mod matrix;
mod names;
mod node;
mod origins;
mod parts;
mod question;
mod question_keys;
mod scale;
mod scale_keys;
mod schema;
mod shared;
mod shipped;
mod sink;
mod spec;
mod table;
mod test;
mod texts;
mod tree;
mod tree_keys;
mod value;
mod whole;
mod words;

pub use answers::{AnswersFile, Applied, ExpectPlaces, Head, Role, SetAnswer, apply_set};
pub use cases::{CASES, case_files, cases_beside};
pub use files::{ReadFault, read_text, shown_path, text_of};
pub use library::{Library, Loaded, Located, Place};
pub use matrix::{Judged, Listed, MatrixFile, judgments, listed};
pub use origins::Origins;
pub use schema::{Written, schema};

#[cfg(test)]
mod tests;
