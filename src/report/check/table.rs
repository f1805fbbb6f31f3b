//! Findings drawn in their lines, then a summary of each tree.

use std::io::{self, Write};

use super::firsts::{Firsts, witnesses};
use super::{Checked, influence, named, statuses};
use crate::analysis::count_text;
use crate::diagnostic::{self, draw_each};
use crate::text::{Shown, Sources, no_command, plural, wrap};

/// Writes findings for people; with `verbose` the answer sets that show them.
///
/// # Errors
/// The writer's.
pub fn write(
    all: &[Checked<'_>],
    sources: &Sources,
    style: diagnostic::Style,
    verbose: bool,
    to: &mut impl Write,
) -> io::Result<()> {
    for (n, checked) in all.iter().enumerate() {
        if n > 0 {
            writeln!(to)?;
        }
        let (faults, more) = checked.faults(verbose);
        draw_each(faults.all(), sources, style, to)?;
        if !more.is_empty() {
            writeln!(to)?;
        }
        for (check, more) in more {
            let code = check.as_str();
            writeln!(to, "and {more} more of {code}; --verbose shows all")?;
        }
        if !faults.is_empty() {
            writeln!(to)?;
        }
        for line in summary(checked, verbose) {
            let indent: String = line.chars().take_while(|c| *c == ' ').collect();
            let mut first = true;
            for part in wrap(line.trim_start(), style.width.max(40) - indent.len() - 2) {
                let more = if first { "" } else { "  " };
                writeln!(to, "{}", no_command(&format!("{indent}{more}{part}")))?;
                first = false;
            }
        }
    }
    Ok(())
}

fn summary(checked: &Checked<'_>, verbose: bool) -> Vec<String> {
    let tree = checked.study.tree();
    let head = format!("{} {} ({})", tree.id(), tree.version(), checked.origin());
    let options = plural(tree.candidates().len(), "option", "options");
    let questions = plural(tree.questions().len(), "question", "questions");
    let mut lines = vec![format!("{}: {options}, {questions}", Shown::line(&head))];
    lines.push(match &checked.study.space {
        Ok(space) => format!(
            "  {} answer sets; no option is left in {}, one in {} ({} states)",
            count_text(space.answer_sets),
            count_text(space.dead_ends),
            count_text(space.sole_survivor),
            crate::text::grouped(space.states as u128),
        ),
        Err(why) => format!("  answer sets not counted: {why}"),
    });
    lines.extend(Firsts::of(checked).map(|firsts| format!("  {}", firsts.line())));
    lines.extend(statuses::line(checked).map(|line| format!("  {line}")));
    lines.extend(influence::line(checked).map(|line| format!("  {line}")));
    if verbose {
        for (option, told) in witnesses(checked) {
            lines.push(format!("  {option} is first in {told}"));
        }
    }
    lines.push(format!("  {}", checked.tried()));
    for (judged, because) in checked.allowed() {
        let because = Shown::line(because);
        lines.push(format!("  allowed: {}, because {because}", named(judged)));
    }
    lines.push(format!("  {}", checked.summary()));
    lines
}
