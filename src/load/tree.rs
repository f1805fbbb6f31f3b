//! A whole tree from its files, every fault in one run.

use super::allow::allows;
use super::candidate_keys::{CANDIDATE, SHARED_SOURCES};
use super::extend::extended;
use super::files::TreeFiles;
use super::head::head;
use super::names::Broken;
use super::node::Node;
use super::origins::Origins;
use super::parts::Parts;
use super::shared::word;
use super::sink::Sink;
use super::table::Table;
use super::tree_keys::TREE;
use super::whole::Whole;
use crate::diagnostic::{Allow, Code, Faults};
use crate::model::{Slug, Tree};
use crate::text::Sources;

/// Builds a tree of the files that are its own, and behind them those of the tree that it extends,
/// of the tree that this one extends, and so on; `id` is the name by which it was found. Where
/// its things stand is looked up only if wanted.
pub(super) fn build(
    chain: &[&TreeFiles],
    sources: &Sources,
    id: Option<&str>,
    with_origins: bool,
) -> (Option<Built>, Faults) {
    let sink = Sink::new();
    let built = assemble(chain, sources, id, with_origins, &sink);
    let faults = sink.into_faults();
    (built.filter(|_| !faults.has_errors()), faults)
}

/// A tree, and the shared questions that there are, used by it or not.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) tree: Tree,
    pub(super) shared: Vec<Slug>,
    /// The exceptions to checks that the tree states.
    pub(super) allows: Vec<Allow>,
    /// Where its things stand, if that was wanted.
    pub(super) origins: Option<Origins>,
}

fn assemble(
    chain: &[&TreeFiles],
    sources: &Sources,
    id: Option<&str>,
    with_origins: bool,
    sink: &Sink,
) -> Option<Built> {
    let mut broken = Broken::default();
    // All of them are read to their ends, for the faults of all of them are told.
    let mut each = Vec::new();
    for files in chain.iter().rev() {
        each.push(Whole::read(files, sources, sink, &mut broken));
    }
    let each = each.into_iter().collect::<Option<Vec<_>>>()?;
    let all = each.into_iter();
    let whole = all.reduce(|base, own| extended(base, own, sink))?;

    let root = Table::open(Node::new(&whole.root), sink, &TREE)?;
    if chain.len() == 1 && root.get("remove").is_some() && root.get("extend").is_none() {
        let headline = "`remove` takes out of the tree that `extend` names, and none is named";
        root.fault(Code::MissingKey, "remove", headline);
    }
    let mut builder = head(&root, id);
    let mut part = Parts::new(&mut builder, &mut broken, sink);
    part.capabilities(&whole.shared, &root);
    part.criteria(&root);
    part.questions(&whole.shared, &root);
    part.rules(&root);
    part.shared_sources(&root);
    if let Some(file) = &whole.sources
        && let Some(root) = Table::open(Node::new(file), sink, &SHARED_SOURCES)
    {
        part.shared_sources(&root);
    }
    let options = whole.options.iter();
    let mut options: Vec<Table<'_>> = options
        .filter_map(|option| Table::open(Node::new(option), sink, &CANDIDATE))
        .collect();
    options.sort_by_key(|table| word(table, "id").map(str::to_owned));
    part.options(&options);
    part.former_ids();
    if options.is_empty() {
        root.fault(Code::MissingKey, "id", "a tree needs at least one option");
    }
    // Who answers a shared question by a former id answers it.
    let shared = whole.shared.questions.iter();
    let shared = shared
        .flat_map(|one| {
            let was = one.was.iter().map(|(id, _)| id.clone());
            std::iter::once(one.question.id.clone()).chain(was)
        })
        .collect();
    let tree = builder.build();
    let is_sound = sink.is_empty();
    let allows = allows(&root, &tree, is_sound);
    let origins = (with_origins && is_sound).then(|| Origins::of(&tree, &whole));
    Some(Built {
        tree,
        shared,
        allows,
        origins,
    })
}
