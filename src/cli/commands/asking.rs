//! Asking what is open, tree by tree, and keeping what was typed until all of it is decided.

use std::ffi::OsString;
use std::io;

use super::prepare::Prepared;
use crate::cli::ask::{Asker, Entry, Lines, Menu, Picked, Terminal, Walked, walk};
use crate::cli::environment::Environment;
use crate::cli::messages::Messages;
use crate::cli::state::{Resumed, State};
use crate::cli::stop::Stop;
use crate::engine::{Answer, Layer, Session};
use crate::model::{Question, QuestionIx, Tree};
use crate::text::{Shown, plural, shell_word, ticked};

/// Lays the answers of walks that were left over the others.
pub(super) fn resume(state: &State, prepared: &mut [Prepared], messages: &Messages) {
    for one in prepared {
        let Some(resumed) = state.load(&one.loaded.tree) else {
            let id = ticked(one.loaded.tree.id().as_str());
            messages.say(&format!("no walk of {id} was left; this is a new one"));
            continue;
        };
        take_up(one, resumed, messages);
    }
}

fn take_up(one: &mut Prepared, resumed: Resumed, messages: &Messages) {
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

/// Lets a person say what becomes of a walk that was left, before the first answer of a new one
/// takes its place.
fn left_before(
    state: &State,
    one: &mut Prepared,
    asker: &mut dyn Asker,
    messages: &Messages,
) -> Result<(), Stop> {
    let Some(resumed) = state.load(&one.loaded.tree) else {
        return Ok(());
    };
    if resumed.answers.is_empty() {
        return Ok(());
    }
    let kept = plural(resumed.answers.len(), "answer is", "answers are");
    let entry = |text: &str, detail: String| Entry {
        text: Shown::line(text),
        detail: Some(Shown::line(&detail)),
    };
    let title = format!(
        "A walk of {} was left",
        ticked(one.loaded.tree.id().as_str())
    );
    let menu = Menu {
        title: Shown::line(&title),
        entries: vec![
            entry("Go on with it", format!("{kept} kept")),
            entry(
                "Start anew",
                "what is kept is forgotten with the first answer".to_owned(),
            ),
        ],
        default: 0,
        leave: false,
    };
    match asker.choose(&menu).map_err(|error| terminal(&error))? {
        Picked::Entry(0) => take_up(one, resumed, messages),
        Picked::Entry(_) => {}
        Picked::Back | Picked::Quit | Picked::Interrupted => return Err(Stop::Interrupted),
    }
    Ok(())
}

fn terminal(error: &io::Error) -> Stop {
    Stop::World(format!("the terminal cannot be used: {error}"))
}

/// Forgets the walks of trees that are decided and reported.
pub(super) fn forget<'p>(state: &State, prepared: impl Iterator<Item = &'p Prepared>) {
    for one in prepared {
        state.clear(&one.loaded.tree).ok();
    }
}

/// Asks what is open, tree by tree; a shared question is asked once. Every answer is kept as
/// soon as it is given, also those of trees that are walked to their end, until [`forget`].
/// Unless walks were `resumed` on purpose, one that was left is offered first.
pub(super) fn ask(
    state: &State,
    prepared: &mut [Prepared],
    environment: &Environment,
    messages: &Messages,
    resumed: bool,
) -> Result<(), Stop> {
    let mut asker: Box<dyn Asker> = if environment.accessible {
        Box::new(Lines::stdio().map_err(|error| terminal(&error))?)
    } else {
        Box::new(Terminal::new(environment.colour_of_messages).map_err(|error| terminal(&error))?)
    };
    let mut shared: Vec<(Question, Answer)> = Vec::new();
    let mut kept = 0;
    for one in prepared {
        if !resumed {
            left_before(state, one, asker.as_mut(), messages)?;
        }
        let tree = &one.loaded.tree;
        let mut base = one.situation.answers.clone();
        let taken_up: Vec<(QuestionIx, Answer)> = tree
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
        for (ix, answer) in taken_up {
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
