//! The flowchart for the wall, as text and as Mermaid.

mod mermaid;
mod text;
mod words;

pub use mermaid::write as mermaid;
pub use text::write as text;

use crate::analysis::distil::Distilled;
use crate::model::Tree;

/// A flowchart to be drawn.
#[derive(Debug)]
pub struct Drawn<'a> {
    /// The tree that it was made from.
    pub tree: &'a Tree,
    /// Where the tree comes from.
    pub place: &'a str,
    /// The flowchart.
    pub distilled: &'a Distilled,
}
