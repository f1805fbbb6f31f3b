//! Tables of a file, read by a list of the keys that they may hold.

use std::str::FromStr;

use super::document::{is_format, unread_format};
use super::extend::Wanted;
use super::node::{Node, unknown_name};
use super::sink::Sink;
use super::spec::{Key, Kind, Rule, Spec, Want, When, Words};
use super::texts::check_text;
use super::value::Entries;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{PartialDate, Slug};
use crate::text::{Span, list_and, list_or, nearest, ticked};

/// A table whose keys are checked: what its getters give has the right type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table<'d> {
    entries: &'d Entries<'d>,
    pub(super) span: Span,
    pub(super) sink: &'d Sink,
    /// The list that it was held against; none if its keys are of the author's choosing.
    spec: Option<&'static Spec>,
}

impl<'d> Table<'d> {
    /// Opens a table and reports every key that is unknown, missing or of another type.
    pub(super) fn open(node: Node<'d>, sink: &'d Sink, spec: &'static Spec) -> Option<Self> {
        let Some(entries) = node.value.as_table() else {
            node.expected(sink, &format!("a table, {}", spec.what));
            return None;
        };
        let table = Self {
            entries,
            span: node.span,
            sink,
            spec: None,
        };
        Some(table.checked(spec))
    }

    /// Opens a table with keys of the author's choosing.
    pub(super) fn free(node: Node<'d>, sink: &'d Sink, what: &'static str) -> Option<Self> {
        let Some(entries) = node.value.as_table() else {
            node.expected(sink, &format!("a table, {what}"));
            return None;
        };
        Some(Self {
            entries,
            span: node.span,
            sink,
            spec: None,
        })
    }

    /// The same table, its keys held against a list.
    pub(super) fn checked(self, spec: &'static Spec) -> Self {
        self.check(spec);
        Self {
            spec: Some(spec),
            ..self
        }
    }

    /// All keys with their places and values, in the order of the file.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'d str, Span, Node<'d>)> + use<'d> {
        let entries = self.entries.iter();
        entries.map(|(name, entry)| (name, entry.key, Node::new(&entry.value)))
    }

    /// The value of a key.
    pub(super) fn get(&self, name: &str) -> Option<Node<'d>> {
        self.entries.get(name).map(|entry| Node::new(&entry.value))
    }

    /// The place of a key, or of the table if it is not there.
    pub(super) fn key_place(&self, name: &str) -> Span {
        self.entries.get(name).map_or(self.span, |entry| entry.key)
    }

    /// The place of a value, of its key if the value is a table or holds tables, of the table if
    /// it is not there.
    pub(super) fn place(&self, name: &str) -> Span {
        match self.get(name) {
            Some(node) if !node.holds_tables() => node.span,
            _ => self.key_place(name),
        }
    }

    fn check(&self, spec: &Spec) {
        for (name, span, node) in self.entries() {
            match spec.key(name) {
                Some(key) => self.check_value(key, node),
                None => self.unknown_key(spec, name, span),
            }
        }
        let missing: Vec<String> = spec
            .keys
            .iter()
            .filter(|key| key.needed && self.get(key.name).is_none())
            .filter(|key| !self.is_misspelt_in(spec, key.name))
            .map(|key| ticked(key.name))
            .collect();
        if !missing.is_empty() {
            let headline = format!("{} needs {}", spec.what, list_and(&missing));
            let span = Span {
                end: self.span.end.min(self.span.start + 200),
                ..self.span
            };
            let place = if span.start == 0 {
                Span { end: 0, ..span }
            } else {
                span
            };
            self.sink
                .push(Diagnostic::error(Code::MissingKey, headline).at(place, "not given here"));
        }
    }

    fn unknown_key(&self, spec: &Spec, name: &str, span: Span) {
        let headline = format!("{} is no key of {}", ticked(name), spec.what);
        let near = self.meant(spec, name);
        let help = match near {
            Some(near) if spec.key(near).is_some_and(|key| key.needed) && self.lacks(near) => {
                format!("did you mean {}? it is needed here", ticked(near))
            }
            Some(near) => format!("did you mean {}?", ticked(near)),
            None => {
                let all: Vec<String> = known(spec).map(ticked).collect();
                format!("it has the keys {}", list_and(&all))
            }
        };
        self.sink.push(
            Diagnostic::error(Code::UnknownKey, headline)
                .at(span, "")
                .help(help),
        );
    }

    /// The known key that an unknown one is nearest to, if it is near to one.
    fn meant(&self, spec: &Spec, name: &str) -> Option<&'static str> {
        if self.sink.is_crowded() {
            return None;
        }
        nearest(name, known(spec))
    }

    fn lacks(&self, name: &str) -> bool {
        self.get(name).is_none()
    }

    /// Whether a key is not there, and exactly one unknown key is a misspelling of it: that is one
    /// fault, told at the unknown key.
    pub(super) fn is_misspelt(&self, name: &str) -> bool {
        self.spec
            .is_some_and(|spec| self.is_misspelt_in(spec, name))
    }

    fn is_misspelt_in(&self, spec: &Spec, name: &str) -> bool {
        let unknown = self.entries().filter(|(key, ..)| spec.key(key).is_none());
        let meant = unknown.filter(|(key, ..)| self.meant(spec, key) == Some(name));
        self.lacks(name) && meant.count() == 1
    }

    /// Says that a key is missing, unless that is told of a misspelling of it.
    pub(super) fn missing(&self, name: &str, at: &str, headline: &str) {
        if !self.is_misspelt(name) {
            self.fault(Code::MissingKey, at, headline);
        }
    }

    fn check_value(&self, key: &Key, node: Node<'d>) {
        let sink = self.sink;
        let text = |kind| match node.text() {
            Some(text) => check_text(kind, text, node.span, sink),
            None => node.expected(sink, &format!("a text for {}", ticked(key.name))),
        };
        match key.kind {
            Kind::Free(_) => {}
            Kind::Base => {
                Wanted::of(node, sink);
            }
            Kind::Id | Kind::Text | Kind::Line | Kind::Url | Kind::Date => text(key.kind),
            Kind::QuestionId => text(Kind::Id),
            Kind::Label
            | Kind::Name
            | Kind::NameOrAnswer
            | Kind::AnswerWord
            | Kind::Reason
            | Kind::DateOrUndated
            | Kind::Version
            | Kind::Exactly(_) => text(Kind::Label),
            Kind::Word(words) => match node.text() {
                Some(word) if !word.trim().is_empty() => {
                    let all = (words.all)();
                    if all.iter().all(|(known, _)| *known != word) {
                        let known = all.iter().map(|(known, _)| *known);
                        unknown_name(sink, node.span, words.what, word, known);
                    }
                }
                _ => text(Kind::Label),
            },
            Kind::Number(_) | Kind::Format => {
                let number = node.number();
                if number.is_none() {
                    node.expected(sink, &format!("a finite number for {}", ticked(key.name)));
                } else if matches!(key.kind, Kind::Format) && !number.is_some_and(is_format) {
                    unread_format(node, sink);
                }
            }
            Kind::Flag | Kind::False => {
                if node.flag().is_none() {
                    node.expected(sink, &format!("true or false for {}", ticked(key.name)));
                }
            }
            Kind::Texts | Kind::Names(_) | Kind::Members(_) | Kind::SomeOf(_) => {
                each_text(key, node, Kind::Label, "texts", sink);
            }
            Kind::Ids(_) => each_text(key, node, Kind::Id, "ids", sink),
            Kind::Table(_) | Kind::Varying(_) | Kind::Map(_) => {
                if node.value.as_table().is_none() {
                    node.expected(sink, &format!("a table for {}", ticked(key.name)));
                }
            }
            Kind::Tables(..) | Kind::TwoSorts(..) | Kind::Maps(..) => match node.items() {
                Some(items) => {
                    for item in items.iter().filter(|item| item.value.as_table().is_none()) {
                        item.expected(sink, "a table");
                    }
                }
                None => not_a_list(key, node, sink),
            },
        }
    }

    /// Says which keys are for other kinds than this one; `what` are tables of all kinds.
    pub(super) fn misplaced(&self, rules: &[Rule], all: &Words, kind: &str, what: &str) {
        if (all.all)().iter().all(|(known, _)| *known != kind) {
            return;
        }
        for rule in rules {
            let [When::IsNot("kind", kinds)] = rule.when else {
                continue;
            };
            if kinds.contains(&kind) {
                continue;
            }
            for want in rule.then {
                let Want::No(keys) = want else { continue };
                for name in keys.iter().filter(|name| self.get(name).is_some()) {
                    let wanted: Vec<String> = kinds.iter().map(|kind| ticked(kind)).collect();
                    let headline = format!(
                        "{} is for {what} of kind {}",
                        ticked(name),
                        list_or(&wanted)
                    );
                    self.fault(Code::WrongKind, name, headline);
                }
            }
        }
    }

    /// A well-formed id.
    pub(super) fn id(&self, name: &str) -> Option<Slug> {
        Slug::from_str(self.get(name)?.text()?).ok()
    }

    /// A text.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        Some(self.get(name)?.text()?.replace("\r\n", "\n"))
    }

    /// A date.
    pub(super) fn date(&self, name: &str) -> Option<PartialDate> {
        self.get(name)?.text()?.parse().ok()
    }

    /// A finite number.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.get(name)?.number()
    }

    /// True or false.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.get(name)?.flag()
    }

    /// A list of texts.
    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        let items = self
            .get(name)
            .and_then(|node| node.items())
            .unwrap_or_default();
        items
            .iter()
            .filter_map(|item| item.text().map(str::to_owned))
            .collect()
    }

    /// A table, opened by the list that belongs to its key.
    pub(super) fn table(&self, name: &str) -> Option<Table<'d>> {
        let node = self.get(name)?;
        node.value.as_table()?;
        match self.kind(name)? {
            Kind::Table(spec) => Table::open(node, self.sink, spec),
            _ => None,
        }
    }

    /// The same for a key that holds another table for each `kind`.
    pub(super) fn table_of_kind(&self, name: &str, kind: &str) -> Option<Table<'d>> {
        let node = self.get(name)?;
        node.value.as_table()?;
        let Kind::Varying(specs) = self.kind(name)? else {
            return None;
        };
        let (_, spec) = specs.iter().find(|(of, _)| *of == kind)?;
        Table::open(node, self.sink, spec)
    }

    /// A list of tables, opened by the list that belongs to their key.
    pub(super) fn tables(&self, name: &str) -> Vec<Table<'d>> {
        let items = self
            .get(name)
            .and_then(|node| node.items())
            .unwrap_or_default();
        let open = |item: Node<'d>| {
            let spec = match self.kind(name)? {
                Kind::Tables(_, spec) => spec,
                Kind::TwoSorts(_, mark, with, without) => {
                    let marked = item.value.as_table()?.get(mark).is_some();
                    if marked { with } else { without }
                }
                _ => return None,
            };
            Table::open(item, self.sink, spec)
        };
        items
            .into_iter()
            .filter(|item| item.value.as_table().is_some())
            .filter_map(open)
            .collect()
    }

    /// A list of tables whose keys were looked at already.
    pub(super) fn quiet_tables(&self, name: &str) -> Vec<Table<'d>> {
        let items = self.get(name).and_then(|node| node.items());
        let items = items.unwrap_or_default().into_iter();
        items
            .filter_map(|node| {
                Some(Table {
                    entries: node.value.as_table()?,
                    span: node.span,
                    sink: self.sink,
                    spec: None,
                })
            })
            .collect()
    }

    fn kind(&self, name: &str) -> Option<Kind> {
        Some(self.spec?.key(name)?.kind)
    }

    /// Pushes a fault at a value, or at its key where the key is what is wrong.
    pub(super) fn fault(&self, code: Code, name: &str, headline: impl Into<String>) {
        let place = match code {
            Code::MissingKey | Code::WrongKind | Code::BadEffect | Code::TooMany => {
                self.key_place(name)
            }
            _ => self.place(name),
        };
        self.sink
            .push(Diagnostic::error(code, headline).at(place, ""));
    }
}

/// The keys that a table may hold.
fn known(spec: &Spec) -> impl Iterator<Item = &'static str> + use<> {
    spec.keys.iter().map(|key| key.name)
}

/// Looks at each text of a list.
fn each_text(key: &Key, node: Node<'_>, kind: Kind, what: &str, sink: &Sink) {
    let Some(items) = node.items() else {
        return node.expected(sink, &format!("a list of {what} for {}", ticked(key.name)));
    };
    for item in items {
        match item.text() {
            Some(text) => check_text(kind, text, item.span, sink),
            None => item.expected(sink, "a text"),
        }
    }
}

/// Says that a list of tables is wanted, and how one is written.
fn not_a_list(key: &Key, node: Node<'_>, sink: &Sink) {
    let found = node.is_a();
    let headline = format!(
        "expected a list of tables for {}, found {found}",
        ticked(key.name)
    );
    let help = format!(
        "write each with a header in double brackets, such as `[[{}]]`",
        key.name
    );
    sink.push(
        Diagnostic::error(Code::WrongType, headline)
            .at(node.span, "")
            .help(help),
    );
}
