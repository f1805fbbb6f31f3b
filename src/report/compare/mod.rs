//! Options side by side: differences only.
//!
//! Purpose: what `whystack compare` prints. Guarantee: the formats for people lay out one story;
//! JSON has all of it.

mod words;

use std::io::{self, Write};

use super::Style;
use super::decided::Decided;
use super::json;
use super::story::{write_markdown, write_page, write_plain};
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

/// Writes it for a terminal.
///
/// # Errors
/// The writer's.
pub fn table(of: &Comparing<'_>, style: Style, to: &mut impl Write) -> io::Result<()> {
    write_page(&[words::story(of)], style, to)
}

/// Writes it as plain lines.
///
/// # Errors
/// The writer's.
pub fn plain(of: &Comparing<'_>, to: &mut impl Write) -> io::Result<()> {
    write_plain(&[words::story(of)], to)
}

/// Writes it as Markdown.
///
/// # Errors
/// The writer's.
pub fn markdown(of: &Comparing<'_>, to: &mut impl Write) -> io::Result<()> {
    write_markdown(&[words::story(of)], to)
}

/// It as JSON.
pub fn json(of: &Comparing<'_>, tool_version: &str) -> String {
    json::compare(of, tool_version)
}

/// The JSON Schema (draft 7) of what [`json`] writes.
pub fn schema() -> String {
    json::compare_schema()
}
