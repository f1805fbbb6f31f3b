//! Tables of judgments: pairs for AHP, an order for the centroid, points for swing weights.

use super::cells::{Cell, Row, rows};
use super::figures::figure;
use super::{is_name, titles, twice};
use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::load::sink::Sink;
use crate::text::limits::CRITERIA;
use crate::text::{SourceFile, SourceIx, Span, ticked};

/// A criterion of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its name, as it stands there.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// Its points, where the list has them.
    pub points: f64,
}

/// Pairwise judgments of a file: who is judged, and the square.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The criteria, with where they stand in the first line.
    pub names: Vec<Listed>,
    /// How many times more important the criterion of the row is than that of the column.
    pub rows: Vec<Vec<f64>>,
}

/// Reads pairwise judgments: the first line names the criteria, then a row for each of them, in
/// that order. A judgment is a number or a fraction (`1/3`). One half is enough: an empty cell is
/// the reciprocal of the one across the diagonal, and on the diagonal 1.
pub fn judgments(file: &SourceFile, source: SourceIx, faults: &mut Faults) -> Option<Judged> {
    let sink = Sink::new();
    let read = square(&rows(file.text(), source), source, &sink);
    let sound = sink.is_empty();
    faults.extend(sink.into_faults());
    read.filter(|_| sound)
}

/// Reads a list of criteria, a row each, the most important first; with `points` beside each
/// where they are wanted; what is wrong is among the faults. A first line whose second cell is the
/// word `points` is passed over.
pub fn listed(
    file: &SourceFile,
    source: SourceIx,
    with_points: bool,
    faults: &mut Faults,
) -> Vec<Listed> {
    let sink = Sink::new();
    let read = list(&rows(file.text(), source), source, with_points, &sink);
    faults.extend(sink.into_faults());
    read
}

fn nothing(source: SourceIx, what: &str, sink: &Sink) {
    let headline = format!("the file names no criterion: {what}");
    let place = super::start(source);
    sink.push(Diagnostic::error(Code::MissingKey, headline).at(place, ""));
}

fn list(rows: &[Row], source: SourceIx, with_points: bool, sink: &Sink) -> Vec<Listed> {
    let mut found: Vec<Listed> = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let (Some(name), second) = (row.cells.first(), row.cells.get(1)) else {
            continue;
        };
        if n == 0 && second.is_some_and(|cell| cell.text.eq_ignore_ascii_case("points")) {
            continue;
        }
        if found.len() == CRITERIA {
            let headline = format!("a list has at most {CRITERIA} criteria");
            sink.push(Diagnostic::error(Code::TooMany, headline).at(name.span, ""));
            break;
        }
        is_name(name, "a criterion", sink);
        let earlier = found.iter();
        twice(name, earlier.map(|one| (one.name.as_str(), one.span)), sink);
        let columns = if with_points { 2 } else { 1 };
        if let Some(cell) = row.cells.get(columns) {
            let headline = if with_points {
                "a row holds a criterion and its points, nothing more"
            } else {
                "a row holds a criterion alone: the order says what it weighs"
            };
            sink.push(Diagnostic::error(Code::Syntax, headline).at(cell.span, ""));
        }
        let points = match second.filter(|_| with_points) {
            Some(cell) => points(cell, name, sink),
            None if with_points => {
                let headline = format!("{} has no points", ticked(&name.text));
                let fault = Diagnostic::error(Code::MissingKey, headline).at(name.span, "");
                sink.push(fault.help("100 for the most valuable swing, less for the others"));
                0.0
            }
            None => 0.0,
        };
        found.push(Listed {
            name: name.text.clone(),
            span: name.span,
            points,
        });
    }
    if found.is_empty() {
        nothing(source, "a row for each, the most important first", sink);
    } else if with_points && sink.is_empty() && found.iter().all(|one| one.points <= 0.0) {
        let headline = "all points are 0: nothing would weigh anything";
        let place = found.first().map_or(super::start(source), |one| one.span);
        sink.push(Diagnostic::error(Code::OutOfRange, headline).at(place, ""));
    }
    found
}

fn points(cell: &Cell, name: &Cell, sink: &Sink) -> f64 {
    let what = format!("the number of points of {}", ticked(&name.text));
    let Some(points) = figure(cell, &what, sink) else {
        return 0.0;
    };
    if points < 0.0 {
        let headline = format!("{what} is below 0");
        sink.push(Diagnostic::error(Code::OutOfRange, headline).at(cell.span, ""));
    }
    points
}

fn square(rows: &[Row], source: SourceIx, sink: &Sink) -> Option<Judged> {
    let Some((first, rest)) = rows
        .split_first()
        .filter(|(first, _)| first.cells.len() > 1)
    else {
        nothing(
            source,
            "the first line names them from its second cell on",
            sink,
        );
        return None;
    };
    let names: Vec<Listed> = titles(first, sink)?
        .into_iter()
        .map(|cell| Listed {
            name: cell.text,
            span: cell.span,
            points: 0.0,
        })
        .collect();
    let in_order = |(name, row): (&Listed, &Row)| {
        let label = row.cells.first();
        label.is_some_and(|label| label.text == name.name)
    };
    if rest.len() != names.len() || !names.iter().zip(rest).all(in_order) {
        let wrong = names.iter().zip(rest).find(|pair| !in_order(*pair));
        let wrong = wrong.and_then(|(_, row)| row.cells.first());
        let wrong = wrong.or_else(|| rest.get(names.len()).and_then(|row| row.cells.first()));
        let place = wrong.map_or(first.span, |cell| cell.span);
        let headline = "the rows are not the criteria of the first line, in its order";
        sink.push(Diagnostic::error(Code::Syntax, headline).at(place, ""));
        return None;
    }
    let given = given(rest, &names, sink);
    let rows = whole(&given, rest, &names, sink);
    Some(Judged { names, rows })
}

/// The judgments that stand there.
fn given(rows: &[Row], names: &[Listed], sink: &Sink) -> Vec<Vec<Option<f64>>> {
    let row = |row: &Row| {
        if let Some(cell) = row.cells.get(1 + names.len()) {
            let headline = "a cell beyond the criteria of the first line";
            sink.push(Diagnostic::error(Code::Syntax, headline).at(cell.span, ""));
        }
        let cell = |n: usize| {
            let cell = row.cells.get(n + 1).filter(|cell| !cell.text.is_empty())?;
            ratio(cell, sink)
        };
        (0..names.len()).map(cell).collect()
    };
    rows.iter().map(row).collect()
}

/// The square with what the other half says; what neither says, or both say differently, is told.
fn whole(given: &[Vec<Option<f64>>], rows: &[Row], names: &[Listed], sink: &Sink) -> Vec<Vec<f64>> {
    let at = |i: usize, j: usize| given.get(i).and_then(|row| row.get(j)).copied().flatten();
    let place = |i: usize, j: usize| {
        let row = rows.get(i);
        let cell = row.and_then(|row| row.cells.get(j + 1));
        cell.map(|cell| cell.span)
            .or_else(|| row.map(|row| row.span))
    };
    let tell = |i: usize, j: usize, code, headline: String| {
        let fault = Diagnostic::error(code, headline);
        sink.push(match place(i, j) {
            Some(span) => fault.at(span, ""),
            None => fault,
        });
    };
    let pair = |i: usize, j: usize| {
        let name = |n: usize| {
            names
                .get(n)
                .map_or_else(String::new, |one| ticked(&one.name))
        };
        format!("{} against {}", name(i), name(j))
    };
    let mut whole = vec![vec![1.0; names.len()]; names.len()];
    for (i, row) in whole.iter_mut().enumerate() {
        for (j, slot) in row.iter_mut().enumerate() {
            *slot = match (at(i, j), at(j, i)) {
                (Some(own), _) if i == j => {
                    if (own - 1.0).abs() > 0.0 {
                        let headline = format!("{} is 1", pair(i, j));
                        tell(i, j, Code::OutOfRange, headline);
                    }
                    1.0
                }
                (None, _) if i == j => 1.0,
                (Some(own), back) => {
                    let agree = back.is_none_or(|back| (own * back - 1.0).abs() <= 0.02);
                    if !agree && i > j {
                        let headline = format!(
                            "{} is not the reciprocal of the judgment the other way round",
                            pair(i, j)
                        );
                        tell(i, j, Code::OutOfRange, headline);
                    }
                    own
                }
                (None, Some(back)) => 1.0 / back,
                (None, None) => {
                    if i < j && sink.is_empty() {
                        let headline = format!("there is no judgment on {}", pair(i, j));
                        tell(i, j, Code::MissingKey, headline);
                    }
                    1.0
                }
            };
        }
    }
    whole
}

/// A number or a fraction, within what can be judged.
fn ratio(cell: &Cell, sink: &Sink) -> Option<f64> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let read = match cell.text.split_once('/') {
        Some((above, below)) => number(above).zip(number(below)).map(|(a, b)| a / b),
        None => number(&cell.text),
    };
    let read = read.filter(|ratio| (1e-6..=1e6).contains(ratio));
    if read.is_none() {
        let headline = format!("{} is no judgment", ticked(&cell.text));
        let fault = Diagnostic::error(Code::WrongType, headline).at(cell.span, "");
        sink.push(fault.help("from 1 (equal) to 9 (extremely more important), or a fraction, 1/3"));
    }
    read
}
