//! The run as Markdown, fit for a step summary: the outcome first, then what failed, the rest
//! folded.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::row::{Row, rows};
use super::{CaseOutcome, Counts, Run, Verbosity, summary};
use crate::report::coverage::blocks as coverage_blocks;
use crate::report::md::{folded, md, write_blocks};

/// Writes a run as Markdown, at most a million bytes; what is left out is counted.
///
/// # Errors
/// The writer's.
pub fn write(run: &Run<'_>, verbosity: Verbosity, to: &mut impl Write) -> io::Result<()> {
    let rows = rows(run);
    let mut blocks = vec![head(run)];
    for (title, outcome) in [
        ("Invalid", CaseOutcome::Invalid),
        ("Failed", CaseOutcome::Failed),
        ("Unexpected passes", CaseOutcome::UnexpectedPass),
    ] {
        let mut first = true;
        for row in rows.iter().filter(|row| row.outcome == outcome) {
            if first {
                blocks.push(format!("**{title}**\n\n"));
                first = false;
            }
            blocks.push(entry(row));
        }
    }
    blocks.extend(coverage_blocks(run.covered()));
    if verbosity != Verbosity::Quiet {
        for (title, outcome) in [
            ("Without expectation", CaseOutcome::NoExpectation),
            ("Known misses", CaseOutcome::KnownMiss),
        ] {
            let of = rows.iter().filter(|row| row.outcome == outcome);
            blocks.push(folded(title, &of.map(entry).collect::<String>()));
        }
        blocks.push(folded("All cases", &table(&rows, verbosity)));
    }
    write_blocks(blocks, to)
}

fn head(run: &Run<'_>) -> String {
    let counts = Counts::of(run);
    let bad = [
        CaseOutcome::Invalid,
        CaseOutcome::Failed,
        CaseOutcome::UnexpectedPass,
    ];
    let verdict = if bad.iter().any(|outcome| counts.get(*outcome) > 0) {
        "not all cases hold"
    } else if run.covered().iter().any(|covered| !covered.holds()) {
        "the cases reach less than is asked"
    } else if counts.decided() == 0 {
        "no case was decided"
    } else {
        "all cases hold"
    };
    let mut text = format!("### whystack test: {verdict}\n\n");
    for line in summary::lines(run) {
        writeln!(text, "{line}\n").ok();
    }
    text
}

/// A row with what stands behind it, as an item of a list.
fn entry(row: &Row) -> String {
    let mut text = format!("- {}\n", md(&row.name()));
    if row.outcome == CaseOutcome::KnownMiss {
        writeln!(text, "  - because: {}", md(&row.because)).ok();
    }
    for detail in &row.details {
        let indent = if detail.depth() > 0 { "    " } else { "  " };
        let key = match detail.key {
            "ranking" => "ranking: ",
            "warning" => "warning: ",
            _ => "",
        };
        writeln!(text, "{indent}- {key}{}", md(&detail.words)).ok();
    }
    text.push('\n');
    text
}

fn table(rows: &[Row], verbosity: Verbosity) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let verbose = verbosity == Verbosity::Verbose;
    let mut text = if verbose {
        "| File | Tree | Outcome | Winner | Status | Margin |\n| --- | --- | --- | --- | --- | --- |\n"
    } else {
        "| File | Tree | Outcome | Winner | Status |\n| --- | --- | --- | --- | --- |\n"
    }
    .to_owned();
    for row in rows {
        let outcome = row.outcome.word();
        let [file, tree, winner, status, margin] =
            [&row.file, &row.tree, &row.winner, &row.status, &row.margin].map(md);
        write!(
            text,
            "| {file} | {tree} | {outcome} | {winner} | {status} |"
        )
        .ok();
        if verbose {
            write!(text, " {margin} |").ok();
        }
        text.push('\n');
    }
    text
}
