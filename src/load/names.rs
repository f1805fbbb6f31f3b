//! Names that were declared with a fault: a use of one is no second fault.

use std::collections::BTreeSet;

/// Ids of things that could not be built, by kind.
#[derive(Debug, Default)]
pub(super) struct Broken(BTreeSet<(Named, String)>);

/// What can be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    Criterion,
    Capability,
    Question,
    Source,
}

impl Broken {
    pub(super) fn add(&mut self, kind: Named, id: Option<&str>) {
        if let Some(id) = id {
            self.0.insert((kind, id.to_owned()));
        }
    }

    pub(super) fn has(&self, kind: Named, id: &str) -> bool {
        self.0.contains(&(kind, id.to_owned()))
    }
}
