//! Options looked at after a decision: one in detail, two side by side.

use std::io;

use super::decided;
use crate::cli::ask::{Asker, Entry, Given, Tone, pick};
use crate::engine::{Evaluation, Session, evaluate};
use crate::model::{CandidateIx, Tree};
use crate::report::walk::{account, duel, place_words};
use crate::text::Shown;

/// Tells how options that a person picks came out, one after the other.
///
/// # Errors
/// There is no terminal to ask on.
pub fn details(session: &Session<'_>, asker: &mut dyn Asker) -> io::Result<Given<()>> {
    let tree = session.tree();
    let evaluation = evaluate(tree, &session.situation());
    let mut default = 0;
    loop {
        let title = "Which option in detail?";
        let ix = match option(tree, &evaluation, asker, title, default)? {
            Given::This((place, ix)) => {
                default = place;
                ix
            }
            Given::Back => return Ok(Given::Back),
            Given::Interrupted => return Ok(Given::Interrupted),
        };
        for line in account(&decided(tree, &evaluation), ix) {
            asker.say(Tone::Plain, &line);
        }
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
pub fn compare(session: &Session<'_>, asker: &mut dyn Asker) -> io::Result<Given<()>> {
    let tree = session.tree();
    let evaluation = evaluate(tree, &session.situation());
    loop {
        let mut chosen = Vec::new();
        for (title, default) in [("Compare which option …", 0), ("… with which other?", 1)] {
            match option(tree, &evaluation, asker, title, default)? {
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
                for line in duel(&decided(tree, &evaluation), *a, *b) {
                    asker.say(Tone::Plain, &line);
                }
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
