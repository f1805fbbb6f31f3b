//! `constant-criterion`: a criterion on which all options are equal.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{CandidateIx, CriterionIx, Fact, Item, Reading, Tree};
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::ConstantCriterion,
    means: "Every option has the same fact on the criterion: the same value, or it applies to none, or it is unknown of all.",
    why: "It can tell no two options apart: a weight on it only dilutes the others, a requirement leaves all or none.",
    bad: r#"[[option]]
id = "one"
facts = { linux = { value = true, source = "s" } }

[[option]]
id = "two"
facts = { linux = { value = true, source = "s" } }"#,
    mend: "Grade it finer, so that it tells options apart, or take it out; what all options have belongs into the scope.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    if tree.candidates().len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (ix, criterion) in tree.criteria().iter() {
        let mut facts = tree.candidates().indices().map(|one| said(tree, one, ix));
        let first = facts.next();
        if !facts.all(|fact| Some(fact) == first) {
            continue;
        }
        let word = match first {
            Some(Said::Unknown) => "it is unknown of all",
            Some(Said::NotApplicable) => "it applies to none",
            _ => "all have the same value",
        };
        let id = ticked(criterion.id.as_str());
        let headline = format!("{id} tells no two options apart");
        found.push(
            Finding::new(
                tree,
                Check::ConstantCriterion,
                Item::Criterion(ix),
                headline,
            )
            .proof(format!("of {} options {word}", tree.candidates().len()))
            .remedy("grade it finer, or take it out"),
        );
    }
    found
}

#[derive(PartialEq)]
enum Said<'t> {
    Value(&'t Reading),
    NotApplicable,
    Unknown,
}

fn said(tree: &Tree, candidate: CandidateIx, criterion: CriterionIx) -> Said<'_> {
    match &tree.candidates()[candidate].facts[criterion] {
        Fact::Known { used, .. } => Said::Value(&used.reading),
        Fact::NotApplicable { .. } => Said::NotApplicable,
        Fact::Unknown { .. } => Said::Unknown,
    }
}
