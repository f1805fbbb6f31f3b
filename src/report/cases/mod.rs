//! What `whystack test` found: files, and in each the cases that it makes.
//!
//! Purpose: one [`Run`], one way to write it per format. Guarantee: as in the reports of decisions
//! every word of a file passes a border; a case is counted once, and a file that cannot be used
//! stands beside those that can.

pub mod github;
pub mod junit;
pub mod markdown;
pub mod plain;
mod row;
mod summary;
pub mod table;
mod told;

pub use summary::{Agreement, Counts};
pub use told::Told;

use super::coverage::Covered;
use super::decided::Decided;
use super::fault::Fault;
use crate::diagnostic::Severity;
use crate::engine::{ExpectKey, Outcome};

/// What became of all files.
#[derive(Clone, Debug, Default)]
pub struct Run<'a> {
    /// The files, in the order in which they were read.
    pub files: Vec<CaseFile<'a>>,
    /// How many files were not read, because the run stopped at a failure.
    pub not_run: usize,
    /// The ids of the trees that were asked for of which no file speaks.
    pub without: Vec<String>,
    /// What the cases of each tree reach, if that was asked for.
    pub coverage: Option<Vec<Covered<'a>>>,
}

impl<'a> Run<'a> {
    /// What the cases of each tree reach; nothing if nobody asked.
    pub(crate) fn covered(&self) -> &[Covered<'a>] {
        self.coverage.as_deref().unwrap_or_default()
    }
}

/// How much is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verbosity {
    /// What failed, and the summary.
    Quiet,
    /// A line for each case beside.
    #[default]
    Normal,
    /// Margin and zone in each line, and why known misses miss.
    Verbose,
}

/// What became of one file.
#[derive(Clone, Debug)]
pub struct CaseFile<'a> {
    /// Its path.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// The ids of the trees that it speaks of, as far as it could be read.
    pub trees: Vec<String>,
    /// Its cases, one for each tree of which something is expected; none if it has errors.
    pub cases: Vec<Case<'a>>,
    /// What is wrong with it, errors and warnings.
    pub faults: Vec<Fault>,
}

/// What became of one file for one tree.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The decision, with what was expected of it.
    pub decided: Decided<'a>,
    /// Whether the status is one on which the file says to fail.
    pub fails: bool,
    /// Line and column of what the file expects.
    pub places: Vec<(ExpectKey, (usize, usize))>,
}

/// What became of a case, or of a file that makes none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CaseOutcome {
    /// The file cannot be used.
    Invalid,
    /// Something expected did not come out.
    Failed,
    /// Everything expected came out, although the file says that it would not.
    UnexpectedPass,
    /// The file expects nothing.
    NoExpectation,
    /// Something expected did not come out, as the file says.
    KnownMiss,
    /// Everything expected came out.
    Passed,
}

impl CaseOutcome {
    /// All outcomes, those first that need somebody.
    pub const ALL: [Self; 6] = [
        Self::Invalid,
        Self::Failed,
        Self::UnexpectedPass,
        Self::NoExpectation,
        Self::KnownMiss,
        Self::Passed,
    ];

    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::Failed => "failed",
            Self::UnexpectedPass => "unexpected-pass",
            Self::NoExpectation => "no-expectation",
            Self::KnownMiss => "known-miss",
            Self::Passed => "passed",
        }
    }

    /// The word for people.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::UnexpectedPass => "unexpected pass",
            Self::NoExpectation => "no expectation",
            Self::KnownMiss => "known miss",
            other => other.as_str(),
        }
    }
}

impl CaseFile<'_> {
    /// Whether the file cannot be used.
    pub fn is_invalid(&self) -> bool {
        self.faults
            .iter()
            .any(|fault| fault.severity == Severity::Error)
    }

    /// What became of the file as a whole, where it makes no case.
    pub fn outcome(&self) -> Option<CaseOutcome> {
        if self.is_invalid() {
            Some(CaseOutcome::Invalid)
        } else if self.cases.is_empty() {
            Some(CaseOutcome::NoExpectation)
        } else {
            None
        }
    }
}

impl Case<'_> {
    /// What became of it.
    pub fn outcome(&self) -> CaseOutcome {
        match self.decided.expectation {
            _ if self.fails => CaseOutcome::Failed,
            Some((_, Outcome::Fails(_))) => CaseOutcome::Failed,
            Some((_, Outcome::HoldsUnexpectedly)) => CaseOutcome::UnexpectedPass,
            Some((_, Outcome::KnownMiss(_))) => CaseOutcome::KnownMiss,
            Some((_, Outcome::Holds)) => CaseOutcome::Passed,
            None => CaseOutcome::NoExpectation,
        }
    }

    /// Line and column of a key of the file.
    pub(crate) fn place(&self, key: ExpectKey) -> Option<(usize, usize)> {
        let found = self.places.iter().find(|(there, _)| *there == key);
        found.map(|(_, place)| *place)
    }
}
