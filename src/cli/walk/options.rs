//! Options looked at after a decision: one explained, two side by side.

use std::io;

use crate::analysis::compare::Comparison;
use crate::analysis::explain::Explained;
use crate::cli::ask::{Asker, Entry, Given, Tone, pick};
use crate::engine::Evaluation;
use crate::model::{CandidateIx, Tree};
use crate::report::Decided;
use crate::report::compare::Comparing;
use crate::report::explain::Explaining;
use crate::report::walk::place_words;
use crate::text::Shown;

/// Explains options that a person picks, one after the other: why each is where it is, and what
/// would put it first.
///
/// # Errors
/// There is no terminal to ask on.
pub fn explain(decided: Decided<'_>, asker: &mut dyn Asker) -> io::Result<Given<()>> {
    let (tree, evaluation) = (decided.tree, decided.evaluation);
    let mut default = 0;
    loop {
        let title = "Which option?";
        let ix = match option(tree, evaluation, asker, title, default)? {
            Given::This((place, ix)) => {
                default = place;
                ix
            }
            Given::Back => return Ok(Given::Back),
            Given::Interrupted => return Ok(Given::Interrupted),
        };
        let explained = &Explained::of(tree, evaluation, ix);
        asker.show(&Explaining { decided, explained });
        let id = &tree.candidates()[ix].id;
        let all = format!("All its facts: whystack show {} {id}", tree.id());
        asker.say(Tone::Dim, &Shown::line(&all));
        match again(asker, "Another option")? {
            Given::This(()) => {}
            other => return Ok(other),
        }
    }
}

/// Waits below what was told, which a long list would push off the screen.
fn again(asker: &mut dyn Asker, what: &str) -> io::Result<Given<()>> {
    let entries = ["To the menu", what].map(Entry::plain);
    Ok(match pick(asker, "", entries.to_vec(), 0)? {
        Given::This(1) => Given::This(()),
        Given::This(_) | Given::Back => Given::Back,
        Given::Interrupted => Given::Interrupted,
    })
}

/// Sets two options that a person picks side by side.
///
/// # Errors
/// There is no terminal to ask on.
pub fn compare(decided: Decided<'_>, asker: &mut dyn Asker) -> io::Result<Given<()>> {
    let (tree, evaluation) = (decided.tree, decided.evaluation);
    loop {
        let mut chosen = Vec::new();
        for (title, default) in [("Compare which option …", 0), ("… with which other?", 1)] {
            match option(tree, evaluation, asker, title, default)? {
                Given::This((_, ix)) => chosen.push(ix),
                Given::Back => return Ok(Given::Back),
                Given::Interrupted => return Ok(Given::Interrupted),
            }
        }
        if let [a, b] = chosen.as_slice() {
            if a == b {
                let line = "That is the same option twice.";
                asker.say(Tone::Warning, &Shown::line(line));
            } else {
                asker.show(&Comparing {
                    decided,
                    comparison: &Comparison::decided(tree, evaluation, &chosen),
                    answered: true,
                });
            }
        }
        match again(asker, "Two others")? {
            Given::This(()) => {}
            other => return Ok(other),
        }
    }
}

/// Lets an option be picked, the ranked ones first.
fn option(
    tree: &Tree,
    evaluation: &Evaluation,
    asker: &mut dyn Asker,
    title: &str,
    default: usize,
) -> io::Result<Given<(usize, CandidateIx)>> {
    let ranked = evaluation
        .ranking
        .iter()
        .map(|one| one.assessment.candidate);
    let out = evaluation.eliminated.iter().map(|one| one.candidate);
    let all: Vec<CandidateIx> = ranked.chain(out).collect();
    let entry = |ix: &CandidateIx| {
        Entry::with(
            &tree.candidates()[*ix].name,
            place_words(evaluation, *ix).as_str(),
        )
    };
    let entries = all.iter().map(entry).collect();
    let default = default.min(all.len().saturating_sub(1));
    Ok(match pick(asker, title, entries, default)? {
        Given::This(place) => match all.get(place) {
            Some(ix) => Given::This((place, *ix)),
            None => Given::Back,
        },
        Given::Back => Given::Back,
        Given::Interrupted => Given::Interrupted,
    })
}
