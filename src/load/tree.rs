//! A whole tree from its files, every fault in one run.

use super::allow::allows;
use super::candidate_keys::{CANDIDATE, SHARED_SOURCES};
use super::document::Document;
use super::files::TreeFiles;
use super::head::head;
use super::names::Broken;
use super::node::Node;
use super::origins::{Files, Origins};
use super::parts::Parts;
use super::shared::{Shared, read, word};
use super::sink::Sink;
use super::table::Table;
use super::tree_keys::TREE;
use crate::diagnostic::{Allow, Code, Faults};
use crate::model::{Slug, Tree};
use crate::text::Sources;

/// Builds a tree; `id` is the name by which it was found. Where its things stand is looked up
/// only if wanted.
pub(super) fn build(
    files: &TreeFiles,
    sources: &Sources,
    id: Option<&str>,
    with_origins: bool,
) -> (Option<Built>, Faults) {
    let sink = Sink::new();
    let built = assemble(files, sources, id, with_origins, &sink);
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
    files: &TreeFiles,
    sources: &Sources,
    id: Option<&str>,
    with_origins: bool,
    sink: &Sink,
) -> Option<Built> {
    let mut broken = Broken::default();
    let shared_document = files.shared.map(|ix| Document::of(sources, ix, sink));
    let shared = match &shared_document {
        Some(document) => read(document, sink, &mut broken),
        None => Shared::default(),
    };
    let document = Document::of(sources, files.tree, sink);
    let sources_document = files.sources.map(|ix| Document::of(sources, ix, sink));
    let option_documents: Vec<(&str, Document<'_>)> = files
        .options
        .iter()
        .map(|(stem, ix)| (stem.as_str(), Document::of(sources, *ix, sink)))
        .collect();

    let root = document.root(sink, &TREE)?;
    let shared = if files.lent {
        borrowed(shared, &root)
    } else {
        shared
    };
    let mut builder = head(&root, id);
    let mut part = Parts::new(&mut builder, &mut broken, sink);
    part.capabilities(&shared, &root);
    part.criteria(&root);
    part.questions(&shared, &root);
    part.rules(&root);
    part.shared_sources(&root);
    if let Some(document) = &sources_document
        && let Some(root) = document.root(sink, &SHARED_SOURCES)
    {
        part.shared_sources(&root);
    }
    let mut options: Vec<(Option<&str>, Table<'_>)> = root
        .tables("option")
        .into_iter()
        .map(|table| (None, table))
        .collect();
    for (stem, document) in &option_documents {
        if let Some(root) = document.root(sink, &CANDIDATE) {
            options.push((Some(stem), root));
        }
    }
    options.sort_by_key(|(_, table)| word(table, "id").map(str::to_owned));
    part.options(&options);
    part.former_ids();
    if options.is_empty() && document.is_whole() {
        root.fault(Code::MissingKey, "id", "a tree needs at least one option");
    }
    // Who answers a shared question by a former id answers it.
    let shared = shared.questions.into_iter();
    let shared = shared
        .flat_map(|one| {
            let was = one.was.into_iter().map(|(id, _)| id);
            std::iter::once(one.question.id).chain(was)
        })
        .collect();
    let tree = builder.build();
    let whole = sink.is_empty();
    let allows = allows(&root, &tree, whole);
    let origins = (with_origins && whole).then(|| {
        let files = Files {
            shared: shared_document.as_ref(),
            tree: &document,
            sources: sources_document.as_ref(),
            options: option_documents.iter().map(|(_, one)| one).collect(),
        };
        Origins::of(&tree, &files)
    });
    Some(Built {
        tree,
        shared,
        allows,
        origins,
    })
}

/// What a tree without shared.toml of its own takes of the shipped one: nothing, unless it uses
/// one of its questions; what it declares itself is its own.
fn borrowed(mut shared: Shared, root: &Table<'_>) -> Shared {
    let nodes = |name| {
        root.get(name)
            .and_then(|node| node.items())
            .unwrap_or_default()
    };
    let word = |node: &Node<'_>, key: &str| {
        let table = node.value.as_table()?;
        table.get(key)?.value.value.as_text().map(str::to_owned)
    };
    let uses = nodes("question")
        .iter()
        .any(|node| word(node, "use").is_some());
    if !uses {
        return Shared::default();
    }
    let own: Vec<String> = nodes("capability")
        .iter()
        .filter_map(|node| word(node, "id"))
        .collect();
    shared
        .capabilities
        .retain(|capability| !own.iter().any(|id| id == capability.id.as_str()));
    shared
}
