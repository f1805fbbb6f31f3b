//! Asking what is open, tree by tree, showing what comes out, and keeping what was typed until
//! all of it is decided.

use std::cell::Cell;
use std::ffi::OsString;
use std::io;

use super::after::{After, Desk, Reporting, after};
use super::busy::Busy;
use super::decided::Done;
use super::prepare::Prepared;
use crate::cli::ask::{Asker, Lines, Terminal};
use crate::cli::environment::Environment;
use crate::cli::messages::Messages;
use crate::cli::state::{Kept, State};
use crate::cli::stop::Stop;
use crate::cli::walk::{Around, Walked, review, walk};
use crate::engine::{Answer, Layer, Order, Session, Situation};
use crate::model::{CriterionIx, Question, QuestionIx, Tree, Weight};
use crate::text::{plural, shell_word};

/// The person at the terminal.
///
/// # Errors
/// There is no terminal, or the system takes no signal handler.
pub(super) fn asker(environment: &Environment) -> Result<Box<dyn Asker>, Stop> {
    let asker: io::Result<Box<dyn Asker>> = if environment.accessible {
        Lines::stdio().map(|lines| Box::new(lines) as Box<dyn Asker>)
    } else {
        Terminal::new(environment.colour_of_messages)
            .map(|terminal| Box::new(terminal) as Box<dyn Asker>)
    };
    asker.map_err(|error| terminal(&error))
}

pub(super) fn terminal(error: &io::Error) -> Stop {
    Stop::World(format!("the terminal cannot be used: {error}"))
}

/// Answers to shared questions, as trees that were walked before heard them.
pub(super) type Heard = Vec<(Question, Answer)>;

/// Everything that asking needs beside the trees.
pub(super) struct Asking<'a> {
    pub(super) state: &'a State,
    pub(super) asker: &'a mut dyn Asker,
    pub(super) environment: &'a Environment,
    pub(super) messages: &'a Messages,
    pub(super) order: Order,
    /// The trees that are decided, as the command line would name them.
    pub(super) trees: &'a [String],
    /// The profile that lies under the walks, by its id.
    pub(super) profile: Option<&'a str>,
    /// What was heard to shared questions so far.
    pub(super) heard: &'a mut Heard,
    /// What shows a decision before what can be asked of it; whether that is the whole report.
    pub(super) present: &'a dyn Fn(&Done) -> Result<bool, Stop>,
    pub(super) report: Reporting<'a>,
    /// Whether another decision can be taken after the last.
    pub(super) more: bool,
    /// Whether what was said last could not be kept.
    pub(super) unkept: Cell<bool>,
}

/// What came of asking.
pub(super) struct Asked {
    /// The decisions, in the order of the trees.
    pub(super) done: Vec<Done>,
    /// Whether another decision is wanted.
    pub(super) another: bool,
}

impl Asking<'_> {
    /// Asks what is open, tree by tree; a shared question is asked once. Every answer is kept as
    /// soon as it is given, also those of trees that are walked to their end.
    pub(super) fn all(&mut self, prepared: Vec<Prepared>) -> Result<Asked, Stop> {
        let titles: Vec<String> = prepared
            .iter()
            .map(|one| one.loaded.tree.title().to_owned())
            .collect();
        let mut asked = Asked {
            done: Vec::new(),
            another: false,
        };
        let mut kept = 0;
        for (n, one) in prepared.into_iter().enumerate() {
            let next = titles.get(n + 1).map(String::as_str);
            self.one(one, next, &mut asked, &mut kept)?;
        }
        Ok(asked)
    }

    fn one(
        &mut self,
        one: Prepared,
        next: Option<&str>,
        asked: &mut Asked,
        kept: &mut usize,
    ) -> Result<(), Stop> {
        let loaded = one.loaded.clone();
        let tree = &loaded.tree;
        let mut session = session(tree, &one.situation, self.heard, self.order);
        if session.next().is_none() && session.asked().is_empty() {
            asked.done.push(Done::of(one));
            return Ok(());
        }
        self.messages.say(&format!("\n{}", tree.title()));
        let carried = carried_over(tree, &one.situation, self.heard);
        let mut way: Option<Way> = Some(walk);
        loop {
            if let Some(way) = way {
                let walked = self.walk(tree, &mut session, &carried, way)?;
                if walked != Walked::Done {
                    return Err(self.left(*kept + session.asked().len()));
                }
            }
            let prepared = Prepared {
                situation: session.situation(),
                ..one.clone()
            };
            let mut done = Done::of(prepared);
            done.shown = (self.present)(&done)?;
            asked.done.push(done);
            let desk = Desk {
                done: &asked.done,
                next,
                more: self.more,
                report: self.report,
                trees: self.trees,
            };
            let wish = after(&desk, &mut session, self.asker).map_err(|e| terminal(&e))?;
            match wish {
                After::Enough => break,
                After::Another => {
                    asked.another = true;
                    break;
                }
                After::Review => way = Some(review),
                After::Changed => {
                    way = None;
                    self.keep(tree, &session, &carried).ok();
                }
                After::Interrupted => {
                    return Err(self.left(*kept + session.asked().len()));
                }
            }
            asked.done.pop();
        }
        *kept += session.asked().len();
        for (ix, answer) in session.asked() {
            let question = &tree.questions()[*ix];
            if question.shared {
                self.heard.retain(|(there, _)| there.id != question.id);
                self.heard.push((question.clone(), answer.clone()));
            }
        }
        Ok(())
    }

    fn walk(
        &mut self,
        tree: &Tree,
        session: &mut Session<'_>,
        carried: &[(QuestionIx, Answer)],
        way: Way,
    ) -> Result<Walked, Stop> {
        let mut busy = Busy::new(self.environment);
        let (state, profile, unkept) = (self.state, self.profile, &self.unkept);
        let mut around = Around {
            keep: &mut |session| {
                let kept = keep(state, profile, tree, session, carried);
                unkept.set(kept.is_err());
                kept
            },
            busy: &mut |done| busy.show(done),
        };
        way(session, self.asker, &mut around).map_err(|error| terminal(&error))
    }

    fn keep(
        &self,
        tree: &Tree,
        session: &Session<'_>,
        carried: &[(QuestionIx, Answer)],
    ) -> io::Result<()> {
        let kept = keep(self.state, self.profile, tree, session, carried);
        self.unkept.set(kept.is_err());
        kept
    }

    /// Says what is kept of a walk that was left, and how to go on.
    fn left(&self, kept: usize) -> Stop {
        let again = again(self.trees, self.profile, std::env::args_os().skip(1));
        self.messages.say(&match kept {
            _ if self.unkept.get() => {
                format!("nothing could be kept, as was said; start again with: {again}")
            }
            0 => format!("nothing was answered yet; start again with: {again}"),
            n => {
                let kept = plural(n, "answer is", "answers are");
                format!("{kept} kept; go on with: {again} --resume")
            }
        });
        Stop::Interrupted
    }
}

/// A way through a session: from its questions on, or from its review.
type Way = fn(&mut Session<'_>, &mut dyn Asker, &mut Around<'_>) -> io::Result<Walked>;

/// Keeps a walk, with the shared answers that other trees heard.
fn keep(
    state: &State,
    profile: Option<&str>,
    tree: &Tree,
    session: &Session<'_>,
    carried: &[(QuestionIx, Answer)],
) -> io::Result<()> {
    let asked = session.asked();
    let mut answers: Vec<(QuestionIx, Answer)> = asked.to_vec();
    let again = |ix: &QuestionIx| asked.iter().any(|(there, _)| there == ix);
    answers.extend(carried.iter().filter(|(ix, _)| !again(ix)).cloned());
    let kept = Kept {
        answers: &answers,
        weights: session.weights(),
        profile,
    };
    state.save(tree, kept)
}

/// The answers to shared questions of other trees that count in this one.
fn carried_over(tree: &Tree, situation: &Situation, heard: &Heard) -> Vec<(QuestionIx, Answer)> {
    let own = |ix: QuestionIx| {
        let given = situation.answers.get(ix);
        given.is_some_and(|given| given.layer == Layer::Asked)
    };
    let all = heard.iter();
    let all = all.filter_map(|(question, answer)| carried(question, answer, tree));
    all.filter(|(ix, _)| !own(*ix)).collect()
}

/// A walk over what lies under it: what an earlier walk left, and what other trees heard, come
/// in as asked.
fn session<'t>(tree: &'t Tree, situation: &Situation, heard: &Heard, order: Order) -> Session<'t> {
    let mut base = situation.clone();
    let taken_up: Vec<(QuestionIx, Answer)> = tree
        .questions()
        .indices()
        .filter_map(|ix| {
            let given = base.answers.get(ix)?;
            (given.layer == Layer::Asked).then(|| (ix, given.answer.clone()))
        })
        .collect();
    let weights: Vec<(CriterionIx, Weight)> = base
        .weights
        .iter()
        .filter(|one| one.layer == Layer::Asked)
        .map(|one| (one.criterion, one.weight))
        .collect();
    base.weights.retain(|one| one.layer != Layer::Asked);
    for (ix, answer) in carried_over(tree, situation, heard) {
        base.answers.give(tree, ix, answer, Layer::Asked).ok();
    }
    let mut session = Session::new(tree, base, order);
    for (ix, answer) in taken_up {
        session.answer(ix, answer).ok();
    }
    if !weights.is_empty() {
        session.set_weights(weights);
    }
    session
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

/// The command that was given, without `--resume`; a walk without a command decides its trees.
fn again(trees: &[String], profile: Option<&str>, given: impl Iterator<Item = OsString>) -> String {
    let mut words: Vec<String> = given
        .map(|word| word.to_string_lossy().into_owned())
        .filter(|word| word != "--resume")
        .collect();
    if !words.iter().any(|word| word == "decide") {
        words.push("decide".to_owned());
        words.extend_from_slice(trees);
        words.extend(profile.map(|profile| format!("--profile={profile}")));
    }
    let words: Vec<String> = words.iter().map(|word| shell_word(word)).collect();
    format!("whystack {}", words.join(" "))
}
