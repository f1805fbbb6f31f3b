//! Findings for machines: one published shape.

mod shape;

use super::influence::Decides;
use super::{Checked, Judged, Tally};
use crate::analysis::space::Count;
use crate::analysis::{self, AnswerSet, Winners, answer_text};
use crate::diagnostic::Severity;
use crate::model::{CandidateIx, Tree};
use crate::report::json::{Extended, Tool, schema_of, written};
use crate::text::Sources;
use shape::{
    Counted, Finding, FirstIn, FirstPlaces, Influence, Level, OneTree, OptionRow, Report, Several,
    Space, Statuses, TreeName, Tried,
};

/// The version of the shape; another number is another shape.
const SCHEMA_VERSION: u32 = 1;

/// The findings of some trees: one stands by itself, several stand in `trees`.
pub fn write(all: &[Checked<'_>], sources: &Sources, tool_version: &str) -> String {
    let mut trees: Vec<OneTree<'_>> = all
        .iter()
        .map(|checked| one(checked, sources, tool_version))
        .collect();
    let report = if trees.len() == 1
        && let Some(only) = trees.pop()
    {
        Report::One(Box::new(only))
    } else {
        Report::Several(Several {
            schema_version: SCHEMA_VERSION,
            tool: Tool::of(tool_version),
            trees,
        })
    };
    written(&report)
}

/// The JSON Schema (draft 7) of what [`write`] gives.
pub fn schema() -> String {
    schema_of::<Report<'_>>(&format!("urn:whystack:check:{SCHEMA_VERSION}"))
}

fn one<'a>(checked: &'a Checked<'_>, sources: &'a Sources, version: &'a str) -> OneTree<'a> {
    let tree = checked.study.tree();
    OneTree {
        schema_version: SCHEMA_VERSION,
        tool: Tool::of(version),
        tree: TreeName {
            id: tree.id().as_str(),
            version: tree.version(),
            digest: tree.digest(),
            place: checked.place,
            extends: Extended::all(checked.extends, ""),
        },
        space: space(checked),
        first_places: first_places(checked),
        statuses: statuses(checked),
        influence: influence(checked),
        options: tree
            .candidates()
            .indices()
            .map(|ix| option(checked, ix))
            .collect(),
        profiles: checked.profiles().map(tried),
        cases: checked.cases().map(tried),
        findings: checked
            .findings
            .iter()
            .map(|judged| finding(tree, judged, sources))
            .collect(),
    }
}

fn tried(tally: Tally) -> Tried {
    let Tally { of, hold } = tally;
    Tried { of, hold }
}

fn digits(count: Count) -> Option<String> {
    count.exact().map(|number| number.to_string())
}

fn space(checked: &Checked<'_>) -> Space {
    match &checked.study.space {
        Ok(space) => Space {
            answer_sets: digits(space.answer_sets),
            dead_ends: digits(space.dead_ends),
            sole_survivor: digits(space.sole_survivor),
            states: Some(space.states),
            not_counted: space
                .answer_sets
                .exact()
                .is_none()
                .then(|| "there are more than 2^128 - 1".to_owned()),
        },
        Err(why) => Space {
            answer_sets: None,
            dead_ends: None,
            sole_survivor: None,
            states: None,
            not_counted: Some(why.to_string()),
        },
    }
}

fn first_places(checked: &Checked<'_>) -> Option<FirstPlaces> {
    let winners = checked.study.winners.as_ref()?;
    let counted = winners.as_ref().ok();
    Some(FirstPlaces {
        is_complete: counted.is_some_and(Winners::is_whole),
        nobody: counted.and_then(|winners| digits(winners.nobody)),
        unweighed: counted.and_then(|winners| digits(winners.unweighed)),
        open: counted.and_then(|winners| digits(winners.open)),
        states: counted.map(|winners| winners.states),
        steps: counted.map(|winners| winners.steps),
        not_counted: winners.as_ref().err().map(ToString::to_string),
    })
}

fn statuses(checked: &Checked<'_>) -> Option<Statuses> {
    let looked = checked.study.statuses.as_ref()?;
    let found = looked.as_ref().ok();
    let count = |of: fn(&analysis::Statuses) -> Count| found.and_then(|found| digits(of(found)));
    Some(Statuses {
        clear: count(|found| found.clear),
        too_close: count(|found| found.too_close),
        only_one: count(|found| found.only_one),
        open: count(|found| found.open),
        none_left: count(|found| found.none_left),
        not_counted: looked.as_ref().err().map(ToString::to_string),
    })
}

fn influence(checked: &Checked<'_>) -> Option<Influence> {
    let looked = checked.study.influence.as_ref()?;
    let found = Decides::of(checked);
    let told = |one: &super::influence::Counted| Counted {
        of: one.of,
        decide: one.decide,
        never: one.never,
        unknown: one.unknown,
    };
    Some(Influence {
        parts: found.as_ref().map(|found| told(&found.parts)),
        disputed_facts: found.as_ref().map(|found| told(&found.disputes)),
        not_found_out: looked.as_ref().err().map(ToString::to_string),
    })
}

fn first_in(checked: &Checked<'_>, ix: CandidateIx) -> Option<FirstIn> {
    let own = &checked.study.counted()?.options[ix];
    Some(FirstIn {
        alone: digits(own.alone)?,
        tied: digits(own.tied)?,
        perhaps: digits(own.may_be)?,
    })
}

fn option<'a>(checked: &'a Checked<'_>, ix: CandidateIx) -> OptionRow<'a> {
    let tree = checked.study.tree();
    let first = &checked.study.firsts[ix];
    let space = checked.study.space.as_ref().ok();
    OptionRow {
        id: tree.candidates()[ix].id.as_str(),
        viable_in: space.and_then(|space| digits(space.viable_in[ix])),
        first_in: first_in(checked, ix),
        first_witness: first.witness.as_ref().map(|set| answers(tree, set)),
        tried: first.tried,
    }
}

fn answers(tree: &Tree, set: &AnswerSet) -> Vec<String> {
    set.0
        .iter()
        .map(|(question, answer)| answer_text(tree, *question, answer))
        .collect()
}

fn finding<'a>(tree: &'a Tree, judged: &'a Judged, sources: &'a Sources) -> Finding<'a> {
    let finding = &judged.settled.finding;
    let place = judged.place(sources);
    Finding {
        code: finding.check.as_str(),
        severity: match judged.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Note => Level::Note,
        },
        tree: tree.id().as_str(),
        item: &finding.name,
        file: place.map(|(file, ..)| file),
        line: place.map(|(_, line, _)| line),
        column: place.map(|(.., column)| column),
        headline: &finding.headline,
        proof: &finding.proof,
        remedy: &finding.remedy,
        witnesses: finding
            .witnesses
            .iter()
            .map(|set| answers(tree, set))
            .collect(),
        allowed_because: judged.settled.allowed_because.as_deref(),
    }
}
