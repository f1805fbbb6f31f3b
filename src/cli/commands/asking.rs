//! Asking what is open, tree by tree, showing what comes out, and keeping what was typed until
//! all of it is decided.

use std::ffi::OsString;
use std::io;

use super::after::{After, Desk, Reporting, after};
use super::busy::Busy;
use super::carried::{Heard, Keeper, session};
use super::decided::{Done, Examined};
use super::prepare::Prepared;
use crate::cli::ask::{Asker, Lines, Terminal};
use crate::cli::environment::Environment;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::cli::walk::{Around, Walked, review, walk};
use crate::engine::{Answer, Order, Session};
use crate::model::QuestionIx;
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

/// Everything that asking needs beside the trees.
pub(super) struct Asking<'a> {
    pub(super) keeper: Keeper<'a>,
    pub(super) asker: &'a mut dyn Asker,
    pub(super) environment: &'a Environment,
    pub(super) messages: &'a Messages,
    pub(super) order: Order,
    /// The trees that are decided, as the command line would name them.
    pub(super) trees: &'a [String],
    /// What was heard to shared questions so far.
    pub(super) heard: &'a mut Heard,
    /// How deep decisions are examined.
    pub(super) depth: Examined,
    /// What shows a decision before what can be asked of it; whether that is the whole report.
    pub(super) present: &'a dyn Fn(&Done) -> Result<bool, Stop>,
    pub(super) report: Reporting<'a>,
    /// Whether another decision can be taken after the last.
    pub(super) more: bool,
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
        let carried = self.heard.in_tree(tree, &one.situation);
        let mut session = session(tree, &one.situation, &carried, self.order);
        if session.next().is_none() && session.asked().is_empty() {
            asked.done.push(self.depth.done(one));
            return Ok(());
        }
        self.messages.say(&format!("\n{}", tree.title()));
        let mut way: Option<Way> = Some(walk);
        loop {
            if let Some(way) = way {
                let walked = self.walk(&mut session, &carried, way)?;
                if walked != Walked::Done {
                    return Err(self.left(*kept + session.asked().len()));
                }
            }
            let prepared = Prepared {
                situation: session.situation(),
                ..one.clone()
            };
            let mut done = self.depth.done(prepared);
            done.shown = (self.present)(&done)?;
            asked.done.push(done);
            let Some(done) = asked.done.last() else {
                break;
            };
            let desk = Desk {
                done: &asked.done,
                decided: done.report(self.environment),
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
                    self.keeper.keep(&session, &carried).ok();
                }
                After::Interrupted => {
                    return Err(self.left(*kept + session.asked().len()));
                }
            }
            asked.done.pop();
        }
        *kept += session.asked().len();
        self.heard.hear(&session);
        Ok(())
    }

    fn walk(
        &mut self,
        session: &mut Session<'_>,
        carried: &[(QuestionIx, Answer)],
        way: Way,
    ) -> Result<Walked, Stop> {
        let mut busy = Busy::new(self.environment);
        let keeper = &self.keeper;
        let mut around = Around {
            keep: &mut |session| keeper.keep(session, carried),
            busy: &mut |done| busy.show(done),
        };
        way(session, self.asker, &mut around).map_err(|error| terminal(&error))
    }

    /// Says what is kept of a walk that was left, and how to go on.
    fn left(&self, kept: usize) -> Stop {
        let again = again(self.trees, self.keeper.profile, std::env::args_os().skip(1));
        self.messages.say(&match kept {
            _ if self.keeper.failed.get() => {
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
