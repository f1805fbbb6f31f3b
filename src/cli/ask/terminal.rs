//! The rich skin: lists to move in, on standard error, by dialoguer and console.
//!
//! Ctrl-C, a signal and a closed terminal end a prompt with *interrupted*; `console` has put the
//! terminal's mode back by then, and the cursor, which dialoguer leaves hidden, is shown again.

use std::ffi::OsString;
use std::io;

use console::Term;
use dialoguer::{Input, MultiSelect, Select};

use crate::engine::{Answer, Layer};
use crate::model::ChoiceIx;
use crate::text::Shown;

use super::prompt::{Bounds, Menu, Prompt};
use super::raw::Raw;
use super::signals::Signals;
use super::skin::{Row, Skin};
use super::typed::{Command, command, number};
use super::wrap::wrap;
use super::{Asker, BACK, NONE, Picked, QUIT, Reply, UNKNOWN};

const MOVE: &str = "Arrows move, Enter takes, Esc goes back";
const MARK: &str = "Arrows move, Space marks, Enter takes what is marked, Esc goes back";

/// Asks in lists on standard error.
#[derive(Debug)]
pub struct Terminal {
    term: Term,
    colour: bool,
    signals: Signals,
}

/// Whether prompts are coloured: not under `NO_COLOR`, nor on a dumb terminal.
pub fn wants_colour(env: &dyn Fn(&str) -> Option<OsString>) -> bool {
    let no_colour = env("NO_COLOR").is_some_and(|value| !value.is_empty());
    !no_colour && env("TERM").is_none_or(|term| term != "dumb")
}

/// A prompt that brought nothing: the person is gone.
struct Gone;

impl Terminal {
    /// Asks on standard error and watches for signals as long as it lives.
    ///
    /// # Errors
    /// Standard error is no terminal, or the system takes no signal handler.
    pub fn new(colour: bool) -> io::Result<Self> {
        let term = Term::stderr();
        if !term.is_term() {
            return Err(io::Error::new(
                io::ErrorKind::NotConnected,
                "standard error is no terminal",
            ));
        }
        Ok(Self {
            term,
            colour,
            signals: Signals::watch()?,
        })
    }

    fn skin<'a>(&'a self, rows: &'a [Row]) -> Skin<'a> {
        Skin {
            term: &self.term,
            rows,
            colour: self.colour,
        }
    }

    /// Runs a prompt unless a signal came; a failure is a person who is gone.
    fn prompt<T>(&self, run: impl FnOnce() -> dialoguer::Result<T>) -> Result<T, Gone> {
        let raw = Raw::on();
        let heard = if self.signals.caught() {
            Err(Gone)
        } else {
            run().map_err(|_| Gone)
        };
        drop(raw);
        if heard.is_err() || self.signals.caught() {
            self.term.show_cursor().ok();
            return Err(Gone);
        }
        heard
    }

    fn lines(&self, text: &str, style: &console::Style) {
        let width = self.skin(&[]).width();
        for line in wrap(text, width) {
            self.term.write_line(&style.apply_to(line).to_string()).ok();
        }
    }

    fn head(&self, prompt: &Prompt) {
        let plain = self.skin(&[]).style();
        self.lines("", &plain);
        self.lines(prompt.progress.as_str(), &plain.clone().dim());
        self.lines(prompt.ask.as_str(), &plain.clone().bold());
        self.why(prompt);
        let asked = |layer| layer != Layer::Profile;
        if let Some(current) = prompt.current.as_ref()
            && (current.answer != Answer::Unknown || asked(current.layer))
        {
            let so_far = format!(
                "Answer so far: {} ({})",
                current.words,
                current.layer.as_str()
            );
            self.lines(&so_far, &plain);
        }
    }

    fn why(&self, prompt: &Prompt) {
        if let Some(why) = &prompt.why {
            self.lines(&format!("Why: {why}"), &self.skin(&[]).style().dim());
        }
    }

    fn answered(&self, prompt: &Prompt, answer: Answer) -> Reply {
        let style = self.skin(&[]).style().green();
        self.lines(&format!("= {}", prompt.words(&answer)), &style);
        Reply::Answer(answer)
    }

    /// The most entries of a page, if not all fit on the screen.
    fn page(&self, skin: &Skin, mark: usize) -> Option<usize> {
        let room = usize::from(self.term.size().0).saturating_sub(3).max(1);
        let heights = || skin.rows.iter().map(|row| skin.lines(row, mark).len());
        let most = heights().max().unwrap_or(1);
        (heights().sum::<usize>() > room).then(|| (room / most).max(1))
    }

    fn select(&self, rows: &[Row], default: usize) -> Result<Option<usize>, Gone> {
        let skin = self.skin(rows);
        let mut list = Select::with_theme(&skin)
            .with_prompt(MOVE)
            .items((0..rows.len()).map(|n| n.to_string()))
            .default(default)
            .report(false);
        if let Some(page) = self.page(&skin, 2) {
            list = list.max_length(page);
        }
        self.prompt(|| list.interact_on_opt(&self.term))
    }

    fn mark(&self, rows: &[Row], marked: &[bool]) -> Result<Option<Vec<usize>>, Gone> {
        let skin = self.skin(rows);
        let mut list = MultiSelect::with_theme(&skin)
            .with_prompt(MARK)
            .items_checked(
                (0..rows.len())
                    .map(|n| n.to_string())
                    .zip(marked.iter().copied()),
            )
            .report(false);
        if let Some(page) = self.page(&skin, 6) {
            list = list.max_length(page);
        }
        self.prompt(|| list.interact_on_opt(&self.term))
    }

    fn try_one(&self, prompt: &Prompt) -> Result<Reply, Gone> {
        self.head(prompt);
        let rows = choice_rows(prompt);
        let choices = prompt.choices.len();
        let place = |choice| {
            prompt
                .choices
                .iter()
                .position(|offer| offer.choice == choice)
        };
        let default = match prompt.preset() {
            Some(Answer::One(choice)) => place(choice).unwrap_or_default(),
            Some(Answer::Unknown) => choices,
            _ => 0,
        };
        let Some(picked) = self.select(&rows, default)? else {
            return Ok(Reply::Back);
        };
        Ok(match prompt.choices.get(picked) {
            Some(offer) => self.answered(prompt, Answer::One(offer.choice)),
            None => self.extra(prompt, picked - choices),
        })
    }

    fn extra(&self, prompt: &Prompt, place: usize) -> Reply {
        match place {
            0 => self.answered(prompt, Answer::Unknown),
            1 => Reply::Back,
            _ => Reply::Quit,
        }
    }

    fn try_many(&self, prompt: &Prompt) -> Result<Reply, Gone> {
        self.head(prompt);
        let rows = choice_rows(prompt);
        let choices = prompt.choices.len();
        let mut chosen: Vec<ChoiceIx> = match prompt.preset() {
            Some(Answer::Many(chosen)) => chosen,
            _ => Vec::new(),
        };
        loop {
            let is_chosen = |n: usize| {
                let offer = prompt.choices.get(n);
                offer.is_some_and(|offer| chosen.contains(&offer.choice))
            };
            let marked: Vec<bool> = (0..rows.len()).map(is_chosen).collect();
            let Some(picked) = self.mark(&rows, &marked)? else {
                return Ok(Reply::Back);
            };
            let extras: Vec<usize> = picked
                .iter()
                .filter_map(|n| n.checked_sub(choices))
                .collect();
            chosen = picked
                .iter()
                .filter_map(|n| prompt.choices.get(*n))
                .map(|offer| offer.choice)
                .collect();
            match (extras.as_slice(), chosen.is_empty()) {
                ([], false) => return Ok(self.answered(prompt, Answer::Many(chosen))),
                ([], true) => {
                    let none = [NONE, "To the list: Space marks a choice"].map(row);
                    self.warn("Nothing is marked.");
                    if self.select(&none, 0)? == Some(0) {
                        return Ok(self.answered(prompt, Answer::Many(Vec::new())));
                    }
                }
                ([extra], true) => return Ok(self.extra(prompt, *extra)),
                _ => self.warn(&format!(
                    "Mark choices, or one of \"{UNKNOWN}\", \"{BACK}\" and \"{QUIT}\", not both."
                )),
            }
        }
    }

    fn warn(&self, text: &str) {
        self.lines(text, &self.skin(&[]).style().yellow());
    }

    fn try_number(&self, prompt: &Prompt, bounds: &Bounds) -> Result<Reply, Gone> {
        self.head(prompt);
        let help = format!(
            "Type {}; u: {UNKNOWN}, b: {BACK}, q: {QUIT}, ?: why",
            bounds.range()
        );
        self.lines(&help, &self.skin(&[]).style().dim());
        let preset = match prompt.preset() {
            Some(Answer::Number(number)) => Some(number.to_string()),
            Some(Answer::Unknown) => Some("u".to_owned()),
            _ => None,
        };
        let skin = self.skin(&[]);
        let checked = |text: &String| match command(text) {
            Some(_) => Ok(()),
            None => number(text, bounds).map(|_| ()),
        };
        loop {
            let mut input = Input::<String>::with_theme(&skin)
                .with_prompt("Number")
                .validate_with(checked)
                .report(false);
            if let Some(preset) = &preset {
                input = input.default(preset.clone());
            }
            let heard = self.prompt(|| input.interact_text_on(&self.term));
            let Ok(text) = heard else {
                self.lines("", &skin.style());
                return Err(Gone);
            };
            match (command(&text), number(&text, bounds)) {
                (Some(Command::Unknown), _) => return Ok(self.answered(prompt, Answer::Unknown)),
                (Some(Command::Back), _) => return Ok(Reply::Back),
                (Some(Command::Quit), _) => return Ok(Reply::Quit),
                (Some(Command::Why), _) => {
                    self.why(prompt);
                    self.lines(&help, &skin.style().dim());
                }
                (None, Ok(number)) => return Ok(self.answered(prompt, Answer::Number(number))),
                (None, Err(reason)) => self.warn(&format!("Not taken: {reason}.")),
            }
        }
    }

    fn try_choose(&self, menu: &Menu) -> Result<Picked, Gone> {
        let plain = self.skin(&[]).style();
        self.lines("", &plain);
        self.lines(menu.title.as_str(), &plain.bold());
        let entries = menu.entries.iter().map(|entry| Row {
            text: entry.text.as_str().to_owned(),
            detail: entry.detail.as_ref().map(ToString::to_string),
        });
        let leave = [BACK, QUIT].map(row).into_iter().filter(|_| menu.leave);
        let rows: Vec<Row> = entries.chain(leave).collect();
        let last = menu.entries.len();
        Ok(match self.select(&rows, menu.default)? {
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
        Ok(self
            .try_one(prompt)
            .unwrap_or_else(|Gone| Reply::Interrupted))
    }

    fn many(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        Ok(self
            .try_many(prompt)
            .unwrap_or_else(|Gone| Reply::Interrupted))
    }

    fn number(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        let Some(bounds) = &prompt.bounds else {
            return Err(io::Error::other("a number question has bounds"));
        };
        let reply = self.try_number(prompt, bounds);
        Ok(reply.unwrap_or_else(|Gone| Reply::Interrupted))
    }

    fn choose(&mut self, menu: &Menu) -> io::Result<Picked> {
        Ok(self
            .try_choose(menu)
            .unwrap_or_else(|Gone| Picked::Interrupted))
    }

    fn say(&mut self, line: &Shown) {
        self.lines(line.as_str(), &self.skin(&[]).style());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.term.show_cursor().ok();
    }
}
