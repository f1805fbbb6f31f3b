//! How dialoguer's prompts look: marks in ASCII, colour beside them and never alone.
//!
//! dialoguer takes an entry's length in bytes for its columns, so it is given the places of the
//! entries for texts; the texts are laid out here, to the width that the terminal has then. Only
//! the list that is searched by typing is given texts, of one line each.

use std::cell::{Cell, RefCell};
use std::fmt::{self, Write};

use console::{Style, Term, measure_text_width};
use dialoguer::theme::Theme;

use super::menu::Entry;
use crate::text::{cut, cut_list, sentence, wrap};

/// The columns that must be left on a label's line for what stands beside it.
const ROOM: usize = 30;

/// An entry's texts: on the left, and beside it.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// What it is; wrapped, or cut if something stands beside it.
    pub(super) text: String,
    /// What stands beside it.
    pub(super) beside: Beside,
}

/// What stands beside an entry.
#[derive(Clone, Debug)]
pub(super) enum Beside {
    /// Nothing.
    Nothing,
    /// What it is now, and a mark that is never cut; all of it on one line.
    Detail(String, String),
    /// What taking it does: on its line where there is room, else on the next, cut to the line.
    Does(String),
}

/// The look of one prompt, and where its mover stands.
pub(super) struct Skin<'a> {
    pub(super) term: &'a Term,
    pub(super) rows: &'a [Row],
    pub(super) colour: bool,
    /// Whether each entry is cut to one line, for a screen that is too low for more.
    pub(super) compact: bool,
    /// The place of the entry that would be taken now.
    pub(super) active: Cell<usize>,
    /// Which entries are marked now.
    pub(super) marked: RefCell<Vec<bool>>,
    /// What was typed to find an entry.
    pub(super) searched: RefCell<String>,
    /// The places of a list that is sorted, as they were drawn one after the other.
    pub(super) drawn: RefCell<Vec<usize>>,
}

impl Skin<'_> {
    pub(super) fn style(&self) -> Style {
        Style::new().for_stderr().force_styling(self.colour)
    }

    /// The columns that a line may have.
    pub(super) fn width(&self) -> usize {
        usize::from(self.term.size().1).saturating_sub(1).max(20)
    }

    /// The lines of an entry, with `taken` columns taken by its mark: its own text, and what taking
    /// it does.
    pub(super) fn lines(&self, row: &Row, taken: usize) -> Vec<(String, String)> {
        let width = self.width().saturating_sub(taken);
        match &row.beside {
            Beside::Nothing if self.compact => own(vec![cut(&row.text, width)]),
            Beside::Nothing => own(wrap(&row.text, width)),
            Beside::Does(does) if self.compact => {
                let text = cut(&row.text, width * 3 / 5);
                let room = width.saturating_sub(measure_text_width(&text) + 4);
                vec![(text, format!("  - {}", cut_list(does, room)))]
            }
            Beside::Detail(detail, mark) => own(vec![detailed(&row.text, detail, mark, width)]),
            Beside::Does(does) => {
                let mut lines = own(wrap(&row.text, width));
                let last = lines.last().map_or(0, |(text, _)| measure_text_width(text));
                let room = width.saturating_sub(last + 4);
                if room >= ROOM.max(width / 3) {
                    if let Some((_, beside)) = lines.last_mut() {
                        *beside = format!("  - {}", cut_list(does, room));
                    }
                } else {
                    lines.push((String::new(), format!("  - {}", cut_list(does, width - 4))));
                }
                lines
            }
        }
    }

    /// The order that the rows have been dragged into, as far as it was drawn whole.
    pub(super) fn dragged(&self) -> Vec<usize> {
        let places: Vec<usize> = (0..self.rows.len()).collect();
        let drawn = self.drawn.take();
        let last = drawn.len().checked_sub(places.len());
        let last = last.and_then(|from| drawn.get(from..)).unwrap_or_default();
        let mut sorted = last.to_vec();
        sorted.sort_unstable();
        if sorted == places {
            last.to_vec()
        } else {
            places
        }
    }

    /// An entry on one line of at most so many bytes that dialoguer takes it for one line.
    pub(super) fn one_line(&self, row: &Row) -> String {
        let width = self.width().saturating_sub(2);
        let laid = |columns: usize| match &row.beside {
            Beside::Nothing => cut(&row.text, columns),
            Beside::Detail(detail, mark) => detailed(&row.text, detail, mark, columns),
            Beside::Does(does) => cut(&format!("{}  - {does}", row.text), columns),
        };
        let mut columns = width;
        loop {
            let line = laid(columns);
            if line.len() <= width || columns <= 8 {
                return line;
            }
            columns -= 1;
        }
    }

    fn item(&self, f: &mut dyn Write, place: &str, mark: &str, active: bool) -> fmt::Result {
        let Some((n, row)) = place
            .parse()
            .ok()
            .and_then(|n: usize| Some((n, self.rows.get(n)?)))
        else {
            return Ok(());
        };
        if active {
            self.active.set(n);
        }
        let style = if active {
            self.style().cyan().bold()
        } else {
            self.style()
        };
        let faint = self.style().dim();
        for (n, (text, does)) in self.lines(row, mark.len()).iter().enumerate() {
            if n == 0 {
                write!(f, "{mark}")?;
            } else {
                write!(f, "\n{:1$}", "", mark.len())?;
            }
            if !text.is_empty() {
                write!(f, "{}", style.apply_to(text))?;
            }
            if !does.is_empty() {
                write!(f, "{}", faint.apply_to(does))?;
            }
        }
        Ok(())
    }
}

/// A text, what is beside it and a mark on one line: the text is cut first, then what is beside
/// it, the mark never.
fn detailed(text: &str, detail: &str, mark: &str, width: usize) -> String {
    let joint = Entry::joint(text);
    let mark = if mark.is_empty() {
        String::new()
    } else {
        format!(" {mark}")
    };
    let width = width.saturating_sub(measure_text_width(&mark) + joint.len());
    let room = width.saturating_sub(measure_text_width(text));
    let detail = cut(detail, room.max(width * 3 / 5));
    let left = width.saturating_sub(measure_text_width(&detail));
    format!("{}{joint}{detail}{mark}", cut(text, left))
}

fn own(lines: Vec<String>) -> Vec<(String, String)> {
    lines
        .into_iter()
        .map(|line| (line, String::new()))
        .collect()
}

impl Theme for Skin<'_> {
    fn format_prompt(&self, f: &mut dyn Write, prompt: &str) -> fmt::Result {
        // A page number of up to 16 columns may follow.
        let line = cut(prompt, self.width().saturating_sub(16));
        write!(f, "{}", self.style().dim().apply_to(line))
    }

    fn format_error(&self, f: &mut dyn Write, error: &str) -> fmt::Result {
        let line = cut(&sentence(&format!("Not taken: {error}")), self.width());
        write!(f, "{}", self.style().red().apply_to(line))
    }

    fn format_input_prompt(
        &self,
        f: &mut dyn Write,
        prompt: &str,
        default: Option<&str>,
    ) -> fmt::Result {
        match default {
            Some(default) => write!(f, "{prompt} [{default}]: "),
            None => write!(f, "{prompt}: "),
        }
    }

    fn format_select_prompt_item(
        &self,
        f: &mut dyn Write,
        text: &str,
        active: bool,
    ) -> fmt::Result {
        self.item(f, text, if active { "> " } else { "  " }, active)
    }

    fn format_multi_select_prompt_item(
        &self,
        f: &mut dyn Write,
        text: &str,
        checked: bool,
        active: bool,
    ) -> fmt::Result {
        if let Ok(n) = text.parse::<usize>()
            && let Some(marked) = self.marked.borrow_mut().get_mut(n)
        {
            *marked = checked;
        }
        let mark = match (active, checked) {
            (true, true) => "> [x] ",
            (true, false) => "> [ ] ",
            (false, true) => "  [x] ",
            (false, false) => "  [ ] ",
        };
        self.item(f, text, mark, active)
    }

    fn format_sort_prompt_item(
        &self,
        f: &mut dyn Write,
        text: &str,
        picked: bool,
        active: bool,
    ) -> fmt::Result {
        self.drawn.borrow_mut().extend(text.parse::<usize>());
        let mark = match (active, picked) {
            (true, true) => ">>",
            (true, false) => "> ",
            (false, _) => "  ",
        };
        self.item(f, text, mark, active)
    }

    fn format_fuzzy_select_prompt(
        &self,
        f: &mut dyn Write,
        prompt: &str,
        search_term: &str,
        _bytes_pos: usize,
    ) -> fmt::Result {
        search_term.clone_into(&mut self.searched.borrow_mut());
        let line = cut(prompt, self.width() * 2 / 3);
        let left = self.width().saturating_sub(measure_text_width(&line) + 3);
        write!(f, "{} ", self.style().dim().apply_to(line))?;
        write!(f, "{}_", cut(search_term, left))
    }

    fn format_fuzzy_select_prompt_item(
        &self,
        f: &mut dyn Write,
        text: &str,
        active: bool,
        _highlight_matches: bool,
        _matcher: &fuzzy_matcher::skim::SkimMatcherV2,
        _search_term: &str,
    ) -> fmt::Result {
        if active {
            write!(f, "> {}", self.style().cyan().bold().apply_to(text))
        } else {
            write!(f, "  {text}")
        }
    }
}
