//! shared.toml: questions that several trees ask, and capabilities.

use std::collections::BTreeMap;

use super::former::Former;
use super::names::{Broken, Named};
use super::node::Node;
use super::question::{SharedQuestion, shared};
use super::question_keys::SHARED;
use super::sink::Sink;
use super::spec::{Count, Kind, Spec, key, needed};
use super::table::Table;
use super::value::Placed;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{BuildFault, Capability, Slug};
use crate::text::ticked;

/// The whole file.
pub(super) const FILE: Spec = Spec {
    what: "shared.toml",
    keys: &[
        needed("schema", Kind::Format, "The version of the file format: 1."),
        key(
            "capability",
            Kind::Tables(Count::ANY, &CAPABILITY),
            "Capabilities for all trees of the folder, `[[capability]]`.",
        ),
        key(
            "question",
            Kind::Tables(Count::ANY, &SHARED),
            "Questions that several trees ask, `[[question]]`: text and choices. A tree says `use = \"ID\"` and adds effects.",
        ),
    ],
    rules: &[],
};

pub(super) const CAPABILITY: Spec = Spec {
    what: "a capability",
    keys: &[
        needed(
            "id",
            Kind::Id,
            "The id by which answers provide or lack it and options need it, no option's id: lower-case words joined by hyphens.",
        ),
        needed(
            "title",
            Kind::Label,
            "What is there, as a sentence: `The nodes offer /dev/kvm`.",
        ),
    ],
    rules: &[],
};

/// What several trees have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared {
    pub(super) capabilities: Vec<Capability>,
    pub(super) questions: Vec<SharedQuestion>,
}

/// Reads shared.toml; what is faulty in it is added to the broken names.
pub(super) fn read(file: &Placed<'_>, sink: &Sink, broken: &mut Broken) -> Shared {
    let mut found = Shared::default();
    let Some(root) = Table::open(Node::new(file), sink, &FILE) else {
        return found;
    };
    for table in root.tables("capability") {
        match capability(&table) {
            Some(capability) if found.capabilities.iter().any(|one| one.id == capability.id) => {
                let headline =
                    format!("capability {} stands twice", ticked(capability.id.as_str()));
                table.fault(Code::DuplicateId, "id", headline);
            }
            Some(capability) => found.capabilities.push(capability),
            None => broken.add(Named::Capability, word(&table, "id")),
        }
    }
    for table in root.tables("question") {
        match shared(&table) {
            Some(question)
                if found
                    .questions
                    .iter()
                    .any(|one| one.question.id == question.question.id) =>
            {
                let id = ticked(question.question.id.as_str());
                table.fault(
                    Code::DuplicateId,
                    "id",
                    format!("question {id} stands twice"),
                );
            }
            Some(question) => found.questions.push(question),
            None => broken.add(Named::Question, word(&table, "id")),
        }
    }
    former_questions(&found.questions, sink);
    found
}

/// Holds the former ids of shared questions and of their choices against all of them, used by a
/// tree or not.
fn former_questions(questions: &[SharedQuestion], sink: &Sink) {
    let ids = questions.iter().map(|one| &one.question.id);
    let was = questions
        .iter()
        .flat_map(|one| one.was.iter().map(|former| (&one.question.id, former)));
    former("question", &ids.collect::<Vec<_>>(), was, sink);
    for one in questions {
        let choices = one.question.choices().rows().iter();
        let ids: Vec<&Slug> = choices.map(|choice| &choice.id).collect();
        let was = one.choices_were.iter().map(|(now, former)| (now, former));
        former("choice", &ids, was, sink);
    }
}

/// Holds former ids against the ids of now and against each other.
fn former<'d>(
    kind: &'static str,
    ids: &[&Slug],
    was: impl Iterator<Item = (&'d Slug, &'d Former)>,
    sink: &Sink,
) {
    let mut seen: BTreeMap<&Slug, &Slug> = BTreeMap::new();
    for (now, (id, span)) in was {
        let before = seen.insert(id, now);
        let fault = match before {
            _ if ids.contains(&id) => BuildFault::StillTaken {
                kind,
                id: id.clone(),
            },
            Some(other) => BuildFault::FormerTwice(id.clone(), other.clone()),
            None => continue,
        };
        sink.push(Diagnostic::error(Code::DuplicateId, fault.to_string()).at(*span, ""));
    }
}

/// A capability of a table.
pub(super) fn capability(table: &Table<'_>) -> Option<Capability> {
    Some(Capability {
        id: table.id("id")?,
        title: table.text("title")?,
        assumed: false,
    })
}

/// The word of a key, well-formed or not.
pub(super) fn word<'d>(table: &Table<'d>, name: &str) -> Option<&'d str> {
    table.get(name).and_then(|node| node.text())
}
