//! Options side by side: differences only.
//!
//! Purpose: what `whystack compare` prints. Guarantee: the formats for people lay out one story;
//! JSON has all of it.

mod words;

use super::decided::Decided;
use super::json;
use super::story::{Story, Telling};
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

impl Telling for Comparing<'_> {
    fn story(&self) -> Story {
        words::story(self)
    }

    fn as_json(&self, tool_version: &str) -> String {
        json::compare(self, tool_version)
    }
}

/// The JSON Schema (draft 7) of its JSON.
pub fn schema() -> String {
    json::compare_schema()
}
