//! Markdown: the ranking first, the tables on the way folded.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::Worked;
use super::sheet::{Grid, Sheet};
use crate::report::md::{folded, list, md, write_blocks};

/// Writes a decided matrix as Markdown, at most a million bytes.
pub(super) fn markdown(worked: &Worked<'_>, to: &mut impl Write) -> io::Result<()> {
    let sheet = Sheet::of(worked);
    let mut blocks = vec![
        format!("## {}\n\n**{}**\n\n", md(&sheet.title), md(&sheet.headline)),
        format!("{}\n", list(&sheet.sentences)),
        format!("{}\n", grid(&sheet.ranking, worked)),
        folded(sheet.criteria.title, &grid(&sheet.criteria, worked)),
    ];
    blocks.extend(
        sheet
            .tables
            .iter()
            .map(|one| folded(one.title, &grid(one, worked))),
    );
    blocks.push(format!("<sub>{}</sub>\n", md(&sheet.origin)));
    write_blocks(blocks, to)
}

fn grid(grid: &Grid, worked: &Worked<'_>) -> String {
    let heads: Vec<String> = grid
        .heads
        .iter()
        .map(|head| md(&head.phrase(worked)))
        .collect();
    let mut out = String::new();
    writeln!(out, "| | {} |", heads.join(" | ")).ok();
    writeln!(out, "| --- |{}", " ---: |".repeat(heads.len())).ok();
    for (name, cells) in &grid.rows {
        let cells: Vec<String> = cells.iter().map(|cell| md(&cell.phrase())).collect();
        writeln!(
            out,
            "| {} | {} |",
            md(&name.phrase(worked)),
            cells.join(" | ")
        )
        .ok();
    }
    out
}
