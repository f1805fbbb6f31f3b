//! Where faults are gathered while files are read to their ends.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::text::{SourceIx, Span};

/// The most faults that are kept; the rest is counted.
const KEPT: usize = 1_000;
/// The most faults for which near names are looked for.
const SUGGESTED: usize = 200;

/// Gathers faults; shared by all readers of a run.
///
/// A file with syntax faults is *torn*: what is not there may have been written, so nothing is
/// said of missing things in it, and nothing of unknown names anywhere.
#[derive(Debug, Default)]
pub(super) struct Sink {
    faults: RefCell<Faults>,
    count: Cell<usize>,
    torn: RefCell<BTreeSet<SourceIx>>,
    /// What an extender takes out of its base, by kind and name, and where it says so.
    gone: RefCell<BTreeMap<(String, String), Span>>,
}

impl Sink {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn push(&self, diagnostic: Diagnostic) {
        if self.is_moot(&diagnostic) {
            return;
        }
        let count = self.count.get() + 1;
        self.count.set(count);
        let mut faults = self.faults.borrow_mut();
        if count <= KEPT {
            faults.push(diagnostic);
        } else {
            faults.count(&diagnostic);
        }
    }

    /// Whether nothing was found so far.
    pub(super) fn is_empty(&self) -> bool {
        self.count.get() == 0
    }

    /// How much was found so far.
    pub(super) fn count(&self) -> usize {
        self.count.get()
    }

    /// Marks a file as one that was read in part only.
    pub(super) fn tear(&self, source: SourceIx) {
        self.torn.borrow_mut().insert(source);
    }

    /// Marks a name as one that an extender takes out.
    pub(super) fn gone(&self, kind: String, name: String, span: Span) {
        self.gone.borrow_mut().insert((kind, name), span);
    }

    /// Where a name is taken out, if it is.
    pub(super) fn where_gone(&self, kind: &str, name: &str) -> Option<Span> {
        let gone = self.gone.borrow();
        if gone.is_empty() {
            return None;
        }
        gone.get(&(kind.to_owned(), name.to_owned())).copied()
    }

    /// Whether there are so many faults that near names are no longer worth their time.
    pub(super) fn is_crowded(&self) -> bool {
        self.count.get() > SUGGESTED
    }

    fn is_moot(&self, diagnostic: &Diagnostic) -> bool {
        let torn = self.torn.borrow();
        let place = diagnostic.place.as_ref().map(|label| label.span.source);
        match diagnostic.code {
            Code::MissingKey | Code::MissingSource => {
                place.is_some_and(|source| torn.contains(&source))
            }
            Code::UnknownName => !torn.is_empty(),
            _ => false,
        }
    }

    pub(super) fn into_faults(self) -> Faults {
        self.faults.into_inner().sorted()
    }
}
