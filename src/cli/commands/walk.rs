//! `whystack` without a command: choose a tree and walk it.

use std::io;

use super::common::Work;
use crate::cli::args::{Decide, Format, Global, Input};
use crate::cli::ask::{Asker, Entry, Lines, Menu, Picked, Terminal};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::state::State;
use crate::cli::stop::Stop;
use crate::text::Shown;

/// Runs the walk.
pub(in crate::cli) fn run(
    global: &Global,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    if !environment.interactive {
        return Err(Stop::Usage(
            "there is no terminal to ask on; give a command, such as: whystack decide runtime -a answers.toml"
                .to_owned(),
        ));
    }
    let mut work = Work::new(environment, messages)?;
    let ids: Vec<String> = work.library.trees().map(|(id, _)| id.to_owned()).collect();
    let loaded = work.load(&ids)?;
    let state = State::open(&|name| std::env::var_os(name));
    let left = |n: usize| {
        loaded
            .get(n)
            .is_some_and(|one| state.load(&one.tree).is_some())
    };
    let terminal = |error: io::Error| Stop::World(format!("the terminal cannot be used: {error}"));
    let chosen = {
        let mut asker: Box<dyn Asker> = if environment.accessible {
            Box::new(Lines::stdio().map_err(terminal)?)
        } else {
            Box::new(Terminal::new(environment.colour_of_messages).map_err(terminal)?)
        };
        if loaded.len() == 1 {
            0
        } else {
            let entries = loaded.iter().enumerate().map(|(n, one)| {
                let kept = if left(n) { " (a walk was left)" } else { "" };
                Entry {
                    text: Shown::line(one.tree.title()),
                    detail: Some(Shown::line(&format!("{}{kept}", one.tree.scope().decides))),
                }
            });
            let menu = Menu {
                title: Shown::line("What is to be decided?"),
                entries: entries.collect(),
                default: 0,
                leave: true,
            };
            match asker.choose(&menu).map_err(terminal)? {
                Picked::Entry(n) => n,
                Picked::Back | Picked::Quit => return Ok(Exit::Done),
                Picked::Interrupted => return Err(Stop::Interrupted),
            }
        }
    };
    let tree = ids.get(chosen).cloned().into_iter().collect();
    let decide = Decide {
        tree,
        all: false,
        input: Input {
            answers: None,
            profile: None,
            set: Vec::new(),
        },
        strict: None,
        fail_on: Vec::new(),
        format: Format::Table,
        output: Vec::new(),
        save_answers: None,
        force: false,
        resume: false,
    };
    drop(loaded);
    super::decide::run(&decide, global, environment, messages)
}
