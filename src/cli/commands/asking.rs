//! Asking what is open, tree by tree, and keeping what was typed until all of it is decided.

use std::ffi::OsString;
use std::io;

use super::prepare::Prepared;
use crate::cli::ask::{Asker, Lines, Terminal, Walked, walk};
use crate::cli::environment::Environment;
use crate::cli::messages::Messages;
use crate::cli::state::State;
use crate::cli::stop::Stop;
use crate::engine::{Answer, Layer, Session};
use crate::model::{Question, QuestionIx, Tree};
use crate::text::{plural, shell_word, ticked};

/// Lays the answers of walks that were left over the others.
pub(super) fn resume(state: &State, prepared: &mut [Prepared], messages: &Messages) {
    for one in prepared {
        let Some(resumed) = state.load(&one.loaded.tree) else {
            let id = ticked(one.loaded.tree.id().as_str());
            messages.say(&format!("no walk of {id} was left; this is a new one"));
            continue;
        };
        for message in resumed.messages {
            messages.say(&message);
        }
        for (question, answer) in resumed.answers {
            one.situation
                .answers
                .give(&one.loaded.tree, question, answer, Layer::Asked)
                .ok();
        }
    }
}

/// Forgets the walks of trees that are decided and reported.
pub(super) fn forget<'p>(state: &State, prepared: impl Iterator<Item = &'p Prepared>) {
    for one in prepared {
        state.clear(&one.loaded.tree).ok();
    }
}

/// Asks what is open, tree by tree; a shared question is asked once. Every answer is kept as
/// soon as it is given, also those of trees that are walked to their end, until [`forget`].
pub(super) fn ask(
    state: &State,
    prepared: &mut [Prepared],
    environment: &Environment,
    messages: &Messages,
) -> Result<(), Stop> {
    let terminal = |error: &io::Error| Stop::World(format!("the terminal cannot be used: {error}"));
    let mut asker: Box<dyn Asker> = if environment.accessible {
        Box::new(Lines::stdio().map_err(|error| terminal(&error))?)
    } else {
        Box::new(Terminal::new(environment.colour_of_messages).map_err(|error| terminal(&error))?)
    };
    let mut shared: Vec<(Question, Answer)> = Vec::new();
    let mut kept = 0;
    for one in prepared {
        let tree = &one.loaded.tree;
        let mut base = one.situation.answers.clone();
        let resumed: Vec<(QuestionIx, Answer)> = tree
            .questions()
            .indices()
            .filter_map(|ix| Some((ix, base.get(ix).filter(|one| one.layer == Layer::Asked)?)))
            .map(|(ix, given)| (ix, given.answer.clone()))
            .collect();
        for (question, answer) in &shared {
            if let Some((ix, answer)) = carried(question, answer, tree) {
                base.give(tree, ix, answer, Layer::Asked).ok();
            }
        }
        let mut session = Session::new(tree, base);
        for (ix, answer) in resumed {
            session.answer(ix, answer).ok();
        }
        if session.next().is_none() && session.asked().is_empty() {
            continue;
        }
        messages.say(&format!("\n{}", tree.title()));
        let mut keep = |session: &Session<'_>| state.save(tree, session.asked());
        let walked = walk(&mut session, asker.as_mut(), &mut keep).map_err(|e| terminal(&e))?;
        kept += session.asked().len();
        one.situation.answers = session.answers();
        match walked {
            Walked::Done => {
                for (ix, answer) in session.asked() {
                    let question = &tree.questions()[*ix];
                    if question.shared {
                        shared.push((question.clone(), answer.clone()));
                    }
                }
            }
            Walked::Quit | Walked::Interrupted => {
                let again = again(tree, std::env::args_os().skip(1));
                messages.say(&match kept {
                    0 => format!("nothing was answered yet; start again with: {again}"),
                    n => {
                        let kept = plural(n, "answer is", "answers are");
                        format!("{kept} kept; go on with: {again} --resume")
                    }
                });
                return Err(Stop::Interrupted);
            }
        }
    }
    Ok(())
}

/// The answer to a shared question of one tree as an answer to the same question of another.
/// Trees may take their shared questions from different files, so choices are known by their ids.
fn carried(question: &Question, answer: &Answer, tree: &Tree) -> Option<(QuestionIx, Answer)> {
    let ix = tree
        .questions()
        .find(|one| one.shared && one.id == question.id)?;
    let there = tree.questions()[ix].choices();
    let same = |choice| {
        let id = &question.choices()[choice].id;
        there.find(|one| one.id == *id)
    };
    let answer = match answer {
        Answer::One(choice) => Answer::One(same(*choice)?),
        Answer::Many(chosen) => {
            Answer::Many(chosen.iter().map(|one| same(*one)).collect::<Option<_>>()?)
        }
        Answer::Number(number) => Answer::Number(*number),
        Answer::Unknown => Answer::Unknown,
    };
    Some((ix, answer))
}

/// The command that was given, without `--resume`; a walk without a command decides its tree.
fn again(tree: &Tree, given: impl Iterator<Item = OsString>) -> String {
    let mut words: Vec<String> = given
        .map(|word| word.to_string_lossy().into_owned())
        .filter(|word| word != "--resume")
        .collect();
    if !words.iter().any(|word| word == "decide") {
        words.extend(["decide".to_owned(), tree.id().to_string()]);
    }
    let words: Vec<String> = words.iter().map(|word| shell_word(word)).collect();
    format!("whystack {}", words.join(" "))
}
