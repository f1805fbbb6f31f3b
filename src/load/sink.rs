//! Where faults are gathered while a file is read to its end.

use std::cell::RefCell;

use crate::diagnostic::{Diagnostic, Faults};

/// Gathers faults; shared by all readers of a run.
#[derive(Debug, Default)]
pub(super) struct Sink(RefCell<Faults>);

impl Sink {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn push(&self, diagnostic: Diagnostic) {
        self.0.borrow_mut().push(diagnostic);
    }

    pub(super) fn into_faults(self) -> Faults {
        self.0.into_inner().sorted()
    }
}
