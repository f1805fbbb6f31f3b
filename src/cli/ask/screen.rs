//! dialoguer's prompts on standard error, under raw mode and a watch for signals.

use std::cell::{Cell, RefCell};
use std::io::{self, Write};

use console::{Style, Term};
use dialoguer::{FuzzySelect, Input, MultiSelect, Select, Sort};

use super::raw::Raw;
use super::signals::{Came, Signals};
use super::skin::{Row, Skin};
use super::{Tone, watch};
use crate::report::{self, Report};
use crate::text::wrap;

const MOVE: &str = "Arrows move, Enter takes, Esc goes back";
const FIND: &str = "Type to find, Enter takes, Esc goes back";
const MARK: &str = "Space marks, Enter takes what is marked, Esc goes back";
const DRAG: &str = "Space picks up and puts down, arrows move, Enter takes";

/// From so many entries on a list is searched by typing.
const LONG: usize = 15;

/// The lines that are kept free, if cutting entries is enough for it, for what was said last.
const SAID: usize = 3;

/// The terminal, as a person sees it.
#[derive(Debug)]
pub(super) struct Screen {
    term: Term,
    colour: bool,
    signals: Signals,
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
        let signals = Signals::watch()?;
        watch::start();
        Ok(Self {
            term,
            colour,
            signals,
        })
    }

    /// Says a text, wrapped to the width, with lines after the first moved in as it is; gives the
    /// number of lines. A person who is gone does not hear it.
    pub(super) fn say(&self, text: &str, tone: Tone) -> usize {
        let skin = self.skin(&[], 0, &[]);
        let style: Style = match tone {
            Tone::Plain => skin.style(),
            Tone::Dim => skin.style().dim(),
            Tone::Bold => skin.style().bold(),
            Tone::Good => skin.style().green(),
            Tone::Warning => skin.style().yellow(),
        };
        let inner = text.trim_start_matches(' ');
        let indent = " ".repeat((text.len() - inner.len()).min(8));
        let more = if indent.is_empty() { "" } else { "  " };
        let width = skin.width().saturating_sub(indent.len() + more.len());
        let lines = wrap(inner, width);
        for (n, line) in lines.iter().enumerate() {
            let more = if n > 0 { more } else { "" };
            let line = style.apply_to(line).to_string();
            self.term.write_line(&format!("{indent}{more}{line}")).ok();
        }
        lines.len()
    }

    /// Shows a report in tables. A person who is gone does not see it.
    pub(super) fn show(&self, report: &dyn Report) {
        let style = report::Style {
            width: self.width(),
            colour: self.colour,
            links: false,
        };
        let mut laid_out = b"\n".to_vec();
        if report.table(style, &mut laid_out).is_ok() {
            self.term.clone().write_all(&laid_out).ok();
        }
    }

    /// The columns that a line may have.
    pub(super) fn width(&self) -> usize {
        self.skin(&[], 0, &[]).width()
    }

    /// Lets one row be picked; `None` is Esc. `head` says what stands above the list and gives the
    /// number of its lines.
    pub(super) fn select(
        &self,
        rows: &[Row],
        default: usize,
        head: &dyn Fn() -> usize,
    ) -> Result<Option<usize>, Gone> {
        if rows.len() >= LONG
            && let Some(texts) = self.distinct(rows)
        {
            return self.find(rows, &texts, default, head);
        }
        let mut skin = self.skin(rows, default, &[]);
        self.prompt(head, true, |above| {
            let page = self.fit(&mut skin, 2, above);
            let mut list = Select::with_theme(&skin)
                .with_prompt(MOVE)
                .items((0..rows.len()).map(|n| n.to_string()))
                .default(skin.active.get())
                .report(false);
            if let Some(page) = page {
                list = list.max_length(page);
            }
            list.interact_on_opt(&self.term)
        })
    }

    /// Lets one row of a long list be found by typing.
    fn find(
        &self,
        rows: &[Row],
        texts: &[String],
        default: usize,
        head: &dyn Fn() -> usize,
    ) -> Result<Option<usize>, Gone> {
        let skin = self.skin(rows, default, &[]);
        self.prompt(head, true, |above| {
            let room = self.room(above).max(3);
            // dialoguer shows the head of the list first, wherever its mover stands.
            let default = if default < room { default } else { 0 };
            let searched = skin.searched.borrow().clone();
            FuzzySelect::with_theme(&skin)
                .with_prompt(FIND)
                .items(texts.iter().map(String::as_str))
                .default(default)
                .with_initial_text(searched)
                .max_length(room)
                .report(false)
                .interact_on_opt(&self.term)
        })
    }

    /// The rows on one line each, if they can be told apart so.
    fn distinct(&self, rows: &[Row]) -> Option<Vec<String>> {
        let skin = self.skin(rows, 0, &[]);
        let texts: Vec<String> = rows.iter().map(|row| skin.one_line(row)).collect();
        let mut sorted: Vec<&String> = texts.iter().collect();
        sorted.sort_unstable();
        sorted.dedup();
        (sorted.len() == texts.len()).then_some(texts)
    }

    /// Lets rows be marked; gives the marked ones, and the one on which Enter was pressed. `None`
    /// is Esc.
    pub(super) fn mark(
        &self,
        rows: &[Row],
        marked: &[bool],
        head: &dyn Fn() -> usize,
    ) -> Result<Option<(Vec<usize>, usize)>, Gone> {
        let mut skin = self.skin(rows, 0, marked);
        let brought = self.prompt(head, true, |above| {
            let page = self.fit(&mut skin, 6, above);
            let marked = skin.marked.borrow().clone();
            let places = (0..rows.len()).map(|n| n.to_string());
            let mut list = MultiSelect::with_theme(&skin)
                .with_prompt(MARK)
                .items_checked(places.zip(marked))
                .report(false);
            if let Some(page) = page {
                list = list.max_length(page);
            }
            list.interact_on_opt(&self.term)
        })?;
        Ok(brought.map(|marked| (marked, skin.active.get())))
    }

    /// Lets rows be brought into an order; `None` is Esc.
    pub(super) fn sort(
        &self,
        rows: &[Row],
        head: &dyn Fn() -> usize,
    ) -> Result<Option<Vec<usize>>, Gone> {
        let mut skin = self.skin(rows, 0, &[]);
        self.prompt(head, true, |above| {
            let page = self.fit(&mut skin, 2, above);
            // What was dragged before the list was drawn anew stays where it was put.
            let before = skin.dragged();
            let mut list = Sort::with_theme(&skin)
                .with_prompt(DRAG)
                .items(before.iter().map(ToString::to_string))
                .report(false);
            if let Some(page) = page {
                list = list.max_length(page);
            }
            let order = list.interact_on_opt(&self.term)?;
            Ok(order.map(|order| {
                let places = order.iter().filter_map(|n| before.get(*n));
                places.copied().collect()
            }))
        })
    }

    /// Lets a line be typed that passes a check; the reason why one does not is said.
    pub(super) fn input(
        &self,
        name: &str,
        preset: Option<&str>,
        head: &dyn Fn() -> usize,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> Result<String, Gone> {
        let skin = self.skin(&[], 0, &[]);
        let brought = self.prompt(head, false, |_| {
            let mut input = Input::<String>::with_theme(&skin)
                .with_prompt(name)
                .allow_empty(true)
                .validate_with(|text: &String| check(text))
                .report(false);
            if let Some(preset) = preset {
                input = input.default(preset.to_owned());
            }
            input.interact_text_on(&self.term)
        });
        if brought.is_err() {
            self.say("", Tone::Plain);
        }
        brought
    }

    fn skin<'a>(&'a self, rows: &'a [Row], active: usize, marked: &[bool]) -> Skin<'a> {
        Skin {
            term: &self.term,
            rows,
            colour: self.colour,
            compact: false,
            active: Cell::new(active),
            marked: RefCell::new(marked.to_vec()),
            searched: RefCell::new(String::new()),
            drawn: RefCell::new(Vec::new()),
        }
    }

    /// The lines that are left for a list below so many others, and its own heading.
    fn room(&self, above: usize) -> usize {
        let rows = usize::from(self.term.size().0);
        rows.saturating_sub(above + 2).max(4)
    }

    /// Cuts entries to a line each if they do not fit on the screen otherwise; if they still do
    /// not, gives what dialoguer takes for the length of a page.
    fn fit(&self, skin: &mut Skin<'_>, mark: usize, above: usize) -> Option<usize> {
        let room = self.room(above);
        let height = |skin: &Skin<'_>| -> usize {
            let rows = skin.rows.iter();
            rows.map(|row| skin.lines(row, mark).len()).sum()
        };
        skin.compact = false;
        skin.compact = height(skin) + SAID > room;
        // dialoguer takes two lines off for itself.
        (height(skin) > room).then_some(room + 1)
    }

    /// Runs a prompt below its head, anew where the terminal changed or the process was
    /// suspended, unless a signal came that ends the walk; any other failure is a person who is
    /// gone.
    fn prompt<T>(
        &self,
        head: &dyn Fn() -> usize,
        is_list: bool,
        mut run: impl FnMut(usize) -> dialoguer::Result<T>,
    ) -> Result<T, Gone> {
        let mut above = head();
        loop {
            let brought = match self.signals.came() {
                Came::Nothing => {
                    let raw = Raw::on();
                    if is_list {
                        watch::drawn(self.term.size_checked());
                    }
                    let brought = run(above);
                    watch::drawn(None);
                    drop(raw);
                    brought.map_err(|_| self.signals.came())
                }
                came => Err(came),
            };
            match brought {
                Ok(brought) => return Ok(brought),
                Err(came) => {
                    self.term.show_cursor().ok();
                    match came {
                        Came::Nothing | Came::End => return Err(Gone),
                        Came::Suspend => self.signals.suspend(),
                        Came::Redraw => {}
                    }
                    self.say("", Tone::Plain);
                    above = head();
                }
            }
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.term.show_cursor().ok();
    }
}
