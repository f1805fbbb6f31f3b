//! The rows above the options: direction, weight, unit, range, preference functions.

use super::cells::{Cell, Row};
use super::figures::figure;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::sink::Sink;
use crate::model::{Column, Direction, MatrixFault, PreferenceFunction, Range, Weight};
use crate::text::{Span, did_you_mean, plural, ticked};

/// The words that begin a row of ours.
const WORDS: [&str; 9] = [
    "direction",
    "weight",
    "unit",
    "worst",
    "best",
    "preference",
    "q",
    "p",
    "s",
];

/// The preference functions of PROMETHEE by name.
const FUNCTIONS: [&str; 6] = ["usual", "u-shape", "v-shape", "level", "linear", "gaussian"];

/// Something is wrong, and was told.
struct Told;

/// The criteria with what the rows above the options say of them.
#[derive(Debug)]
pub(super) struct Heads {
    titles: Vec<Cell>,
    rows: Vec<(&'static str, Row)>,
}

impl Heads {
    pub(super) fn new(titles: Vec<Cell>) -> Self {
        Self {
            titles,
            rows: Vec::new(),
        }
    }

    /// The titles of the criteria.
    pub(super) fn titles(&self) -> &[Cell] {
        &self.titles
    }

    /// How many criteria there are.
    pub(super) fn count(&self) -> usize {
        self.titles.len()
    }

    /// Where a row of ours begins, if it is there.
    pub(super) fn place(&self, word: &str) -> Option<Span> {
        let row = self.row(word)?;
        row.cells.first().map(|cell| cell.span)
    }

    fn row(&self, word: &str) -> Option<&Row> {
        let found = self.rows.iter().find(|(there, _)| *there == word);
        found.map(|(_, row)| row)
    }

    /// Takes a row if it is one of ours. They stand above the options; further down only a word
    /// exactly as ours is taken for one that is out of place.
    pub(super) fn takes(&mut self, label: &Cell, row: &Row, above: bool, sink: &Sink) -> bool {
        let lower = label.text.to_lowercase();
        let Some(word) = WORDS.into_iter().find(|word| *word == lower) else {
            return false;
        };
        if !above && label.text != word {
            return false;
        }
        if !above {
            let headline = format!("the row {} stands above the options", ticked(word));
            let fault = Diagnostic::error(Code::BadSetting, headline).at(label.span, "");
            sink.push(fault.help("an option of this name needs a capital letter"));
        } else if let Some(other) = self.place(word) {
            let headline = format!("the row {} stands there twice", ticked(word));
            let fault = Diagnostic::error(Code::DuplicateId, headline).at(label.span, "");
            sink.push(fault.also(other, "here too"));
        } else {
            self.fits(row, sink);
            self.rows.push((word, row.clone()));
        }
        true
    }

    /// A row has no more cells than there are criteria.
    pub(super) fn fits(&self, row: &Row, sink: &Sink) {
        let more = row.cells.len().saturating_sub(1 + self.count());
        if let Some(cell) = row.cells.get(1 + self.count()).filter(|_| more > 0) {
            let count = plural(self.count(), "criterion", "criteria");
            let headline = format!("a cell beyond the {count} of the first line");
            let fault = Diagnostic::error(Code::Syntax, headline).at(cell.span, "");
            sink.push(fault.help("a cell that holds a comma is quoted: \"a, b\""));
        }
    }

    /// The columns; `None` where one cannot be, which is told.
    pub(super) fn columns(&self, first: Span, sink: &Sink) -> Option<Vec<Column>> {
        for (word, example) in [
            ("direction", "max or min for each criterion"),
            (
                "weight",
                "a number for each criterion, 1 for all if they weigh the same",
            ),
        ] {
            if self.row(word).is_none() {
                let headline = format!("there is no row {}", ticked(word));
                let fault = Diagnostic::error(Code::MissingKey, headline).at(first, "");
                sink.push(fault.help(format!("below the first line: {word}, then {example}")));
            }
        }
        let columns = (0..self.count()).map(|n| self.column(n, sink));
        let columns: Vec<Option<Column>> = columns.collect();
        columns.into_iter().collect()
    }

    /// The cell of a row of ours for a criterion, unless it is empty.
    fn cell(&self, word: &str, n: usize) -> Option<&Cell> {
        let cell = self.row(word)?.cells.get(n + 1)?;
        (!cell.text.is_empty()).then_some(cell)
    }

    /// The number of a row of ours for a criterion.
    fn number(&self, word: &str, n: usize, sink: &Sink) -> Option<f64> {
        let cell = self.cell(word, n)?;
        figure(
            cell,
            &format!("{} of {}", ticked(word), self.title(n)),
            sink,
        )
    }

    fn title(&self, n: usize) -> String {
        let title = self.titles.get(n);
        title.map_or_else(String::new, |title| ticked(&title.text))
    }

    fn missing(&self, word: &str, n: usize, sink: &Sink) {
        if let Some(row) = self.row(word) {
            let place = row.cells.get(n + 1).map_or(row.span, |cell| cell.span);
            let headline = format!("{} of {} is missing", ticked(word), self.title(n));
            sink.push(Diagnostic::error(Code::MissingKey, headline).at(place, ""));
        }
    }

    fn column(&self, n: usize, sink: &Sink) -> Option<Column> {
        let direction = self.direction(n, sink);
        let weight = self.weight(n, sink);
        let unit = self.cell("unit", n).map(|cell| cell.text.clone());
        let range = self.range(n, sink);
        let preference = self.preference(n, sink);
        let column = Column {
            title: self.titles.get(n)?.text.clone(),
            unit,
            direction: direction?,
            weight: weight?,
            range: range.ok()?,
            preference: preference.ok()?,
        };
        let Err(fault) = column.is_sound() else {
            return Some(column);
        };
        // What is wrong with a weight was told with the number.
        let word = match fault {
            MatrixFault::Range => "worst",
            MatrixFault::Preference => "preference",
            _ => return None,
        };
        let place = self.cell(word, n).map(|cell| cell.span)?;
        let headline = format!("{}: {fault}", self.title(n));
        sink.push(Diagnostic::error(Code::OutOfRange, headline).at(place, ""));
        None
    }

    fn direction(&self, n: usize, sink: &Sink) -> Option<Direction> {
        let Some(cell) = self.cell("direction", n) else {
            self.missing("direction", n, sink);
            return None;
        };
        match cell.text.to_lowercase().as_str() {
            "max" => Some(Direction::Max),
            "min" => Some(Direction::Min),
            _ => {
                let headline = format!("{} is no direction", ticked(&cell.text));
                let fault = Diagnostic::error(Code::WrongType, headline).at(cell.span, "");
                sink.push(fault.help("`max` where more is better, `min` where less is"));
                None
            }
        }
    }

    fn weight(&self, n: usize, sink: &Sink) -> Option<f64> {
        let Some(cell) = self.cell("weight", n) else {
            self.missing("weight", n, sink);
            return None;
        };
        let weight = self.number("weight", n, sink)?;
        if Weight::new(weight).is_none() {
            let headline = format!("a weight is a number from 0 to {}", Weight::MAX);
            sink.push(Diagnostic::error(Code::OutOfRange, headline).at(cell.span, ""));
            return None;
        }
        Some(weight)
    }

    /// The stated range: both ends or none.
    fn range(&self, n: usize, sink: &Sink) -> Result<Option<Range>, Told> {
        let ends = [("worst", "best"), ("best", "worst")];
        if ends.iter().all(|(end, _)| self.cell(end, n).is_none()) {
            return Ok(None);
        }
        for (end, other) in ends {
            if self.cell(end, n).is_none() {
                let place = self.cell(other, n).map(|cell| cell.span).ok_or(Told)?;
                let (title, end) = (self.title(n), ticked(end));
                let headline = format!("{title} has {}, and no {end}", ticked(other));
                let fault = Diagnostic::error(Code::MissingKey, headline).at(place, "");
                sink.push(fault.help("a range has two ends; without one leave both empty"));
                return Err(Told);
            }
        }
        let (worst, best) = (self.number("worst", n, sink), self.number("best", n, sink));
        Ok(Some(Range {
            worst: worst.ok_or(Told)?,
            best: best.ok_or(Told)?,
        }))
    }

    fn preference(&self, n: usize, sink: &Sink) -> Result<Option<PreferenceFunction>, Told> {
        let Some(cell) = self.cell("preference", n) else {
            for word in ["q", "p", "s"] {
                if let Some(cell) = self.cell(word, n) {
                    let headline =
                        format!("{} has {} and no `preference`", self.title(n), ticked(word));
                    sink.push(Diagnostic::error(Code::MissingKey, headline).at(cell.span, ""));
                    return Err(Told);
                }
            }
            return Ok(None);
        };
        let name = cell.text.to_lowercase();
        let wanted: &[&str] = match name.as_str() {
            "usual" => &[],
            "u-shape" => &["q"],
            "v-shape" => &["p"],
            "level" | "linear" => &["q", "p"],
            "gaussian" => &["s"],
            _ => {
                let headline = format!("{} is no preference function", ticked(&cell.text));
                let near = did_you_mean(&name, FUNCTIONS);
                let help = near.unwrap_or_else(|| format!("one of {}", FUNCTIONS.join(", ")));
                let fault = Diagnostic::error(Code::UnknownName, headline).at(cell.span, "");
                sink.push(fault.help(help));
                return Err(Told);
            }
        };
        let mut sound = true;
        for word in ["q", "p", "s"] {
            let stated = self.cell(word, n);
            let headline = match (wanted.contains(&word), stated) {
                (true, None) => format!("{} needs {}", ticked(&name), ticked(word)),
                (false, Some(_)) => format!("{} takes no {}", ticked(&name), ticked(word)),
                _ => continue,
            };
            let place = stated.map_or(cell.span, |stated| stated.span);
            sink.push(Diagnostic::error(Code::BadSetting, headline).at(place, ""));
            sound = false;
        }
        let number = |word: &str| {
            let wanted = wanted.contains(&word);
            let number = wanted.then(|| self.number(word, n, sink).ok_or(Told));
            number.unwrap_or(Ok(0.0))
        };
        let (q, p, s) = (number("q"), number("p"), number("s"));
        let (q, p, s) = (q?, p?, s?);
        if !sound {
            return Err(Told);
        }
        Ok(Some(match name.as_str() {
            "usual" => PreferenceFunction::Usual,
            "u-shape" => PreferenceFunction::UShape { q },
            "v-shape" => PreferenceFunction::VShape { p },
            "level" => PreferenceFunction::Level { q, p },
            "linear" => PreferenceFunction::Linear { q, p },
            _ => PreferenceFunction::Gaussian { s },
        }))
    }
}
