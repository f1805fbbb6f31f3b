//! A person whose replies are written down beforehand.

use std::collections::VecDeque;
use std::io;

use super::{Asker, Entry, Field, Given, Menu, Picked, Prompt, Reply, Sorting, Takes, Tone};
use crate::engine::Answer;
use crate::report::Report;
use crate::text::Shown;

/// What a scripted person does: `ask ↦ reply`, the questions named by the first word of theirs.
pub(crate) enum Act {
    /// Answers by labels, a number, `none` or `unknown`.
    Say(&'static str),
    /// Takes what is preset.
    Enter,
    Back,
    Quit,
    Leave,
    /// Picks the entry that begins so.
    Pick(&'static str),
    /// To the review.
    Review,
    /// Brings things into this order.
    Sort(&'static [usize]),
}

pub(crate) struct Script {
    pub(crate) acts: VecDeque<Act>,
    pub(crate) heard: Vec<String>,
}

impl Script {
    pub(crate) fn new(acts: impl IntoIterator<Item = Act>) -> Self {
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
            Act::Say(text) if matches!(prompt.takes, Takes::Number(_)) => {
                Reply::Answer(Answer::Number(text.parse().unwrap()))
            }
            Act::Say("none") => Reply::Answer(Answer::Many(Vec::new())),
            Act::Say(text) if prompt.takes == Takes::Many => {
                Reply::Answer(Answer::Many(text.split(',').map(place).collect()))
            }
            Act::Say(text) => Reply::Answer(Answer::One(place(text))),
            Act::Enter => Reply::Answer(prompt.preset().expect("a preset")),
            Act::Back => Reply::Back,
            Act::Quit => Reply::Quit,
            Act::Leave => Reply::Interrupted,
            Act::Review => Reply::Review,
            Act::Pick(entry) => panic!("a question, not a menu with {entry}: {}", prompt.ask),
            Act::Sort(_) => panic!("a question: {}", prompt.ask),
        }
    }
}

impl Asker for Script {
    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        Ok(self.question(prompt))
    }

    fn choose(&mut self, menu: &Menu) -> io::Result<Picked> {
        self.heard.push(format!("# {}", menu.title));
        for entry in &menu.entries {
            self.heard.push(format!("- {}", entry.line()));
        }
        Ok(
            match self.acts.pop_front().expect("the script is long enough") {
                Act::Pick(text) => {
                    let named = |entry: &Entry| entry.text.as_str().starts_with(text);
                    let place = menu.entries.iter().position(named);
                    Picked::Entry(place.unwrap_or_else(|| panic!("{text} is not in {menu:?}")))
                }
                Act::Back => Picked::Back,
                Act::Quit => Picked::Quit,
                _ => Picked::Interrupted,
            },
        )
    }

    fn sort(&mut self, sorting: &Sorting) -> io::Result<Given<Vec<usize>>> {
        for item in &sorting.items {
            self.heard.push(format!("~ {}", item.line()));
        }
        Ok(
            match self.acts.pop_front().expect("the script is long enough") {
                Act::Sort(order) => Given::This(order.to_vec()),
                Act::Back => Given::Back,
                _ => Given::Interrupted,
            },
        )
    }

    fn field(&mut self, field: &Field<'_>) -> io::Result<Given<String>> {
        self.heard.push(format!("> {}", field.title));
        let Some(Act::Say(text)) = self.acts.front() else {
            return Ok(Given::Interrupted);
        };
        (field.check)(text).expect("a line that is taken");
        let text = (*text).to_owned();
        self.acts.pop_front();
        Ok(Given::This(text))
    }

    fn say(&mut self, _tone: Tone, line: &Shown) {
        self.heard.push(format!("! {line}"));
    }

    fn show(&mut self, report: &dyn Report) {
        let mut lines = Vec::new();
        report.plain(&mut lines).expect("memory takes all");
        let lines = String::from_utf8(lines).expect("a report is text");
        self.heard
            .extend(lines.lines().map(|line| format!("| {line}")));
    }
}
