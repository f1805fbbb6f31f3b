//! One option explained: why it is where it is, and what would have to be true for it to be first.
//!
//! Purpose: what `whystack explain` prints. Guarantee: the formats for people lay out one story;
//! JSON has all of it, with every part of every point.

mod changes;
mod words;

pub(in crate::report) use words::reasons;

use super::decided::Decided;
use super::json;
use super::story::{Story, Telling};
use crate::analysis::explain::Explained;

/// An option of a decision, with what is to be said of it.
#[derive(Clone, Copy, Debug)]
pub struct Explaining<'a> {
    /// The decision.
    pub decided: Decided<'a>,
    /// The option.
    pub explained: &'a Explained,
}

impl Telling for Explaining<'_> {
    fn story(&self) -> Story {
        words::story(self)
    }

    fn as_json(&self, tool_version: &str) -> String {
        json::explain(self, tool_version)
    }
}

/// The JSON Schema (draft 7) of its JSON.
pub fn schema() -> String {
    json::explain_schema()
}
