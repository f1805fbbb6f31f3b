//! `was = ["old-id"]`: ids that things had before.

use std::collections::BTreeMap;

use super::sink::Sink;
use super::spec::{Count, Key, Kind, key};
use super::table::Table;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Renamed, Slug, Tree};
use crate::text::limits::FORMER_IDS;
use crate::text::{Span, ticked};

/// The key of what can have had another id.
pub(super) const WAS: Key = key(
    "was",
    Kind::Ids(Count::to(FORMER_IDS)),
    "Ids that it had before, at most 20. What was written for one of them (answers files, profiles, cases, `--set`) still loads and means the same, with a warning that names the new id. They change no digest.",
);

/// A former id with its place.
pub(super) type Former = (Slug, Span);

/// The former ids that a table states.
pub(super) fn former_ids(table: &Table<'_>) -> Vec<Former> {
    let items = table.get("was").and_then(|node| node.items());
    let items = items.unwrap_or_default();
    if items.len() > FORMER_IDS {
        let headline = format!("{} former ids, at most {FORMER_IDS} fit", items.len());
        table.fault(Code::TooMany, "was", headline);
        return Vec::new();
    }
    let id = |node: &super::node::Node<'_>| Some((node.text()?.parse().ok()?, node.span));
    items.iter().filter_map(id).collect()
}

/// Says that a file uses an id of before; `now` is what is meant.
pub(super) fn renamed(tree: &Tree, now: Renamed, span: Span, before: &str, sink: &Sink) {
    let (kind, id) = (now.kind(), ticked(tree.id_of(now).as_str()));
    let headline = format!("{kind} {} is called {id} now", ticked(before));
    let help = format!("write {id}");
    sink.push(
        Diagnostic::warning(Code::Renamed, headline)
            .at(span, "")
            .help(help),
    );
}

/// The things that a table named so far: its keys differ, yet two may be ids of one thing.
#[derive(Debug, Default)]
pub(super) struct Once<'d>(BTreeMap<Renamed, (&'d str, Span)>);

impl<'d> Once<'d> {
    /// Whether a thing is named for the first time; a second time is an error. An id of before is
    /// told.
    pub(super) fn first(
        &mut self,
        tree: &Tree,
        thing: Renamed,
        name: &'d str,
        span: Span,
        sink: &Sink,
    ) -> bool {
        if let Some((other, place)) = self.0.get(&thing) {
            let headline = format!(
                "{} and {} are one {}",
                ticked(other),
                ticked(name),
                thing.kind()
            );
            let fault = Diagnostic::error(Code::DuplicateId, headline).at(span, "named again");
            sink.push(fault.also(*place, "named first"));
            return false;
        }
        self.0.insert(thing, (name, span));
        if tree.id_of(thing).as_str() != name {
            renamed(tree, thing, span, name, sink);
        }
        true
    }
}
