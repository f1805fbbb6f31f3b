//! Coverage for a terminal.

use std::io::{self, Write};

use super::words::{
    Below, all_kinds, counts, label, missing_by_kind, names, not_counted, percent_text, title,
    unbounded,
};
use super::{Covered, Proposed};
use crate::analysis::coverage::CoverageKind;
use crate::report::cases::Verbosity;
use crate::report::page::Page;
use crate::text::plural;

/// Writes what the cases of each tree reach; quiet tells only what is below what is asked.
pub(in crate::report) fn write<W: Write>(
    page: &mut Page<'_, W>,
    covered: &[Covered<'_>],
    verbosity: Verbosity,
) -> io::Result<()> {
    for one in covered {
        if verbosity != Verbosity::Quiet || !one.holds() {
            tree(page, one, verbosity)?;
        }
        if let Some(proposed) = &one.proposed {
            proposals(page, one, proposed)?;
        }
    }
    Ok(())
}

fn tree<W: Write>(
    page: &mut Page<'_, W>,
    covered: &Covered<'_>,
    verbosity: Verbosity,
) -> io::Result<()> {
    let coverage = covered.coverage;
    page.heading(&title(covered))?;
    let rows: Vec<(Option<CoverageKind>, String, String)> = all_kinds()
        .map(|kind| (kind, coverage.tally(kind)))
        .map(|(kind, tally)| (kind, counts(tally), percent_text(tally)))
        .collect();
    let widest = rows.iter().map(|(_, counts, _)| counts.len()).max();
    let widest = widest.unwrap_or_default();
    for (kind, counts, percent) in &rows {
        let label = label(*kind);
        let percent = format!("{percent:>7}");
        page.line(&format!("  {label:<12}  {counts:>widest$}  {percent}"))?;
    }
    if let Some(why) = unbounded(coverage) {
        page.indented("  ", &why)?;
    }
    let whole = verbosity == Verbosity::Verbose;
    if verbosity != Verbosity::Quiet {
        section(page, "Missing", &missing_by_kind(coverage), whole)?;
        section(
            page,
            "Never reached, not counted",
            &not_counted(coverage),
            whole,
        )?;
    }
    for (n, below) in Below::all(covered).iter().enumerate() {
        if n == 0 {
            page.styled("  Below what is asked", "31")?;
        }
        page.item("    ", &below.figures())?;
        if verbosity == Verbosity::Quiet {
            page.item("    ", &format!("missing: {}", below.missing()))?;
        }
    }
    Ok(())
}

fn section<W: Write>(
    page: &mut Page<'_, W>,
    title: &str,
    kinds: &[(CoverageKind, Vec<String>)],
    whole: bool,
) -> io::Result<()> {
    if !kinds.is_empty() {
        page.indented("  ", title)?;
    }
    for (kind, all) in kinds {
        let text = format!("{}: {}", kind.as_str(), names(all, whole));
        page.item("    ", &text)?;
    }
    Ok(())
}

fn proposals<W: Write>(
    page: &mut Page<'_, W>,
    covered: &Covered<'_>,
    proposed: &Proposed,
) -> io::Result<()> {
    let tree = covered.tree();
    if covered.coverage.missing().next().is_none() {
        page.heading(&format!(
            "Nothing to propose for {}: nothing is missing",
            tree.id()
        ))?;
        return Ok(());
    }
    let cases = plural(proposed.cases.len(), "case", "cases");
    page.heading(&format!(
        "{cases} proposed for {}; judge each before you keep it",
        tree.id()
    ))?;
    for case in &proposed.cases {
        if let Some(path) = &case.written {
            page.item("  ", path)?;
            for goal in &case.only {
                page.item("    ", &format!("only this case {}", goal.deed(tree)))?;
            }
        } else {
            page.blank()?;
            page.line(&format!("---- {} ----", case.name))?;
            for line in case.text.lines() {
                page.line(line)?;
            }
        }
    }
    if !proposed.not_found.is_empty() {
        let goals = proposed.not_found.iter();
        let all: Vec<String> = goals
            .map(|goal| format!("{}: {}", goal.kind().as_str(), goal.name(tree)))
            .collect();
        page.blank()?;
        page.indented(
            "",
            "No answer set was found for these, which is no proof that there is none:",
        )?;
        for name in all {
            page.item("  ", &name)?;
        }
    }
    Ok(())
}
