//! What is not known yet, what each way to settle it would do, and what to find out first.

use crate::analysis::robustness::Robustness;
use crate::analysis::what_if::{Found, OpenPoint, Settling, Subject};
use crate::engine::Probe;
use crate::model::CandidateIx;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs};
use crate::report::view::Scribe;
use crate::report::wording::probe;
use crate::text::plural;

/// What is worth finding out first.
pub(super) fn sentence(scribe: &Scribe<'_>, found: &Robustness) -> Option<Phrase> {
    let subject = found.open.worth_first?;
    let mut all = found.open.questions.iter().chain(&found.open.facts);
    let point = all.find(|point| point.subject == subject)?;
    let flipping = point.outcomes.iter().filter(|one| one.flips()).count();
    let of = point.outcomes.len();
    let ways = match subject {
        Subject::Question(_) => "answers",
        Subject::Fact { .. } => "ends",
    };
    let puts = super::answers::flipping(scribe, flipping > 1);
    let mut words = say![
        "Worth finding out first: ",
        named(scribe, subject),
        own(format!(": {flipping} of its {of} {ways} {puts}"))
    ];
    if let Some(value) = point.value {
        let points = number::score(value);
        words.push(own(format!(
            "; to know it is worth {points} points on average"
        )));
    }
    words.push(".");
    Some(words)
}

/// The id of a question, or an option with a criterion.
fn named(scribe: &Scribe<'_>, subject: Subject) -> Phrase {
    let tree = scribe.tree();
    match subject {
        Subject::Question(ix) => theirs(tree.questions()[ix].id.as_str()),
        Subject::Fact { option, criterion } => {
            let title = theirs(&tree.criteria()[criterion].title);
            say![scribe.name(option), ", ", title]
        }
    }
}

/// Every open question with who is first under each of its answers.
pub(super) fn questions(scribe: &Scribe<'_>, found: &Robustness) -> Vec<Phrase> {
    let all = found.open.questions.iter();
    all.map(|point| line(scribe, point)).collect()
}

/// The unknown facts of which an end puts another option first; the others counted.
pub(super) fn facts(scribe: &Scribe<'_>, found: &Robustness) -> Vec<Phrase> {
    let all = &found.open.facts;
    let turning: Vec<&OpenPoint> = all
        .iter()
        .filter(|point| point.outcomes.iter().any(|one| one.kind.is_some()))
        .collect();
    let mut lines: Vec<Phrase> = turning.iter().map(|point| line(scribe, point)).collect();
    let rest = all.len() - turning.len();
    if rest > 0 {
        lines.push(own(plural(
            rest,
            "more unknown fact changes nothing in first place, at its worst or its best",
            "more unknown facts change nothing in first place, each at its worst or its best",
        )));
    }
    lines
}

/// "virtualisation (3.2 points): Kata Containers with “Yes”; gVisor with “No”".
fn line(scribe: &Scribe<'_>, point: &OpenPoint) -> Phrase {
    let mut words = named(scribe, point.subject);
    if let Some(value) = point.value {
        words.push(own(format!(" ({} points)", number::score(value))));
    }
    words.push(": ");
    let mut leaders: Vec<&[CandidateIx]> = Vec::new();
    for one in &point.outcomes {
        if !leaders.contains(&one.first.as_slice()) {
            leaders.push(&one.first);
        }
    }
    let told = leaders.into_iter().map(|first| {
        let under = point.outcomes.iter().filter(|one| one.first == first);
        let names = if first.is_empty() {
            "nothing is left".into()
        } else {
            Phrase::all_of(scribe.names(first))
        };
        say![
            names,
            " with ",
            Phrase::any_of(found_words(scribe, point, under))
        ]
    });
    words.push(Phrase::joined(told, "; "));
    words
}

/// What may be found out; runs of numbers that touch are one.
fn found_words<'a>(
    scribe: &Scribe<'_>,
    point: &OpenPoint,
    under: impl Iterator<Item = &'a Settling>,
) -> Vec<Phrase> {
    let mut probes: Vec<Probe> = Vec::new();
    let mut words = Vec::new();
    for one in under {
        match &one.found {
            Found::Answer(next) => {
                if !probes.last_mut().is_some_and(|last| last.takes_in(next)) {
                    probes.push(next.clone());
                }
            }
            Found::Worst => words.push("the fact at its worst".into()),
            Found::Best => words.push("the fact at its best".into()),
        }
    }
    if let Subject::Question(ix) = point.subject {
        words.extend(probes.iter().map(|one| probe(scribe.tree(), ix, one)));
    }
    words
}
