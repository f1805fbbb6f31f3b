//! What a check finds: a fact, its proof, and what to do.

use super::AnswerSet;
use crate::diagnostic::Check;
use crate::model::{Item, Tree};
use crate::text::Span;

/// Something unsound about a tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The check that found it.
    pub check: Check,
    /// What it is about.
    pub item: Item,
    /// The name of the item, by which an `[[allow]]` names it.
    pub name: String,
    /// The key of the item at which to point; empty for the item itself.
    pub key: &'static str,
    /// The fact, in a line that stands alone.
    pub headline: String,
    /// The proof, with numbers.
    pub proof: String,
    /// What to do.
    pub remedy: String,
    /// Another thing that matters: what, its key, and why.
    pub also: Option<(Item, &'static str, String)>,
    /// Answer sets that show it.
    pub witnesses: Vec<AnswerSet>,
    /// Where it stands, if it is no item of the tree.
    pub span: Option<Span>,
}

impl Finding {
    /// A finding about an item.
    pub(super) fn new(tree: &Tree, check: Check, item: Item, headline: impl Into<String>) -> Self {
        Self {
            check,
            item,
            name: item.name(tree),
            key: "",
            headline: headline.into(),
            proof: String::new(),
            remedy: String::new(),
            also: None,
            witnesses: Vec::new(),
            span: None,
        }
    }

    /// Speaks of a file that is no part of the tree, by the name that an `[[allow]]` takes.
    pub(super) fn of_file(mut self, name: &str, place: Option<Span>) -> Self {
        name.clone_into(&mut self.name);
        self.span = place;
        self
    }

    /// Points at a key of the item.
    pub(super) fn at(mut self, key: &'static str) -> Self {
        self.key = key;
        self
    }

    /// Says the proof.
    pub(super) fn proof(mut self, text: impl Into<String>) -> Self {
        self.proof = text.into();
        self
    }

    /// Says what to do.
    pub(super) fn remedy(mut self, text: impl Into<String>) -> Self {
        self.remedy = text.into();
        self
    }

    /// Points at another thing that matters.
    pub(super) fn also(mut self, item: Item, key: &'static str, text: impl Into<String>) -> Self {
        self.also = Some((item, key, text.into()));
        self
    }

    /// Shows answer sets.
    pub(super) fn witnessed(mut self, by: impl IntoIterator<Item = AnswerSet>) -> Self {
        self.witnesses.extend(by);
        self
    }
}
