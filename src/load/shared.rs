//! shared.toml: questions that several trees ask, and capabilities.

use super::document::Document;
use super::names::{Broken, Named};
use super::question::{SharedQuestion, shared};
use super::question_keys::SHARED;
use super::sink::Sink;
use super::spec::{Count, Kind, Spec, key, needed};
use super::table::Table;
use crate::diagnostic::Code;
use crate::model::Capability;
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
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) capabilities: Vec<Capability>,
    pub(super) questions: Vec<SharedQuestion>,
}

/// Reads shared.toml; what is faulty in it is added to the broken names.
pub(super) fn read<'d>(document: &'d Document<'d>, sink: &'d Sink, broken: &mut Broken) -> Shared {
    let mut found = Shared::default();
    let Some(root) = document.root(sink, &FILE) else {
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
    found
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
