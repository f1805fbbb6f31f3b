//! What would come out if one answer were different: seen before it is kept or dropped.

use std::io;

use super::{decided, review};
use crate::analysis::robustness::Robustness;
use crate::cli::ask::{Asker, Entry, Given, Prompt, Reply, Tone, pick};
use crate::engine::{Session, evaluate};
use crate::model::QuestionIx;
use crate::report::walk::{standing, status_words};
use crate::text::{Shown, plural};

/// What stands beside a question of which another answer alone turns the first place.
const TURNS: &str = "turns";

/// Lets a person try another answer to any question, those marked of which one is known to turn
/// the first place; whether one was kept.
///
/// # Errors
/// There is no terminal to ask on.
pub fn what_if(
    session: &mut Session<'_>,
    robustness: Option<&Robustness>,
    asker: &mut dyn Asker,
) -> io::Result<Given<()>> {
    let turning = robustness.map(Robustness::turning).unwrap_or_default();
    let mut last = 0;
    loop {
        let rows = session.review();
        let entries = rows.iter().map(|row| {
            let turns = turning.contains(&row.question);
            review::entry(session, row, turns.then_some(TURNS))
        });
        let title = if turning.is_empty() {
            "What if one answer were different?"
        } else {
            "What if one answer were different? (turns: another option is first)"
        };
        let place = match pick(asker, title, entries.collect(), last)? {
            Given::This(place) => place,
            Given::Back => return Ok(Given::Back),
            Given::Interrupted => return Ok(Given::Interrupted),
        };
        last = place;
        let Some(row) = rows.get(place) else {
            return Ok(Given::Back);
        };
        match one(session, asker, row.question)? {
            Given::Back => {}
            other => return Ok(other),
        }
    }
}

fn one(session: &mut Session<'_>, asker: &mut dyn Asker, ix: QuestionIx) -> io::Result<Given<()>> {
    let tree = session.tree();
    let prompt = Prompt {
        progress: Shown::line("What if"),
        ..Prompt::new(session, ix, true)
    };
    let answer = match asker.ask(&prompt)? {
        Reply::Answer(answer) => answer,
        Reply::Back | Reply::Review => return Ok(Given::Back),
        Reply::Quit | Reply::Interrupted => return Ok(Given::Interrupted),
    };
    let mut trial = session.clone();
    if trial.answer(ix, answer).is_err() {
        return Ok(Given::Back);
    }
    let before = evaluate(tree, &session.situation());
    let then = evaluate(tree, &trial.situation());
    let line = standing(&decided(tree, &then), Some(&before));
    asker.say(Tone::Plain, &Shown::line(&format!("Then: {line}")));
    asker.say(Tone::Plain, &status_words(&then, &before));
    let opened = trial.wanted().len();
    if opened > session.wanted().len() {
        let more = plural(
            opened - session.wanted().len(),
            "more question applies",
            "more questions apply",
        );
        let line = format!("{more}, counted as not known.");
        asker.say(Tone::Plain, &Shown::line(&line));
    }
    let entries = ["Leave it as it was", "Keep the new answer"].map(Entry::plain);
    Ok(
        match pick(asker, "Keep this answer?", entries.to_vec(), 0)? {
            Given::This(1) => {
                *session = trial;
                Given::This(())
            }
            Given::This(_) | Given::Back => Given::Back,
            Given::Interrupted => Given::Interrupted,
        },
    )
}
