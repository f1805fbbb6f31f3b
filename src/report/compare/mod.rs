//! Options side by side: differences only.
//!
//! Purpose: what `whystack compare` prints. Guarantee: the formats for people lay out one story;
//! JSON has all of it.

mod words;

use std::io;

use super::decided::Decided;
use super::story::{write_markdown, write_page, write_plain};
use super::{Report, Style};
use crate::analysis::compare::Comparison;

/// Options of a tree, compared.
#[derive(Clone, Copy, Debug)]
pub struct Comparing<'a> {
    /// The decision; if nothing is answered, what nothing follows from.
    pub decided: Decided<'a>,
    /// The options.
    pub comparison: &'a Comparison,
    /// Whether anything is answered, so that there are points.
    pub answered: bool,
}

impl Report for Comparing<'_> {
    fn table(&self, style: Style, to: &mut Vec<u8>) -> io::Result<()> {
        write_page(&words::story(self), style, to)
    }

    fn plain(&self, to: &mut Vec<u8>) -> io::Result<()> {
        write_plain(&words::story(self), to)
    }

    fn markdown(&self, to: &mut Vec<u8>) -> io::Result<()> {
        write_markdown(&words::story(self), to)
    }

    fn json(&self, tool_version: &str) -> String {
        json(self, tool_version)
    }
}

/// It as JSON.
pub fn json(of: &Comparing<'_>, tool_version: &str) -> String {
    super::json::compare(of, tool_version)
}

/// The JSON Schema (draft 7) of what [`json`] writes.
pub fn schema() -> String {
    super::json::compare_schema()
}
