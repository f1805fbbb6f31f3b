//! One option explained: why it is where it is, and what would have to be true for it to be first.
//!
//! Purpose: what `whystack explain` prints. Guarantee: the formats for people lay out one story;
//! JSON has all of it, with every part of every point.

mod changes;
mod words;

use std::io;

pub(in crate::report) use words::reasons;

use super::decided::Decided;
use super::story::{write_markdown, write_page, write_plain};
use super::{Report, Style};
use crate::analysis::explain::Explained;

/// An option of a decision, with what is to be said of it.
#[derive(Clone, Copy, Debug)]
pub struct Explaining<'a> {
    /// The decision.
    pub decided: Decided<'a>,
    /// The option.
    pub explained: &'a Explained,
}

impl Report for Explaining<'_> {
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
pub fn json(of: &Explaining<'_>, tool_version: &str) -> String {
    super::json::explain(of, tool_version)
}

/// The JSON Schema (draft 7) of what [`json`] writes.
pub fn schema() -> String {
    super::json::explain_schema()
}
