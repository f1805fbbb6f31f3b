//! Findings as plain lines: one a line, no boxes, no wrapping.

use std::io::{self, Write};

use super::firsts::{Firsts, witnesses};
use super::influence::Decides;
use super::{Checked, Judged, NO_CASES, Tally, named, statuses};
use crate::analysis::{count_text, set_text};
use crate::text::{Shown, Sources, no_command};

/// Writes findings as `path:line:column: severity[code]: headline; proof; remedy`, then `key:
/// value` lines of each tree.
///
/// # Errors
/// The writer's.
pub fn write(
    all: &[Checked<'_>],
    sources: &Sources,
    verbose: bool,
    to: &mut impl Write,
) -> io::Result<()> {
    for (n, checked) in all.iter().enumerate() {
        if n > 0 {
            writeln!(to)?;
        }
        for line in lines(checked, sources, verbose) {
            writeln!(to, "{}", no_command(Shown::line(&line).as_str()))?;
        }
    }
    Ok(())
}

fn lines(checked: &Checked<'_>, sources: &Sources, verbose: bool) -> Vec<String> {
    let tree = checked.study.tree();
    let mut lines = Vec::new();
    for judged in checked.findings.iter().filter(|one| !one.is_allowed()) {
        lines.push(finding(judged, sources));
        if verbose {
            let witnesses = judged.settled.finding.witnesses.iter();
            lines.extend(witnesses.map(|set| format!("answers: {}", set_text(tree, set))));
        }
    }
    for (judged, because) in checked.allowed() {
        lines.push(format!("allowed: {}, because {because}", named(judged)));
    }
    lines.push(format!(
        "tree: {} {} ({})",
        tree.id(),
        tree.version(),
        checked.origin()
    ));
    lines.push(format!("options: {}", tree.candidates().len()));
    lines.push(format!("questions: {}", tree.questions().len()));
    match &checked.study.space {
        Ok(space) => {
            lines.push(format!("answer sets: {}", count_text(space.answer_sets)));
            lines.push(format!("dead ends: {}", count_text(space.dead_ends)));
            lines.push(format!(
                "one option left: {}",
                count_text(space.sole_survivor)
            ));
        }
        Err(why) => lines.push(format!("answer sets: not counted: {why}")),
    }
    if let Some(firsts) = Firsts::of(checked) {
        lines.push(format!("first places: {}", firsts.account()));
        for (ix, count) in firsts.ranked() {
            let id = &tree.candidates()[ix].id;
            let (share, count) = (firsts.share(count), count_text(count));
            lines.push(format!("first in: {id}: {count} ({share})"));
        }
    }
    match checked.study.statuses.as_ref() {
        Some(Ok(found)) => {
            lines.push(format!("none left: {}", count_text(found.none_left)));
            for (word, count, share) in statuses::told(found) {
                lines.push(format!("{word}: {} ({share})", count_text(count)));
            }
        }
        Some(Err(why)) => lines.push(format!("statuses: not counted: {why}")),
        None => {}
    }
    match checked.study.influence.as_ref() {
        Some(Err(why)) => lines.push(format!("what decides: not found out: {why}")),
        _ => {
            if let Some(Decides { parts, disputes }) = Decides::of(checked) {
                lines.push(format!("parts: {}: {}", parts.of, parts.told()));
                lines.push(format!(
                    "disputed facts: {}: {}",
                    disputes.of,
                    disputes.told()
                ));
            }
        }
    }
    let profiles = checked.profiles();
    for (what, tally) in [("profiles", profiles), ("cases", checked.cases())] {
        lines.push(match tally {
            Some(Tally { of: 0, .. }) => format!("{what}: none speaks of this tree"),
            Some(Tally { of, hold }) => format!("{what}: {hold} of {of} hold"),
            None if profiles.is_some() => format!("{what}: {NO_CASES}"),
            None => format!("{what}: not tried"),
        });
    }
    if verbose {
        let firsts = witnesses(checked).into_iter();
        lines.extend(firsts.map(|(option, told)| format!("first: {option}: {told}")));
    }
    lines.push(format!("findings: {}", checked.summary()));
    lines
}

fn finding(judged: &Judged, sources: &Sources) -> String {
    let finding = &judged.settled.finding;
    let place = judged.place(sources);
    let place = place.map(|(file, line, column)| format!("{file}:{line}:{column}: "));
    format!(
        "{}{}[{}]: {}; {}; {}",
        place.unwrap_or_default(),
        judged.severity.as_str(),
        finding.check.as_str(),
        finding.headline,
        finding.proof,
        finding.remedy
    )
}
