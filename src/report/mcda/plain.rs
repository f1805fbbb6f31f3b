//! Plain lines: one record a line, no boxes, no wrapping.

use std::io::{self, Write};

use super::Worked;
use super::sheet::Sheet;
use crate::text::no_command;

/// Writes a decided matrix as plain lines.
pub(super) fn plain(worked: &Worked<'_>, to: &mut impl Write) -> io::Result<()> {
    let sheet = Sheet::of(worked);
    let mut line =
        |key: &str, value: &str| writeln!(to, "{}", no_command(&format!("{key}: {value}")));
    line("decision", &sheet.title.line())?;
    line("first", &sheet.headline.line())?;
    for sentence in &sheet.sentences {
        line("method", &sentence.line())?;
    }
    for grid in [&sheet.ranking, &sheet.criteria]
        .into_iter()
        .chain(&sheet.tables)
    {
        for item in grid.items(worked) {
            line(grid.key, &item)?;
        }
    }
    line("made of", &sheet.origin.line())
}
