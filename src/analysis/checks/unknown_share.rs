//! `unknown-share`: an option with over a third of its facts unknown.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{Fact, Item};
use crate::text::{list_and, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::UnknownShare,
    means: "Over a third of the criteria are unknown of the option, those among them of which it says nothing.",
    why: "It is compared on guesses: unknowns count a fixed value, widen every margin and are eliminated under --strict.",
    bad: r#"[[option]]
id = "newcomer"
facts = { speed = { unknown = "no measurement" }, size = { unknown = "not documented" } }"#,
    mend: "Look for more sources, or leave the option out until there are some.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let all = tree.criteria().len();
    let mut found = Vec::new();
    for (ix, candidate) in tree.candidates().iter() {
        let unknown: Vec<String> = candidate
            .facts
            .iter()
            .filter(|(_, fact)| matches!(fact, Fact::Unknown { .. }))
            .map(|(criterion, _)| ticked(tree.criteria()[criterion].id.as_str()))
            .collect();
        if 3 * unknown.len() <= all {
            continue;
        }
        let id = ticked(candidate.id.as_str());
        let headline = format!(
            "{} of {all} facts of option {id} are unknown",
            unknown.len()
        );
        found.push(
            Finding::new(tree, Check::UnknownShare, Item::Candidate(ix), headline)
                .at("facts")
                .proof(format!("unknown: {}", list_and(&unknown)))
                .remedy("look for more sources, or leave it out until there are some"),
        );
    }
    found
}
