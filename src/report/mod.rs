//! What a decision looks like: tables, plain lines, Markdown, JSON.
//!
//! Purpose: to say what the engine found. Guarantee: every word of a tree passes the border of
//! [`Shown`](crate::text::Shown) or, in JSON, is escaped; the formats for people lay out one
//! `View`, so that they all say the same. It writes to a given writer only.

pub mod cases;
pub mod check;
pub mod compare;
pub mod coverage;
mod decided;
pub mod distil;
pub mod explain;
mod fault;
pub mod github;
pub mod graph;
pub mod json;
mod link;
pub mod markdown;
pub mod mcda;
mod md;
mod mermaid;
mod number;
mod page;
mod phrase;
pub mod plain;
pub mod sheet;
mod story;
pub mod table;
mod view;
pub mod walk;
mod wording;
mod xml;

use std::io;

pub use decided::Decided;
pub use fault::Fault;

/// Something that is told in every format.
pub trait Report {
    /// Writes it for a terminal.
    ///
    /// # Errors
    /// The writer's.
    fn table(&self, style: Style, to: &mut Vec<u8>) -> io::Result<()>;

    /// Writes it as plain lines.
    ///
    /// # Errors
    /// The writer's.
    fn plain(&self, to: &mut Vec<u8>) -> io::Result<()>;

    /// Writes it as Markdown.
    ///
    /// # Errors
    /// The writer's.
    fn markdown(&self, to: &mut Vec<u8>) -> io::Result<()>;

    /// It as JSON, by a tool of this version.
    fn json(&self, tool_version: &str) -> String;
}

/// How to lay a table out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns.
    pub width: usize,
    /// Whether to use colour; nothing is carried by it alone.
    pub colour: bool,
    /// Whether sources become links that a terminal can open.
    pub links: bool,
}
