//! Exceptions to checks in a tree file: `[[allow]]` with code, item and reason.

use std::collections::BTreeSet;

use super::node::unknown_name;
use super::spec::{Kind, Spec, needed};
use super::table::Table;
use super::words::CHECKS;
use crate::diagnostic::{Allow, Check};
use crate::model::{Item, Tree};

pub(super) const ALLOW: Spec = Spec {
    what: "an exception to a check",
    keys: &[
        needed(
            "code",
            Kind::Word(&CHECKS),
            "The check that may find something: `whystack list checks`.",
        ),
        needed(
            "item",
            Kind::Label,
            "What it may find it of, as findings name it: `gvisor`, `site.edge` (a choice), `gvisor.cold-start` (a fact), or a profile or case.",
        ),
        needed("because", Kind::Text, "Why this is right as it is."),
    ],
    rules: &[],
};

/// The exceptions of a tree file; an unknown code or item is a fault. Items are only looked at
/// in a tree that is whole, because what is faulty is not in it; profiles and cases are no items
/// of it. An exception of a tree that is extended holds as long as its item is there.
pub(super) fn allows(root: &Table<'_>, tree: &Tree, whole: bool) -> Vec<Allow> {
    let tables = root.tables("allow");
    let names: BTreeSet<String> = if whole && !tables.is_empty() {
        let all = Item::all(tree).into_iter();
        all.map(|item| item.name(tree)).collect()
    } else {
        BTreeSet::new()
    };
    let one = |table: &Table<'_>| {
        let (code, item) = (table.text("code")?, table.text("item")?);
        let check = Check::find(&code);
        let is_item = !check.is_some_and(Check::is_of_files);
        if whole && is_item && !names.contains(&item) {
            if table.span.source != root.span.source {
                // The tree that is extended had it, and with it goes the exception.
                return None;
            }
            let known: Vec<&str> = names.iter().map(String::as_str).collect();
            let span = table.place("item");
            unknown_name(table.sink, span, "item of this tree", &item, known);
        }
        Some(Allow {
            check: check?,
            item,
            because: table.text("because")?,
            span: table.place("item"),
        })
    };
    tables.iter().filter_map(one).collect()
}
