//! A whole tree from its files, every fault in one run.

use std::collections::BTreeSet;

use super::allow::allows;
use super::candidate::{candidate, check_stem};
use super::candidate_keys::{CANDIDATE, SHARED_SOURCES, SOURCE};
use super::document::Document;
use super::effects::Names;
use super::evidence::source;
use super::files::TreeFiles;
use super::former::{Former, former_ids};
use super::names::{Broken, Named};
use super::origins::{Files, Origins};
use super::question::{SharedQuestion, choices_were, own, used};
use super::scale::criterion;
use super::shared::{Shared, capability, read, word};
use super::sink::Sink;
use super::table::Table;
use super::tree_keys::TREE;
use crate::diagnostic::{Allow, Code, Diagnostic, Faults};
use crate::model::{BuildFault, Change, QuestionIx, Renamed, Rule, Scope, Slug, Tree, TreeBuilder};
use crate::text::limits;
use crate::text::{Sources, Span, ticked};

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
    let mut part = Parts {
        builder: &mut builder,
        broken: &mut broken,
        sink,
        former: Vec::new(),
    };
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
    let word = |node: &super::node::Node<'_>, key: &str| {
        let table = node.value.as_table()?;
        table.get(key)?.get_ref().as_str().map(str::to_owned)
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

fn head(root: &Table<'_>, expected: Option<&str>) -> TreeBuilder {
    let id = root.id("id");
    let version = root.text("version");
    if let Some(version) = version.as_deref().filter(|version| !is_version(version)) {
        let headline = format!("{} is no version, such as `1.0.0`", ticked(version));
        root.fault(Code::WrongType, "version", headline);
    }
    if let (Some(id), Some(expected)) = (&id, expected)
        && id.as_str() != expected
    {
        let headline = format!(
            "the id is {}, but the folder or file is called {}",
            ticked(id.as_str()),
            ticked(expected),
        );
        root.fault(Code::BadId, "id", headline);
    }
    // A head with faults makes no tree, yet the rest is read, so that all faults are told.
    let stand_in = || "tree".parse().expect("`tree` is a slug");
    let mut builder = TreeBuilder::new(
        id.unwrap_or_else(stand_in),
        version.unwrap_or_default(),
        root.date("as-of")
            .unwrap_or_else(|| "2000".parse().expect("`2000` is a date")),
        root.text("title").unwrap_or_default(),
    );
    if let Some(points) = root.number("indifference")
        && let Err(fault) = builder.set_indifference(points)
    {
        root.fault(Code::OutOfRange, "indifference", fault.to_string());
    }
    if let Some(scope) = root.table("scope") {
        let decides = scope.text("decides").unwrap_or_default();
        builder.set_scope(Scope {
            decides,
            omits: scope.texts("omits"),
        });
    }
    for change in root.tables("change") {
        if let (Some(version), Some(what)) = (change.text("version"), change.text("what")) {
            builder.add_change(Change { version, what });
        }
    }
    builder
}

fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(number)
}

/// Adds the parts of a tree to the builder one by one, and goes on after a fault.
struct Parts<'b> {
    builder: &'b mut TreeBuilder,
    broken: &'b mut Broken,
    sink: &'b Sink,
    /// Former ids, to be held against the ids of all things once these are known.
    former: Vec<(Renamed, Former)>,
}

impl Parts<'_> {
    fn names(&self) -> Names<'_> {
        Names {
            tree: self.builder.so_far(),
            builder: self.builder,
            broken: self.broken,
            sink: self.sink,
        }
    }

    fn report(&self, fault: &BuildFault, span: Span) {
        let code = match fault {
            BuildFault::Duplicate { .. }
            | BuildFault::StillTaken { .. }
            | BuildFault::FormerTwice(..) => Code::DuplicateId,
            BuildFault::CapabilityIsOption(_)
            | BuildFault::EmptyNeed
            | BuildFault::NotWeighable(_)
            | BuildFault::Test { .. }
            | BuildFault::United(_)
            | BuildFault::OpenDemands => Code::BadEffect,
            BuildFault::TooFewChoices(_) => Code::MissingKey,
            BuildFault::TooManyChoices | BuildFault::TooDeep => Code::TooMany,
            BuildFault::LooksAhead(_)
            | BuildFault::WrongAnswer { .. }
            | BuildFault::NamesNothing(_) => Code::BadCondition,
            BuildFault::Bounds
            | BuildFault::EmptyBand(_)
            | BuildFault::Overlap(..)
            | BuildFault::Indifference => Code::OutOfRange,
            BuildFault::Reading(..) | BuildFault::Assessed(..) | BuildFault::Unreasoned(_) => {
                Code::BadEvidence
            }
        };
        self.sink
            .push(Diagnostic::error(code, fault.to_string()).at(span, ""));
    }

    fn too_many(root: &Table<'_>, name: &str, count: usize, limit: usize) -> bool {
        if count > limit {
            let headline = format!("{count} tables of {}, at most {limit} fit", ticked(name));
            root.fault(Code::TooMany, name, headline);
        }
        count > limit
    }

    fn capabilities(&mut self, shared: &Shared, root: &Table<'_>) {
        for capability in &shared.capabilities {
            if let Err(fault) = self.builder.add_capability(capability.clone()) {
                self.report(&fault, root.span);
            }
        }
        for table in root.tables("capability") {
            match capability(&table).map(|capability| self.builder.add_capability(capability)) {
                Some(Ok(_)) => {}
                Some(Err(fault)) => self.report(&fault, table.place("id")),
                None => self.broken.add(Named::Capability, word(&table, "id")),
            }
        }
        if let Some(assume) = root.table("assume") {
            for capability in self.names().capabilities(&assume, "provides") {
                self.builder.assume(capability);
            }
        }
    }

    fn criteria(&mut self, root: &Table<'_>) {
        let tables = root.tables("criterion");
        if Self::too_many(root, "criterion", tables.len(), limits::CRITERIA) {
            return;
        }
        for table in tables {
            let found = criterion(&table);
            if let Some(one) = found
                .as_ref()
                .filter(|one| !one.base.is_zero() && !one.can_be_weighed())
            {
                self.names().not_weighable(one, table.place("weight"));
                self.broken.add(Named::Criterion, word(&table, "id"));
                continue;
            }
            match found.map(|criterion| self.builder.add_criterion(criterion)) {
                Some(Ok(ix)) => {
                    let was = former_ids(&table).into_iter();
                    self.former
                        .extend(was.map(|former| (Renamed::Criterion(ix), former)));
                }
                Some(Err(fault)) => self.report(&fault, table.place("id")),
                None => self.broken.add(Named::Criterion, word(&table, "id")),
            }
        }
    }

    fn questions(&mut self, shared: &Shared, root: &Table<'_>) {
        let nodes = root
            .get("question")
            .and_then(|node| node.items())
            .unwrap_or_default();
        if Self::too_many(root, "question", nodes.len(), limits::QUESTIONS) {
            return;
        }
        let tables = root.tables("question");
        let ids: Vec<Option<String>> = tables
            .iter()
            .map(|table| word(table, "id").or_else(|| word(table, "use")))
            .map(|id| id.map(str::to_owned))
            .collect();
        for (n, table) in tables.into_iter().enumerate() {
            let later: Vec<String> = ids.iter().skip(n).flatten().cloned().collect();
            let is_use = table.get("use").is_some();
            let name = word(&table, if is_use { "use" } else { "id" });
            let question = if is_use {
                self.find_shared(shared, &table)
                    .and_then(|shared| used(&self.names(), &table, &later, &shared.question))
            } else {
                if let Some(id) = name
                    && shared
                        .questions
                        .iter()
                        .any(|one| one.question.id.as_str() == id)
                {
                    let headline = format!("{} is a shared question", ticked(id));
                    let fault = Diagnostic::error(Code::DuplicateId, headline);
                    let help = format!("write `use = \"{id}\"`, or choose another id");
                    self.sink.push(fault.at(table.place("id"), "").help(help));
                }
                own(&self.names(), &table, &later)
            };
            match question.map(|question| self.builder.add_question(question)) {
                Some(Ok(ix)) => self.question_was(ix, is_use, shared, &table),
                Some(Err(fault)) => {
                    self.report(&fault, table.place(if is_use { "use" } else { "id" }));
                    self.broken.add(Named::Question, name);
                }
                None => self.broken.add(Named::Question, name),
            }
        }
    }

    /// Keeps the former ids of a question and of its choices.
    fn question_was(&mut self, ix: QuestionIx, is_use: bool, shared: &Shared, table: &Table<'_>) {
        let id = &self.builder.so_far().questions()[ix].id;
        let (was, choices) = if is_use {
            let found = shared.questions.iter().find(|one| one.question.id == *id);
            found.map_or_else(Default::default, |one| {
                (one.was.clone(), one.choices_were.clone())
            })
        } else {
            (former_ids(table), choices_were(table))
        };
        let question = &self.builder.so_far().questions()[ix];
        let choices = choices.into_iter().filter_map(|(id, former)| {
            Some((Renamed::Choice(ix, question.choice(id.as_str())?), former))
        });
        self.former.extend(choices);
        self.former.extend(
            was.into_iter()
                .map(|former| (Renamed::Question(ix), former)),
        );
    }

    /// Adds the former ids; one that something has now, or that two had, is a fault.
    fn former_ids(&mut self) {
        for (thing, (id, span)) in std::mem::take(&mut self.former) {
            if let Err(fault) = self.builder.add_former_id(id, thing) {
                self.report(&fault, span);
            }
        }
    }

    fn find_shared<'s>(&self, shared: &'s Shared, table: &Table<'_>) -> Option<&'s SharedQuestion> {
        let name = word(table, "use")?;
        let found = shared
            .questions
            .iter()
            .find(|one| one.question.id.as_str() == name);
        if found.is_none() && !self.broken.has(Named::Question, name) {
            let names = shared.questions.iter().map(|one| one.question.id.as_str());
            let span = table.place("use");
            super::node::unknown_name(self.sink, span, "shared question", name, names);
        }
        found
    }

    fn rules(&mut self, root: &Table<'_>) {
        for table in root.tables("rule") {
            let names = self.names();
            let effects = names.fixed_effects(&table);
            let when = table
                .get("when")
                .and_then(|node| super::condition::condition(&names, node, &[]));
            if effects.is_empty() {
                table.fault(Code::BadEffect, "id", "a rule from which nothing follows");
            }
            let rule = (|| {
                Some(Rule {
                    id: table.id("id")?,
                    when: when?,
                    because: table.text("because")?,
                    effects,
                })
            })();
            if let Some(Err(fault)) = rule.map(|rule| self.builder.add_rule(rule)) {
                self.report(&fault, table.place("id"));
            }
        }
    }

    fn shared_sources(&mut self, root: &Table<'_>) {
        if let Some(node) = root.get("sources") {
            self.sources(node, None);
        }
    }

    /// Adds sources in the order of their ids, so that a digest does not depend on the file.
    fn sources(&mut self, node: super::node::Node<'_>, owner: Option<&Slug>) {
        let Some(all) = Table::free(node, self.sink, "sources by their ids") else {
            return;
        };
        let mut entries: Vec<_> = all.entries().collect();
        entries.sort_by_key(|(name, ..)| *name);
        for (name, span, value) in entries {
            let table = Table::open(value, self.sink, &SOURCE);
            let id = name.parse::<Slug>();
            if let Err(fault) = &id {
                let headline = format!("{} is no id: {fault}", ticked(name));
                self.sink
                    .push(Diagnostic::error(Code::BadId, headline).at(span, ""));
            }
            let found = table
                .zip(id.ok())
                .and_then(|(table, id)| source(&table, id, owner.cloned()));
            let Some(found) = found else {
                self.broken.add(Named::Source, Some(name));
                continue;
            };
            let shared =
                |other: &crate::model::Source| other.owner.is_none() && other.id == found.id;
            if owner.is_some() && self.builder.so_far().sources().find(shared).is_some() {
                let headline = format!("{} is a shared source of the tree", ticked(name));
                let fault = Diagnostic::error(Code::DuplicateId, headline).at(span, "");
                self.sink
                    .push(fault.help("cite the shared one, or choose another id"));
            } else if let Err(fault) = self.builder.add_source(found) {
                self.report(&fault, span);
            }
        }
    }

    fn options(&mut self, options: &[(Option<&str>, Table<'_>)]) {
        if let Some((_, first)) = options.first()
            && Self::too_many(first, "option", options.len(), limits::CANDIDATES)
        {
            return;
        }
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (stem, table) in options {
            let id = table.id("id");
            if let Some(stem) = stem {
                check_stem(table, stem, id.as_ref());
            }
            if let (Some(node), Some(id)) = (table.get("sources"), id.as_ref())
                && seen.insert(id.as_str().to_owned())
            {
                self.sources(node, Some(id));
            }
            let Some((candidate, given)) = candidate(self.names(), table) else {
                continue;
            };
            match self.builder.add_candidate(candidate, given) {
                Ok(ix) => {
                    let was = former_ids(table).into_iter();
                    self.former
                        .extend(was.map(|former| (Renamed::Candidate(ix), former)));
                }
                Err(fault) => self.report(&fault, table.place("id")),
            }
        }
    }
}
