//! `[expect.TREE]`: what makes a file a test and a gate.

use super::apply::Applied;
use super::head::status;
use super::keys::FORM;
use super::organisation::options;
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{Confidence, Expect, ExpectKey, ExpectedWinner};
use crate::load::node::unknown_name;
use crate::load::spec::Range;
use crate::load::table::Table;
use crate::model::{CandidateIx, Slug, Tree};
use crate::text::{Span, list_or, ticked};

/// Where a file says what must come out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExpectPlaces(Vec<(ExpectKey, Span)>);

impl ExpectPlaces {
    /// The places of the keys of a table.
    pub(super) fn of(table: &Table<'_>, keys: &[ExpectKey]) -> Self {
        let place = |key: &ExpectKey| {
            table.get(key.as_str())?;
            Some((*key, table.key_place(key.as_str())))
        };
        Self(keys.iter().filter_map(place).collect())
    }

    /// The place of a key, if the file holds it.
    pub fn get(&self, key: ExpectKey) -> Option<Span> {
        let found = self.0.iter().find(|(there, _)| *there == key);
        found.map(|(_, span)| *span)
    }

    /// All places of both.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

/// Reads an expectation; faults are in the table's sink.
pub(super) fn expect(tree: &Tree, table: &Table<'_>) -> Applied {
    let list = |name: &str| -> Vec<CandidateIx> {
        table
            .get(name)
            .map(|node| options(tree, table, node))
            .unwrap_or_default()
    };
    let winner = table.get("winner").and_then(|node| {
        if node.value.as_table().is_some() {
            let form = Table::open(node, table.sink, &FORM)?;
            let family = form.id("form-of")?;
            let families = || {
                tree.candidates()
                    .rows()
                    .iter()
                    .filter_map(|one| one.form_of.as_ref())
            };
            if !families().any(|one| *one == family) {
                let names: Vec<&str> = families().map(Slug::as_str).collect();
                let span = form.place("form-of");
                unknown_name(
                    table.sink,
                    span,
                    "family",
                    family.as_str(),
                    names.iter().copied(),
                );
                return None;
            }
            return Some(ExpectedWinner::FormOf(family));
        }
        let winners = options(tree, table, node);
        (!winners.is_empty()).then_some(ExpectedWinner::OneOf(winners))
    });
    let statuses = table
        .get("status")
        .map(|node| node.one_or_more())
        .unwrap_or_default();
    let min_margin = table.number("min-margin");
    if min_margin.is_some_and(|margin| !Range::SCORE.holds(margin)) {
        table.fault(
            Code::OutOfRange,
            "min-margin",
            "a margin lies from 0 to 100 points",
        );
    }
    let min_confidence = table.get("min-confidence").and_then(|node| {
        let word = node.word(table.sink, "a confidence")?;
        let all = Confidence::ALL;
        let found = all.into_iter().find(|one| one.as_str() == word);
        if found.is_none() {
            let words = all.map(Confidence::as_str);
            unknown_name(table.sink, node.span, "confidence", word, words);
        }
        found
    });
    let year = table.number("year").and_then(|year| {
        let whole = Range::YEAR.holds(year);
        if !whole {
            table.fault(
                Code::BadDate,
                "year",
                "a year is a whole number, such as 2024",
            );
        }
        #[expect(clippy::cast_possible_truncation, reason = "from 1900 to 2200")]
        whole.then_some(year as i16)
    });
    says_something(table);
    let expect = Expect {
        winner,
        status: statuses
            .into_iter()
            .filter_map(|node| status(node, table.sink))
            .collect(),
        top: list("top"),
        eliminated: list("eliminated"),
        never: list("never"),
        min_margin,
        min_confidence,
        known_miss: table.text("known-miss"),
    };
    Applied {
        expect: Some(expect),
        year,
        places: ExpectPlaces::of(table, &ExpectKey::ALL),
    }
}

/// An expectation that nothing can fail is none: it would turn a gate into decoration.
fn says_something(table: &Table<'_>) {
    const CLAIMS: [&str; 7] = [
        "winner",
        "status",
        "top",
        "eliminated",
        "never",
        "min-margin",
        "min-confidence",
    ];
    for name in CLAIMS {
        let items = table.get(name).and_then(|node| node.items());
        if items.is_some_and(|items| items.is_empty()) {
            let headline = format!("`{name}` names nothing, so it expects nothing");
            table.fault(Code::BadSetting, name, headline);
        }
    }
    if CLAIMS.iter().all(|name| table.get(name).is_none()) {
        let headline = "this expects nothing, so it can never fail";
        let fault = Diagnostic::error(Code::BadSetting, headline).at(table.span, "");
        table
            .sink
            .push(fault.help(format!("it takes {}", list_or(&CLAIMS.map(ticked)))));
    }
}
