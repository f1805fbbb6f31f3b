//! Diagnostics and collections of them.

use super::check::Check;
use super::code::Code;
use crate::text::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file is not used.
    Error,
    /// The file is used, and the user should look at this.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word in diagnostics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place with what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is wrong here, or what matters here.
    pub text: String,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in a line: lower case, no full stop.
    pub headline: String,
    /// Where.
    pub place: Option<Label>,
    /// Other places that matter.
    pub others: Vec<Label>,
    /// What to do.
    pub help: Vec<String>,
    /// What else to know.
    pub notes: Vec<String>,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: Code, headline: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, headline.into())
    }

    /// A warning.
    pub fn warning(code: Code, headline: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, headline.into())
    }

    /// A finding of a check.
    pub fn finding(check: Check, severity: Severity, headline: impl Into<String>) -> Self {
        Self::new(Code::Check(check), severity, headline.into())
    }

    fn new(code: Code, severity: Severity, headline: String) -> Self {
        let (others, help, notes) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            code,
            severity,
            headline,
            place: None,
            others,
            help,
            notes,
        }
    }

    /// Says where, and what is wrong there (may be empty).
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.place = Some(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Adds another place that matters.
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.others.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Says what to do.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Says what to do, if something is known.
    pub fn maybe_help(self, text: Option<String>) -> Self {
        match text {
            Some(text) => self.help(text),
            None => self,
        }
    }

    /// Says what else to know.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }
}

/// Faults of a run.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Faults {
    all: Vec<Diagnostic>,
    errors_beyond: usize,
    warnings_beyond: usize,
}

impl Faults {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    /// Counts one beyond those that are kept.
    pub fn count(&mut self, diagnostic: &Diagnostic) {
        match diagnostic.severity {
            Severity::Error => self.errors_beyond += 1,
            Severity::Warning | Severity::Note => self.warnings_beyond += 1,
        }
    }

    /// Adds others.
    pub fn extend(&mut self, others: Self) {
        self.all.extend(others.all);
        self.errors_beyond += others.errors_beyond;
        self.warnings_beyond += others.warnings_beyond;
    }

    /// Adds those of others that are not there yet.
    pub fn add_new(&mut self, others: Self) {
        let new = others.all.into_iter();
        let new: Vec<Diagnostic> = new.filter(|one| !self.all.contains(one)).collect();
        self.all.extend(new);
        self.errors_beyond += others.errors_beyond;
        self.warnings_beyond += others.warnings_beyond;
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// How many errors there are, also beyond those that are kept.
    pub fn errors(&self) -> usize {
        let is_error = |one: &&Diagnostic| one.severity == Severity::Error;
        self.all.iter().filter(is_error).count() + self.errors_beyond
    }

    /// How many errors and how many warnings there are beyond those that are kept.
    pub fn beyond(&self) -> (usize, usize) {
        (self.errors_beyond, self.warnings_beyond)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.all
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Warning)
            .count()
            + self.warnings_beyond
    }

    /// All of them.
    pub fn all(&self) -> &[Diagnostic] {
        &self.all
    }

    /// Sorted by place: those without one first, then by file as read, line, and code; what is
    /// said twice is said once.
    pub fn sorted(mut self) -> Self {
        self.all.sort_by(|a, b| {
            let place = |d: &Diagnostic| d.place.as_ref().map(|label| label.span);
            (place(a), a.code, &a.headline).cmp(&(place(b), b.code, &b.headline))
        });
        self.all.dedup();
        self
    }
}
