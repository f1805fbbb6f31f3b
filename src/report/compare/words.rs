//! Options side by side, in words.

use super::Comparing;
use crate::analysis::compare::TermRow;
use crate::engine::{Current, Finish, TermRef};
use crate::model::{CandidateIx, CriterionIx, Fact};
use crate::report::explain::reasons;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs};
use crate::report::story::{Grid, Item, Section, Story};
use crate::report::view::{Scribe, colophon, out_row, source_rows, term_title};
use crate::report::wording::fact_words;
use crate::text::plural;

/// All that there is to say.
pub(super) fn story(of: &Comparing<'_>) -> Story {
    let scribe = &mut Scribe::of(of.decided);
    let comparison = of.comparison;
    let names = scribe.names(&comparison.options);
    let mut sections = Vec::new();
    if of.answered {
        sections.push(places(scribe, of));
        sections.push(out(scribe, of));
        sections.push(terms(scribe, of));
        let title = "Required, or worth the same";
        sections.push(facts(scribe, of, ("fact", title), &comparison.facts));
    } else {
        let title = "Where they differ";
        sections.push(facts(scribe, of, ("fact", title), &comparison.aside));
    }
    sections.push(rest(scribe, of));
    Story {
        title: say![theirs(of.decided.tree.title()), ": compared"],
        headline: headline(of, names),
        sections,
        sources: source_rows(scribe),
        colophon: colophon(&of.decided),
    }
}

fn headline(of: &Comparing<'_>, names: Vec<Phrase>) -> Phrase {
    let names = Phrase::joined(names, " against ");
    let comparison = of.comparison;
    let (count, what) = if of.answered {
        let terms = plural(comparison.terms.len(), "term", "terms");
        (terms, "that are weighed")
    } else {
        let criteria = plural(comparison.aside.len(), "criterion", "criteria");
        (criteria, "; nothing is answered, so nothing is weighed")
    };
    let space = if of.answered { " " } else { "" };
    say![
        names,
        own(format!(": they differ on {count}{space}{what}."))
    ]
}

/// How each came out.
fn places(scribe: &Scribe<'_>, of: &Comparing<'_>) -> Section {
    let evaluation = scribe.evaluation();
    let row = |ix: &CandidateIx| {
        let score = evaluation.would_score(scribe.tree(), *ix);
        let (place, is_ranked) = match evaluation.finish(*ix) {
            Finish::Ranked { ranked, .. } => {
                let all = evaluation.ranking.len();
                (
                    own(format!("{} of {all}", number::ordinal(ranked.rank))),
                    true,
                )
            }
            Finish::Out(_) => ("out".into(), false),
            Finish::Later => ("came later".into(), false),
        };
        let would = if is_ranked { "" } else { " if it were viable" };
        let points = score.map_or_else(
            || Phrase::from("–"),
            |score| own(format!("{}{would}", number::score(score.points))),
        );
        let today = evaluation.situation.current == Some(Current::Carried(*ix));
        let name = scribe.name(*ix);
        let name = if today {
            say![name, " (runs today)"]
        } else {
            name
        };
        vec![name, place, points]
    };
    let mut section = Section::table(
        "option",
        "How they came out",
        Grid {
            head: ["Option", "Place", "Points"].map(Phrase::from).into(),
            rows: of.comparison.options.iter().map(row).collect(),
        },
    );
    if let Some(Current::Named(name)) = &evaluation.situation.current {
        let said = say![theirs(name), " runs today; this tree does not carry it."];
        section.items.push(said.into());
    }
    section
}

/// What rules whom out.
fn out(scribe: &mut Scribe<'_>, of: &Comparing<'_>) -> Section {
    let evaluation = scribe.evaluation();
    let mut items = Vec::new();
    for ix in &of.comparison.options {
        let name = scribe.name(*ix);
        match evaluation.finish(*ix) {
            Finish::Out(out) => {
                let row = out_row(scribe, out);
                items.extend(reasons(&row).into_iter().map(|reason| Item {
                    what: say![name.clone(), ": ", reason.what],
                    ..reason
                }));
            }
            Finish::Later => items.push(say![name, ": came later than the given year"].into()),
            Finish::Ranked { .. } => {}
        }
    }
    Section::list("out", "What rules whom out", items)
}

/// The terms on which they differ, with what each is and earns.
fn terms(scribe: &mut Scribe<'_>, of: &Comparing<'_>) -> Section {
    let options = &of.comparison.options;
    let mut head: Vec<Phrase> = vec!["On".into()];
    head.push(match options.as_slice() {
        [one, _] => say!["For ", scribe.name(*one)],
        _ => "Apart".into(),
    });
    head.extend(scribe.names(options));
    let rows = of.comparison.terms.iter();
    let rows: Vec<Vec<Phrase>> = rows.map(|row| term(scribe, options, row)).collect();
    if rows.is_empty() {
        let equal = Phrase::from("They are equal on everything that is weighed.");
        return Section::list("term", "Where they differ, by points", vec![equal.into()]);
    }
    Section::table("term", "Where they differ, by points", Grid { head, rows })
}

fn term(scribe: &mut Scribe<'_>, options: &[CandidateIx], row: &TermRow) -> Vec<Phrase> {
    let apart = match row.points.as_slice() {
        [one, other] => number::signed(one - other),
        _ => number::score(row.spread()),
    };
    let mut cells = vec![term_title(scribe, row.term), own(apart)];
    for (ix, points) in options.iter().zip(&row.points) {
        let points = own(format!("{}: ", number::score(*points)));
        cells.push(say![points, fact(scribe, row.term, *ix)]);
    }
    cells
}

fn fact(scribe: &mut Scribe<'_>, term: TermRef, ix: CandidateIx) -> Phrase {
    term.criterion(&scribe.evaluation().needs)
        .map_or_else(Phrase::default, |criterion| dated(scribe, ix, criterion))
}

/// A fact with its source, and when that was written.
fn dated(scribe: &mut Scribe<'_>, ix: CandidateIx, criterion: CriterionIx) -> Phrase {
    let tree = scribe.tree();
    let fact = &tree.candidates()[ix].facts[criterion];
    let mut words = fact_words(scribe, criterion, fact);
    let source = match fact {
        Fact::Known { used, .. } => Some(used.source),
        Fact::NotApplicable { source, .. } => Some(*source),
        Fact::Unknown { .. } => None,
    };
    if let Some(source) = source {
        words.push(own(format!(", {}", tree.sources()[source].date)));
    }
    words
}

/// Facts side by side.
fn facts(
    scribe: &mut Scribe<'_>,
    of: &Comparing<'_>,
    (key, title): (&'static str, &'static str),
    criteria: &[CriterionIx],
) -> Section {
    let options = &of.comparison.options;
    let mut head: Vec<Phrase> = vec!["On".into()];
    head.extend(scribe.names(options));
    let rows = criteria.iter().map(|criterion| {
        let mut cells = vec![theirs(&scribe.tree().criteria()[*criterion].title)];
        cells.extend(options.iter().map(|ix| dated(scribe, *ix, *criterion)));
        cells
    });
    let rows = rows.collect();
    Section::table(key, title, Grid { head, rows })
}

/// What is not shown one by one: counted and named.
fn rest(scribe: &Scribe<'_>, of: &Comparing<'_>) -> Section {
    let comparison = of.comparison;
    let aside: &[CriterionIx] = if of.answered { &comparison.aside } else { &[] };
    let line = |what: &'static str, criteria: &[CriterionIx]| {
        let titles = criteria.iter();
        let titles = titles.map(|ix| theirs(&scribe.tree().criteria()[*ix].title));
        let count = plural(criteria.len(), "criterion", "criteria");
        let said = say![
            what,
            own(format!(" {count}: ")),
            Phrase::joined(titles, ", ")
        ];
        (!criteria.is_empty()).then(|| Item::from(said))
    };
    let lines = [
        line("the same on", &comparison.same),
        line("unknown of all on", &comparison.unknown),
        line("different, where nothing asks, on", aside),
    ];
    Section::list("rest", "Not shown", lines.into_iter().flatten().collect())
}
