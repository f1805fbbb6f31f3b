//! Facts and the evidence behind them.

use std::fmt;

use super::date::PartialDate;
use super::ids::{LevelIx, Slug, SourceIx};
use super::members::MemberSet;

/// What an option is or does on one criterion.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Some evidence is used.
    Known {
        /// The evidence that counts.
        used: Evidence,
        /// More of the same measure: what other sources say.
        dissent: Vec<Evidence>,
        /// Figures of another measure: never compared, shown for context.
        context: Vec<Evidence>,
    },
    /// The criterion does not apply: worth 0, breaks any requirement, never unknown.
    NotApplicable {
        /// Who says so.
        source: SourceIx,
        /// What a reader must know.
        note: Option<String>,
    },
    /// Nobody knows, and why.
    Unknown {
        /// The reason, said by the author.
        reason: String,
        /// Figures of another measure.
        context: Vec<Evidence>,
    },
}

/// One statement of one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What it says.
    pub reading: Reading,
    /// Who says it.
    pub source: SourceIx,
    /// What was measured, on what, and what a reader must know.
    pub note: Option<String>,
    /// What it measures, where that is not the criterion's own measure.
    pub measure: Option<String>,
}

/// A value on a criterion's scale.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A figure, or a range of figures, in the criterion's unit.
    Number {
        /// The low end.
        low: f64,
        /// The high end; the same as the low end for a single figure.
        high: f64,
    },
    /// A level, or from one level to another.
    Level {
        /// The worst it may be.
        low: LevelIx,
        /// The best it may be; the same for a single level.
        high: LevelIx,
    },
    /// Yes or no.
    Flag(bool),
    /// What it has of the declared members.
    Set {
        /// What it is known to have.
        members: MemberSet,
        /// What nobody knows whether it has.
        unknown: MemberSet,
    },
}

impl Reading {
    /// Whether it leaves something open: a range, a from–to, a set with unknown members.
    pub fn is_range(&self) -> bool {
        match self {
            Self::Number { low, high } => low < high,
            Self::Level { low, high } => low < high,
            Self::Flag(_) => false,
            Self::Set { unknown, .. } => !unknown.is_empty(),
        }
    }
}

/// Where a statement was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its id, unique among the tree's shared sources or within its option.
    pub id: Slug,
    /// The option in whose file it stands, by id; `None` for the tree's shared sources.
    pub owner: Option<Slug>,
    /// Its title.
    pub title: String,
    /// Where to open it; an assessment needs none.
    pub url: Option<String>,
    /// When it was written.
    pub date: SourceDate,
    /// How near it is to the matter.
    pub kind: SourceKind,
}

/// When a source was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceDate {
    /// A year, month or day.
    On(PartialDate),
    /// The source does not say.
    Undated,
}

impl fmt::Display for SourceDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::Undated => f.write_str("undated"),
        }
    }
}

/// How near a source is to the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceKind {
    /// The project itself, a paper, a specification.
    Primary,
    /// A measurement by somebody else.
    Independent,
    /// A report of reports.
    Secondary,
    /// Our own judgement, with its reasoning in the note.
    Assessment,
}

impl SourceKind {
    /// All kinds, nearest first.
    pub const ALL: [Self; 4] = [
        Self::Primary,
        Self::Independent,
        Self::Secondary,
        Self::Assessment,
    ];

    /// The word in a tree file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Independent => "independent",
            Self::Secondary => "secondary",
            Self::Assessment => "assessment",
        }
    }
}
