//! A story as Markdown.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Grid, Section, Story};
use crate::report::markdown;
use crate::report::md::{md, write_blocks};

/// Writes a story as Markdown, at most a million bytes; what is left out is counted.
pub(in crate::report) fn write(story: &Story, to: &mut impl Write) -> io::Result<()> {
    write_blocks(blocks(story), to)
}

fn blocks(story: &Story) -> Vec<String> {
    let mut blocks = vec![format!(
        "### {}\n\n**{}**\n\n",
        md(&story.title),
        md(&story.headline)
    )];
    let told = story.sections.iter().filter(|one| !one.is_empty());
    blocks.extend(told.map(section));
    blocks.push(markdown::sources(&story.sources));
    blocks.push(format!("{}\n", md(&story.colophon)));
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn section(section: &Section) -> String {
    let mut text = format!("**{}**\n\n", md(&section.title));
    if let Some(grid) = &section.grid {
        table(grid, &mut text);
    }
    for item in &section.items {
        writeln!(text, "- {}", md(&item.what)).ok();
        for line in &item.under {
            writeln!(text, "  - {}", md(line)).ok();
        }
    }
    text.push('\n');
    text
}

fn table(grid: &Grid, text: &mut String) {
    let row = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.collect();
        format!("| {} |", cells.join(" | "))
    };
    writeln!(text, "{}", row(&mut grid.head.iter().map(md))).ok();
    let rule = grid.head.iter().map(|_| "---".to_owned());
    writeln!(text, "{}", row(&mut rule.into_iter())).ok();
    for cells in &grid.rows {
        writeln!(text, "{}", row(&mut cells.iter().map(md))).ok();
    }
}
