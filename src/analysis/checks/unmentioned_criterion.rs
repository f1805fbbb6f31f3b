//! `unmentioned-criterion`: an option that says nothing of a criterion.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{Fact, Item};
use crate::text::{list_and, plural, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::UnmentionedCriterion,
    means: "The option has no fact of the criterion, not even an `unknown` with a reason.",
    why: "An unknown is said, with its reason, and is never a silent gap: nobody can see whether it was looked for.",
    bad: r#"[[criterion]]
id = "gpu"

[[option]]
id = "runc"
facts = {}       # not a word of gpu"#,
    mend: "Look the fact up; if no source says it, write `unknown = \"…\"` with what was read. Where the criterion has no meaning for the option, write `applies = false` with a source.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for (ix, candidate) in tree.candidates().iter() {
        let silent = |fact: &Fact| matches!(fact, Fact::Unknown { reason, .. } if reason == Fact::NOT_MENTIONED);
        let missing: Vec<String> = candidate
            .facts
            .iter()
            .filter(|(_, fact)| silent(fact))
            .map(|(criterion, _)| ticked(tree.criteria()[criterion].id.as_str()))
            .collect();
        if missing.is_empty() {
            continue;
        }
        let id = ticked(candidate.id.as_str());
        let count = plural(missing.len(), "criterion", "criteria");
        let headline = format!("option {id} says nothing of {count}");
        let item = Item::Candidate(ix);
        found.push(
            Finding::new(tree, Check::UnmentionedCriterion, item, headline)
                .at("facts")
                .proof(format!(
                    "it has {} of {} facts; missing: {}",
                    tree.criteria().len() - missing.len(),
                    tree.criteria().len(),
                    list_and(&missing)
                ))
                .remedy("look it up, or say `unknown = \"…\"` with what was read"),
        );
    }
    found
}
