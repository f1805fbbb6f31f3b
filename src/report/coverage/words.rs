//! Coverage in words.

use super::Covered;
use crate::analysis::coverage::{Coverage, CoverageKind, Goal, Minimum, Row, Tally};
use crate::model::Tree;
use crate::text::plural;

/// The most names of one kind that are told where the list is short.
const NAMES: usize = 8;

/// The label of a kind, or of all together.
pub(in crate::report) fn label(kind: Option<CoverageKind>) -> &'static str {
    kind.map_or("all goals", CoverageKind::as_str)
}

/// Every kind, then all together.
pub(in crate::report) fn all_kinds() -> impl Iterator<Item = Option<CoverageKind>> {
    CoverageKind::ALL.into_iter().map(Some).chain([None])
}

/// The share, `–` where there is nothing to reach.
pub(in crate::report) fn percent_text(tally: Tally) -> String {
    tally.percent_text().unwrap_or_else(|| "–".to_owned())
}

/// `60 of 71`.
pub(super) fn counts(tally: Tally) -> String {
    format!("{} of {}", tally.reached, tally.of)
}

/// `coverage of runtime 1.0.0 by 16 cases`.
pub(super) fn title(covered: &Covered<'_>) -> String {
    let (tree, cases) = (covered.tree(), covered.coverage.cases);
    let cases = plural(cases, "case", "cases");
    format!("Coverage of {} by {cases}", tree.id())
}

/// A missing goal with how near the cases came.
pub(super) fn missing_words(tree: &Tree, row: &Row) -> String {
    let name = row.goal.name(tree);
    if row.is_open {
        return format!("{name} (not found first in a search, not counted in all answer sets)");
    }
    if row.near == 0 {
        return name;
    }
    let cases = plural(row.near, "case", "cases");
    match row.goal {
        Goal::Requirement(_) => format!("{name} (stated in {cases}, puts nobody out)"),
        _ => format!("{name} (asked in {cases}, never answered)"),
    }
}

/// What is missing of a kind; of all kinds together each name behind its kind.
pub(super) fn missing(coverage: &Coverage<'_>, kind: Option<CoverageKind>) -> Vec<String> {
    let words = |row: &Row| {
        let (of, name) = (row.goal.kind(), missing_words(coverage.tree, row));
        match kind {
            None => Some(format!("{}: {name}", of.as_str())),
            Some(kind) => (of == kind).then_some(name),
        }
    };
    coverage.missing().filter_map(words).collect()
}

/// The kinds of which something is missing, with what.
pub(super) fn missing_by_kind(coverage: &Coverage<'_>) -> Vec<(CoverageKind, Vec<String>)> {
    let all = CoverageKind::ALL.into_iter();
    let all = all.map(|kind| (kind, missing(coverage, Some(kind))));
    all.filter(|(_, names)| !names.is_empty()).collect()
}

/// The kinds of which something does not count, with what and why.
pub(super) fn not_counted(coverage: &Coverage<'_>) -> Vec<(CoverageKind, Vec<String>)> {
    let words = |row: &Row| {
        let never = row.not_counted()?;
        let name = row.goal.name(coverage.tree);
        Some(format!("{name} ({})", never.words()))
    };
    let all = CoverageKind::ALL.into_iter();
    let all = all.map(|kind| {
        let names: Vec<String> = coverage.of_kind(kind).filter_map(words).collect();
        (kind, names)
    });
    all.filter(|(_, names)| !names.is_empty()).collect()
}

/// Why nothing is known to be out of reach, where the answer space was not counted.
pub(super) fn unbounded(coverage: &Coverage<'_>) -> Option<String> {
    let why = coverage.space.as_ref().err()?;
    Some(format!(
        "The answer space was not counted, so that some of this may be out of reach: {why}."
    ))
}

/// Names as a list; where it is short, the rest is counted.
pub(super) fn names(all: &[String], whole: bool) -> String {
    if whole || all.len() <= NAMES {
        return all.join(", ");
    }
    let told: Vec<&str> = all.iter().take(NAMES).map(String::as_str).collect();
    format!("{} and {} more", told.join(", "), all.len() - NAMES)
}

/// A minimum that is not met.
pub(in crate::report) struct Below {
    /// What is asked.
    pub(in crate::report) minimum: Minimum,
    /// The id of the tree.
    pub(in crate::report) tree: String,
    tally: Tally,
    /// What is missing.
    missing: Vec<String>,
}

impl Below {
    /// The minima of a tree that are not met.
    pub(in crate::report) fn all(covered: &Covered<'_>) -> Vec<Self> {
        let coverage = covered.coverage;
        let minima = covered.minima.iter().copied();
        let below = minima.filter(|minimum| !coverage.meets(*minimum));
        below
            .map(|minimum| Self {
                minimum,
                tree: coverage.tree.id().to_string(),
                tally: coverage.tally(minimum.kind),
                missing: missing(coverage, minimum.kind),
            })
            .collect()
    }

    /// `choices 84.5 % (60 of 71), 90 % is asked`.
    pub(in crate::report) fn figures(&self) -> String {
        let (label, asked) = (label(self.minimum.kind), self.minimum.percent);
        let (percent, counts) = (percent_text(self.tally), counts(self.tally));
        format!("{label} {percent} ({counts}), {asked} % is asked")
    }

    /// What is missing, the rest counted.
    pub(in crate::report) fn missing(&self) -> String {
        names(&self.missing, false)
    }

    /// All in one line.
    pub(super) fn line(&self) -> String {
        format!(
            "coverage of {}: {}; missing: {}",
            self.tree,
            self.figures(),
            self.missing()
        )
    }
}
