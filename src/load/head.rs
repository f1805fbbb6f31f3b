//! The head of a tree file: what the tree is called, and what it decides.

use super::table::Table;
use crate::diagnostic::Code;
use crate::model::{Change, Scope, TreeBuilder};
use crate::text::ticked;

/// A builder with the head of a tree; `expected` is the name by which the file was found.
pub(super) fn head(root: &Table<'_>, expected: Option<&str>) -> TreeBuilder {
    let id = root.id("id");
    let version = root.text("version");
    if let Some(version) = version.as_deref().filter(|version| !is_version(version)) {
        let headline = format!("{} is no version, such as `1.0.0`", ticked(version));
        root.fault(Code::WrongType, "version", headline);
    }
    if let (Some(id), Some(expected)) = (&id, expected)
        && id.as_str() != expected
    {
        let headline = format!(
            "the id is {}, but the folder or file is called {}",
            ticked(id.as_str()),
            ticked(expected),
        );
        root.fault(Code::BadId, "id", headline);
    }
    // A head with faults makes no tree, yet the rest is read, so that all faults are told.
    let stand_in = || "tree".parse().expect("`tree` is a slug");
    let mut builder = TreeBuilder::new(
        id.unwrap_or_else(stand_in),
        version.unwrap_or_default(),
        root.date("as-of")
            .unwrap_or_else(|| "2000".parse().expect("`2000` is a date")),
        root.text("title").unwrap_or_default(),
    );
    if let Some(points) = root.number("indifference")
        && let Err(fault) = builder.set_indifference(points)
    {
        root.fault(Code::OutOfRange, "indifference", fault.to_string());
    }
    if let Some(scope) = root.table("scope") {
        let decides = scope.text("decides").unwrap_or_default();
        builder.set_scope(Scope {
            decides,
            omits: scope.texts("omits"),
        });
    }
    for change in root.tables("change") {
        if let (Some(version), Some(what)) = (change.text("version"), change.text("what")) {
            builder.add_change(Change { version, what });
        }
    }
    builder
}

fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(number)
}
