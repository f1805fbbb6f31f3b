//! Where the things of a tree stand in its files: beside the tree, and only when asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::node::Node;
use super::sink::Sink;
use super::table::Table;
use super::whole::Whole;
use crate::model::{CapabilityIx, Item, Tree};
use crate::text::Span;

/// The places of a tree's things and of their keys.
#[derive(Debug, Default)]
pub struct Origins {
    places: BTreeMap<(Item, String), Span>,
    /// The capabilities that stand in the tree file, or in that of a tree that it extends.
    own: BTreeSet<CapabilityIx>,
}

impl Origins {
    /// The place of a thing's key; of the thing if it has no such key, of the tree if it stands
    /// in no file.
    pub fn place(&self, item: Item, key: &str) -> Option<Span> {
        let at = |item, key: &str| self.places.get(&(item, key.to_owned())).copied();
        at(item, key)
            .or_else(|| at(item, ""))
            .or_else(|| at(Item::Tree, ""))
    }

    /// The capabilities that the tree declares itself.
    pub fn own_capabilities(&self, tree: &Tree) -> Vec<CapabilityIx> {
        let own = |ix: &CapabilityIx| self.own.contains(ix);
        tree.capabilities().indices().filter(own).collect()
    }

    /// Looks up the things of a sound tree in its files.
    pub(super) fn of(tree: &Tree, whole: &Whole<'_>) -> Self {
        let scratch = Sink::new();
        let mut origins = Self::default();
        let shared = whole.shared_files.iter().map(|file| (file, false));
        let own = [(&whole.root, true)].into_iter();
        let around = shared
            .chain(own)
            .chain(whole.sources.iter().map(|file| (file, false)));
        for (file, own) in around {
            if let Some(table) = Table::free(Node::new(file), &scratch, "a file") {
                origins.file(tree, &table, own);
            }
        }
        for option in &whole.options {
            if let Some(table) = Table::free(Node::new(option), &scratch, "an option") {
                origins.option(tree, &table);
            }
        }
        origins
    }

    /// Keeps the places of a thing and of its keys.
    fn keep(&mut self, item: Item, id: &str, table: &Table<'_>) {
        self.places.insert((item, String::new()), table.place(id));
        for (key, ..) in table.entries() {
            self.places.insert((item, key.to_owned()), table.place(key));
        }
    }

    fn file(&mut self, tree: &Tree, root: &Table<'_>, own: bool) {
        if own {
            self.keep(Item::Tree, "id", root);
            if let Some(scope) = inner(root, "scope") {
                let omits = scope.place("omits");
                self.places.insert((Item::Tree, "omits".to_owned()), omits);
            }
        }
        for table in list(root, "capability") {
            if let Some(ix) = name(&table, "id").and_then(|id| tree.capability(id)) {
                self.keep(Item::Capability(ix), "id", &table);
                if own {
                    self.own.insert(ix);
                }
            }
        }
        for table in list(root, "criterion") {
            if let Some(ix) = name(&table, "id").and_then(|id| tree.criterion(id)) {
                self.keep(Item::Criterion(ix), "id", &table);
            }
        }
        for table in list(root, "question") {
            self.question(tree, &table);
        }
        for table in list(root, "rule") {
            let id = name(&table, "id");
            if let Some(ix) = id.and_then(|id| tree.rules().find(|rule| rule.id.as_str() == id)) {
                self.keep(Item::Rule(ix), "id", &table);
            }
        }
        self.sources(tree, root, None);
    }

    fn question(&mut self, tree: &Tree, table: &Table<'_>) {
        let word = if table.get("use").is_some() {
            "use"
        } else {
            "id"
        };
        let Some(ix) = name(table, word).and_then(|id| tree.question(id)) else {
            return;
        };
        self.keep(Item::Question(ix), word, table);
        for choice in list(table, "choice") {
            let id = name(&choice, "id");
            if let Some(of) = id.and_then(|id| tree.questions()[ix].choice(id)) {
                self.keep(Item::Choice(ix, of), "id", &choice);
            }
        }
        for (place, band) in list(table, "band").iter().enumerate() {
            self.keep(Item::Band(ix, place), "id", band);
        }
    }

    fn option(&mut self, tree: &Tree, table: &Table<'_>) {
        let id = name(table, "id");
        let Some(ix) = id.and_then(|id| tree.candidate(id)) else {
            return;
        };
        self.keep(Item::Candidate(ix), "id", table);
        if let Some(facts) = inner(table, "facts") {
            for (criterion, span, _) in facts.entries() {
                if let Some(criterion) = tree.criterion(criterion) {
                    self.places
                        .insert((Item::Fact(ix, criterion), String::new()), span);
                }
            }
        }
        self.sources(tree, table, id);
    }

    fn sources(&mut self, tree: &Tree, table: &Table<'_>, owner: Option<&str>) {
        let Some(sources) = inner(table, "sources") else {
            return;
        };
        for (id, span, _) in sources.entries() {
            let found = tree.sources().find(|source| {
                source.id.as_str() == id
                    && source.owner.as_ref().map(crate::model::Slug::as_str) == owner
            });
            if let Some(ix) = found {
                self.places.insert((Item::Source(ix), String::new()), span);
            }
        }
    }
}

fn name<'d>(table: &Table<'d>, key: &str) -> Option<&'d str> {
    table.get(key).and_then(|node| node.text())
}

fn inner<'d>(table: &Table<'d>, key: &str) -> Option<Table<'d>> {
    Table::free(table.get(key)?, table.sink, "a table")
}

fn list<'d>(table: &Table<'d>, key: &str) -> Vec<Table<'d>> {
    let items = table.get(key).and_then(|node| node.items());
    items
        .unwrap_or_default()
        .into_iter()
        .filter_map(|item| Table::free(item, table.sink, "a table"))
        .collect()
}
