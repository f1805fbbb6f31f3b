//! A proposed case as an answers file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::analysis::coverage::{Goal, Proposal};
use crate::cli::answers_text::{rows_toml, tree_toml};
use crate::model::{CandidateIx, Tree};
use crate::text::Shown;

/// The text of the file: what only it reaches, its answers, and what the engine makes of them.
pub(super) fn text(tree: &Tree, proposal: &Proposal) -> String {
    let mut out = "# Proposed by `whystack test --propose`. Only this case\n".to_owned();
    for goal in &proposal.only {
        writeln!(out, "#   - {}", Shown::line(&goal.deed(tree))).ok();
    }
    out.push_str(
        "# `[expect]` says what the tree computes today, not what is right: a person who knows the\n\
         # field must judge it, and say whose situation this is, before it pins anything.\n\
         schema = 1\n\
         unanswered = \"unknown\"\n",
    );
    out.push_str(&tree_toml(tree));
    let rows = &proposal.answers.0;
    out.push_str(&rows_toml(tree, rows, true));
    out.push_str(&rows_toml(tree, rows, false));
    writeln!(out, "\n[expect.{}]", tree.id()).ok();
    match proposal.first.as_slice() {
        [] => {}
        [winner] => {
            writeln!(out, "winner = {}", list(tree, &[*winner], false)).ok();
        }
        tie => {
            writeln!(out, "top = {}", list(tree, tie, true)).ok();
        }
    }
    writeln!(out, "status = \"{}\"", proposal.status.as_str()).ok();
    let out_only = proposal.only.iter().filter_map(|goal| match goal {
        Goal::Eliminated(ix) => Some(*ix),
        _ => None,
    });
    let eliminated: Vec<CandidateIx> = out_only.collect();
    if !eliminated.is_empty() {
        writeln!(out, "eliminated = {}", list(tree, &eliminated, true)).ok();
    }
    out
}

fn list(tree: &Tree, options: &[CandidateIx], is_list: bool) -> String {
    let ids = options.iter();
    let ids: Vec<String> = ids
        .map(|ix| format!("\"{}\"", tree.candidates()[*ix].id))
        .collect();
    let ids = ids.join(", ");
    if is_list { format!("[{ids}]") } else { ids }
}

/// A file name of ids alone, by what the case reaches first: `runtime-first-gvisor.toml`. `taken`
/// are the names of the run, so that no two are alike.
pub(super) fn name(tree: &Tree, proposal: &Proposal, taken: &mut BTreeSet<String>) -> String {
    let goal = proposal.only.first();
    let about = goal.map_or_else(String::new, |goal| {
        let word = match goal {
            Goal::Question(_)
            | Goal::Choice(..)
            | Goal::Band(..)
            | Goal::Nothing(_)
            | Goal::Unknown(_) => "answer",
            Goal::Rule(_) => "rule",
            Goal::Requirement(_) => "requires",
            Goal::First(_) => "first",
            Goal::Eliminated(_) => "out",
        };
        format!("-{word}-{}", slug(&goal.name(tree)))
    });
    let stem = format!("{}{about}", tree.id());
    let stem: String = stem.chars().take(200).collect();
    let mut name = format!("{stem}.toml");
    let mut n = 2;
    while !taken.insert(name.clone()) {
        name = format!("{stem}-{n}.toml");
        n += 1;
    }
    name
}

/// Ids with whatever stands between them as hyphens.
fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}
