//! What a file adds to a decision on one tree.

use super::expect::{ExpectPlaces, expect};
use super::file::Role;
use super::keys::{EXPECT, TREE};
use super::organisation::{current, exclude, only, weights};
use super::said::Said;
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{Expect, ExpectKey, Situation};
use crate::load::former::Once;
use crate::load::node::{Node, unknown_name};
use crate::load::sink::Sink;
use crate::load::table::Table;
use crate::model::{QuestionIx, Renamed, Slug, Tree};
use crate::text::{Span, ticked};

/// What a file adds to the decision on one tree, beside answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applied {
    /// What it expects.
    pub expect: Option<Expect>,
    /// The year that it is set in.
    pub year: Option<i16>,
    /// Where it says what must come out.
    pub places: ExpectPlaces,
}

/// A file that is applied to a tree.
pub(super) struct Applying<'a, 'd> {
    /// The file.
    pub(super) root: &'a Table<'d>,
    pub(super) sink: &'d Sink,
    pub(super) role: Role,
    pub(super) tree: &'a Tree,
    /// All shared questions.
    pub(super) shared: &'a [Slug],
    /// The ids of trees whose answers stand in where there are none for the tree itself.
    pub(super) bases: &'a [String],
}

impl<'d> Applying<'_, 'd> {
    /// Adds what the file says for the tree to a situation.
    pub(super) fn to(&self, situation: &mut Situation) -> Applied {
        let (tree, layer) = (self.tree, self.role.layer());
        let own = tree.id().as_str();
        self.shared_answers(situation);
        self.answers(situation);
        if let Some(table) = self.of("tree", own).map(|table| table.checked(&TREE)) {
            other_version(tree, &table, self.sink);
        }
        if let Some(table) = self.of("weights", own) {
            weights(tree, &table, layer, situation);
        }
        if let Some(table) = self.of("exclude", own) {
            exclude(tree, &table, layer, situation);
        }
        if let Some(table) = self.of("only", own) {
            only(tree, &table, layer, situation);
        }
        if let Some(table) = self.of("current", own) {
            current(tree, &table, layer, situation);
        }
        if self.role == Role::Profile {
            return Applied::default();
        }
        let table = self.of("expect", own).map(|table| table.checked(&EXPECT));
        let applied = table.map_or_else(Applied::default, |table| expect(tree, &table));
        let gate = ExpectPlaces::of(self.root, &[ExpectKey::FailOn]);
        Applied {
            places: applied.places.and(gate),
            ..applied
        }
    }

    /// The table of that name for a tree.
    fn of(&self, name: &str, tree: &str) -> Option<Table<'d>> {
        let table = Table::free(self.root.get(name)?, self.sink, "a table for each tree")?;
        let node = table.get(tree)?;
        node.value.as_table()?;
        Table::free(node, self.sink, "a table for a tree")
    }

    fn shared_answers(&self, situation: &mut Situation) {
        let Some(table) = self.of("answers", "shared") else {
            return;
        };
        let (tree, shared) = (self.tree, self.shared);
        let mut once = Once::default();
        for (name, span, node) in table.entries() {
            let ix = question(tree, name).filter(|ix| tree.questions()[*ix].shared);
            match ix {
                Some(ix) if once.first(tree, Renamed::Question(ix), name, span, self.sink) => {
                    self.give(ix, node, situation, self.sink);
                }
                Some(_) => {}
                None if shared.iter().any(|id| id.as_str() == name) => {}
                None => not_shared(tree, shared, name, span, self.sink),
            }
        }
    }

    /// The answers for the tree itself, else those for the nearest tree that it extends.
    fn answers(&self, situation: &mut Situation) {
        let tree = self.tree;
        if let Some(table) = self.of("answers", tree.id().as_str()) {
            let mut once = Once::default();
            for (name, span, node) in table.entries() {
                match question(tree, name) {
                    Some(ix) if once.first(tree, Renamed::Question(ix), name, span, self.sink) => {
                        self.give(ix, node, situation, self.sink);
                    }
                    Some(_) => {}
                    None => {
                        let ids = tree.questions().rows().iter().map(|one| one.id.as_str());
                        unknown_name(self.sink, span, "question", name, ids);
                    }
                }
            }
            return;
        }
        let mut bases = self.bases.iter();
        let Some(table) = bases.find_map(|base| self.of("answers", base)) else {
            return;
        };
        // What does not fit any more was changed by who extends, not by who wrote this file.
        let aside = Sink::new();
        for (name, _, node) in table.entries() {
            if let Some(ix) = question(tree, name) {
                self.give(ix, node, situation, &aside);
            }
        }
    }

    fn give(&self, ix: QuestionIx, node: Node<'_>, situation: &mut Situation, sink: &Sink) {
        let question = &self.tree.questions()[ix];
        let said = Said::of(node, question, sink);
        let answer = said.and_then(|said| said.answer(self.tree, ix, sink));
        let layer = self.role.layer();
        if let Some(answer) = answer
            && let Err(fault) = situation.answers.give(self.tree, ix, answer, layer)
        {
            sink.push(Diagnostic::error(Code::UnknownAnswer, fault.to_string()).at(node.span, ""));
        }
    }
}

/// A question by its id, or by one that it had before.
fn question(tree: &Tree, name: &str) -> Option<QuestionIx> {
    tree.question(name).or_else(|| tree.former_question(name))
}

fn not_shared(tree: &Tree, shared: &[Slug], name: &str, span: Span, sink: &Sink) {
    if question(tree, name).is_some() {
        let headline = format!(
            "{} is a question of {} alone",
            ticked(name),
            ticked(tree.id().as_str())
        );
        let help = format!("put it under [answers.{}]", tree.id());
        sink.push(
            Diagnostic::error(Code::UnknownName, headline)
                .at(span, "")
                .help(help),
        );
    } else {
        unknown_name(
            sink,
            span,
            "shared question",
            name,
            shared.iter().map(Slug::as_str),
        );
    }
}

fn other_version(tree: &Tree, table: &Table<'_>, sink: &Sink) {
    let Some(version) = table.text("version") else {
        return;
    };
    let major = version.split('.').next().unwrap_or_default();
    if major != tree.major() {
        let headline = format!(
            "this file was written for version {} of {}, the tree is version {}",
            ticked(&version),
            ticked(tree.id().as_str()),
            ticked(tree.version()),
        );
        let place = table.place("version");
        let mut warning = Diagnostic::warning(Code::OtherVersion, headline).at(place, "");
        for change in tree.changes() {
            warning = warning.note(format!("{}: {}", change.version, change.what));
        }
        sink.push(warning.help("look through the answers, then write the new version here"));
    }
}
