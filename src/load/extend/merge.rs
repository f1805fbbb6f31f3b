//! What a base and its extender say, as one.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{facts, shared};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::candidate_keys::{CANDIDATE, SOURCE};
use crate::load::sink::Sink;
use crate::load::spec::{Kind, Merging, Spec};
use crate::load::tree_keys::{OWN, TREE};
use crate::load::value::{Entries, Entry, Placed, Value};
use crate::load::whole::Whole;
use crate::text::ticked;

/// The base with what its extender says.
pub(super) fn merged<'d>(base: Whole<'d>, own: Whole<'d>, sink: &Sink) -> Whole<'d> {
    let mut merge = Merge { sink };
    let shared = shared::united(&base, &own, sink);
    let Whole {
        mut root,
        mut sources,
        options,
        mut shared_files,
        lent,
        ..
    } = base;
    if let Some(entries) = root.value.table_mut() {
        entries.retain(|name| !OWN.contains(&name));
    }
    let mut own_root = own.root;
    let own_sources = own_root
        .value
        .table_mut()
        .and_then(|table| table.remove("sources"));
    root = merge.tables(root, own_root, &TREE);
    merge.sources((&mut root, &mut sources), own_sources, own.sources);
    shared_files.extend(own.shared_files);
    Whole {
        options: merge.lists(options, own.options, &["id"], |_| &CANDIDATE),
        root,
        sources,
        shared,
        shared_files,
        lent,
    }
}

struct Merge<'s> {
    sink: &'s Sink,
}

impl Merge<'_> {
    /// The entries of a table, with those of another in their places, or behind them.
    fn tables<'d>(&mut self, base: Placed<'d>, own: Placed<'d>, spec: &Spec) -> Placed<'d> {
        let span = own.span;
        let (Value::Table(mut entries), Value::Table(given)) = (base.value, own.value) else {
            // Neither is merged unless both are tables.
            return Placed {
                value: Value::Table(Entries::default()),
                span,
            };
        };
        for (name, mut entry) in given.into_entries() {
            if let Some(there) = entries.get_mut(&name) {
                let kind = spec.key(&name).map(|key| key.kind);
                let old = std::mem::replace(&mut there.value, nothing(span));
                entry.value = self.values(kind, old, entry.value);
            }
            entries.insert(name, entry);
        }
        Placed {
            value: Value::Table(entries),
            span,
        }
    }

    fn values<'d>(&mut self, kind: Option<Kind>, old: Placed<'d>, new: Placed<'d>) -> Placed<'d> {
        let span = new.span;
        let merging = kind.map_or(Merging::Whole, Kind::merging);
        match (merging, old.value, new.value) {
            (Merging::Entries(names, spec), Value::List(old), Value::List(new)) => {
                let value = Value::List(self.lists(old, new, names, |_| spec));
                Placed { value, span }
            }
            (Merging::TwoSorts(mark, with, without), Value::List(old), Value::List(new)) => {
                let new = self.of_one_sort(&old, new, mark);
                let sort = |item: &Placed<'_>| match item.get(mark) {
                    Some(_) => with,
                    None => without,
                };
                let value = Value::List(self.lists(old, new, &[mark, "id"], sort));
                Placed { value, span }
            }
            (Merging::ByKey(spec), Value::Table(mut old), Value::Table(new)) => {
                for (name, entry) in new.into_entries() {
                    self.put(&mut old, name, entry, spec);
                }
                let value = Value::Table(old);
                Placed { value, span }
            }
            (Merging::Facts, Value::Table(mut old), Value::Table(new)) => {
                for (name, mut entry) in new.into_entries() {
                    if let Some(there) = old.get_mut(&name) {
                        let before = std::mem::replace(&mut there.value, nothing(span));
                        entry.value = facts::replaced(before, entry.value);
                    }
                    old.insert(name, entry);
                }
                let value = Value::Table(old);
                Placed { value, span }
            }
            (_, _, value) => Placed { value, span },
        }
    }

    /// The items of a list, with those of another in the places of their names, or behind them.
    fn lists<'d>(
        &mut self,
        mut items: Vec<Placed<'d>>,
        given: Vec<Placed<'d>>,
        names: &[&str],
        spec: impl Fn(&Placed<'_>) -> &'static Spec,
    ) -> Vec<Placed<'d>> {
        let mut places: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for (place, item) in items.iter().enumerate() {
            if let Some(name) = name_of(item, names) {
                places.entry(name).or_insert(place);
            }
        }
        for item in given {
            // What is given twice is merged once, so that its second place is told.
            let place = name_of(&item, names).and_then(|name| places.remove(&name));
            match place.and_then(|place| items.get_mut(place)) {
                Some(there) => {
                    let old = std::mem::replace(there, nothing(item.span));
                    let spec = spec(&old);
                    *there = self.tables(old, item, spec);
                }
                None => items.push(item),
            }
        }
        items
    }

    /// What is given, without what is of another sort than what has its name.
    fn of_one_sort<'d>(
        &self,
        old: &[Placed<'d>],
        given: Vec<Placed<'d>>,
        mark: &str,
    ) -> Vec<Placed<'d>> {
        let mut kept = Vec::new();
        for item in given {
            let (is_marked, name) = match item.get(mark) {
                Some(name) => (true, Some(name)),
                None => (false, item.get("id")),
            };
            let id = name.and_then(|name| name.value.as_text());
            let key = if is_marked { "id" } else { mark };
            let other = id.and_then(|id| old.iter().find(|one| one.word(key) == Some(id)));
            if let (Some(other), Some(name), Some(id)) = (other, name, id) {
                let headline = if is_marked {
                    format!(
                        "{} is no shared question in the tree that is extended",
                        ticked(id)
                    )
                } else {
                    format!("{} is a shared question", ticked(id))
                };
                let fault = Diagnostic::error(Code::DuplicateId, headline).at(name.span, "");
                let place = other.get(key).map_or(other.span, |one| one.span);
                let fault = fault.also(place, "the question of that name");
                self.sink
                    .push(fault.help(format!("write `{key} = \"{id}\"`, or choose another id")));
            } else {
                kept.push(item);
            }
        }
        kept
    }

    /// Sources go to where one of their id is, else to where they stand: the tree file or
    /// sources.toml.
    fn sources<'d>(
        &mut self,
        (root, file): (&mut Placed<'d>, &mut Option<Placed<'d>>),
        in_root: Option<Entry<'d>>,
        own_file: Option<Placed<'d>>,
    ) {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let own = own_file.map(|own| (own.span, own.value));
        if let Some(given) = in_root {
            self.all_sources((root, file), given, true, &mut seen);
        }
        let Some((span, Value::Table(mut entries))) = own else {
            return;
        };
        let given = entries.remove("sources");
        if file.is_none() {
            let value = Value::Table(entries);
            *file = Some(Placed { value, span });
        }
        if let Some(given) = given {
            self.all_sources((root, file), given, false, &mut seen);
        }
    }

    fn all_sources<'d>(
        &mut self,
        (root, file): (&mut Placed<'d>, &mut Option<Placed<'d>>),
        given: Entry<'d>,
        from_root: bool,
        seen: &mut BTreeSet<String>,
    ) {
        let Value::Table(all) = given.value.value else {
            // What is no table is told where it stands.
            if let Some(entries) = root.value.table_mut() {
                entries.insert(Cow::Borrowed("sources"), given);
            }
            return;
        };
        let (key, span) = (given.key, given.value.span);
        for (name, entry) in all.into_entries() {
            let has = |placed: Option<&Placed<'_>>| {
                let sources = placed.and_then(|placed| placed.get("sources"));
                sources.is_some_and(|sources| sources.get(&name).is_some())
            };
            let (in_root, in_file) = (has(Some(root)), has(file.as_ref()));
            let twice = !seen.insert(name.to_string());
            // Where it stands in both files of the extender, both stay, so that it is told.
            let to_root = match (in_root, in_file) {
                (true, false) => !twice,
                (false, true) => twice,
                _ => from_root,
            };
            let to = if to_root {
                Some(&mut *root)
            } else {
                file.as_mut()
            };
            let Some(entries) = to.and_then(|to| to.value.table_mut()) else {
                continue;
            };
            if entries
                .get("sources")
                .is_none_or(|one| one.value.value.as_table().is_none())
            {
                let value = Placed {
                    value: Value::Table(Entries::default()),
                    span,
                };
                entries.insert(Cow::Borrowed("sources"), Entry { key, value });
            }
            let sources = entries.get_mut("sources");
            if let Some(sources) = sources.and_then(|one| one.value.value.table_mut()) {
                self.put(sources, name, entry, &SOURCE);
            }
        }
    }

    /// Puts an entry into a table of tables: its keys replace those of one of its name.
    fn put<'d>(
        &mut self,
        into: &mut Entries<'d>,
        name: Cow<'d, str>,
        mut entry: Entry<'d>,
        spec: &Spec,
    ) {
        let is_table = entry.value.value.as_table().is_some();
        if let Some(there) = into.get_mut(&name)
            && is_table
            && there.value.value.as_table().is_some()
        {
            let old = std::mem::replace(&mut there.value, nothing(entry.key));
            entry.value = self.tables(old, entry.value, spec);
        }
        into.insert(name, entry);
    }
}

/// What stands in for a value while it is merged.
fn nothing<'d>(span: crate::text::Span) -> Placed<'d> {
    Placed {
        value: Value::Datetime,
        span,
    }
}

/// By what an item is known: the first of its keys that is there, or all that it takes.
fn name_of(item: &Placed<'_>, names: &[&str]) -> Option<Vec<String>> {
    match names {
        ["code", "item"] => {
            let parts = names.iter().map(|name| item.word(name).map(str::to_owned));
            parts.collect()
        }
        _ => {
            let word = names.iter().find_map(|name| item.word(name))?;
            Some(vec![word.to_owned()])
        }
    }
}
