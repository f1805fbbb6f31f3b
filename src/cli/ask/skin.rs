//! How dialoguer's prompts look: marks in ASCII, colour beside them and never alone.
//!
//! dialoguer takes an entry's length in bytes for its columns, so it is given the places of the
//! entries for texts; the texts are laid out here, to the width that the terminal has then.

use std::fmt::{self, Write};

use console::{Style, Term};
use dialoguer::theme::Theme;

use crate::text::sentence;

use crate::text::{cut, wrap};

/// An entry's texts: on the left, and beside it.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// What it is; wrapped, or cut if something stands beside it.
    pub(super) text: String,
    /// What stands beside it.
    pub(super) detail: Option<String>,
}

/// The look of one prompt.
pub(super) struct Skin<'a> {
    pub(super) term: &'a Term,
    pub(super) rows: &'a [Row],
    pub(super) colour: bool,
}

impl Skin<'_> {
    pub(super) fn style(&self) -> Style {
        Style::new().for_stderr().force_styling(self.colour)
    }

    /// The columns that a line may have.
    pub(super) fn width(&self) -> usize {
        usize::from(self.term.size().1).saturating_sub(1).max(20)
    }

    /// The lines of an entry, with `taken` columns taken by its mark.
    pub(super) fn lines(&self, row: &Row, taken: usize) -> Vec<String> {
        let width = self.width().saturating_sub(taken);
        match &row.detail {
            None => wrap(&row.text, width),
            Some(detail) => {
                let detail = cut(detail, width * 3 / 5);
                let left = width.saturating_sub(console::measure_text_width(&detail) + 2);
                vec![format!("{}: {detail}", cut(&row.text, left))]
            }
        }
    }

    fn item(&self, f: &mut dyn Write, place: &str, mark: &str, active: bool) -> fmt::Result {
        let Some(row) = place.parse().ok().and_then(|n: usize| self.rows.get(n)) else {
            return Ok(());
        };
        let style = if active {
            self.style().cyan().bold()
        } else {
            self.style()
        };
        let lines = self.lines(row, mark.len());
        for (n, line) in lines.iter().enumerate() {
            if n == 0 {
                write!(f, "{mark}{}", style.apply_to(line))?;
            } else {
                write!(f, "\n{:1$}{2}", "", mark.len(), style.apply_to(line))?;
            }
        }
        Ok(())
    }
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
        let mark = match (active, checked) {
            (true, true) => "> [x] ",
            (true, false) => "> [ ] ",
            (false, true) => "  [x] ",
            (false, false) => "  [ ] ",
        };
        self.item(f, text, mark, active)
    }
}
