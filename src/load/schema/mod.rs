//! JSON Schemas of the files that people write, for their editors.
//!
//! Purpose: completion, hover texts and faults while a file is written. Guarantee: they are made
//! of the lists by which files are read, so keys, types and bounds cannot differ; what hangs on
//! names of other places, such as which criteria there are, is left to the program.

mod parts;
mod patterns;
mod rules;
mod write;

use serde_json::{Map, Value, json};

use super::answers::keys::{FILE as ANSWERS, PROFILE};
use super::candidate_keys::{CANDIDATE, SHARED_SOURCES};
use super::shared::FILE as SHARED;
use super::spec::Spec;
use super::tree_keys::TREE;
use write::Writer;

/// A kind of file that people write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// tree.toml, or a tree in one file.
    Tree,
    /// options/NAME.toml.
    Candidate,
    /// options/NAME.toml of a tree that extends another, for an option of that tree.
    Patch,
    /// shared.toml.
    Shared,
    /// sources.toml.
    Sources,
    /// A profile.
    Profile,
    /// An answers file, or a case.
    Answers,
}

impl Written {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Tree,
        Self::Candidate,
        Self::Patch,
        Self::Shared,
        Self::Sources,
        Self::Profile,
        Self::Answers,
    ];

    /// The word of the command line, and the name of the schema's file without its ending.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tree => "tree",
            Self::Candidate => "option",
            Self::Patch => "patch",
            Self::Shared => "shared",
            Self::Sources => "sources",
            Self::Profile => "profile",
            Self::Answers => "answers",
        }
    }

    fn spec(self) -> (&'static Spec, &'static str) {
        match self {
            Self::Tree => (
                &TREE,
                "A decision tree of whystack: tree.toml in a folder, or a whole tree in one file.",
            ),
            Self::Candidate => (
                &CANDIDATE,
                "An option of a decision tree of whystack: options/ID.toml.",
            ),
            Self::Patch => (
                &CANDIDATE,
                "What a tree of whystack that extends another gives of an option of that tree: options/ID.toml. The keys given replace keys, evidence goes before evidence.",
            ),
            Self::Shared => (
                &SHARED,
                "What several decision trees of whystack have in common: shared.toml beside them.",
            ),
            Self::Sources => (
                &SHARED_SOURCES,
                "Sources that several options of a decision tree of whystack cite: sources.toml.",
            ),
            Self::Profile => (
                &PROFILE,
                "A profile of whystack: a named situation, with answers for any of the trees.",
            ),
            Self::Answers => (
                &ANSWERS,
                "An answers file of whystack, and with `expect` a case: answers for one or more trees.",
            ),
        }
    }
}

/// The JSON Schema (draft 7) of a kind of file.
pub fn schema(of: Written) -> String {
    let (spec, description) = of.spec();
    let mut writer = Writer::default();
    let written = match of {
        Written::Patch => writer.part(spec, &["id"]),
        _ => writer.spec(spec),
    };
    let mut root = written.done();
    let mut add = |name: &str, value: Value| root.insert(name.to_owned(), value);
    add("$schema", json!("http://json-schema.org/draft-07/schema#"));
    add("title", json!(format!("whystack {}", of.as_str())));
    add("description", json!(description));
    let definitions: Map<String, Value> = writer.definitions.into_iter().collect();
    if !definitions.is_empty() {
        add("definitions", Value::Object(definitions));
    }
    format!("{:#}\n", Value::Object(root))
}

#[cfg(test)]
pub(super) mod tests;
