//! A story as plain lines: one record a line, no boxes, no wrapping.

use std::io::{self, Write};

use super::Story;
use crate::report::phrase::Phrase;
use crate::report::plain;

/// Writes a story as plain lines.
pub(in crate::report) fn write(story: &Story, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "about: {}", story.title.line())?;
    writeln!(to, "outcome: {}", story.headline.line())?;
    for section in &story.sections {
        let key = section.key;
        if let Some(grid) = &section.grid {
            for row in &grid.rows {
                let mut cells = grid.head.iter().zip(row);
                let name = cells.next().map(|(_, name)| name.line());
                let rest: Vec<String> = cells
                    .map(|(head, cell)| format!("{}: {}", head.line(), cell.line()))
                    .collect();
                let name = name.unwrap_or_default();
                writeln!(to, "{key}: {name}; {}", rest.join("; "))?;
            }
        }
        for item in &section.items {
            let what = item.what.line();
            let under: Vec<String> = item.under.iter().map(Phrase::line).collect();
            let between = match under.as_slice() {
                [] => "",
                _ if what.ends_with(':') => " ",
                _ => "; ",
            };
            writeln!(to, "{key}: {what}{between}{}", under.join("; "))?;
        }
    }
    for source in &story.sources {
        writeln!(to, "source: {}", plain::source(source))?;
    }
    writeln!(to, "made by: {}", story.colophon.line())
}
