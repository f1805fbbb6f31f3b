//! The rich skin: lists to move in, on standard error, by dialoguer and console.
//!
//! Ctrl-C, Ctrl-D, a signal and a closed terminal end a prompt with *interrupted*; `console` has
//! put the terminal's mode back by then, and the cursor, which dialoguer leaves hidden, is shown
//! again. A terminal of another size, and a process that was suspended, get the prompt anew.

use std::io;

use crate::engine::{Answer, Layer};
use crate::report::Report;
use crate::text::{Shown, cut_list};

use super::menu::{Entry, Field, Menu, Sorting};
use super::prompt::{Bounds, Prompt, Takes};
use super::screen::{Gone, Screen};
use super::skin::{Beside, Row};
use super::typed::{Command, command, number};
use super::{Asker, BACK, Given, Picked, QUIT, REVIEW, Reply, Tone, UNKNOWN, WHY};

/// The entries that every list has behind its choices.
pub(super) const BEHIND: [&str; 5] = [UNKNOWN, WHY, BACK, REVIEW, QUIT];
/// How many lines of what numbers do stand above the prompt; the rest is behind `?`.
const RUNS: usize = 4;

/// Asks in lists on standard error.
#[derive(Debug)]
pub struct Terminal {
    pub(super) screen: Screen,
}

/// What was taken of a list.
pub(super) enum Taken {
    /// This.
    Reply(Reply),
    /// What is behind the question is to be told, then the list shown again.
    Why,
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

    /// Says the question; gives the number of lines.
    pub(super) fn head(&self, prompt: &Prompt) -> usize {
        let mut lines = self.screen.say("", Tone::Plain);
        lines += self.screen.say(prompt.progress.as_str(), Tone::Dim);
        lines += self.screen.say(prompt.ask.as_str(), Tone::Bold);
        if let Some(why) = &prompt.why {
            lines += self.screen.say(&format!("Why: {why}"), Tone::Dim);
        }
        if let Some(current) = &prompt.current
            && (current.answer != Answer::Unknown || current.layer != Layer::Profile)
        {
            let layer = current.layer.as_str();
            let so_far = format!("Answer so far: {} ({layer})", current.words);
            lines += self.screen.say(&so_far, Tone::Plain);
        }
        lines
    }

    /// Says what is behind a question, and waits: the question would push it off the screen.
    fn explain(&self, prompt: &Prompt) -> Result<(), Gone> {
        let head = || {
            let lines = prompt.explained.iter();
            let said = lines.map(|line| self.screen.say(&format!("  {line}"), Tone::Plain));
            self.screen.say("", Tone::Plain) + said.sum::<usize>()
        };
        let back = [row("To the question")];
        self.screen.select(&back, 0, &head).map(|_| ())
    }

    pub(super) fn answered(&self, prompt: &Prompt, answer: Answer) -> Reply {
        let words = format!("= {}", prompt.words(&answer));
        self.screen.say(&words, Tone::Good);
        Reply::Answer(answer)
    }

    /// One of the entries behind the choices.
    pub(super) fn extra(&self, prompt: &Prompt, place: usize) -> Result<Taken, Gone> {
        Ok(Taken::Reply(match BEHIND.get(place) {
            Some(&UNKNOWN) => self.answered(prompt, Answer::Unknown),
            Some(&WHY) => {
                self.explain(prompt)?;
                return Ok(Taken::Why);
            }
            Some(&REVIEW) => Reply::Review,
            Some(&QUIT) => Reply::Quit,
            _ => Reply::Back,
        }))
    }

    fn one(&self, prompt: &Prompt) -> Result<Reply, Gone> {
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
        loop {
            let head = || self.head(prompt);
            let Some(picked) = self.screen.select(&choice_rows(prompt), default, &head)? else {
                return Ok(Reply::Back);
            };
            let taken = match prompt.choices.get(picked) {
                Some(offer) => return Ok(self.answered(prompt, Answer::One(offer.choice))),
                None => self.extra(prompt, picked - choices)?,
            };
            if let Taken::Reply(reply) = taken {
                return Ok(reply);
            }
        }
    }

    fn number(&self, prompt: &Prompt, bounds: &Bounds) -> Result<Reply, Gone> {
        let range = bounds.range();
        let help = format!(
            "Type {range}; u: {UNKNOWN}, b: {BACK}, r: {REVIEW}, q: {QUIT}, ?: why, and what each does"
        );
        let head = || {
            let mut lines = self.head(prompt);
            for run in prompt.runs.iter().take(RUNS) {
                let line = cut_list(run.as_str(), self.screen.width().saturating_sub(2));
                lines += self.screen.say(&format!("  {line}"), Tone::Dim);
            }
            if prompt.runs.len() > RUNS {
                let more = prompt.runs.len() - RUNS;
                let more = format!("  and {more} more behind ?");
                lines += self.screen.say(&more, Tone::Dim);
            }
            lines + self.screen.say(&help, Tone::Dim)
        };
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
            let preset = preset.as_deref();
            let text = self.screen.input("Number", preset, &head, &check)?;
            match (command(&text), number(&text, bounds)) {
                (Some(Command::Unknown), _) => return Ok(self.answered(prompt, Answer::Unknown)),
                (Some(Command::Back), _) => return Ok(Reply::Back),
                (Some(Command::Review), _) => return Ok(Reply::Review),
                (Some(Command::Quit), _) => return Ok(Reply::Quit),
                (Some(Command::Why), _) => self.explain(prompt)?,
                (None, Ok(number)) => return Ok(self.answered(prompt, Answer::Number(number))),
                (None, Err(reason)) => {
                    self.screen.say(&reason, Tone::Warning);
                }
            }
        }
    }

    fn pick(&self, menu: &Menu) -> Result<Picked, Gone> {
        let head = || self.title(&menu.title);
        let leave = [BACK, QUIT].map(row).into_iter().filter(|_| menu.leave);
        let rows: Vec<Row> = menu.entries.iter().map(entry_row).chain(leave).collect();
        let last = menu.entries.len();
        Ok(match self.screen.select(&rows, menu.default, &head)? {
            None => Picked::Back,
            Some(place) if place < last => {
                if let Some(entry) = menu.entries.get(place)
                    && !menu.title.as_str().is_empty()
                {
                    self.screen.say(&format!("= {}", entry.text), Tone::Good);
                }
                Picked::Entry(place)
            }
            Some(place) if place == last => Picked::Back,
            Some(_) => Picked::Quit,
        })
    }

    fn title(&self, title: &Shown) -> usize {
        let blank = self.screen.say("", Tone::Plain);
        if title.as_str().is_empty() {
            return blank;
        }
        blank + self.screen.say(title.as_str(), Tone::Bold)
    }
}

pub(super) fn row(text: &str) -> Row {
    Row {
        text: text.to_owned(),
        beside: Beside::Nothing,
    }
}

fn entry_row(entry: &Entry) -> Row {
    Row {
        text: entry.text.as_str().to_owned(),
        beside: match (&entry.detail, &entry.mark) {
            (None, None) => Beside::Nothing,
            (detail, mark) => {
                let word = |one: &Option<Shown>| one.as_ref().map(ToString::to_string);
                Beside::Detail(
                    word(detail).unwrap_or_default(),
                    word(mark).unwrap_or_default(),
                )
            }
        },
    }
}

/// The choices, then the entries that every question has.
pub(super) fn choice_rows(prompt: &Prompt) -> Vec<Row> {
    let choices = prompt.choices.iter().map(|offer| Row {
        text: offer.label.as_str().to_owned(),
        beside: match &offer.does {
            Some(does) => Beside::Does(does.to_string()),
            None => Beside::Nothing,
        },
    });
    choices.chain(BEHIND.map(row)).collect()
}

impl Asker for Terminal {
    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        let reply = match &prompt.takes {
            Takes::One => self.one(prompt),
            Takes::Many => self.many(prompt),
            Takes::Number(bounds) => self.number(prompt, bounds),
        };
        Ok(reply.unwrap_or(Reply::Interrupted))
    }

    fn choose(&mut self, menu: &Menu) -> io::Result<Picked> {
        Ok(self.pick(menu).unwrap_or(Picked::Interrupted))
    }

    fn sort(&mut self, sorting: &Sorting) -> io::Result<Given<Vec<usize>>> {
        let head = || self.title(&sorting.title);
        let rows: Vec<Row> = sorting.items.iter().map(entry_row).collect();
        Ok(match self.screen.sort(&rows, &head) {
            Ok(Some(order)) => Given::This(order),
            Ok(None) => Given::Back,
            Err(Gone) => Given::Interrupted,
        })
    }

    fn field(&mut self, field: &Field<'_>) -> io::Result<Given<String>> {
        let head = || {
            let title = self.title(&field.title);
            title + self.screen.say(&format!("b: {BACK}"), Tone::Dim)
        };
        let check = |text: &str| match command(text) {
            Some(Command::Back) => Ok(()),
            _ => (field.check)(text),
        };
        let (name, preset) = (field.name.as_str(), field.preset.as_deref());
        Ok(match self.screen.input(name, preset, &head, &check) {
            Ok(text) if command(&text) == Some(Command::Back) => Given::Back,
            Ok(text) => Given::This(text.trim().to_owned()),
            Err(Gone) => Given::Interrupted,
        })
    }

    fn say(&mut self, tone: Tone, line: &Shown) {
        self.screen.say(line.as_str(), tone);
    }

    fn show(&mut self, report: &dyn Report) {
        self.screen.show(report);
    }
}
