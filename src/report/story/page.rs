//! A story for a terminal.

use std::io::{self, Write};

use comfy_table::{ContentArrangement, Table, presets};

use super::{Grid, Story};
use crate::report::Style;
use crate::report::page::Page;
use crate::report::phrase::Phrase;
use crate::text::wrap;

/// Below this width a table has no room for words, and each row is a block of its own.
const ROOM_FOR_A_TABLE: usize = 60;

/// Writes a story, no line wider than the style says (at least 20); addresses are never broken.
pub(in crate::report) fn write(story: &Story, style: Style, to: &mut impl Write) -> io::Result<()> {
    Page::new(style, to).story(story)
}

impl<W: Write> Page<'_, W> {
    fn story(&mut self, story: &Story) -> io::Result<()> {
        self.indented("", &story.title.line())?;
        for line in wrap(&format!("► {}", story.headline.line()), self.style.width) {
            self.styled(&line, "1")?;
        }
        for section in story.sections.iter().filter(|one| !one.is_empty()) {
            self.heading(&section.title.line())?;
            if let Some(grid) = &section.grid {
                self.grid(grid)?;
            }
            for item in &section.items {
                self.item("  ", &item.what.line())?;
                for line in &item.under {
                    self.item("    ", &line.line())?;
                }
            }
        }
        self.sources(&story.sources)?;
        self.blank()?;
        self.indented("", &story.colophon.line())
    }

    fn grid(&mut self, grid: &Grid) -> io::Result<()> {
        if self.style.width < ROOM_FOR_A_TABLE {
            return grid.rows.iter().try_for_each(|row| {
                let mut cells = grid.head.iter().zip(row);
                if let Some((_, name)) = cells.next() {
                    self.item(" ", &name.line())?;
                }
                cells.try_for_each(|(head, cell)| {
                    self.item("   ", &format!("{}: {}", head.line(), cell.line()))
                })
            });
        }
        let mut table = Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.style.width).unwrap_or(u16::MAX));
        table.set_header(grid.head.iter().map(Phrase::line));
        for row in &grid.rows {
            table.add_row(row.iter().map(Phrase::line));
        }
        for line in table.lines() {
            self.line(&line)?;
        }
        Ok(())
    }
}
