//! Tables of a file, read by a list of the keys that they may hold.

use std::str::FromStr;

use toml::de::DeTable;

use super::node::Node;
use super::sink::Sink;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{PartialDate, Slug};
use crate::text::limits::{LABEL_CHARS, TEXT_CHARS};
use crate::text::{Span, did_you_mean, is_harmful, list_and, ticked};

/// What a table is called, and the keys that it may hold.
#[derive(Debug)]
pub(super) struct Spec {
    /// "a question", as in "`x` is no key of a question".
    pub(super) what: &'static str,
    /// The keys, those of every table of the kind.
    pub(super) keys: &'static [Key],
}

/// A key of a table.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) needed: bool,
}

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An id.
    Id,
    /// A title or label: one line, not empty.
    Label,
    /// Text: one paragraph or more, not empty.
    Text,
    /// A command to run: one line without control characters.
    Line,
    /// An http or https address.
    Url,
    /// A partial date.
    Date,
    /// A finite number.
    Number,
    /// True or false.
    Flag,
    /// A list of texts.
    Texts,
    /// A table, inline or with a header.
    Table,
    /// A list of tables.
    Tables,
    /// Something that its reader looks at itself.
    Any,
    /// Something that a later version does.
    NotYet,
}

/// A key that may be there.
pub(super) const fn key(name: &'static str, kind: Kind) -> Key {
    Key {
        name,
        kind,
        needed: false,
    }
}

/// A key that must be there.
pub(super) const fn needed(name: &'static str, kind: Kind) -> Key {
    Key {
        name,
        kind,
        needed: true,
    }
}

/// A table whose keys are checked: what its getters give has the right type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table<'d> {
    entries: &'d DeTable<'d>,
    pub(super) span: Span,
    pub(super) sink: &'d Sink,
}

impl<'d> Table<'d> {
    /// Opens a table and reports every key that is unknown, missing or of another type.
    pub(super) fn open(node: Node<'d>, sink: &'d Sink, spec: &Spec) -> Option<Self> {
        let Some(entries) = node.value.as_table() else {
            node.expected(sink, &format!("a table, {}", spec.what));
            return None;
        };
        let table = Self {
            entries,
            span: node.span,
            sink,
        };
        table.check(spec);
        Some(table)
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
        })
    }

    /// The same table, its keys held against a list.
    pub(super) fn checked(self, spec: &Spec) -> Self {
        self.check(spec);
        self
    }

    /// The table of a whole file.
    pub(super) fn root(entries: &'d DeTable<'d>, span: Span, sink: &'d Sink, spec: &Spec) -> Self {
        let table = Self {
            entries,
            span,
            sink,
        };
        table.check(spec);
        table
    }

    /// All keys with their places and values, in the order of the file.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'d str, Span, Node<'d>)> + use<'d> {
        let source = self.span.source;
        self.entries.iter().map(move |(key, value)| {
            let range = key.span();
            let span = Span {
                source,
                start: range.start,
                end: range.end,
            };
            (key.get_ref().as_ref(), span, Node::new(value, source))
        })
    }

    /// The value of a key.
    pub(super) fn get(&self, name: &str) -> Option<Node<'d>> {
        let value = self.entries.get(name)?;
        Some(Node::new(value, self.span.source))
    }

    /// The place of a key, or of the table if it is not there.
    pub(super) fn key_place(&self, name: &str) -> Span {
        let source = self.span.source;
        self.entries
            .get_key_value(name)
            .map_or(self.span, |(key, _)| Span {
                source,
                start: key.span().start,
                end: key.span().end,
            })
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
            match spec.keys.iter().find(|key| key.name == name) {
                Some(key) => self.check_value(key, span, node),
                None => self.unknown_key(spec, name, span),
            }
        }
        let missing: Vec<String> = spec
            .keys
            .iter()
            .filter(|key| key.needed && self.get(key.name).is_none())
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
        let known = || {
            spec.keys
                .iter()
                .filter(|key| key.kind != Kind::NotYet)
                .map(|key| key.name)
        };
        let all: Vec<String> = known().map(ticked).collect();
        let near = (!self.sink.is_crowded()).then(|| did_you_mean(name, known()));
        let help = near
            .flatten()
            .unwrap_or_else(|| format!("it has the keys {}", list_and(&all)));
        self.sink.push(
            Diagnostic::error(Code::UnknownKey, headline)
                .at(span, "")
                .help(help),
        );
    }

    fn check_value(&self, key: &Key, span: Span, node: Node<'d>) {
        let sink = self.sink;
        match key.kind {
            Kind::Any => {}
            Kind::NotYet => {
                let headline = format!("{} is not done by this version yet", ticked(key.name));
                sink.push(Diagnostic::error(Code::NotYet, headline).at(span, "take this out"));
            }
            Kind::Id | Kind::Label | Kind::Text | Kind::Line | Kind::Url | Kind::Date => {
                match node.text() {
                    Some(text) => check_text(key.kind, text, node.span, sink),
                    None => node.expected(sink, &format!("a text for {}", ticked(key.name))),
                }
            }
            Kind::Number => {
                if node.number().is_none() {
                    node.expected(sink, &format!("a finite number for {}", ticked(key.name)));
                }
            }
            Kind::Flag => {
                if node.flag().is_none() {
                    node.expected(sink, &format!("true or false for {}", ticked(key.name)));
                }
            }
            Kind::Texts => match node.items() {
                Some(items) => {
                    for item in items {
                        match item.text() {
                            Some(text) => check_text(Kind::Label, text, item.span, sink),
                            None => item.expected(sink, "a text"),
                        }
                    }
                }
                None => node.expected(sink, &format!("a list of texts for {}", ticked(key.name))),
            },
            Kind::Table => {
                if node.value.as_table().is_none() {
                    node.expected(sink, &format!("a table for {}", ticked(key.name)));
                }
            }
            Kind::Tables => match node.items() {
                Some(items) => {
                    for item in items.iter().filter(|item| item.value.as_table().is_none()) {
                        item.expected(sink, "a table");
                    }
                }
                None => not_a_list(key, node, sink),
            },
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

    /// A table, opened.
    pub(super) fn table(&self, name: &str, spec: &Spec) -> Option<Table<'d>> {
        let node = self.get(name)?;
        node.value.as_table()?;
        Table::open(node, self.sink, spec)
    }

    /// A list of tables, opened.
    pub(super) fn tables(&self, name: &str, spec: &Spec) -> Vec<Table<'d>> {
        let items = self
            .get(name)
            .and_then(|node| node.items())
            .unwrap_or_default();
        items
            .into_iter()
            .filter(|item| item.value.as_table().is_some())
            .filter_map(|item| Table::open(item, self.sink, spec))
            .collect()
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

/// Whether a character is a control character that no text needs.
fn acts(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

pub(super) fn check_text(kind: Kind, text: &str, span: Span, sink: &Sink) {
    let fault = |code, headline: String| {
        sink.push(Diagnostic::error(code, headline).at(span, ""));
    };
    let limit = if kind == Kind::Text {
        TEXT_CHARS
    } else {
        LABEL_CHARS
    };
    let length = text.chars().count();
    if length > limit {
        return fault(
            Code::TooLarge,
            format!("a text of {length} characters, at most {limit} fit"),
        );
    }
    match kind {
        Kind::Id => {
            if let Err(error) = Slug::from_str(text) {
                let near = text.to_lowercase().replace(['_', ' ', '.'], "-");
                let help = Slug::from_str(&near)
                    .ok()
                    .map(|id| format!("for example {}", ticked(id.as_str())));
                let headline = format!("{} is no id: {error}", ticked(text));
                sink.push(
                    Diagnostic::error(Code::BadId, headline)
                        .at(span, "")
                        .maybe_help(help),
                );
            }
        }
        Kind::Date => {
            if let Err(error) = PartialDate::from_str(text) {
                fault(
                    Code::BadDate,
                    format!("{} is no date: {error}", ticked(text)),
                );
            }
        }
        Kind::Line if text.chars().any(|c| c.is_control() || is_harmful(c)) => {
            fault(
                Code::BadText,
                "a command is one line without control characters".to_owned(),
            );
        }
        Kind::Url if !is_web_address(text) => {
            fault(
                Code::BadUrl,
                format!("{} is no http or https address", ticked(text)),
            );
        }
        Kind::Text if text.chars().any(acts) => fault(
            Code::BadText,
            "a text has no control characters but line ends and tabs".to_owned(),
        ),
        _ if text.trim().is_empty() => fault(Code::BadText, "the text is empty".to_owned()),
        Kind::Label if text.contains('\n') => {
            fault(Code::BadText, "a title or label is one line".to_owned());
        }
        _ => {}
    }
}

/// An http or https address with a host and without blanks, quotes or brackets.
pub(super) fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let clean = |c: char| c.is_ascii_graphic() && !"\"'<>\\^`{|}".contains(c);
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty() && !host.contains('@') && rest.chars().all(clean)
    })
}
