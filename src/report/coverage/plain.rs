//! Coverage as plain lines: one record a line.

use std::io::{self, Write};

use super::Covered;
use super::words::{Below, all_kinds, counts, label, missing_words, percent_text, unbounded};
use crate::report::cases::Verbosity;
use crate::text::{no_command, plural};

/// Writes what the cases of each tree reach; quiet tells only what is below what is asked.
pub(in crate::report) fn write(
    covered: &[Covered<'_>],
    verbosity: Verbosity,
    to: &mut impl Write,
) -> io::Result<()> {
    for one in covered {
        let tree = one.tree().id();
        if verbosity != Verbosity::Quiet {
            figures(one, to)?;
        }
        for below in Below::all(one) {
            writeln!(to, "below: {tree}, {}", below.figures())?;
            writeln!(to, "missing: {tree}, {}", below.missing())?;
        }
        proposals(one, to)?;
    }
    Ok(())
}

fn figures(covered: &Covered<'_>, to: &mut impl Write) -> io::Result<()> {
    let (coverage, tree) = (covered.coverage, covered.tree());
    let cases = plural(coverage.cases, "case", "cases");
    for kind in all_kinds() {
        let (id, label, tally) = (tree.id(), label(kind), coverage.tally(kind));
        let (counts, percent) = (counts(tally), percent_text(tally));
        writeln!(
            to,
            "coverage: {id}, {label}, {counts}, {percent}, by {cases}"
        )?;
    }
    if let Some(why) = unbounded(coverage) {
        writeln!(to, "coverage: {}, {why}", tree.id())?;
    }
    for row in coverage.missing() {
        let (id, kind) = (tree.id(), row.goal.kind().as_str());
        let name = missing_words(tree, row);
        writeln!(to, "not reached: {id}, {kind}, {name}")?;
    }
    for row in &coverage.rows {
        if let Some(never) = row.not_counted() {
            let (id, kind) = (tree.id(), row.goal.kind().as_str());
            let (name, why) = (row.goal.name(tree), never.words());
            writeln!(to, "never reached: {id}, {kind}, {name} ({why})")?;
        }
    }
    Ok(())
}

fn proposals(covered: &Covered<'_>, to: &mut impl Write) -> io::Result<()> {
    let tree = covered.tree();
    let Some(proposed) = &covered.proposed else {
        return Ok(());
    };
    for case in &proposed.cases {
        let name = case.written.as_ref().unwrap_or(&case.name);
        writeln!(to, "proposed: {}, {name}", tree.id())?;
        for goal in &case.only {
            writeln!(to, "only this case: {}", goal.deed(tree))?;
        }
        if case.written.is_none() {
            for line in case.text.lines() {
                writeln!(to, "{}", no_command(line))?;
            }
        }
    }
    for goal in &proposed.not_found {
        let (id, kind, name) = (tree.id(), goal.kind().as_str(), goal.name(tree));
        writeln!(to, "no answer set found: {id}, {kind}, {name}")?;
    }
    Ok(())
}
