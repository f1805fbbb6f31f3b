//! Which answers the first place hangs on.

use crate::analysis::robustness::Robustness;
use crate::analysis::what_if::{Pairs, Step, Steps, Turned};
use crate::engine::{FlipKind, Probe};
use crate::model::{CandidateIx, QuestionIx};
use crate::report::phrase::{Phrase, own, say, theirs};
use crate::report::view::Scribe;
use crate::report::wording::{answer_words, change, changes, other_answer, probe};
use crate::text::{grouped, plural};

/// How many changes the short form tells.
const TOLD: usize = 3;

/// A row of the plus-minus table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StepRow {
    /// The id of the question.
    pub(crate) question: Phrase,
    /// One step down: `[` at the end of the scale, else the answer with who is first then, if
    /// that is not as now.
    pub(crate) down: Phrase,
    /// The answer now.
    pub(crate) now: Phrase,
    /// One step up; `]` at the end of the scale.
    pub(crate) up: Phrase,
}

/// The single answers that put another option first, those with the fewest other consequences
/// first, or the smallest pair.
pub(super) fn sentence(scribe: &Scribe<'_>, found: &Robustness) -> Option<Phrase> {
    let what_if = &found.what_if;
    if what_if.looked == 0 {
        return None;
    }
    if let Some(pairs) = &what_if.pairs {
        return Some(pair(scribe, what_if.looked, pairs));
    }
    let mut turned: Vec<&Turned> = what_if.changes.iter().filter(|one| one.flips()).collect();
    turned.sort_by_key(|one| one.turns);
    let put = flipping(scribe, true);
    let count = match turned.len() {
        1 => format!("One other answer by itself would {put}: "),
        many => format!("{many} single other answers would each {put}: "),
    };
    let mut groups: Vec<Vec<&Turned>> = Vec::new();
    for one in &turned {
        let alike = |group: &&mut Vec<&Turned>| {
            let first = group.first();
            first.is_some_and(|first| {
                first.change.question == one.change.question && first.first == one.first
            })
        };
        match groups.iter_mut().find(alike) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    let told = groups.iter().take(TOLD);
    let rest: usize = groups.iter().skip(TOLD).map(Vec::len).sum();
    let told = told.filter_map(|group| turn(scribe, group));
    let mut words = say![own(count), Phrase::joined(told, "; ")];
    if rest > 0 {
        words.push(own(format!("; and {rest} more")));
    }
    words.push(".");
    Some(words)
}

/// "site “Edge” or “One server” (crun)".
fn turn(scribe: &Scribe<'_>, group: &[&Turned]) -> Option<Phrase> {
    let given = &scribe.evaluation().situation.answers;
    let first = group.first()?;
    let id = theirs(scribe.tree().questions()[first.change.question].id.as_str());
    let others = group
        .iter()
        .map(|one| other_answer(scribe.tree(), given, &one.change));
    let names = Phrase::all_of(scribe.names(&first.first));
    Some(say![id, " ", Phrase::any_of(others), " (", names, ")"])
}

/// What a flip does: where nothing is left, it brings an option back.
pub(super) fn flipping(scribe: &Scribe<'_>, several: bool) -> &'static str {
    match (scribe.evaluation().ranking.is_empty(), several) {
        (false, true) => "put another option first",
        (false, false) => "puts another option first",
        (true, true) => "bring an option back",
        (true, false) => "brings an option back",
    }
}

fn pair(scribe: &Scribe<'_>, singles: u64, pairs: &Pairs) -> Phrase {
    let given = &scribe.evaluation().situation.answers;
    let puts = flipping(scribe, false);
    let none = match singles {
        1 if scribe.evaluation().ranking.is_empty() => {
            "The one other answer that can be given brings no option back".to_owned()
        }
        1 => "The one other answer that can be given puts no other option first".to_owned(),
        many => {
            let many = grouped(u128::from(many));
            format!("None of {many} single other answers {puts}")
        }
    };
    let looked = grouped(u128::from(pairs.looked));
    let several = match (&pairs.smallest, pairs.looked, pairs.flipping) {
        (None, 0, _) => return own(format!("{none}.")),
        (None, 1, _) => return own(format!("{none}, nor does the one pair.")),
        (None, ..) => return own(format!("{none}, nor does any of {looked} pairs.")),
        (_, _, 1) => format!("{none}; one of {looked} pairs does: "),
        (_, _, many) => {
            let many = grouped(u128::from(many));
            format!("{none}; {many} of {looked} pairs do, with the fewest other consequences: ")
        }
    };
    let smallest = pairs.smallest.iter().map(|one| {
        let names = Phrase::all_of(scribe.names(&one.first));
        say![
            changes(scribe.tree(), given, &one.changes),
            " (",
            names,
            ")."
        ]
    });
    say![own(several), Phrase::joined(smallest, "")]
}

/// Every single change that turns something, those that put another option first before those
/// that only bring one back or leave nothing.
pub(super) fn lines(scribe: &Scribe<'_>, found: &Robustness) -> Vec<Phrase> {
    let what_if = &found.what_if;
    if what_if.looked == 0 {
        return Vec::new();
    }
    let mut lines: Vec<Phrase> = Vec::new();
    let flips = what_if.changes.iter().filter(|one| one.flips());
    lines.extend(flips.map(|one| flip(scribe, one)));
    if let Some(pairs) = &what_if.pairs {
        lines.push(pair(scribe, what_if.looked, pairs));
    }
    let rest = what_if.changes.iter().filter(|one| !one.flips());
    lines.extend(rest.map(|one| quiet(scribe, one)));
    let is_left = !scribe.evaluation().ranking.is_empty();
    if what_if.changes.is_empty() && is_left {
        lines.push(
            "No single other answer brings back an option that is out, or leaves nothing.".into(),
        );
    } else if what_if.quiet > 0 {
        let many = usize::try_from(what_if.quiet).unwrap_or(usize::MAX);
        let words = plural(
            many,
            "more single change puts no other option first and brings none back",
            "more single changes put no other option first and bring none back",
        );
        lines.push(own(words));
    }
    lines
}

fn flip(scribe: &Scribe<'_>, one: &Turned) -> Phrase {
    let given = &scribe.evaluation().situation.answers;
    let names = Phrase::all_of(scribe.names(&one.first));
    let words = change(scribe.tree(), given, &one.change);
    let mut words = match one.kind {
        Some(FlipKind::RulesOut) => say![words, " would rule the winner out; first then: ", names],
        Some(FlipKind::BringsBack) => {
            say![words, " would bring back options; first then: ", names]
        }
        _ => say![words, ": ", names, " would overtake"],
    };
    if one.kind != Some(FlipKind::BringsBack) && !one.brings_back.is_empty() {
        words.push("; brings back ");
        words.push(Phrase::all_of(scribe.names(&one.brings_back)));
    }
    words
}

fn quiet(scribe: &Scribe<'_>, one: &Turned) -> Phrase {
    let given = &scribe.evaluation().situation.answers;
    let words = change(scribe.tree(), given, &one.change);
    if one.kind == Some(FlipKind::LeavesNothing) {
        return say![words, " would leave nothing"];
    }
    let names = Phrase::all_of(scribe.names(&one.brings_back));
    say![words, " brings back ", names, "; the same stay first"]
}

/// The plus-minus table: the rows of which a step puts others first.
pub(super) fn steps(scribe: &Scribe<'_>, found: &Robustness) -> Vec<StepRow> {
    let turns =
        |one: &&Steps| matches!(one.down, Step::Other(..)) || matches!(one.up, Step::Other(..));
    let rows = found.what_if.steps.iter().filter(turns);
    rows.map(|one| row(scribe, one)).collect()
}

fn row(scribe: &Scribe<'_>, steps: &Steps) -> StepRow {
    let (tree, ix) = (scribe.tree(), steps.question);
    let given = scribe.evaluation().situation.answers.get(ix);
    let now = given.map_or_else(Phrase::default, |given| {
        answer_words(tree, ix, &given.answer)
    });
    StepRow {
        question: theirs(tree.questions()[ix].id.as_str()),
        down: step(scribe, ix, &steps.down, "["),
        now,
        up: step(scribe, ix, &steps.up, "]"),
    }
}

fn step(scribe: &Scribe<'_>, ix: QuestionIx, step: &Step, end: &'static str) -> Phrase {
    let to = |tried: &Probe, first: &[CandidateIx]| {
        let names = if first.is_empty() {
            "nothing is left".into()
        } else {
            Phrase::all_of(scribe.names(first))
        };
        say![names, " with ", probe(scribe.tree(), ix, tried)]
    };
    match step {
        Step::End => end.into(),
        Step::Same(_) => Phrase::default(),
        Step::Other(tried, first) => to(tried, first),
    }
}
