//! What is put before a person beside the questions: menus, things to order, a line to type.

use std::fmt;
use std::io;

use super::{Asker, Given, Picked};
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

/// Lets a person pick one of some entries, the first unless another is picked; leaving is going
/// back from them.
///
/// # Errors
/// There is no terminal to ask on.
pub(crate) fn pick(
    asker: &mut dyn Asker,
    title: &str,
    entries: Vec<Entry>,
    default: usize,
) -> io::Result<Given<usize>> {
    let menu = Menu {
        title: Shown::line(title),
        entries,
        default,
        leave: false,
    };
    Ok(match asker.choose(&menu)? {
        Picked::Entry(place) => Given::This(place),
        Picked::Back | Picked::Quit => Given::Back,
        Picked::Interrupted => Given::Interrupted,
    })
}

/// An entry of a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is.
    pub text: Shown,
    /// What stands beside it; may be cut.
    pub detail: Option<Shown>,
    /// A few words at its end that are never cut.
    pub mark: Option<Shown>,
}

impl Entry {
    /// An entry by itself.
    pub(crate) fn plain(text: &str) -> Self {
        Self {
            text: Shown::line(text),
            detail: None,
            mark: None,
        }
    }

    /// An entry with something beside it.
    pub(crate) fn with(text: &str, detail: &str) -> Self {
        Self {
            detail: Some(Shown::line(detail)),
            ..Self::plain(text)
        }
    }

    /// The same with a mark.
    pub(crate) fn marked(self, mark: &str) -> Self {
        Self {
            mark: Some(Shown::line(mark)),
            ..self
        }
    }

    /// What stands between the text and what is beside it.
    pub(crate) fn joint(text: &str) -> &'static str {
        if text.ends_with(['?', ':', '…']) {
            " "
        } else {
            ": "
        }
    }

    /// All of it on one line.
    pub(crate) fn line(&self) -> String {
        let mut line = self.text.to_string();
        if let Some(detail) = &self.detail {
            line.push_str(Self::joint(&line));
            line.push_str(detail.as_str());
        }
        if let Some(mark) = &self.mark {
            line.push(' ');
            line.push_str(mark.as_str());
        }
        line
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
