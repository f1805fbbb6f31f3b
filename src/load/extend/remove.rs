//! `remove = ["id"]`: what is taken out of a base.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::load::node::{Node, unknown_name};
use crate::load::sink::Sink;
use crate::load::value::{Entries, Placed, Value};
use crate::load::whole::Whole;
use crate::text::{list_and, list_or, ticked};

/// A kind of thing that can be taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Candidate,
    Question,
    Criterion,
    Rule,
    Capability,
    Source,
    Choice,
    Band,
    Level,
    Fact,
    Allow,
}

impl Kind {
    const ALL: [Self; 11] = [
        Self::Candidate,
        Self::Question,
        Self::Criterion,
        Self::Rule,
        Self::Capability,
        Self::Source,
        Self::Choice,
        Self::Band,
        Self::Level,
        Self::Fact,
        Self::Allow,
    ];

    /// The word in messages, and before a name.
    fn as_str(self) -> &'static str {
        match self {
            Self::Candidate => "option",
            Self::Question => "question",
            Self::Criterion => "criterion",
            Self::Rule => "rule",
            Self::Capability => "capability",
            Self::Source => "source",
            Self::Choice => "choice",
            Self::Band => "band",
            Self::Level => "level",
            Self::Fact => "fact",
            Self::Allow => "exception",
        }
    }

    /// How a message that misses a thing calls it: its kind, and its own name.
    fn called(self, name: &str) -> (String, &str) {
        let inner = name.rsplit(['.', '/']).next().unwrap_or(name);
        match self {
            Self::Choice => {
                let question = name.split('.').next().unwrap_or_default();
                (format!("choice of {}", ticked(question)), inner)
            }
            Self::Band | Self::Level | Self::Source => (self.as_str().to_owned(), inner),
            _ => (self.as_str().to_owned(), name),
        }
    }
}

/// Takes out of a base what a list names; gives the capabilities that are gone.
pub(super) fn remove(base: &mut Whole<'_>, names: Node<'_>, sink: &Sink) -> BTreeSet<String> {
    let mut gone: BTreeSet<(Kind, String)> = BTreeSet::new();
    let things = Things::of(base);
    for node in names.items().unwrap_or_default() {
        let Some(text) = node.text() else { continue };
        let Some((kind, name)) = things.one(text, node, sink) else {
            continue;
        };
        let (of, id) = kind.called(name);
        sink.gone(of, id.to_owned(), node.span);
        if !gone.insert((kind, name.to_owned())) {
            let headline = format!("{} is taken out twice", ticked(text));
            sink.push(Diagnostic::error(Code::DuplicateId, headline).at(node.span, ""));
        }
    }
    take_out(base, &gone);
    let capabilities = gone
        .into_iter()
        .filter(|(kind, _)| *kind == Kind::Capability);
    capabilities.map(|(_, name)| name).collect()
}

/// What there is, by its name.
struct Things<'p, 'd> {
    base: &'p Whole<'d>,
    /// What has no dot in its name.
    top: BTreeMap<(Kind, &'p str), &'p Placed<'d>>,
    /// Ids of before, with those of now.
    former: BTreeMap<&'p str, &'p str>,
}

impl<'p, 'd> Things<'p, 'd> {
    fn of(base: &'p Whole<'d>) -> Self {
        let mut things = Self {
            base,
            top: BTreeMap::new(),
            former: BTreeMap::new(),
        };
        let root = &base.root;
        things.add(Kind::Candidate, &base.options, "id");
        for (kind, list) in [
            (Kind::Question, "question"),
            (Kind::Criterion, "criterion"),
            (Kind::Rule, "rule"),
            (Kind::Capability, "capability"),
        ] {
            things.add(kind, root.items(list), "id");
        }
        things.add(Kind::Question, root.items("question"), "use");
        for file in &base.shared_files {
            things.add(Kind::Capability, file.items("capability"), "id");
        }
        for file in [Some(root), base.sources.as_ref()].into_iter().flatten() {
            for (id, source) in entries(file, "sources") {
                things.top.insert((Kind::Source, id), source);
            }
        }
        things
    }

    fn add(&mut self, kind: Kind, list: &'p [Placed<'d>], key: &str) {
        for item in list {
            let Some(id) = item.word(key) else { continue };
            self.top.entry((kind, id)).or_insert(item);
            for was in item.items("was") {
                if let Some(was) = was.value.as_text() {
                    self.former.insert(was, id);
                }
            }
        }
    }

    /// The one thing that a text names, of the kind that stands before it if one does.
    fn one<'t>(&self, text: &'t str, node: Node<'_>, sink: &Sink) -> Option<(Kind, &'t str)> {
        let prefix = text.split_once(':').and_then(|(word, name)| {
            let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == word)?;
            Some((kind, name))
        });
        let (wanted, name) = prefix.map_or((None, text), |(kind, name)| (Some(kind), name));
        let is = |kind: &Kind| wanted.is_none_or(|wanted| wanted == *kind) && self.has(*kind, name);
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(is).collect();
        match kinds.as_slice() {
            [kind] => return Some((*kind, name)),
            [] => self.none(wanted, name, node, sink),
            _ => {
                let words = kinds.iter().map(|kind| format!("a {}", kind.as_str()));
                let words: Vec<String> = words
                    .map(|one| one.replace("a option", "an option"))
                    .collect();
                let headline = format!("{} is {}", ticked(name), list_and(&words));
                let ways = kinds.iter().map(|kind| format!("{}:{name}", kind.as_str()));
                let ways: Vec<String> = ways.map(|way| ticked(&way)).collect();
                let fault = Diagnostic::error(Code::BadExtend, headline).at(node.span, "");
                sink.push(fault.help(format!("say which: {}", list_or(&ways))));
            }
        }
        None
    }

    fn has(&self, kind: Kind, name: &str) -> bool {
        let dotted = || name.split_once('.');
        let inner = |of: Kind, list: &str| {
            let found = dotted().and_then(|(owner, id)| Some((self.top.get(&(of, owner))?, id)));
            found.is_some_and(|(owner, id)| {
                let mut items = owner.items(list).iter();
                items.any(|item| item.word("id") == Some(id))
            })
        };
        match kind {
            Kind::Choice => inner(Kind::Question, "choice") && !self.is_of_shared(name),
            Kind::Band => inner(Kind::Question, "band"),
            Kind::Level => inner(Kind::Criterion, "level"),
            Kind::Fact => self.is_below(name.split_once('.'), "facts"),
            Kind::Source if name.contains('/') => self.is_below(name.split_once('/'), "sources"),
            Kind::Allow => {
                let mut all = self.base.root.items("allow").iter();
                all.any(|allow| allow_name(allow).as_deref() == Some(name))
            }
            _ => self.top.contains_key(&(kind, name)),
        }
    }

    fn is_below(&self, name: Option<(&str, &str)>, key: &str) -> bool {
        let found = name.and_then(|(owner, id)| {
            let option = self.top.get(&(Kind::Candidate, owner))?;
            option.get(key)?.get(id)
        });
        found.is_some()
    }

    /// Whether a choice is one of a shared question, whose choices are the same for all trees.
    fn is_of_shared(&self, name: &str) -> bool {
        let Some((question, choice)) = name.split_once('.') else {
            return false;
        };
        let used = self.top.get(&(Kind::Question, question));
        let is_use = used.is_some_and(|question| question.get("use").is_some());
        let shared = self.base.shared.questions.iter();
        let mut shared = shared.filter(|one| one.question.id.as_str() == question);
        is_use && shared.any(|one| one.question.choice(choice).is_some())
    }

    /// Says that nothing has a name, and what may be meant.
    fn none(&self, wanted: Option<Kind>, name: &str, node: Node<'_>, sink: &Sink) {
        if wanted.is_none_or(|kind| kind == Kind::Choice) && self.is_of_shared(name) {
            let headline = format!(
                "{} is a choice of a shared question, the same for all trees",
                ticked(name)
            );
            let fault = Diagnostic::error(Code::BadExtend, headline).at(node.span, "");
            sink.push(
                fault.help(
                    "give it other effects, or take the question out and ask one of your own",
                ),
            );
            return;
        }
        if let Some(now) = self.former.get(name) {
            let headline = format!("{} is called {} now", ticked(name), ticked(now));
            let fault = Diagnostic::error(Code::UnknownName, headline).at(node.span, "");
            sink.push(fault.help(format!("write {}", ticked(now))));
            return;
        }
        let kind = wanted.map_or("entry of the base", Kind::as_str);
        let names = self.names_like(wanted, name);
        unknown_name(
            sink,
            node.span,
            kind,
            name,
            names.iter().map(String::as_str),
        );
    }

    /// The names among which a mistyped one is: those below its owner, if it has one.
    fn names_like(&self, wanted: Option<Kind>, name: &str) -> Vec<String> {
        let mut names: BTreeSet<String> = BTreeSet::new();
        if let Some((owner, _)) = name.split_once(['.', '/']) {
            let mut below = |sign: char, id: Option<&str>| {
                names.extend(id.map(|id| format!("{owner}{sign}{id}")));
            };
            for (of, list) in [
                (Kind::Question, "choice"),
                (Kind::Question, "band"),
                (Kind::Criterion, "level"),
            ] {
                let items = self.top.get(&(of, owner)).map(|one| one.items(list));
                for item in items.unwrap_or_default() {
                    below('.', item.word("id"));
                }
            }
            if let Some(option) = self.top.get(&(Kind::Candidate, owner)) {
                entries(option, "facts").for_each(|(id, _)| below('.', Some(id)));
                entries(option, "sources").for_each(|(id, _)| below('/', Some(id)));
            }
        }
        if names.is_empty() {
            let top = self.top.keys();
            let of_kind = top.filter(|(kind, _)| wanted.is_none_or(|wanted| wanted == *kind));
            names.extend(of_kind.map(|(_, id)| (*id).to_owned()));
        }
        names.into_iter().collect()
    }
}

/// Keeps of a base what is not named; with a criterion go the facts about it.
fn take_out(base: &mut Whole<'_>, gone: &BTreeSet<(Kind, String)>) {
    if gone.is_empty() {
        return;
    }
    let is_gone = |kind: Kind, name: &str| gone.contains(&(kind, name.to_owned()));
    base.shared
        .capabilities
        .retain(|one| !is_gone(Kind::Capability, one.id.as_str()));
    let stays = |id: &str| !is_gone(Kind::Candidate, id);
    base.options.retain(|one| one.word("id").is_none_or(stays));
    let root = &mut base.root;
    keep_in(root, "capability", |id| !is_gone(Kind::Capability, id));
    keep_in(root, "criterion", |id| !is_gone(Kind::Criterion, id));
    keep_in(root, "question", |id| !is_gone(Kind::Question, id));
    keep_in(root, "rule", |id| !is_gone(Kind::Rule, id));
    if let Some(Value::List(all)) = root.get_mut("allow").map(|one| &mut one.value) {
        all.retain(|one| allow_name(one).is_none_or(|name| !is_gone(Kind::Allow, &name)));
    }
    for (list, inner, kind) in [
        ("question", "choice", Kind::Choice),
        ("question", "band", Kind::Band),
        ("criterion", "level", Kind::Level),
    ] {
        let items = root.get_mut(list).and_then(|one| one.value.list_mut());
        for item in items.into_iter().flatten() {
            let Some(owner) = id_of(item).map(str::to_owned) else {
                continue;
            };
            keep_in(item, inner, |id| !is_gone(kind, &format!("{owner}.{id}")));
        }
    }
    for file in [Some(root), base.sources.as_mut()].into_iter().flatten() {
        keep_entries(file, "sources", |id| !is_gone(Kind::Source, id));
    }
    for option in &mut base.options {
        let Some(owner) = id_of(option).map(str::to_owned) else {
            continue;
        };
        keep_entries(option, "facts", |id| {
            !is_gone(Kind::Criterion, id) && !is_gone(Kind::Fact, &format!("{owner}.{id}"))
        });
        keep_entries(option, "sources", |id| {
            !is_gone(Kind::Source, &format!("{owner}/{id}"))
        });
    }
}

fn id_of<'p>(item: &'p Placed<'_>) -> Option<&'p str> {
    item.word("use").or_else(|| item.word("id"))
}

/// The name of an exception: its check and what it is of, as `stale-allow` names it.
fn allow_name(allow: &Placed<'_>) -> Option<String> {
    Some(format!("{}:{}", allow.word("code")?, allow.word("item")?))
}

fn entries<'p, 'd>(
    of: &'p Placed<'d>,
    key: &str,
) -> impl Iterator<Item = (&'p str, &'p Placed<'d>)> {
    let table = of.get(key).and_then(|one| one.value.as_table());
    let all = table.into_iter().flat_map(Entries::iter);
    all.map(|(name, entry)| (name, &entry.value))
}

fn keep_in(of: &mut Placed<'_>, list: &str, keep: impl Fn(&str) -> bool) {
    if let Some(items) = of.get_mut(list).and_then(|one| one.value.list_mut()) {
        items.retain(|item| id_of(item).is_none_or(&keep));
    }
}

fn keep_entries(of: &mut Placed<'_>, key: &str, keep: impl Fn(&str) -> bool) {
    if let Some(table) = of.get_mut(key).and_then(|one| one.value.table_mut()) {
        table.retain(keep);
    }
}
