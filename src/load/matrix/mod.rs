//! A decision matrix from a CSV file: what a spreadsheet writes.
//!
//! ```text
//! Laptops,    Price, Battery
//! direction,  min,   max        needed: which way is better
//! weight,     5,     3          needed: 0 or more; only their ratios count
//! unit,       EUR,   h
//! worst,      2500,  4          the figure worth nothing, and below it
//! best,       500,   20         the figure worth everything
//! preference, linear,usual      PROMETHEE only, with rows q, p and s
//! Alpha,      800,   8
//! Beta,       1500,  18
//! ```
//!
//! The first line names the table (its first cell, which may be empty) and the criteria; the rows
//! with a word of ours follow in any order, then the options, a row each. Cells are separated by
//! commas, semicolons or tabs, whichever comes first outside quotes in the first line. Guarantee:
//! every fault of the file in one run, at its line and column; nothing in it is computed, followed
//! or run.

mod cells;
mod figures;
mod heads;
mod pairs;
mod tree;

use super::sink::Sink;
use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::model::{DecisionMatrix, MatrixFault, Tree};
use crate::text::limits::{CANDIDATES, CRITERIA, LABEL_CHARS};
use crate::text::{SourceFile, SourceIx, Span, ticked};
use cells::{Cell, Row, rows};
use figures::figure;
use heads::Heads;
pub use pairs::{Judged, Listed, judgments, listed};

/// A decision matrix that a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixFile {
    /// What the file calls it; its name without ending, where it does not.
    pub title: String,
    /// The matrix.
    pub matrix: DecisionMatrix,
    /// Where its figures stand: a row for each option, in it a place for each criterion.
    places: Vec<Vec<Span>>,
}

impl MatrixFile {
    /// Reads a matrix; its faults are added, and a file with errors is `None`.
    pub fn read(file: &SourceFile, source: SourceIx, faults: &mut Faults) -> Option<Self> {
        let sink = Sink::new();
        let read = read(file, source, &sink);
        let sound = sink.is_empty();
        faults.extend(sink.into_faults());
        read.filter(|_| sound)
    }

    /// Where the figure of an option on a criterion stands, by their places in the matrix.
    pub fn place(&self, option: usize, criterion: usize) -> Option<Span> {
        self.places.get(option)?.get(criterion).copied()
    }

    /// The matrix as a tree without questions: number criteria with their weights, facts whose
    /// source is the file. A criterion without a stated range gets the worst and the best figure
    /// of its column as one, which the tree says among what it leaves out; one whose figures are
    /// all equal then weighs nothing.
    pub fn tree(&self, file: &str) -> Tree {
        tree::tree(self, file)
    }
}

/// A first line that says what is wrong with a file as a whole.
fn start(source: SourceIx) -> Span {
    Span {
        source,
        start: 0,
        end: 0,
    }
}

const LAYOUT: &str = "the first line names the criteria; then rows `direction` (max or min) and `weight`, optionally `unit`, `worst`, `best`; then a row for each option";

fn read(file: &SourceFile, source: SourceIx, sink: &Sink) -> Option<MatrixFile> {
    let rows = rows(file.text(), source);
    let Some((first, rest)) = rows
        .split_first()
        .filter(|(first, _)| first.cells.len() > 1)
    else {
        let headline = "this is no decision matrix: it has no criterion";
        let fault = Diagnostic::error(Code::Syntax, headline).at(start(source), "");
        sink.push(fault.help(LAYOUT));
        return None;
    };
    let mut heads = Heads::new(titles(first, sink)?);
    let mut options: Vec<(&Cell, &Row)> = Vec::new();
    for row in rest {
        let Some(label) = row.cells.first() else {
            continue;
        };
        if heads.takes(label, row, options.is_empty(), sink) {
            continue;
        }
        if options.len() == CANDIDATES {
            let headline = format!("a table has at most {CANDIDATES} options");
            sink.push(Diagnostic::error(Code::TooMany, headline).at(label.span, ""));
            return None;
        }
        is_name(label, "an option", sink);
        if let Some((other, _)) = options.iter().find(|(other, _)| other.text == label.text) {
            let headline = format!("option {} stands there twice", ticked(&label.text));
            let fault = Diagnostic::error(Code::DuplicateId, headline).at(label.span, "");
            sink.push(fault.also(other.span, "here too"));
        }
        options.push((label, row));
    }
    if options.is_empty() {
        let headline = "there is no option: no row holds the figures of one";
        let fault = Diagnostic::error(Code::MissingKey, headline).at(first.span, "");
        sink.push(fault.help(LAYOUT));
    }
    let figures: Vec<Vec<f64>> = options
        .iter()
        .map(|(label, row)| figures(label, row, &heads, sink))
        .collect();
    let columns = heads.columns(first.span, sink)?;
    let names = options
        .iter()
        .map(|(label, _)| label.text.clone())
        .collect();
    let matrix = match DecisionMatrix::new(names, columns, figures) {
        Ok(matrix) => matrix,
        Err(fault) => {
            // What is wrong in single cells was told there.
            if fault == MatrixFault::NoWeight && sink.is_empty() {
                let place = heads.place("weight").unwrap_or(first.span);
                let headline = "all weights are 0: nothing would be compared";
                sink.push(Diagnostic::error(Code::OutOfRange, headline).at(place, ""));
            }
            return None;
        }
    };
    let title = first.cells.first().map(|cell| cell.text.clone());
    let title = title.filter(|title| !title.is_empty());
    Some(MatrixFile {
        title: title.unwrap_or_else(|| stem(file.name())),
        matrix,
        places: options.iter().map(|(_, row)| places(row)).collect(),
    })
}

/// Where the figures of an option stand.
fn places(row: &Row) -> Vec<Span> {
    row.cells.iter().skip(1).map(|cell| cell.span).collect()
}

/// The titles of the criteria, each once: the first line from its second cell on; `None` if they
/// are too many.
fn titles(first: &Row, sink: &Sink) -> Option<Vec<Cell>> {
    let titles = first.cells.get(1..).unwrap_or_default();
    let count = titles.len();
    if count > CRITERIA {
        let headline = format!("a table has at most {CRITERIA} criteria, this one has {count}");
        sink.push(Diagnostic::error(Code::TooMany, headline).at(first.span, ""));
        return None;
    }
    for (n, title) in titles.iter().enumerate() {
        is_name(title, "a criterion", sink);
        let earlier = titles.iter().take(n);
        twice(
            title,
            earlier.map(|one| (one.text.as_str(), one.span)),
            sink,
        );
    }
    Some(titles.to_vec())
}

/// A criterion that was named before.
fn twice<'a>(name: &Cell, mut earlier: impl Iterator<Item = (&'a str, Span)>, sink: &Sink) {
    let same = |(other, _): &(&str, Span)| !name.text.is_empty() && *other == name.text;
    if let Some((_, other)) = earlier.find(same) {
        let headline = format!("criterion {} stands there twice", ticked(&name.text));
        let fault = Diagnostic::error(Code::DuplicateId, headline).at(name.span, "");
        sink.push(fault.also(other, "here too"));
    }
}

fn is_name(cell: &Cell, what: &str, sink: &Sink) {
    let length = cell.text.chars().count();
    if length == 0 {
        let headline = format!("{what} needs a name");
        sink.push(Diagnostic::error(Code::MissingKey, headline).at(cell.span, ""));
    } else if length > LABEL_CHARS {
        let headline =
            format!("a name has at most {LABEL_CHARS} characters, this one has {length}");
        sink.push(Diagnostic::error(Code::TooLarge, headline).at(cell.span, ""));
    }
}

/// The figures of an option; what is none is told.
fn figures(label: &Cell, row: &Row, heads: &Heads, sink: &Sink) -> Vec<f64> {
    let cells = row.cells.get(1..).unwrap_or_default();
    let whose = ticked(&label.text);
    heads.fits(row, sink);
    heads
        .titles()
        .iter()
        .enumerate()
        .map(|(n, title)| {
            let what = format!("the figure of {whose} on {}", ticked(&title.text));
            match cells.get(n) {
                Some(cell) if !cell.text.is_empty() => {
                    figure(cell, &what, sink).unwrap_or_default()
                }
                other => {
                    let place = other.map_or(row.span, |cell| cell.span);
                    let headline = format!("{what} is missing");
                    let fault = Diagnostic::error(Code::MissingKey, headline).at(place, "");
                    sink.push(fault.help("a table holds every figure; where one is not known, write a tree: `whystack new`"));
                    0.0
                }
            }
        })
        .collect()
}

/// The name of a file without its folder and ending.
fn stem(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if stem.is_empty() { file } else { stem }.to_owned()
}
