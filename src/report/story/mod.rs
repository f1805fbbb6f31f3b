//! A report made of sections, for what is told of a decision beside the decision itself.
//!
//! Purpose: one shape that tables, plain lines and Markdown lay out alike. Guarantee: every word
//! of a tree stands in it as a [`Phrase`]; a format leaves nothing out.

mod markdown;
mod page;
mod plain;

use std::io;

use super::phrase::Phrase;
use super::view::SourceRow;
use super::{Report, Style};

/// Something whose formats for people lay out one story.
pub(super) trait Telling {
    /// All that there is to say.
    fn story(&self) -> Story;

    /// It as JSON, by a tool of this version.
    fn as_json(&self, tool_version: &str) -> String;
}

impl<T: Telling> Report for T {
    fn table(&self, style: Style, to: &mut Vec<u8>) -> io::Result<()> {
        page::write(&self.story(), style, to)
    }

    fn plain(&self, to: &mut Vec<u8>) -> io::Result<()> {
        plain::write(&self.story(), to)
    }

    fn markdown(&self, to: &mut Vec<u8>) -> io::Result<()> {
        markdown::write(&self.story(), to)
    }

    fn json(&self, tool_version: &str) -> String {
        self.as_json(tool_version)
    }
}

/// What is told of something.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Story {
    /// What it is about.
    pub(crate) title: Phrase,
    /// The gist.
    pub(crate) headline: Phrase,
    /// The rest, the most weighty first.
    pub(crate) sections: Vec<Section>,
    /// The sources that are cited, by number.
    pub(crate) sources: Vec<SourceRow>,
    /// The tree with version, date, place and digest.
    pub(crate) colophon: Phrase,
}

/// Something told under a title.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Section {
    /// The word before each line in plain output.
    pub(crate) key: &'static str,
    /// The title.
    pub(crate) title: Phrase,
    /// A table, if there is one.
    pub(crate) grid: Option<Grid>,
    /// A list.
    pub(crate) items: Vec<Item>,
}

/// An entry of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Item {
    /// What it says.
    pub(crate) what: Phrase,
    /// What belongs to it.
    pub(crate) under: Vec<Phrase>,
}

/// A table; each row is named by its first cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Grid {
    /// The head of each column.
    pub(crate) head: Vec<Phrase>,
    /// The rows, a cell a column.
    pub(crate) rows: Vec<Vec<Phrase>>,
}

impl Section {
    /// A section of a list.
    pub(crate) fn list(key: &'static str, title: impl Into<Phrase>, items: Vec<Item>) -> Self {
        Self {
            key,
            title: title.into(),
            grid: None,
            items,
        }
    }

    /// A section of a table.
    pub(crate) fn table(key: &'static str, title: impl Into<Phrase>, grid: Grid) -> Self {
        Self {
            key,
            title: title.into(),
            grid: Some(grid),
            items: Vec::new(),
        }
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty() && self.grid.as_ref().is_none_or(|grid| grid.rows.is_empty())
    }
}

impl From<Phrase> for Item {
    fn from(what: Phrase) -> Self {
        Self {
            what,
            under: Vec::new(),
        }
    }
}
