//! An answers file or a profile.

use super::expect::{ExpectPlaces, expect};
use super::keys::{EXPECT, FILE, PROFILE, TREE};
use super::organisation::{current, exclude, only, weights};
use super::said::Said;
use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::engine::{Expect, ExpectKey, Layer, Risk, Situation, Status, Strict};
use crate::load::document::Document;
use crate::load::former::Once;
use crate::load::node::{Node, unknown_name, unknown_name_or};
use crate::load::sink::Sink;
use crate::load::spec::Range;
use crate::load::table::Table;
use crate::model::{Base, QuestionIx, Renamed, Slug, Tree};
use crate::text::{SourceIx, Span, ticked};

/// The tables that hold one table for each tree.
const BY_TREE: [&str; 7] = [
    "tree", "answers", "weights", "exclude", "only", "current", "expect",
];

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
    fn layer(self) -> Layer {
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

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// Its title.
    pub title: Option<String>,
    /// Whom it is for.
    pub description: Option<String>,
    /// The profile under its answers.
    pub profile: Option<String>,
    /// Where it names that profile.
    pub profile_place: Option<Span>,
    /// Whether what it does not answer is not known.
    pub unanswered_unknown: bool,
    /// The strictness that it asks for.
    pub strict: Option<Strict>,
    /// The attitude to uncertainty that it asks for.
    pub risk: Option<Risk>,
    /// Where samples begin.
    pub seed: Option<u64>,
    /// The statuses on which it fails.
    pub fail_on: Vec<Status>,
    /// The trees that it answers or expects something of, in order.
    pub trees: Vec<String>,
    /// Where it speaks of each of them first; where it answers one, there.
    pub places: Vec<Span>,
}

impl Head {
    /// Where the file speaks of a tree.
    pub fn place_of(&self, tree: &str) -> Option<Span> {
        let found = self.trees.iter().position(|there| there == tree)?;
        self.places.get(found).copied()
    }
}

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

    fn open<T>(&self, faults: &mut Faults, read: impl FnOnce(&Table<'_>, &Sink) -> T) -> Option<T> {
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
        self.open(faults, |root, sink| self.head_of(root, known, sink))
            .unwrap_or_default()
    }

    fn head_of(&self, root: &Table<'_>, known: &[&str], sink: &Sink) -> Head {
        let mut head = Head {
            title: root.text("title"),
            description: root.text("description"),
            profile: root.id("profile").map(|id| id.to_string()),
            profile_place: root.get("profile").map(|node| node.span),
            strict: strict(root, sink),
            risk: risk(root, sink),
            seed: seed(root, sink),
            ..Head::default()
        };
        if let Some(node) = root.get("unanswered") {
            head.unanswered_unknown = node.text() == Some("unknown");
            if !head.unanswered_unknown {
                let headline = "`unanswered` is only ever \"unknown\"";
                let help = "without it a missing answer is an error";
                let fault = Diagnostic::error(Code::BadSetting, headline);
                sink.push(fault.at(node.span, "").help(help));
            }
        }
        for item in root
            .get("fail-on")
            .and_then(|node| node.items())
            .unwrap_or_default()
        {
            head.fail_on.extend(status(item, sink));
        }
        for name in BY_TREE {
            let Some(node) = root.get(name) else { continue };
            let Some(table) = Table::free(node, sink, "a table for each tree") else {
                continue;
            };
            for (tree, span, value) in table.entries() {
                let is_shared = name == "answers" && tree == "shared";
                if value.value.as_table().is_none() {
                    let headline = format!("[{name}] holds a table for each tree");
                    let at = if is_shared { "shared" } else { "TREE" };
                    let help = format!("write [{name}.{at}] above {}", ticked(tree));
                    let fault = Diagnostic::error(Code::WrongType, headline);
                    sink.push(fault.at(span, "").help(help));
                } else if is_shared {
                    // Of no tree alone.
                } else if !known.contains(&tree) {
                    let or = "; --trees adds a tree of your own";
                    unknown_name_or(sink, span, "tree", tree, known.iter().copied(), or);
                } else if let Some(n) = head.trees.iter().position(|there| there == tree) {
                    if name == "answers"
                        && let Some(place) = head.places.get_mut(n)
                    {
                        *place = span;
                    }
                } else {
                    head.trees.push(tree.to_owned());
                    head.places.push(span);
                }
            }
        }
        if self.role == Role::Profile && root.get("expect").is_some() {
            let headline = "`expect` is ignored in a profile";
            let place = root.place("expect");
            sink.push(Diagnostic::warning(Code::ExpectInProfile, headline).at(place, ""));
        }
        head
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
            self.apply_to(root, tree, shared, situation, sink)
        })
        .unwrap_or_default()
    }

    fn apply_to(
        &self,
        root: &Table<'_>,
        tree: &Tree,
        shared: &[Slug],
        situation: &mut Situation,
        sink: &Sink,
    ) -> Applied {
        let layer = self.role.layer();
        let of = |name: &str, of: &str| root_table(root, name, of, sink);
        if let Some(table) = of("answers", "shared") {
            let mut once = Once::default();
            for (name, span, node) in table.entries() {
                let ix = question(tree, name).filter(|ix| tree.questions()[*ix].shared);
                match ix {
                    Some(ix) if once.first(tree, Renamed::Question(ix), name, span, sink) => {
                        give(tree, ix, node, layer, situation, sink);
                    }
                    Some(_) => {}
                    None if shared.iter().any(|id| id.as_str() == name) => {}
                    None => not_shared(tree, shared, name, span, sink),
                }
            }
        }
        let own = tree.id().as_str();
        if let Some(table) = of("answers", own) {
            let mut once = Once::default();
            for (name, span, node) in table.entries() {
                match question(tree, name) {
                    Some(ix) if once.first(tree, Renamed::Question(ix), name, span, sink) => {
                        give(tree, ix, node, layer, situation, sink);
                    }
                    Some(_) => {}
                    None => {
                        let ids = tree.questions().rows().iter().map(|one| one.id.as_str());
                        unknown_name(sink, span, "question", name, ids);
                    }
                }
            }
        } else if let Some(table) = self.bases.iter().find_map(|base| of("answers", base)) {
            // What does not fit any more was changed by who extends, not by who wrote this file.
            let aside = Sink::new();
            for (name, _, node) in table.entries() {
                if let Some(ix) = question(tree, name) {
                    give(tree, ix, node, layer, situation, &aside);
                }
            }
        }
        if let Some(table) = of("tree", own).map(|table| table.checked(&TREE)) {
            other_version(tree, &table, sink);
        }
        if let Some(table) = of("weights", own) {
            weights(tree, &table, layer, situation);
        }
        if let Some(table) = of("exclude", own) {
            exclude(tree, &table, layer, situation);
        }
        if let Some(table) = of("only", own) {
            only(tree, &table, layer, situation);
        }
        if let Some(table) = of("current", own) {
            current(tree, &table, layer, situation);
        }
        if self.role == Role::Profile {
            return Applied::default();
        }
        let table = of("expect", own).map(|table| table.checked(&EXPECT));
        let applied = table.map_or_else(Applied::default, |table| expect(tree, &table));
        let gate = ExpectPlaces::of(root, &[ExpectKey::FailOn]);
        Applied {
            places: applied.places.and(gate),
            ..applied
        }
    }
}

/// A question by its id, or by one that it had before.
fn question(tree: &Tree, name: &str) -> Option<QuestionIx> {
    tree.question(name).or_else(|| tree.former_question(name))
}

fn root_table<'d>(root: &Table<'d>, name: &str, of: &str, sink: &'d Sink) -> Option<Table<'d>> {
    let table = Table::free(root.get(name)?, sink, "a table for each tree")?;
    let node = table.get(of)?;
    node.value.as_table()?;
    Table::free(node, sink, "a table for a tree")
}

fn give(
    tree: &Tree,
    ix: QuestionIx,
    node: Node<'_>,
    layer: Layer,
    situation: &mut Situation,
    sink: &Sink,
) {
    let question = &tree.questions()[ix];
    let answer = Said::of(node, question, sink).and_then(|said| said.answer(tree, ix, sink));
    if let Some(answer) = answer
        && let Err(fault) = situation.answers.give(tree, ix, answer, layer)
    {
        sink.push(Diagnostic::error(Code::UnknownAnswer, fault.to_string()).at(node.span, ""));
    }
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

fn strict(root: &Table<'_>, sink: &Sink) -> Option<Strict> {
    let node = root.get("strict")?;
    let found = match (node.flag(), node.text()) {
        (Some(true), _) => Some(Strict::Unverified),
        (Some(false), _) => Some(Strict::No),
        (None, Some("all")) => Some(Strict::All),
        _ => None,
    };
    if found.is_none() {
        let headline = "`strict` is true, false or \"all\"";
        sink.push(Diagnostic::error(Code::BadSetting, headline).at(node.span, ""));
    }
    found
}

fn risk(root: &Table<'_>, sink: &Sink) -> Option<Risk> {
    let node = root.get("risk")?;
    let word = node.word(sink, "an attitude")?;
    let found = Risk::ALL.into_iter().find(|risk| risk.as_str() == word);
    if found.is_none() {
        unknown_name(
            sink,
            node.span,
            "attitude",
            word,
            Risk::ALL.map(Risk::as_str),
        );
    }
    found
}

fn seed(root: &Table<'_>, sink: &Sink) -> Option<u64> {
    let number = root.number("seed")?;
    if !Range::SEED.holds(number) {
        let headline = "a seed is a whole number from 0 to 9007199254740992";
        let fault = Diagnostic::error(Code::OutOfRange, headline);
        sink.push(fault.at(root.place("seed"), ""));
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number within the bounds"
    )]
    Some(number as u64)
}

/// A status by its word, or a fault.
pub(super) fn status(node: Node<'_>, sink: &Sink) -> Option<Status> {
    let word = node.word(sink, "a status")?;
    let found = Status::ALL
        .into_iter()
        .find(|status| status.as_str() == word);
    if found.is_none() {
        unknown_name(
            sink,
            node.span,
            "status",
            word,
            Status::ALL.map(Status::as_str),
        );
    }
    found
}
