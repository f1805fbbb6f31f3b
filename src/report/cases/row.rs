//! A line of the report, and what stands behind it; the same for every format for people.

use super::{Case, CaseFile, CaseOutcome, Run};
use crate::engine::ExpectKey;
use crate::report::phrase::{Phrase, own, say, theirs, told};
use crate::report::view::{SourceRow, TestedView};
use crate::text::limits::FAULTS_DRAWN;
use crate::text::plural;

/// A case, or a file that makes none.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The path of the file.
    pub(super) file: Phrase,
    /// Its title; nothing where it has none.
    pub(super) title: Phrase,
    /// The id of the tree; of a file that makes no case the ids of all that it speaks of.
    pub(super) tree: Phrase,
    /// What became of it.
    pub(super) outcome: CaseOutcome,
    /// Who is first; nothing where no tree was decided.
    pub(super) winner: Phrase,
    /// The status; nothing where no tree was decided.
    pub(super) status: Phrase,
    /// "12.3, zone 2.0": the margin in points, and the one that tells apart.
    pub(super) margin: Phrase,
    /// Why it is known to miss; nothing where it is not.
    pub(super) because: Phrase,
    /// What stands behind it.
    pub(super) details: Vec<Detail>,
}

/// A line behind a row.
#[derive(Clone, Debug)]
pub(super) struct Detail {
    /// The word before it in plain output.
    pub(super) key: &'static str,
    /// The line.
    pub(super) words: Phrase,
}

impl Detail {
    fn new(key: &'static str, words: Phrase) -> Self {
        Self { key, words }
    }

    /// How far it stands in: reasons stand below what they are reasons of, addresses below what
    /// they are addresses of.
    pub(super) fn depth(&self) -> usize {
        usize::from(matches!(self.key, "why" | "address"))
    }
}

impl Row {
    /// "FILE, TREE", with the title if there is one.
    pub(super) fn name(&self) -> Phrase {
        let mut words = self.file.clone();
        if !self.tree.is_empty() {
            words.push(", ");
            words.push(self.tree.clone());
        }
        if !self.title.is_empty() {
            words.push(" (");
            words.push(self.title.clone());
            words.push(")");
        }
        words
    }

    /// The details that belong to some words.
    pub(super) fn details(&self, keys: &'static [&'static str]) -> impl Iterator<Item = &Detail> {
        self.details.iter().filter(|one| keys.contains(&one.key))
    }
}

/// All rows, in the order of the files; in a file, in the order of its trees.
pub(super) fn rows(run: &Run<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for file in &run.files {
        rows.extend(file.outcome().map(|outcome| of_file(file, outcome)));
        for (n, case) in file.cases.iter().enumerate() {
            let mut row = of_case(file, case);
            // What is said of the file is said once, with its first case.
            if n == 0 {
                row.details.extend(faults(file));
            }
            rows.push(row);
        }
    }
    rows
}

fn of_file(file: &CaseFile<'_>, outcome: CaseOutcome) -> Row {
    Row {
        file: theirs(&file.name),
        title: file.title.as_deref().map_or_else(Phrase::default, theirs),
        tree: Phrase::all_of(file.trees.iter().map(|id| theirs(id))),
        outcome,
        winner: Phrase::default(),
        status: Phrase::default(),
        margin: Phrase::default(),
        because: Phrase::default(),
        details: faults(file),
    }
}

/// What is wrong with a file; the rest is counted.
fn faults(file: &CaseFile<'_>) -> Vec<Detail> {
    let told = file.faults.iter().take(FAULTS_DRAWN);
    let mut details: Vec<Detail> = told.map(|one| Detail::new("fault", one.line())).collect();
    let more = file.faults.len().saturating_sub(FAULTS_DRAWN);
    if more > 0 {
        let more = plural(more, "more fault", "more faults");
        details.push(Detail::new("fault", own(format!("and {more}"))));
    }
    details
}

fn of_case(file: &CaseFile<'_>, case: &Case<'_>) -> Row {
    let view = TestedView::of(&case.decided, case.fails);
    let expect = case.decided.expectation.map(|(expect, _)| expect);
    let because = expect.and_then(|expect| expect.known_miss.as_deref());
    let margin = view.margin.as_ref().zip(view.zone.as_ref());
    Row {
        file: theirs(&file.name),
        title: file.title.as_deref().map_or_else(Phrase::default, theirs),
        tree: theirs(case.decided.tree.id().as_str()),
        outcome: case.outcome(),
        winner: if view.winner.is_empty() {
            "none".into()
        } else {
            view.winner.clone()
        },
        status: case
            .decided
            .evaluation
            .recommendation
            .status
            .as_str()
            .into(),
        margin: margin.map_or_else(Phrase::default, |(margin, zone)| {
            own(format!("{margin}, zone {zone}"))
        }),
        because: because.map_or_else(Phrase::default, told),
        details: details(case, &view),
    }
}

fn details(case: &Case<'_>, view: &TestedView) -> Vec<Detail> {
    let mut details = Vec::new();
    for miss in &view.misses {
        let words = match case.place(miss.key) {
            Some((line, _)) => say![own(format!("line {line}, ")), miss.line()],
            None => miss.line(),
        };
        details.push(Detail::new("miss", words));
        let why = miss.why.iter().cloned();
        details.extend(why.map(|words| Detail::new("why", words)));
    }
    let only_remark = |key| key == ExpectKey::KnownMiss;
    if view.misses.iter().any(|miss| !only_remark(miss.key)) && !view.ranking.is_empty() {
        let ranking = Phrase::joined(view.ranking.iter().cloned(), ", ");
        details.push(Detail::new("ranking", ranking));
    }
    let warnings = view.warnings.iter().cloned();
    details.extend(warnings.map(|words| Detail::new("warning", words)));
    details.extend(view.sources.iter().flat_map(source));
    details
}

/// "[1] A chart, 2020, secondary", and its address.
fn source(row: &SourceRow) -> Vec<Detail> {
    let (number, date, kind) = (row.number, &row.date, row.kind);
    let words = say![
        own(format!("[{number}] ")),
        row.title.clone(),
        own(format!(", {date}, {kind}"))
    ];
    let address = row.link.as_ref().map(|link| own(link.address()));
    let address = address.map(|words| Detail::new("address", words));
    let mut details = vec![Detail::new("source", words)];
    details.extend(address);
    details
}
