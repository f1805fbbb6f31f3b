//! The bands of a number question.

use super::effects::Names;
use super::table::Table;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Band, Interval, Slug};
use crate::text::{Span, ticked};

/// The bands, if all of them are sound; `range` is from `min` to `max`.
pub(super) fn bands(
    names: &Names<'_>,
    table: &Table<'_>,
    range: Option<(f64, f64)>,
) -> Option<Vec<Band>> {
    let given = table.tables("band");
    let mut sound = !twice(&given, "band");
    if let Some((min, max)) = range.filter(|(min, max)| min < max) {
        sound &= fit_the_range(&given, min, max);
    }
    let all: Vec<Option<Band>> = given
        .iter()
        .map(|band| {
            let effects = names.fixed_effects(band);
            let interval = Interval {
                from: band.number("from"),
                below: band.number("below"),
            };
            Some(Band {
                id: band.id("id")?,
                interval,
                effects,
                because: band.text("because"),
                outside: band.text("outside"),
            })
        })
        .collect();
    all.into_iter().collect::<Option<_>>().filter(|_| sound)
}

/// Whether all bands hold a number of the range and none overlap; says which do not.
fn fit_the_range(bands: &[Table<'_>], min: f64, max: f64) -> bool {
    let mut sound = true;
    let mut before: Vec<(f64, f64, &Table<'_>)> = Vec::new();
    for band in bands {
        let from = band.number("from").unwrap_or(min);
        let below = band.number("below").unwrap_or(f64::INFINITY);
        let id = |band: &Table<'_>| ticked(band.text("id").as_deref().unwrap_or_default());
        if from >= below || from > max || below <= min {
            let headline = format!("band {} holds no number from {min} to {max}", id(band));
            band.fault(Code::OutOfRange, "id", headline);
            sound = false;
            continue;
        }
        let same = before.iter().find(|(f, b, _)| from < *b && *f < below);
        if let Some((.., other)) = same.filter(|(.., other)| id(other) != id(band)) {
            let headline = format!("bands {} and {} overlap", id(other), id(band));
            let fault = Diagnostic::error(Code::OutOfRange, headline).at(band.place("id"), "");
            let help = "`from` is inclusive, `below` is exclusive";
            let fault = fault.also(other.place("id"), "the other one").help(help);
            band.sink.push(fault);
            sound = false;
        }
        before.push((from, below, band));
    }
    sound
}

/// Whether choices or bands stand twice, and says which.
pub(super) fn twice(choices: &[Table<'_>], what: &str) -> bool {
    let mut seen: Vec<(Slug, Span)> = Vec::new();
    let mut found = false;
    for choice in choices {
        let Some(id) = choice.id("id") else { continue };
        let place = choice.place("id");
        match seen.iter().find(|(other, _)| *other == id) {
            Some((_, first)) => {
                let headline = format!("{what} {} stands twice", ticked(id.as_str()));
                let fault = Diagnostic::error(Code::DuplicateId, headline).at(place, "");
                choice.sink.push(fault.also(*first, "first here"));
                found = true;
            }
            None => seen.push((id, place)),
        }
    }
    found
}
