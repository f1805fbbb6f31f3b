//! The run for a terminal: a line a case, then what failed in full, then the summary.

use std::io::{self, Write};

use console::measure_text_width;

use super::row::{Row, rows};
use super::{CaseOutcome, Run, Verbosity, summary};
use crate::report::Style;
use crate::report::coverage::write_page;
use crate::report::page::Page;
use crate::text::cut;

/// The most columns of a cell beside the file.
const CELL: usize = 28;
/// The fewest columns for the file.
const FILE: usize = 16;

/// Writes a run for a terminal, no line wider than the style says (at least 40), save addresses.
///
/// # Errors
/// The writer's.
pub fn write(
    run: &Run<'_>,
    style: Style,
    verbosity: Verbosity,
    to: &mut impl Write,
) -> io::Result<()> {
    let rows = rows(run);
    let mut page = Page::new(style, to);
    if verbosity != Verbosity::Quiet {
        lines(&mut page, &rows, verbosity)?;
    }
    let mut sections = vec![
        ("Invalid", CaseOutcome::Invalid),
        ("Failed", CaseOutcome::Failed),
        ("Unexpected passes", CaseOutcome::UnexpectedPass),
    ];
    if verbosity != Verbosity::Quiet {
        sections.push(("Without expectation", CaseOutcome::NoExpectation));
        sections.push(("Known misses", CaseOutcome::KnownMiss));
    }
    for (title, outcome) in sections {
        section(
            &mut page,
            title,
            rows.iter().filter(|row| row.outcome == outcome),
            verbosity,
        )?;
    }
    if verbosity != Verbosity::Quiet {
        warnings(&mut page, &rows)?;
    }
    write_page(&mut page, run.covered(), verbosity)?;
    page.blank()?;
    for line in summary::lines(run) {
        page.indented("", &line)?;
    }
    Ok(())
}

fn colour(outcome: CaseOutcome) -> &'static str {
    match outcome {
        CaseOutcome::Passed => "32",
        CaseOutcome::KnownMiss | CaseOutcome::NoExpectation => "33",
        CaseOutcome::Failed | CaseOutcome::UnexpectedPass | CaseOutcome::Invalid => "31",
    }
}

/// One line a row, in columns: the file takes what the others leave; where it needs more it stands
/// whole in a line of its own, since what is cut may look like another.
fn lines<W: Write>(page: &mut Page<'_, W>, rows: &[Row], verbosity: Verbosity) -> io::Result<()> {
    let cells: Vec<[String; 5]> = rows
        .iter()
        .map(|row| {
            let margin = match verbosity {
                Verbosity::Verbose => row.margin.line(),
                _ => String::new(),
            };
            let cell = |text: String| cut(&text, CELL);
            [
                cell(row.tree.line()),
                row.outcome.word().to_owned(),
                cell(row.winner.line()),
                row.status.line(),
                margin,
            ]
        })
        .collect();
    let widest = |of: &dyn Fn(&[String; 5]) -> &String| {
        let widths = cells.iter().map(|row| measure_text_width(of(row)));
        widths.max().unwrap_or_default()
    };
    let [tree, outcome, winner, status, margin] =
        [0, 1, 2, 3, 4].map(|n| widest(&move |row: &[String; 5]| row.get(n).unwrap_or(&row[0])));
    let rest = [tree, outcome, winner, status, margin]
        .iter()
        .filter(|width| **width > 0)
        .map(|width| width + 2)
        .sum::<usize>();
    let names: Vec<String> = rows.iter().map(|row| row.file.line()).collect();
    let room = page.style.width.saturating_sub(rest).max(FILE);
    let widths = names.iter().map(|name| measure_text_width(name));
    let longest = widths.filter(|width| *width <= room).max();
    let file = longest.unwrap_or(2);
    for ((row, name), [t, o, w, s, m]) in rows.iter().zip(&names).zip(&cells) {
        let mut name = name.as_str();
        if measure_text_width(name) > room {
            page.indented("", name)?;
            name = "";
        }
        let line = [
            (name.to_owned(), file),
            (t.clone(), tree),
            (o.clone(), outcome),
            (w.clone(), winner),
            (s.clone(), status),
            (m.clone(), margin),
        ]
        .iter()
        .filter(|(_, width)| *width > 0)
        .map(|(text, width)| padded(text, *width))
        .collect::<Vec<_>>()
        .join("  ");
        page.styled(&cut(&line, page.style.width), colour(row.outcome))?;
    }
    Ok(())
}

fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(measure_text_width(text));
    format!("{text}{}", " ".repeat(blanks))
}

/// The rows of one outcome, each with what stands behind it.
fn section<'r, W: Write>(
    page: &mut Page<'_, W>,
    title: &str,
    rows: impl Iterator<Item = &'r Row>,
    verbosity: Verbosity,
) -> io::Result<()> {
    for (n, row) in rows.enumerate() {
        if n == 0 {
            page.heading(title)?;
        }
        page.item("  ", &row.name().line())?;
        let known = row.outcome == CaseOutcome::KnownMiss;
        if known {
            page.item("    ", &format!("because: {}", row.because.line()))?;
        }
        for detail in &row.details {
            if known && verbosity != Verbosity::Verbose && detail.key != "miss" {
                continue;
            }
            if detail.key == "address" {
                // An address is copied or opened, so it is never broken.
                page.line(&format!("        {}", detail.words.line()))?;
                continue;
            }
            let text = match detail.key {
                "ranking" | "warning" => format!("{}: {}", detail.key, detail.words.line()),
                _ => detail.words.line(),
            };
            page.item(if detail.depth() > 0 { "      " } else { "    " }, &text)?;
        }
    }
    Ok(())
}

/// What is to be looked at in cases of which nothing else is told.
fn warnings<W: Write>(page: &mut Page<'_, W>, rows: &[Row]) -> io::Result<()> {
    let quiet = [CaseOutcome::Passed, CaseOutcome::KnownMiss];
    let mut first = true;
    for row in rows.iter().filter(|row| quiet.contains(&row.outcome)) {
        for detail in row.details(&["warning", "fault"]) {
            if first {
                page.heading("Warnings")?;
                first = false;
            }
            let words = detail.words.line();
            let text = match detail.key {
                "warning" => format!("{}: {words}", row.file.line()),
                _ => words,
            };
            page.item("  ", &text)?;
        }
    }
    Ok(())
}
