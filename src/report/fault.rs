//! A fault of a file, as reports tell it.

use super::phrase::{Phrase, own, say, theirs, told};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::Sources;

/// A fault of a file: what a diagnostic says, with its place as line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How bad it is.
    pub severity: Severity,
    /// Its kind.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// The file in which it stands.
    pub file: Option<String>,
    /// Line and column in that file, from 1.
    pub place: Option<(usize, usize)>,
    /// What to do.
    pub help: Vec<String>,
}

impl Fault {
    /// The fault of a diagnostic.
    pub fn of(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let span = diagnostic.place.as_ref().map(|label| label.span);
        let file = span.and_then(|span| sources.get(span.source));
        Self {
            severity: diagnostic.severity,
            code: diagnostic.code,
            message: diagnostic.headline.clone(),
            file: file.map(|file| file.name().to_owned()),
            place: file.zip(span).map(|(file, span)| file.line_col(span.start)),
            help: diagnostic.help.clone(),
        }
    }

    /// `path:line:column: error[code]: message; help`.
    pub(crate) fn line(&self) -> Phrase {
        let mut words = Phrase::default();
        if let Some(file) = &self.file {
            words.push(theirs(file));
            if let Some((line, column)) = self.place {
                words.push(own(format!(":{line}:{column}")));
            }
            words.push(": ");
        }
        let (severity, code) = (self.severity.as_str(), self.code.as_str());
        words.push(say![
            own(format!("{severity}[{code}]: ")),
            told(&self.message)
        ]);
        for help in &self.help {
            words.push(say!["; ", told(help)]);
        }
        words
    }
}
