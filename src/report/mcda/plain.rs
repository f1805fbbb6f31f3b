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
        for (name, cells) in &grid.rows {
            let pairs = grid.heads.iter().zip(cells);
            let pairs = pairs.map(|(head, cell)| {
                format!("{} {}", head.phrase(worked).line(), cell.phrase().line())
            });
            let pairs: Vec<String> = pairs.collect();
            let value = format!("{}: {}", name.phrase(worked).line(), pairs.join(", "));
            line(grid.key, &value)?;
        }
    }
    line("made of", &sheet.origin.line())
}
