//! One file, parsed as far as it can be.

use toml::de::DeTable;

use super::node::Node;
use super::sink::Sink;
use super::spec::Spec;
use super::table::Table;
use super::value::{Entries, Placed, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::limits::FAULTS_DRAWN;
use crate::text::{SourceIx, Sources, Span, plural};

/// The one format version that this program reads.
const SCHEMA: f64 = 1.0;

/// Whether a number is the format version that this program reads.
pub(super) fn is_format(number: f64) -> bool {
    (number - SCHEMA).abs() < 0.5 && number.fract() == 0.0
}

/// Says that a format version is another than the one that this program reads.
pub(super) fn unread_format(node: Node<'_>, sink: &Sink) {
    let headline = "the file is written in a format that this version does not read";
    let fault = Diagnostic::error(Code::SchemaVersion, headline);
    sink.push(fault.at(node.span, "this version reads `schema = 1`"));
}

/// A file with its tables.
#[derive(Debug)]
pub(super) struct Document<'d> {
    root: Placed<'d>,
}

impl<'d> Document<'d> {
    /// Parses a file and reports every syntax fault, up to a few hundred.
    pub(super) fn of(sources: &'d Sources, source: SourceIx, sink: &Sink) -> Self {
        Self::parse(
            sources.get(source).map_or("", |file| file.text()),
            source,
            sink,
        )
    }

    /// Parses the text of a file, as [`Self::of`] does.
    pub(super) fn parse(text: &'d str, source: SourceIx, sink: &Sink) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            sink.tear(source);
        }
        let many = 4 * FAULTS_DRAWN;
        for error in errors.iter().take(many) {
            let range = error.span().unwrap_or(0..0);
            let span = Span {
                source,
                start: range.start,
                end: range.end,
            };
            let headline = error.message().lines().collect::<Vec<_>>().join(", ");
            sink.push(Diagnostic::error(Code::Syntax, headline).at(span, ""));
        }
        if let Some(more) = errors.len().checked_sub(many).filter(|more| *more > 0) {
            let headline = format!(
                "and {} in this file",
                plural(more, "more syntax fault", "more syntax faults")
            );
            let end = Span {
                source,
                start: text.len(),
                end: text.len(),
            };
            sink.push(Diagnostic::error(Code::Syntax, headline).at(end, ""));
        }
        let value = Value::Table(Entries::of(root.into_inner(), source));
        let span = Span {
            source,
            start: 0,
            end: 0,
        };
        Self {
            root: Placed { value, span },
        }
    }

    /// The whole file as a table; `None` if its format version is unknown, which is reported
    /// and makes everything else of the file moot.
    pub(super) fn root(&'d self, sink: &'d Sink, spec: &'static Spec) -> Option<Table<'d>> {
        self.is_read(sink)
            .then(|| Table::open(Node::new(&self.root), sink, spec))
            .flatten()
    }

    /// The same as it stands, its keys not looked at.
    pub(super) fn placed(self, sink: &Sink) -> Option<Placed<'d>> {
        self.is_read(sink).then_some(self.root)
    }

    fn is_read(&self, sink: &Sink) -> bool {
        let Some(format) = self.root.get("schema").map(Node::new) else {
            return true;
        };
        let is_read = format.number().is_some_and(is_format);
        if !is_read {
            unread_format(format, sink);
        }
        is_read
    }
}
