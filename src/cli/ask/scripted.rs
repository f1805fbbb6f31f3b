//! A person whose replies are written down beforehand.

use std::collections::VecDeque;
use std::io;

use super::{Asker, Entry, Menu, Picked, Prompt, Reply};
use crate::engine::Answer;
use crate::text::Shown;

/// What a scripted person does: `ask ↦ reply`, the questions named by the first word of theirs.
pub(super) enum Act {
    /// Answers by labels, a number, `none` or `unknown`.
    Say(&'static str),
    /// Takes what is preset.
    Enter,
    Back,
    Quit,
    Leave,
    /// Picks the entry that begins so.
    Pick(&'static str),
}

pub(super) struct Script {
    pub(super) acts: VecDeque<Act>,
    pub(super) heard: Vec<String>,
}

impl Script {
    pub(super) fn new(acts: impl IntoIterator<Item = Act>) -> Self {
        Self {
            acts: acts.into_iter().collect(),
            heard: Vec::new(),
        }
    }

    fn question(&mut self, prompt: &Prompt) -> Reply {
        self.heard
            .push(format!("{}: {}", prompt.progress, prompt.ask));
        let place = |label: &str| {
            let offer = prompt
                .choices
                .iter()
                .find(|offer| offer.id.as_str() == label);
            offer
                .unwrap_or_else(|| panic!("{label} is not offered"))
                .choice
        };
        match self.acts.pop_front().expect("the script is long enough") {
            Act::Say("unknown") => Reply::Answer(Answer::Unknown),
            Act::Say(text) if prompt.bounds.is_some() => {
                Reply::Answer(Answer::Number(text.parse().unwrap()))
            }
            Act::Say("none") => Reply::Answer(Answer::Many(Vec::new())),
            Act::Say(text) if prompt.ask.as_str().starts_with("Which") => {
                Reply::Answer(Answer::Many(text.split(',').map(place).collect()))
            }
            Act::Say(text) => Reply::Answer(Answer::One(place(text))),
            Act::Enter => Reply::Answer(prompt.preset().expect("a preset")),
            Act::Back => Reply::Back,
            Act::Quit => Reply::Quit,
            Act::Leave => Reply::Interrupted,
            Act::Pick(entry) => panic!("a question, not a menu with {entry}"),
        }
    }
}

impl Asker for Script {
    fn one(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        Ok(self.question(prompt))
    }

    fn many(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        Ok(self.question(prompt))
    }

    fn number(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        Ok(self.question(prompt))
    }

    fn choose(&mut self, menu: &Menu) -> io::Result<Picked> {
        for entry in &menu.entries {
            let detail = entry.detail.as_ref().map_or("", Shown::as_str);
            self.heard.push(format!("- {} {detail}", entry.text));
        }
        Ok(
            match self.acts.pop_front().expect("the script is long enough") {
                Act::Pick(text) => {
                    let named = |entry: &Entry| entry.text.as_str().starts_with(text);
                    Picked::Entry(menu.entries.iter().position(named).unwrap())
                }
                Act::Back => Picked::Back,
                Act::Quit => Picked::Quit,
                _ => Picked::Interrupted,
            },
        )
    }

    fn say(&mut self, line: &Shown) {
        self.heard.push(format!("! {line}"));
    }
}
