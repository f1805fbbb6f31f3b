//! Coverage as Markdown: a table a tree, then what is missing, folded.

use std::fmt::Write as _;

use super::words::{
    Below, all_kinds, counts, label, missing_by_kind, not_counted, percent_text, title, unbounded,
};
use super::{Covered, Proposed};
use crate::analysis::coverage::CoverageKind;
use crate::report::md::{fence, folded, md};
use crate::report::phrase::{own, told};
use crate::text::Shown;

/// The blocks of all trees.
pub(in crate::report) fn blocks(covered: &[Covered<'_>]) -> Vec<String> {
    let mut blocks = Vec::new();
    for one in covered {
        blocks.push(head(one));
        let missing = missing_by_kind(one.coverage);
        blocks.push(folded("Missing", &lists(&missing)));
        let never = not_counted(one.coverage);
        blocks.push(folded("Never reached, not counted", &lists(&never)));
        if let Some(proposed) = &one.proposed {
            blocks.extend(proposals(one, proposed));
        }
    }
    blocks
}

fn head(covered: &Covered<'_>) -> String {
    let coverage = covered.coverage;
    let mut text = format!("**{}**\n\n", md(&told(&title(covered))));
    text.push_str("| Kind | Reached | Share |\n| --- | ---: | ---: |\n");
    for kind in all_kinds() {
        let (label, tally) = (label(kind), coverage.tally(kind));
        let (counts, percent) = (counts(tally), percent_text(tally));
        writeln!(text, "| {label} | {counts} | {percent} |").ok();
    }
    text.push('\n');
    if let Some(why) = unbounded(coverage) {
        writeln!(text, "{}\n", md(&own(why))).ok();
    }
    let below = Below::all(covered);
    for one in &below {
        writeln!(text, "- below what is asked: {}", one.figures()).ok();
    }
    if !below.is_empty() {
        text.push('\n');
    }
    text
}

fn lists(kinds: &[(CoverageKind, Vec<String>)]) -> String {
    kinds.iter().fold(String::new(), |mut text, (kind, names)| {
        writeln!(text, "- {}", kind.as_str()).ok();
        for name in names {
            writeln!(text, "  - {}", md(&told(name))).ok();
        }
        text
    })
}

fn proposals(covered: &Covered<'_>, proposed: &Proposed) -> Vec<String> {
    let tree = covered.tree();
    let mut blocks = Vec::new();
    for case in &proposed.cases {
        let name = case.written.as_ref().unwrap_or(&case.name);
        let mut text = format!("Proposed, to be judged: {}\n\n", md(&told(name)));
        if case.written.is_none() {
            let code = Shown::text(&case.text);
            let fence = fence(&code);
            writeln!(text, "{fence}toml\n{}\n{fence}\n", code.as_str().trim_end()).ok();
        }
        blocks.push(text);
    }
    if !proposed.not_found.is_empty() {
        let mut text = "No answer set was found for\n\n".to_owned();
        for goal in &proposed.not_found {
            let (kind, name) = (goal.kind().as_str(), goal.name(tree));
            writeln!(text, "- {kind}: {}", md(&told(&name))).ok();
        }
        text.push('\n');
        blocks.push(text);
    }
    blocks
}
