//! Text laid out line by line: headings, lists, colour; for a terminal.
//!
//! Guarantee: no line is a command to a CI runner by the will of a file.

use std::io::{self, Write};

use super::Style;
use super::phrase::Phrase;
use crate::engine::Status;
use crate::text::{no_command, wrap};

/// Lays text out line by line, no line that can be wrapped wider than the style says (at least 20).
pub(crate) struct Page<'w, W> {
    pub(crate) style: Style,
    to: &'w mut W,
}

impl<'w, W: Write> Page<'w, W> {
    /// An empty page.
    pub(crate) fn new(style: Style, to: &'w mut W) -> Self {
        let width = style.width.max(20);
        let style = Style { width, ..style };
        Self { style, to }
    }

    /// A blank line.
    pub(crate) fn blank(&mut self) -> io::Result<()> {
        writeln!(self.to)
    }

    /// An address that a terminal can open.
    pub(crate) fn link(&mut self, indent: &str, address: &str) -> io::Result<()> {
        writeln!(
            self.to,
            "{indent}\u{1b}]8;;{address}\u{1b}\\{address}\u{1b}]8;;\u{1b}\\"
        )
    }

    /// A line; what a CI runner would take for a command is made harmless.
    pub(crate) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.to, "{}", no_command(text.trim_end()))
    }

    /// A line in colour or bold, where that is wanted.
    pub(crate) fn styled(&mut self, text: &str, sgr: &str) -> io::Result<()> {
        if self.style.colour {
            writeln!(
                self.to,
                "\u{1b}[{sgr}m{}\u{1b}[0m",
                no_command(text.trim_end())
            )
        } else {
            self.line(text)
        }
    }

    /// A heading with a blank line above it.
    pub(crate) fn heading(&mut self, text: &str) -> io::Result<()> {
        self.blank()?;
        for line in wrap(text, self.style.width) {
            self.styled(&line, "1")?;
        }
        Ok(())
    }

    /// A text, wrapped, each line indented.
    pub(crate) fn indented(&mut self, indent: &str, text: &str) -> io::Result<()> {
        for line in wrap(text, self.style.width - indent.len()) {
            self.line(&format!("{indent}{line}"))?;
        }
        Ok(())
    }

    /// A text as an item of a list, wrapped.
    pub(crate) fn item(&mut self, indent: &str, text: &str) -> io::Result<()> {
        let inside = format!("{indent}  ");
        for (n, line) in wrap(text, self.style.width - inside.len())
            .iter()
            .enumerate()
        {
            let start = if n == 0 {
                format!("{indent}- ")
            } else {
                inside.clone()
            };
            self.line(&format!("{start}{line}"))?;
        }
        Ok(())
    }

    /// A heading with a list; nothing where the list is empty.
    pub(crate) fn bullets(&mut self, title: &str, phrases: &[Phrase]) -> io::Result<()> {
        if phrases.is_empty() {
            return Ok(());
        }
        self.heading(title)?;
        for phrase in phrases {
            self.item("  ", &phrase.line())?;
        }
        Ok(())
    }
}

/// The colour that goes with a status.
pub(crate) fn status_colour(status: Status) -> &'static str {
    match status {
        Status::Clear | Status::OnlyOne => "32",
        Status::TooClose | Status::Open => "33",
        Status::NoneLeft => "31",
    }
}
