//! What all formats lay out: sentences and tables.

use super::{Basis, Worked, outcome};
use crate::model::{Column, PreferenceFunction};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs};

/// From so many options on the table of all pairs is left out.
pub(super) const PAIRS: usize = 100;

/// A decided matrix in words and tables.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sheet {
    /// What is decided.
    pub(super) title: Phrase,
    /// Who is first.
    pub(super) headline: Phrase,
    /// How it was found, and what to know of it.
    pub(super) sentences: Vec<Phrase>,
    /// The options with scores and ranks, best first.
    pub(super) ranking: Grid,
    /// The criteria.
    pub(super) criteria: Grid,
    /// The tables on the way.
    pub(super) tables: Vec<Grid>,
    /// Where the matrix came from.
    pub(super) origin: Phrase,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    /// Its name in JSON.
    pub(super) key: &'static str,
    /// What it holds.
    pub(super) title: &'static str,
    /// What its columns are.
    pub(super) heads: Vec<Name>,
    /// Its rows.
    pub(super) rows: Vec<(Name, Vec<Cell>)>,
}

impl Grid {
    /// Each row as an item: "Alpha: Price 0.1200, Battery 0.3000".
    pub(super) fn items(&self, worked: &Worked<'_>) -> impl Iterator<Item = String> {
        self.rows.iter().map(|(name, cells)| {
            let pairs = self.heads.iter().zip(cells);
            let pairs = pairs.map(|(head, cell)| {
                format!("{} {}", head.phrase(worked).line(), cell.phrase().line())
            });
            let pairs: Vec<String> = pairs.collect();
            format!("{}: {}", name.phrase(worked).line(), pairs.join(", "))
        })
    }
}

/// What a row or a column of a table stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// An option, by its place.
    Option(usize),
    /// A criterion, by its place.
    Criterion(usize),
    /// A word of ours.
    Own(&'static str),
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// A number that was computed.
    Number(f64),
    /// A figure as it was given.
    Figure(f64),
    /// A figure that is given or was computed, to six digits for people.
    Threshold(f64),
    /// A rank.
    Rank(usize),
    /// A word of ours.
    Word(&'static str),
    /// A word of the file.
    Theirs(String),
    /// Nothing.
    Blank,
}

impl Cell {
    /// For people: four digits of what was computed, all of what was given.
    pub(super) fn phrase(&self) -> Phrase {
        match self {
            Self::Number(number) => own(number::fixed(*number, 4)),
            Self::Figure(figure) => own(number::figure(*figure)),
            Self::Threshold(figure) => own(short(*figure)),
            Self::Rank(rank) => own(rank.to_string()),
            Self::Word(word) => (*word).into(),
            Self::Theirs(text) => theirs(text),
            Self::Blank => "–".into(),
        }
    }
}

/// Six digits after the point at most, none that say nothing; small figures with all theirs.
fn short(figure: f64) -> String {
    let text = number::fixed(figure, 6);
    if figure > 0.0 && figure < 1e-3 {
        return number::figure(figure);
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl Name {
    /// The name as the file has it.
    pub(super) fn raw<'a>(self, worked: &Worked<'a>) -> &'a str {
        let matrix = worked.matrix;
        let name = match self {
            Self::Option(n) => matrix.options().get(n),
            Self::Criterion(n) => matrix.columns().get(n).map(|column| &column.title),
            Self::Own(word) => return word,
        };
        name.map_or("", String::as_str)
    }

    /// The name for people.
    pub(super) fn phrase(self, worked: &Worked<'_>) -> Phrase {
        match self {
            Self::Own(word) => word.into(),
            Self::Option(_) | Self::Criterion(_) => theirs(self.raw(worked)),
        }
    }
}

impl Grid {
    /// A table of options by criteria.
    pub(super) fn of(
        worked: &Worked<'_>,
        (key, title): (&'static str, &'static str),
        rows: &[Vec<f64>],
    ) -> Self {
        Self {
            key,
            title,
            heads: criteria(worked),
            rows: numbered(rows),
        }
    }

    /// A table of options by figures of ours.
    pub(super) fn columns(
        (key, title): (&'static str, &'static str),
        columns: &[(&'static str, &[f64])],
    ) -> Self {
        let options = columns.first().map_or(0, |(_, column)| column.len());
        let row = |n: usize| {
            let cells = columns.iter().filter_map(|(_, column)| column.get(n));
            (
                Name::Option(n),
                cells.map(|number| Cell::Number(*number)).collect(),
            )
        };
        Self {
            key,
            title,
            heads: columns.iter().map(|(head, _)| Name::Own(head)).collect(),
            rows: (0..options).map(row).collect(),
        }
    }
}

/// All criteria as heads.
pub(super) fn criteria(worked: &Worked<'_>) -> Vec<Name> {
    (0..worked.matrix.columns().len())
        .map(Name::Criterion)
        .collect()
}

/// Rows of options.
fn numbered(rows: &[Vec<f64>]) -> Vec<(Name, Vec<Cell>)> {
    let cells = |row: &Vec<f64>| row.iter().map(|number| Cell::Number(*number)).collect();
    let rows = rows.iter().enumerate();
    rows.map(|(n, row)| (Name::Option(n), cells(row))).collect()
}

impl Sheet {
    pub(super) fn of(worked: &Worked<'_>) -> Self {
        let mut sentences = outcome::method(worked);
        sentences.extend(basis(worked));
        let mut tables = vec![figures(worked)];
        tables.extend(outcome::tables(worked));
        Self {
            title: theirs(worked.title),
            headline: outcome::headline(worked),
            sentences,
            ranking: ranking(worked),
            criteria: heads(worked),
            tables,
            origin: origin(worked),
        }
    }
}

/// "tree runtime 1.0.0, shipped, by topsis".
fn origin(worked: &Worked<'_>) -> Phrase {
    let by = say![theirs(worked.place), ", by ", worked.method.as_str()];
    match worked.tree {
        Some(tree) => say![
            "tree ",
            theirs(tree.id().as_str()),
            " ",
            theirs(tree.version()),
            ", ",
            by
        ],
        None => by,
    }
}

fn basis(worked: &Worked<'_>) -> Option<Phrase> {
    let Basis::Values { out } = worked.basis else {
        return None;
    };
    let mut words: Phrase = "It works on what the value functions of the tree make of the facts, from 0 to 1, for each term that weighs something; a range or an unknown counts as in the ranking.".into();
    if out > 0 {
        let (options, are) = if out == 1 {
            ("option", "is")
        } else {
            ("options", "are")
        };
        words.push(own(format!(
            " {out} {options} that {are} out {are} left out of it."
        )));
    }
    Some(words)
}

/// The matrix itself.
fn figures(worked: &Worked<'_>) -> Grid {
    let cell = |figure: &f64| match worked.basis {
        Basis::Figures => Cell::Figure(*figure),
        Basis::Values { .. } => Cell::Number(*figure),
    };
    let cells = |row: &Vec<f64>| row.iter().map(cell).collect();
    let rows = worked.matrix.rows().iter().enumerate();
    Grid {
        key: "matrix",
        title: "Matrix",
        heads: criteria(worked),
        rows: rows.map(|(n, row)| (Name::Option(n), cells(row))).collect(),
    }
}

/// Options by rank.
fn ranking(worked: &Worked<'_>) -> Grid {
    let ranks = worked.outcome.ranks().iter().enumerate();
    let mut order: Vec<(usize, usize)> = ranks.map(|(n, rank)| (*rank, n)).collect();
    order.sort_unstable();
    let scores = worked.outcome.scores();
    let row = |(rank, n): (usize, usize)| {
        let score = scores.get(n).map_or(Cell::Blank, |one| Cell::Number(*one));
        (Name::Option(n), vec![Cell::Rank(rank), score])
    };
    Grid {
        key: "ranking",
        title: "Ranking",
        heads: vec![Name::Own("rank"), Name::Own(outcome::score_name(worked))],
        rows: order.into_iter().map(row).collect(),
    }
}

/// What the criteria are.
fn heads(worked: &Worked<'_>) -> Grid {
    let shares = worked.matrix.shares();
    let columns = worked.matrix.columns().iter().zip(shares).enumerate();
    let preferences = outcome::preferences(worked);
    let row = |(n, (column, share)): (usize, (&Column, f64))| {
        let end = |end: Option<f64>| end.map_or(Cell::Blank, Cell::Figure);
        let mut cells = vec![Cell::Figure(column.weight), Cell::Number(share)];
        if worked.basis == Basis::Figures {
            cells.extend([
                Cell::Word(column.direction.as_str()),
                column.unit.clone().map_or(Cell::Blank, Cell::Theirs),
                end(column.range.map(|range| range.worst)),
                end(column.range.map(|range| range.best)),
            ]);
        }
        if let Some(function) = preferences.and_then(|all| all.get(n)) {
            cells.push(Cell::Word(function.name()));
            let threshold = |one: Option<f64>| one.map_or(Cell::Blank, Cell::Threshold);
            cells.extend(thresholds(*function).map(threshold));
        }
        (Name::Criterion(n), cells)
    };
    let mut heads = vec!["weight", "share"];
    if worked.basis == Basis::Figures {
        heads.extend(["direction", "unit", "worst", "best"]);
    }
    if preferences.is_some() {
        heads.extend(["preference", "q", "p", "s"]);
    }
    Grid {
        key: "criteria",
        title: "Criteria",
        heads: heads.into_iter().map(Name::Own).collect(),
        rows: columns.map(row).collect(),
    }
}

/// `q`, `p` and `s` of a preference function.
fn thresholds(function: PreferenceFunction) -> [Option<f64>; 3] {
    match function {
        PreferenceFunction::Usual => [None; 3],
        PreferenceFunction::UShape { q } => [Some(q), None, None],
        PreferenceFunction::VShape { p } => [None, Some(p), None],
        PreferenceFunction::Level { q, p } | PreferenceFunction::Linear { q, p } => {
            [Some(q), Some(p), None]
        }
        PreferenceFunction::Gaussian { s } => [None, None, Some(s)],
    }
}
