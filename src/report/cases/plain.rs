//! The run as plain lines: one record a line, no wrapping, no colour.

use std::io::{self, Write};

use super::row::{Row, rows};
use super::{CaseOutcome, Run, Verbosity, summary};
use crate::report::coverage::write_plain;

/// Writes a run as plain lines.
///
/// # Errors
/// The writer's.
pub fn write(run: &Run<'_>, verbosity: Verbosity, to: &mut impl Write) -> io::Result<()> {
    for row in &rows(run) {
        let told = match row.outcome {
            CaseOutcome::Invalid | CaseOutcome::Failed | CaseOutcome::UnexpectedPass => true,
            _ => verbosity != Verbosity::Quiet,
        };
        if told {
            record(row, verbosity, to)?;
        }
    }
    write_plain(run.covered(), verbosity, to)?;
    for line in summary::lines(run) {
        writeln!(to, "summary: {line}")?;
    }
    Ok(())
}

fn record(row: &Row, verbosity: Verbosity, to: &mut impl Write) -> io::Result<()> {
    let mut parts = vec![row.file.line()];
    for words in [&row.tree, &row.winner, &row.status] {
        if !words.is_empty() {
            parts.push(words.line());
        }
    }
    if verbosity == Verbosity::Verbose && !row.margin.is_empty() {
        parts.push(format!("margin {}", row.margin.line()));
    }
    writeln!(to, "{}: {}", row.outcome.word(), parts.join(", "))?;
    if !row.title.is_empty() {
        writeln!(to, "title: {}", row.title.line())?;
    }
    if row.outcome == CaseOutcome::KnownMiss {
        writeln!(to, "because: {}", row.because.line())?;
    }
    for detail in &row.details {
        writeln!(to, "{}: {}", detail.key, detail.words.line())?;
    }
    Ok(())
}
