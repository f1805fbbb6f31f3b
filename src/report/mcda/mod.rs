//! A matrix decided by a textbook method, with all its tables: for people and for machines.
//!
//! Purpose: what `--method` prints. Guarantee: the formats lay out one `Sheet`, so that they all
//! hold the same tables; names of a file pass the border of [`Shown`](crate::text::Shown), in JSON
//! they are escaped.

mod json;
mod markdown;
mod outcome;
mod plain;
mod sheet;
mod table;

use std::io;

pub use json::{SCHEMA_VERSION, schema};

use super::{Report, Style};
use crate::analysis::mcda::{Method, Outcome};
use crate::model::{DecisionMatrix, Tree};

/// A matrix decided by a method.
#[derive(Clone, Copy, Debug)]
pub struct Worked<'a> {
    /// What is decided.
    pub title: &'a str,
    /// The tree that is decided; `None` for a table.
    pub tree: Option<&'a Tree>,
    /// Where it came from: `shipped`, or a path.
    pub place: &'a str,
    /// What the numbers of the matrix are.
    pub basis: Basis,
    /// The matrix.
    pub matrix: &'a DecisionMatrix,
    /// The method.
    pub method: Method,
    /// What it found.
    pub outcome: &'a Outcome,
}

/// What the numbers of a matrix are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Figures in the units of their criteria.
    Figures,
    /// Values from 0 to 1 of the viable options of a decision; so many are out.
    Values {
        /// How many options are out.
        out: usize,
    },
}

impl Report for Worked<'_> {
    fn table(&self, style: Style, to: &mut Vec<u8>) -> io::Result<()> {
        table::table(self, style, to)
    }

    fn plain(&self, to: &mut Vec<u8>) -> io::Result<()> {
        plain::plain(self, to)
    }

    fn markdown(&self, to: &mut Vec<u8>) -> io::Result<()> {
        markdown::markdown(self, to)
    }

    fn json(&self, tool_version: &str) -> String {
        json::json(self, tool_version)
    }
}
