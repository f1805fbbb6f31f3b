//! Tables for a terminal.

use std::io::{self, Write};

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};

use super::Worked;
use super::sheet::{Grid, Sheet};
use crate::report::Style;
use crate::report::page::Page;
use crate::text::wrap;

/// Columns that a number takes, with the space around it.
const NUMBER: usize = 9;

/// Writes a decided matrix as tables; where a table has more columns than the width bears, each row
/// becomes an item.
pub(super) fn table(worked: &Worked<'_>, style: Style, to: &mut impl Write) -> io::Result<()> {
    let sheet = Sheet::of(worked);
    let mut page = Page::new(style, to);
    page.indented("", &sheet.title.line())?;
    for line in wrap(&format!("► {}", sheet.headline.line()), page.style.width) {
        page.styled(&line, "1")?;
    }
    for sentence in &sheet.sentences {
        page.indented("  ", &sentence.line())?;
    }
    for grid in [&sheet.ranking, &sheet.criteria]
        .into_iter()
        .chain(&sheet.tables)
    {
        page.figures(grid, worked)?;
    }
    page.blank()?;
    page.indented("", &sheet.origin.line())
}

impl<W: Write> Page<'_, W> {
    fn figures(&mut self, grid: &Grid, worked: &Worked<'_>) -> io::Result<()> {
        self.heading(grid.title)?;
        let longest = grid
            .rows
            .iter()
            .map(|(name, _)| name.phrase(worked).line().chars().count());
        let name = longest.max().unwrap_or(0).min(30);
        if name + 2 + grid.heads.len() * NUMBER > self.style.width {
            return grid
                .items(worked)
                .try_for_each(|item| self.item("  ", &item));
        }
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.style.width - 2).unwrap_or(u16::MAX));
        let heads = grid
            .heads
            .iter()
            .map(|head| Cell::new(head.phrase(worked).line()));
        table.set_header(std::iter::once(Cell::new("")).chain(heads));
        for (name, cells) in &grid.rows {
            let cells = cells.iter().map(|cell| Cell::new(cell.phrase().line()));
            let cells = cells.map(|cell| cell.set_alignment(CellAlignment::Right));
            table.add_row(std::iter::once(Cell::new(name.phrase(worked).line())).chain(cells));
        }
        for line in table.lines() {
            self.line(&format!("  {line}"))?;
        }
        Ok(())
    }
}
