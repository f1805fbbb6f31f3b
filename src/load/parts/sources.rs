//! The sources of a tree: those that its options share, and those of one option.

use super::Parts;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::candidate_keys::SOURCE;
use crate::load::evidence::source;
use crate::load::names::Named;
use crate::load::node::Node;
use crate::load::table::Table;
use crate::model::{Slug, Source};
use crate::text::ticked;

impl Parts<'_> {
    pub(in crate::load) fn shared_sources(&mut self, root: &Table<'_>) {
        if let Some(node) = root.get("sources") {
            self.sources(node, None);
        }
    }

    /// Adds sources in the order of their ids, so that a digest does not depend on the file.
    pub(super) fn sources(&mut self, node: Node<'_>, owner: Option<&Slug>) {
        let Some(all) = Table::free(node, self.sink, "sources by their ids") else {
            return;
        };
        let mut entries: Vec<_> = all.entries().collect();
        entries.sort_by_key(|(name, ..)| *name);
        for (name, span, value) in entries {
            let table = Table::open(value, self.sink, &SOURCE);
            let id = name.parse::<Slug>();
            if let Err(fault) = &id {
                let headline = format!("{} is no id: {fault}", ticked(name));
                self.sink
                    .push(Diagnostic::error(Code::BadId, headline).at(span, ""));
            }
            let found = table
                .zip(id.ok())
                .and_then(|(table, id)| source(&table, id, owner.cloned()));
            let Some(found) = found else {
                self.broken.add(Named::Source, Some(name));
                continue;
            };
            let shared = |other: &Source| other.owner.is_none() && other.id == found.id;
            if owner.is_some() && self.builder.so_far().sources().find(shared).is_some() {
                let headline = format!("{} is a shared source of the tree", ticked(name));
                let fault = Diagnostic::error(Code::DuplicateId, headline).at(span, "");
                self.sink
                    .push(fault.help("cite the shared one, or choose another id"));
            } else if let Err(fault) = self.builder.add_source(found) {
                self.report(&fault, span);
            }
        }
    }
}
