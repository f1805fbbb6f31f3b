//! An answers file or a profile.

use super::apply::{Applied, Applying};
use super::head::Head;
use super::keys::{FILE, PROFILE};
use crate::diagnostic::Faults;
use crate::engine::{Layer, Situation};
use crate::load::document::Document;
use crate::load::sink::Sink;
use crate::load::table::Table;
use crate::model::{Base, Slug, Tree};
use crate::text::SourceIx;

/// What a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// An answers file.
    Answers,
    /// A profile.
    Profile,
    /// A walk that was left.
    Resumed,
}

impl Role {
    pub(super) fn layer(self) -> Layer {
        match self {
            Self::Answers => Layer::File,
            Self::Profile => Layer::Profile,
            Self::Resumed => Layer::Asked,
        }
    }
}

/// A file with answers, as text; its parts are read when they are asked for.
#[derive(Clone, Debug)]
pub struct AnswersFile {
    text: String,
    source: SourceIx,
    role: Role,
    /// The ids of trees whose answers stand in where it has none for the tree itself.
    bases: Vec<String>,
}

impl AnswersFile {
    /// A file whose text was read.
    pub fn new(text: impl Into<String>, source: SourceIx, role: Role) -> Self {
        Self {
            text: text.into(),
            source,
            role,
            bases: Vec::new(),
        }
    }

    /// The same for a tree that extends others, nearest first: where the file answers nothing of
    /// the tree itself, what it answers of the nearest one counts, as far as the tree still has
    /// those questions and choices.
    #[must_use]
    pub fn extended(&self, bases: &[Base]) -> Self {
        Self {
            bases: bases.iter().map(|base| base.id.clone()).collect(),
            ..self.clone()
        }
    }

    fn open<T>(
        &self,
        faults: &mut Faults,
        read: impl for<'d> FnOnce(&Table<'d>, &'d Sink) -> T,
    ) -> Option<T> {
        let sink = Sink::new();
        let document = Document::parse(&self.text, self.source, &sink);
        let spec = if self.role == Role::Profile {
            &PROFILE
        } else {
            &FILE
        };
        let result = document.root(&sink, spec).map(|root| read(&root, &sink));
        drop(document);
        faults.extend(sink.into_faults());
        result
    }

    /// Reads what the file says of itself; `known` are all trees that there are.
    pub fn head(&self, known: &[&str], faults: &mut Faults) -> Head {
        self.open(faults, |root, sink| Head::of(root, self.role, known, sink))
            .unwrap_or_default()
    }

    /// Adds what the file says for a tree to a situation; `shared` are all shared questions.
    pub fn apply(
        &self,
        tree: &Tree,
        shared: &[Slug],
        situation: &mut Situation,
        faults: &mut Faults,
    ) -> Applied {
        self.open(faults, |root, sink| {
            let applying = Applying {
                root,
                sink,
                role: self.role,
                tree,
                shared,
                bases: &self.bases,
            };
            applying.to(situation)
        })
        .unwrap_or_default()
    }
}
