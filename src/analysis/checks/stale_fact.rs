//! `stale-fact`: a fact older than `--max-age`.

use std::collections::BTreeMap;

use jiff::ToSpan;

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::{Age, Study};
use crate::diagnostic::Check;
use crate::model::{Fact, Item, PartialDate, SourceDate, SourceIx};
use crate::text::{list_and, plural, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::StaleFact,
    means: "A used fact rests on a source that is older than `--max-age`, measured from `--today` or the tree's `as-of`; a date is taken by its first day, and an undated source is as old as can be. Without `--max-age` nothing is looked at.",
    why: "Projects move: what was measured three years ago is a fact of another version.",
    bad: r#"[sources.benchmark]
title = "A benchmark"
url = "https://example.org/benchmark"
date = "2018-03"
kind = "independent""#,
    mend: "Read the source again, or a newer one, and state its date; where nothing newer exists, add an `[[allow]]` for the source that says so.",
    run: Run::MaxAge(run),
};

fn run(study: &Study<'_>, age: Age) -> Vec<Finding> {
    let tree = study.tree();
    let today = study.subject.today;
    let mut resting: BTreeMap<SourceIx, Vec<String>> = BTreeMap::new();
    for (ix, candidate) in tree.candidates().iter() {
        for (criterion, fact) in candidate.facts.iter() {
            let source = match fact {
                Fact::Known { used, .. } => used.source,
                Fact::NotApplicable { source, .. } => *source,
                Fact::Unknown { .. } => continue,
            };
            let name = Item::Fact(ix, criterion).name(tree);
            resting.entry(source).or_default().push(ticked(&name));
        }
    }
    let mut found = Vec::new();
    for (ix, facts) in resting {
        let date = tree.sources()[ix].date;
        if !is_older(date, age, today) {
            continue;
        }
        let item = Item::Source(ix);
        let (how, age_text) = match date {
            SourceDate::On(date) => (format!("is of {date}"), "older than"),
            SourceDate::Undated => ("is undated".to_owned(), "undated counts as older than"),
        };
        let headline = format!(
            "source {} {how}, and facts rest on it",
            ticked(&item.name(tree))
        );
        let limit = match age {
            Age::Days(days) => plural(days as usize, "day", "days"),
            Age::Months(months) => plural(months as usize, "month", "months"),
        };
        let count = plural(facts.len(), "fact", "facts");
        found.push(
            Finding::new(tree, Check::StaleFact, item, headline)
                .proof(format!(
                    "{age_text} {limit} on {today}; {count}: {}",
                    list_and(&facts)
                ))
                .remedy("read it again, or a newer one, and state its date"),
        );
    }
    found
}

fn is_older(date: SourceDate, age: Age, today: PartialDate) -> bool {
    let SourceDate::On(date) = date else {
        return true;
    };
    let span = match age {
        Age::Days(days) => i64::from(days).days(),
        Age::Months(months) => i64::from(months).months(),
    };
    let oldest = today.first_day().checked_sub(span);
    oldest.is_ok_and(|oldest| date.first_day() < oldest)
}
