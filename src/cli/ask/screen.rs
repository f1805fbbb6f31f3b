//! dialoguer's prompts on standard error, under raw mode and a watch for signals.

use std::io;

use console::{Style, Term};
use dialoguer::{Input, MultiSelect, Select};

use super::raw::Raw;
use super::signals::Signals;
use super::skin::{Row, Skin};
use crate::text::wrap;

const MOVE: &str = "Arrows move, Enter takes, Esc goes back";
const MARK: &str = "Space marks, Enter takes what is marked, Esc goes back";

/// The terminal, as a person sees it.
#[derive(Debug)]
pub(super) struct Screen {
    term: Term,
    colour: bool,
    signals: Signals,
}

/// How a line is said.
#[derive(Clone, Copy, Debug)]
pub(super) enum Tone {
    Plain,
    Dim,
    Bold,
    Good,
    Warning,
}

/// A prompt that brought nothing: the person is gone.
#[derive(Debug)]
pub(super) struct Gone;

impl Screen {
    pub(super) fn new(colour: bool) -> io::Result<Self> {
        let term = Term::stderr();
        if !term.is_term() {
            let what = "standard error is no terminal";
            return Err(io::Error::new(io::ErrorKind::NotConnected, what));
        }
        Ok(Self {
            term,
            colour,
            signals: Signals::watch()?,
        })
    }

    /// Says a text, wrapped to the width; a person who is gone does not hear it.
    pub(super) fn say(&self, text: &str, tone: Tone) {
        let skin = self.skin(&[]);
        let style: Style = match tone {
            Tone::Plain => skin.style(),
            Tone::Dim => skin.style().dim(),
            Tone::Bold => skin.style().bold(),
            Tone::Good => skin.style().green(),
            Tone::Warning => skin.style().yellow(),
        };
        for line in wrap(text, skin.width()) {
            self.term.write_line(&style.apply_to(line).to_string()).ok();
        }
    }

    /// Lets one row be picked; `None` is Esc.
    pub(super) fn select(&self, rows: &[Row], default: usize) -> Result<Option<usize>, Gone> {
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

    /// Lets rows be marked; `None` is Esc.
    pub(super) fn mark(&self, rows: &[Row], marked: &[bool]) -> Result<Option<Vec<usize>>, Gone> {
        let skin = self.skin(rows);
        let places = (0..rows.len()).map(|n| n.to_string());
        let mut list = MultiSelect::with_theme(&skin)
            .with_prompt(MARK)
            .items_checked(places.zip(marked.iter().copied()))
            .report(false);
        if let Some(page) = self.page(&skin, 6) {
            list = list.max_length(page);
        }
        self.prompt(|| list.interact_on_opt(&self.term))
    }

    /// Lets a line be typed that passes a check; the reason why one does not is said.
    pub(super) fn input(
        &self,
        name: &str,
        preset: Option<&str>,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> Result<String, Gone> {
        let skin = self.skin(&[]);
        let mut input = Input::<String>::with_theme(&skin)
            .with_prompt(name)
            .validate_with(|text: &String| check(text))
            .report(false);
        if let Some(preset) = preset {
            input = input.default(preset.to_owned());
        }
        let heard = self.prompt(|| input.interact_text_on(&self.term));
        if heard.is_err() {
            self.say("", Tone::Plain);
        }
        heard
    }

    fn skin<'a>(&'a self, rows: &'a [Row]) -> Skin<'a> {
        Skin {
            term: &self.term,
            rows,
            colour: self.colour,
        }
    }

    /// The most rows of a page, if not all fit on the screen.
    fn page(&self, skin: &Skin, mark: usize) -> Option<usize> {
        let room = usize::from(self.term.size().0).saturating_sub(3).max(1);
        let heights = || skin.rows.iter().map(|row| skin.lines(row, mark).len());
        let most = heights().max().unwrap_or(1);
        (heights().sum::<usize>() > room).then(|| (room / most).max(1))
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
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.term.show_cursor().ok();
    }
}
