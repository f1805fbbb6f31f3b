//! What `whystack check` found: a table for people, plain lines, annotations, JSON.

mod explain;
mod firsts;
mod github;
mod influence;
mod json;
mod plain;
mod statuses;
mod table;

pub use explain::{explain, list};
pub use github::write as github;
pub use json::{schema, write as json};
pub use plain::write as plain;
pub use table::write as table;

use std::collections::BTreeMap;

use crate::analysis::{Settled, Study, TriedCase, TriedProfile, set_text};
use crate::diagnostic::{Check, Diagnostic, Faults, Severity};
use crate::model::Base;
use crate::text::{Sources, Span, list_and, plural, ticked};

/// The most notes of one check that are drawn of a tree.
const NOTES_DRAWN: usize = 5;

/// A checked tree.
#[derive(Debug)]
pub struct Checked<'a> {
    /// Where the tree comes from, as in other reports.
    pub place: &'a str,
    /// The trees that it extends, nearest first.
    pub extends: &'a [Base],
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

    /// The file in which it stands, with line and column.
    fn place<'s>(&self, sources: &'s Sources) -> Option<(&'s str, usize, usize)> {
        let span = self.span?;
        let file = sources.get(span.source)?;
        let (line, column) = file.line_col(span.start);
        Some((file.name(), line, column))
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
    /// Where the tree comes from, and what it extends.
    fn origin(&self) -> String {
        Base::origin(self.place, self.extends)
    }

    /// The findings that nothing allows, sorted by place, and how many more of which check there
    /// are: of notes of one kind the first are drawn, with `verbose` all.
    fn faults(&self, verbose: bool) -> (Faults, Vec<(Check, usize)>) {
        let mut faults = Faults::new();
        let mut notes: BTreeMap<Check, usize> = BTreeMap::new();
        for one in self.findings.iter().filter(|one| !one.is_allowed()) {
            if one.severity == Severity::Note {
                let seen = notes.entry(one.settled.finding.check).or_default();
                *seen += 1;
                if *seen > NOTES_DRAWN && !verbose {
                    continue;
                }
            }
            faults.push(one.diagnostic(self.study, verbose));
        }
        let more = notes.into_iter().filter_map(|(check, seen)| {
            let more = seen.checked_sub(NOTES_DRAWN)?;
            (more > 0 && !verbose).then_some((check, more))
        });
        (faults.sorted(), more.collect())
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

    /// How many profiles that speak of the tree there are and how many of them hold; `None` if they
    /// were not looked at.
    fn profiles(&self) -> Option<Tally> {
        let profiles = self.study.subject.profiles.as_ref()?;
        Some(Tally {
            of: profiles.len(),
            hold: profiles
                .iter()
                .filter(|one| TriedProfile::holds(one))
                .count(),
        })
    }

    /// The same of cases.
    fn cases(&self) -> Option<Tally> {
        let cases = self.study.subject.cases.as_ref()?;
        Some(Tally {
            of: cases.len(),
            hold: cases.iter().filter(|one| TriedCase::holds(one)).count(),
        })
    }

    /// `10 profiles and 39 cases hold`, and what there is none of.
    fn tried(&self) -> String {
        let (profiles, cases) = (self.profiles(), self.cases());
        if profiles.is_none() && cases.is_none() {
            return "no profile and no case was tried".to_owned();
        }
        let all = [(profiles, "profile", "profiles"), (cases, "case", "cases")];
        let some: Vec<_> = all
            .into_iter()
            .filter_map(|(tally, one, many)| Some((tally.filter(|it| it.of > 0)?, one, many)))
            .collect();
        let only_one = matches!(some.as_slice(), [(tally, ..)] if tally.of == 1);
        let parts: Vec<String> = some
            .into_iter()
            .map(|(tally, one, many)| match plural(tally.of, one, many) {
                all if tally.hold == tally.of => all,
                all => format!("{} of {all}", tally.hold),
            })
            .collect();
        let verb = if only_one { "holds" } else { "hold" };
        let mut all = Vec::new();
        if !parts.is_empty() {
            all.push(format!("{} {verb}", list_and(&parts)));
        }
        let is_empty = |tally: Option<Tally>| tally.is_some_and(|tally| tally.of == 0);
        all.extend(
            match (is_empty(profiles), is_empty(cases)) {
                (true, true) => Some("no profile and no case speaks of this tree"),
                (true, false) => Some("no profile speaks of this tree"),
                (false, true) => Some("no case speaks of this tree"),
                (false, false) => None,
            }
            .map(str::to_owned),
        );
        if cases.is_none() {
            all.push(NO_CASES.to_owned());
        }
        all.join("; ")
    }
}

/// What is said where no folder of cases is there.
const NO_CASES: &str = "no folder of cases was found";

/// How many files were tried, and how many of them hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tally {
    of: usize,
    hold: usize,
}

/// A finding by its code and item.
fn named(judged: &Judged) -> String {
    let finding = &judged.settled.finding;
    format!("{} for {}", finding.check.as_str(), ticked(&finding.name))
}
