//! What the files of a tree say, all of them together.
//!
//! Purpose: one shape for a tree in one file, in a folder, and made from another: the parts of
//! the tree are read of this. Guarantee: each value keeps the file and place where it stands.

use super::candidate::check_stem;
use super::document::Document;
use super::files::TreeFiles;
use super::names::Broken;
use super::node::Node;
use super::shared::{Shared, read};
use super::sink::Sink;
use super::table::Table;
use super::value::{Placed, Value};
use crate::text::Sources;

/// The files of one tree, or of a tree and of those that it extends.
#[derive(Debug)]
pub(super) struct Whole<'d> {
    /// tree.toml without its options.
    pub(super) root: Placed<'d>,
    /// sources.toml.
    pub(super) sources: Option<Placed<'d>>,
    /// The options, wherever they stand.
    pub(super) options: Vec<Placed<'d>>,
    /// What trees have in common.
    pub(super) shared: Shared,
    /// The files that say so.
    pub(super) shared_files: Vec<Placed<'d>>,
    /// Whether that is the shipped one, lent to a tree that has none of its own.
    pub(super) lent: bool,
}

impl<'d> Whole<'d> {
    /// Reads the files of one tree to their ends; `None` if the tree file is of an unknown format.
    pub(super) fn read(
        files: &TreeFiles,
        sources: &'d Sources,
        sink: &Sink,
        broken: &mut Broken,
    ) -> Option<Self> {
        let placed = |ix| Document::of(sources, ix, sink).placed(sink);
        let shared_file = files.shared.and_then(placed);
        let shared = shared_file.as_ref().map(|file| read(file, sink, broken));
        let root = placed(files.tree);
        let sources_file = files.sources.and_then(placed);
        let mut options = Vec::new();
        for (stem, ix) in &files.options {
            let Some(option) = placed(*ix) else { continue };
            if let Some(table) = Table::free(Node::new(&option), sink, "an option") {
                check_stem(&table, stem, table.id("id").as_ref());
            }
            options.push(option);
        }
        let mut root = root?;
        let mut all = taken_out(&mut root);
        all.append(&mut options);
        let shared = shared.unwrap_or_default();
        let shared = if files.lent {
            borrowed(shared, &root)
        } else {
            shared
        };
        Some(Self {
            root,
            sources: sources_file,
            options: all,
            shared,
            shared_files: shared_file.into_iter().collect(),
            lent: files.lent,
        })
    }
}

/// The options of a tree file, which no longer stand in it; what is no table stays, to be told.
fn taken_out<'d>(root: &mut Placed<'d>) -> Vec<Placed<'d>> {
    let Some(Value::List(items)) = root.get_mut("option").map(|one| &mut one.value) else {
        return Vec::new();
    };
    let (tables, rest) = std::mem::take(items)
        .into_iter()
        .partition(|item| item.value.as_table().is_some());
    *items = rest;
    tables
}

/// What a tree without shared.toml of its own takes of the shipped one: nothing, unless it uses
/// one of its questions; what it declares itself is its own.
fn borrowed(mut shared: Shared, root: &Placed<'_>) -> Shared {
    let uses = |question: &Placed<'_>| question.word("use").is_some();
    if !root.items("question").iter().any(uses) {
        return Shared::default();
    }
    shared
        .capabilities
        .retain(|capability| !declares(root, capability.id.as_str()));
    shared
}

/// Whether a tree file declares a capability.
pub(super) fn declares(root: &Placed<'_>, id: &str) -> bool {
    let mut own = root.items("capability").iter();
    own.any(|capability| capability.word("id") == Some(id))
}
