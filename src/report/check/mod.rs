//! What `whystack check` found: a table for people, plain lines, JSON.

mod explain;
mod json;
mod plain;
mod table;

pub use explain::{explain, list};
pub use json::{schema, write as json};
pub use plain::write as plain;
pub use table::write as table;

use crate::analysis::{Settled, Study, set_text};
use crate::diagnostic::{Diagnostic, Faults, Severity};
use crate::model::Item;
use crate::text::{Span, plural, ticked};

/// A checked tree.
#[derive(Debug)]
pub struct Checked<'a> {
    /// Where the tree comes from, as in other reports.
    pub place: &'a str,
    /// The tree with its answer space.
    pub study: &'a Study<'a>,
    /// What was found, in the order of the files.
    pub findings: Vec<Judged>,
}

/// A finding with its severity and its place.
#[derive(Debug)]
pub struct Judged {
    /// The finding, and why it is allowed if it is.
    pub settled: Settled,
    /// How bad it is, after the command line.
    pub severity: Severity,
    /// Where its item stands.
    pub span: Option<Span>,
    /// Where the other thing stands that matters.
    pub also: Option<(Span, String)>,
}

impl Judged {
    /// Whether it is allowed.
    pub fn is_allowed(&self) -> bool {
        self.settled.allowed_because.is_some()
    }

    /// The finding as it is drawn; with the witnesses if they are wanted.
    fn diagnostic(&self, study: &Study<'_>, verbose: bool) -> Diagnostic {
        let finding = &self.settled.finding;
        let mut drawn = Diagnostic::finding(finding.check, self.severity, &finding.headline);
        if let Some(span) = self.span {
            drawn = drawn.at(span, "");
        }
        if let Some((span, text)) = &self.also {
            drawn = drawn.also(*span, text);
        }
        drawn = drawn.note(&finding.proof);
        if verbose {
            for witness in &finding.witnesses {
                drawn = drawn.note(format!("answers: {}", set_text(study.tree(), witness)));
            }
        }
        drawn.help(&finding.remedy)
    }
}

impl Checked<'_> {
    /// The findings that nothing allows, sorted by place.
    fn faults(&self, verbose: bool) -> Faults {
        let mut faults = Faults::new();
        for one in self.findings.iter().filter(|one| !one.is_allowed()) {
            faults.push(one.diagnostic(self.study, verbose));
        }
        faults.sorted()
    }

    /// The findings that something allows.
    fn allowed(&self) -> impl Iterator<Item = (&Judged, &str)> {
        self.findings
            .iter()
            .filter_map(|one| Some((one, one.settled.allowed_because.as_deref()?)))
    }

    /// `1 error, 2 warnings, 3 notes, 1 allowed`; what there is none of is left out.
    fn summary(&self) -> String {
        let of = |severity| {
            let found = self.findings.iter();
            found
                .filter(|one| !one.is_allowed() && one.severity == severity)
                .count()
        };
        let parts: Vec<String> = [
            (of(Severity::Error), "error", "errors"),
            (of(Severity::Warning), "warning", "warnings"),
            (of(Severity::Note), "note", "notes"),
            (self.allowed().count(), "allowed", "allowed"),
        ]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| plural(count, one, many))
        .collect();
        if parts.is_empty() {
            "no findings".to_owned()
        } else {
            parts.join(", ")
        }
    }

    /// For each option an answer set in which it is first.
    fn firsts(&self) -> impl Iterator<Item = (String, String)> {
        let tree = self.study.tree();
        self.study.firsts.iter().map(move |(ix, first)| {
            let text = match &first.witness {
                Some(set) => set_text(tree, set),
                None => "not found".to_owned(),
            };
            (Item::Candidate(ix).name(tree), text)
        })
    }
}

/// A finding by its code and item.
fn named(judged: &Judged) -> String {
    let finding = &judged.settled.finding;
    format!("{} for {}", finding.check.as_str(), ticked(&finding.name))
}
