//! The rich skin: lists to move in, on standard error, by dialoguer and console.
//!
//! Ctrl-C, a signal and a closed terminal end a prompt with *interrupted*; `console` has put the
//! terminal's mode back by then, and the cursor, which dialoguer leaves hidden, is shown again.
//! dialoguer has no meaning for Ctrl-D, so that key does nothing here.

use std::io;

use crate::engine::{Answer, Layer};
use crate::model::ChoiceIx;
use crate::text::Shown;

use super::prompt::{Bounds, Menu, Prompt};
use super::screen::{Gone, Screen, Tone};
use super::skin::Row;
use super::typed::{Command, command, number};
use super::{Asker, BACK, NONE, Picked, QUIT, Reply, UNKNOWN};

/// Asks in lists on standard error.
#[derive(Debug)]
pub struct Terminal {
    screen: Screen,
}

impl Terminal {
    /// Asks on standard error and watches for signals as long as it lives; to be made and used
    /// on the main thread.
    ///
    /// # Errors
    /// Standard error is no terminal, or the system takes no signal handler.
    pub fn new(colour: bool) -> io::Result<Self> {
        let screen = Screen::new(colour)?;
        Ok(Self { screen })
    }

    fn head(&self, prompt: &Prompt) {
        self.screen.say("", Tone::Plain);
        self.screen.say(prompt.progress.as_str(), Tone::Dim);
        self.screen.say(prompt.ask.as_str(), Tone::Bold);
        self.why(prompt);
        if let Some(current) = &prompt.current
            && (current.answer != Answer::Unknown || current.layer != Layer::Profile)
        {
            let layer = current.layer.as_str();
            let so_far = format!("Answer so far: {} ({layer})", current.words);
            self.screen.say(&so_far, Tone::Plain);
        }
    }

    fn why(&self, prompt: &Prompt) {
        if let Some(why) = &prompt.why {
            self.screen.say(&format!("Why: {why}"), Tone::Dim);
        }
    }

    fn answered(&self, prompt: &Prompt, answer: Answer) -> Reply {
        let words = format!("= {}", prompt.words(&answer));
        self.screen.say(&words, Tone::Good);
        Reply::Answer(answer)
    }

    /// One of the entries behind the choices.
    fn extra(&self, prompt: &Prompt, place: usize) -> Reply {
        match place {
            0 => self.answered(prompt, Answer::Unknown),
            1 => Reply::Back,
            _ => Reply::Quit,
        }
    }

    fn try_one(&self, prompt: &Prompt) -> Result<Reply, Gone> {
        self.head(prompt);
        let choices = prompt.choices.len();
        let default = match prompt.preset() {
            Some(Answer::One(choice)) => {
                let preset = prompt
                    .choices
                    .iter()
                    .position(|offer| offer.choice == choice);
                preset.unwrap_or_default()
            }
            Some(Answer::Unknown) => choices,
            _ => 0,
        };
        let Some(picked) = self.screen.select(&choice_rows(prompt), default)? else {
            return Ok(Reply::Back);
        };
        Ok(match prompt.choices.get(picked) {
            Some(offer) => self.answered(prompt, Answer::One(offer.choice)),
            None => self.extra(prompt, picked - choices),
        })
    }

    fn try_many(&self, prompt: &Prompt) -> Result<Reply, Gone> {
        self.head(prompt);
        let rows = choice_rows(prompt);
        let choices = prompt.choices.len();
        let preset = prompt.preset();
        let mut unknown = preset == Some(Answer::Unknown);
        let mut chosen: Vec<ChoiceIx> = match preset {
            Some(Answer::Many(chosen)) => chosen,
            _ => Vec::new(),
        };
        loop {
            let is_marked = |n: usize| match prompt.choices.get(n) {
                Some(offer) => chosen.contains(&offer.choice),
                None => unknown && n == choices,
            };
            let marked: Vec<bool> = (0..rows.len()).map(is_marked).collect();
            let Some(picked) = self.screen.mark(&rows, &marked)? else {
                return Ok(Reply::Back);
            };
            unknown = false;
            let behind = |n: &usize| n.checked_sub(choices);
            let extras: Vec<usize> = picked.iter().filter_map(behind).collect();
            chosen = picked
                .iter()
                .filter_map(|n| prompt.choices.get(*n))
                .map(|offer| offer.choice)
                .collect();
            match (extras.as_slice(), chosen.is_empty()) {
                ([], false) => return Ok(self.answered(prompt, Answer::Many(chosen))),
                ([], true) => {
                    let none = [NONE, "To the list: Space marks a choice"].map(row);
                    self.screen.say("Nothing is marked.", Tone::Warning);
                    if self.screen.select(&none, 0)? == Some(0) {
                        return Ok(self.answered(prompt, Answer::Many(chosen)));
                    }
                }
                ([extra], true) => return Ok(self.extra(prompt, *extra)),
                _ => {
                    let what = format!(
                        "Mark choices, or one of \"{UNKNOWN}\", \"{BACK}\" and \"{QUIT}\", not both."
                    );
                    self.screen.say(&what, Tone::Warning);
                }
            }
        }
    }

    fn try_number(&self, prompt: &Prompt, bounds: &Bounds) -> Result<Reply, Gone> {
        self.head(prompt);
        let range = bounds.range();
        let help = format!("Type {range}; u: {UNKNOWN}, b: {BACK}, q: {QUIT}, ?: why");
        self.screen.say(&help, Tone::Dim);
        let preset = match prompt.preset() {
            Some(Answer::Number(number)) => Some(number.to_string()),
            Some(Answer::Unknown) => Some("u".to_owned()),
            _ => None,
        };
        let check = |text: &str| match command(text) {
            Some(_) => Ok(()),
            None => number(text, bounds).map(|_| ()),
        };
        loop {
            let text = self.screen.input("Number", preset.as_deref(), check)?;
            match (command(&text), number(&text, bounds)) {
                (Some(Command::Unknown), _) => return Ok(self.answered(prompt, Answer::Unknown)),
                (Some(Command::Back), _) => return Ok(Reply::Back),
                (Some(Command::Quit), _) => return Ok(Reply::Quit),
                (Some(Command::Why), _) => {
                    self.why(prompt);
                    self.screen.say(&help, Tone::Dim);
                }
                (None, Ok(number)) => return Ok(self.answered(prompt, Answer::Number(number))),
                (None, Err(reason)) => self.screen.say(&reason, Tone::Warning),
            }
        }
    }

    fn try_choose(&self, menu: &Menu) -> Result<Picked, Gone> {
        self.screen.say("", Tone::Plain);
        self.screen.say(menu.title.as_str(), Tone::Bold);
        let entries = menu.entries.iter().map(|entry| Row {
            text: entry.text.as_str().to_owned(),
            detail: entry.detail.as_ref().map(ToString::to_string),
        });
        let leave = [BACK, QUIT].map(row).into_iter().filter(|_| menu.leave);
        let rows: Vec<Row> = entries.chain(leave).collect();
        let last = menu.entries.len();
        Ok(match self.screen.select(&rows, menu.default)? {
            None => Picked::Back,
            Some(place) if place < last => Picked::Entry(place),
            Some(place) if place == last => Picked::Back,
            Some(_) => Picked::Quit,
        })
    }
}

fn row(text: &str) -> Row {
    Row {
        text: text.to_owned(),
        detail: None,
    }
}

/// The choices, then the three entries that every question has.
fn choice_rows(prompt: &Prompt) -> Vec<Row> {
    let choices = prompt.choices.iter().map(|offer| row(offer.label.as_str()));
    choices.chain([UNKNOWN, BACK, QUIT].map(row)).collect()
}

impl Asker for Terminal {
    fn one(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        Ok(self.try_one(prompt).unwrap_or(Reply::Interrupted))
    }

    fn many(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        Ok(self.try_many(prompt).unwrap_or(Reply::Interrupted))
    }

    fn number(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        let Some(bounds) = &prompt.bounds else {
            return Err(io::Error::other("a number question has bounds"));
        };
        let reply = self.try_number(prompt, bounds);
        Ok(reply.unwrap_or(Reply::Interrupted))
    }

    fn choose(&mut self, menu: &Menu) -> io::Result<Picked> {
        Ok(self.try_choose(menu).unwrap_or(Picked::Interrupted))
    }

    fn say(&mut self, line: &Shown) {
        self.screen.say(line.as_str(), Tone::Plain);
    }
}
