//! One option explained: why it is where it is, and what would have to be true for it to be first.
//!
//! Purpose: what `whystack explain` prints. Guarantee: the formats for people lay out one story;
//! JSON has all of it, with every part of every point.

mod changes;
mod words;

use std::io::{self, Write};

use super::Style;
use super::decided::Decided;
use super::json;
use super::story::{Story, write_markdown, write_page, write_plain};
use crate::analysis::explain::Explained;

/// An option of a decision, with what is to be said of it.
#[derive(Clone, Copy, Debug)]
pub struct Explaining<'a> {
    /// The decision.
    pub decided: Decided<'a>,
    /// The option.
    pub explained: &'a Explained,
}

/// Writes it for a terminal.
///
/// # Errors
/// The writer's.
pub fn table(of: &Explaining<'_>, style: Style, to: &mut impl Write) -> io::Result<()> {
    write_page(&[story(of)], style, to)
}

/// Writes it as plain lines.
///
/// # Errors
/// The writer's.
pub fn plain(of: &Explaining<'_>, to: &mut impl Write) -> io::Result<()> {
    write_plain(&[story(of)], to)
}

/// Writes it as Markdown.
///
/// # Errors
/// The writer's.
pub fn markdown(of: &Explaining<'_>, to: &mut impl Write) -> io::Result<()> {
    write_markdown(&[story(of)], to)
}

/// It as JSON.
pub fn json(of: &Explaining<'_>, tool_version: &str) -> String {
    json::explain(of, tool_version)
}

/// The JSON Schema (draft 7) of what [`json`] writes.
pub fn schema() -> String {
    json::explain_schema()
}

fn story(of: &Explaining<'_>) -> Story {
    words::story(of)
}
