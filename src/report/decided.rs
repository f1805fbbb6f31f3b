//! What a report is about: one tree decided in one situation.

use std::io;

use super::{Report, Style, json, markdown, plain, table};
use crate::analysis::robustness::Robustness;
use crate::engine::{Evaluation, Expect, Outcome};
use crate::model::{Base, Tree};

/// A decision with all that a report says of it.
#[derive(Clone, Copy, Debug)]
pub struct Decided<'a> {
    /// The tree.
    pub tree: &'a Tree,
    /// Where the tree came from: `shipped`, or a path.
    pub place: &'a str,
    /// The trees that it extends, nearest first.
    pub extends: &'a [Base],
    /// What followed.
    pub evaluation: &'a Evaluation,
    /// How sure it is; `None` where that was not looked at.
    pub robustness: Option<&'a Robustness>,
    /// What was expected of it, and what became of that.
    pub expectation: Option<(&'a Expect, &'a Outcome)>,
    /// Whether the day was given by the user; only then is it printed.
    pub today_given: bool,
}

impl Report for [Decided<'_>] {
    fn table(&self, style: Style, to: &mut Vec<u8>) -> io::Result<()> {
        table::write(self, style, to)
    }

    fn plain(&self, to: &mut Vec<u8>) -> io::Result<()> {
        plain::write(self, to)
    }

    fn markdown(&self, to: &mut Vec<u8>) -> io::Result<()> {
        markdown::write(self, to)
    }

    fn json(&self, tool_version: &str) -> String {
        json::report(self, tool_version)
    }
}
