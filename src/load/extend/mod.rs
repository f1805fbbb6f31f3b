//! `extend = "runtime@1"`: a tree made from another one.
//!
//! Purpose: what the files of a base and of its extender say becomes one, value by value, before
//! any of it is read as a tree; so an extended tree is checked and built as any other, and each
//! fault stands in the file that has it. The rules: an entry with a new id is added, at the end;
//! of one with an id that is there the keys given replace keys; evidence given for a fact goes
//! before the evidence that is there; `remove` takes out first.

mod facts;
mod merge;
mod remove;
mod shared;
#[cfg(test)]
mod tests;

use super::document::Document;
use super::node::Node;
use super::sink::Sink;
use super::whole::Whole;
use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::model::Slug;
use crate::text::{SourceIx, Sources, Span, ticked};

/// Which tree a file extends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Its id.
    pub(super) id: String,
    /// Its major version; none where any will do.
    pub(super) major: Option<String>,
    /// Where that stands.
    pub(super) span: Span,
}

impl Wanted {
    /// What `extend` says, or a fault: an id, and behind `@` the major version.
    pub(super) fn of(node: Node<'_>, sink: &Sink) -> Option<Self> {
        let text = node.word(sink, "a text for `extend`")?;
        let (id, major) = match text.split_once('@') {
            Some((id, major)) => (id, Some(major)),
            None => (text, None),
        };
        let is_major = |major: &str| {
            (1..=9).contains(&major.len()) && major.bytes().all(|byte| byte.is_ascii_digit())
        };
        if id.parse::<Slug>().is_err() || !major.is_none_or(is_major) {
            let headline = format!("{} names no tree and major version", ticked(text));
            let help = "write the id of a tree, and behind `@` the first number of its version: `extend = \"runtime@1\"`";
            let fault = Diagnostic::error(Code::BadExtend, headline);
            sink.push(fault.at(node.span, "").help(help));
            return None;
        }
        Some(Self {
            id: id.to_owned(),
            major: major.map(str::to_owned),
            span: node.span,
        })
    }

    /// Whether a version will do.
    pub(super) fn takes(&self, version: &str) -> bool {
        let number = |text: &str| text.trim_start_matches('0').to_owned();
        let found = version.split('.').next().unwrap_or_default();
        self.major
            .as_deref()
            .is_none_or(|major| number(major) == number(found))
    }
}

/// What a tree file says of itself before it is read as a tree.
#[derive(Debug)]
pub(super) struct Peeked {
    /// Its version, as it stands there.
    pub(super) version: String,
    /// The tree that it extends; `Err` if what it says of that is faulty.
    pub(super) extends: Result<Option<Wanted>, Faults>,
}

/// Looks which tree a file extends.
pub(super) fn peek(sources: &Sources, file: SourceIx) -> Peeked {
    let scratch = Sink::new();
    let root = Document::of(sources, file, &scratch).placed(&scratch);
    let version = root.as_ref().and_then(|root| root.word("version"));
    let version = version.unwrap_or_default().to_owned();
    let node = root.as_ref().and_then(|root| root.get("extend"));
    let sink = Sink::new();
    let extends = match node.map(|node| Wanted::of(Node::new(node), &sink)) {
        None => Ok(None),
        Some(Some(wanted)) => Ok(Some(wanted)),
        Some(None) => Err(sink.into_faults()),
    };
    Peeked { version, extends }
}

/// Makes one of a base and its extender.
pub(super) fn extended<'d>(mut base: Whole<'d>, mut own: Whole<'d>, sink: &Sink) -> Whole<'d> {
    if let Some(names) = own.root.get("remove") {
        let gone = remove::remove(&mut base, Node::new(names), sink);
        // A shared.toml that both read does not bring it back.
        let shared = &mut own.shared.capabilities;
        shared.retain(|capability| !gone.contains(capability.id.as_str()));
    }
    merge::merged(base, own, sink)
}
