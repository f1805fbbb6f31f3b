//! What is put before a person beside the questions: menus, things to order, a line to type.

use std::fmt;

use crate::text::Shown;

/// Entries of which one is picked.
#[derive(Clone, Debug, PartialEq)]
pub struct Menu {
    /// What is picked.
    pub title: Shown,
    /// The entries.
    pub entries: Vec<Entry>,
    /// The place of the entry that is taken unless another is picked.
    pub default: usize,
    /// Whether going back and leaving are offered beside the entries.
    pub leave: bool,
}

/// An entry of a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is.
    pub text: Shown,
    /// What stands beside it.
    pub detail: Option<Shown>,
}

impl Entry {
    /// An entry by itself.
    pub(crate) fn plain(text: &str) -> Self {
        Self {
            text: Shown::line(text),
            detail: None,
        }
    }

    /// An entry with something beside it.
    pub(crate) fn with(text: &str, detail: &str) -> Self {
        Self {
            text: Shown::line(text),
            detail: Some(Shown::line(detail)),
        }
    }
}

/// Things to bring into an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorting {
    /// What the order means.
    pub title: Shown,
    /// The things, in the order that they have now.
    pub items: Vec<Entry>,
}

/// A line to type.
pub struct Field<'a> {
    /// What it is for.
    pub title: Shown,
    /// What stands before the cursor.
    pub name: Shown,
    /// What is taken if nothing is typed.
    pub preset: Option<String>,
    /// Why a line is not taken.
    pub check: &'a dyn Fn(&str) -> Result<(), String>,
}

impl fmt::Debug for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field")
            .field("title", &self.title)
            .field("name", &self.name)
            .field("preset", &self.preset)
            .finish_non_exhaustive()
    }
}
