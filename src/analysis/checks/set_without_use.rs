//! `set-without-use`: a set without a value that nothing tests.

use super::definition::{Definition, Run};
use super::unused_criterion::{is_only_tested, unused};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::SetWithoutUse,
    means: "A set criterion without a value function counts only where an answer requires or prefers its members, and none does.",
    why: "Its facts are researched and kept up for nothing, or the question that should test it is missing.",
    bad: r#"[[criterion]]
id = "languages"       # no answer requires or prefers a language
title = "Languages"
kind = "set"
members = ["go", "rust"]"#,
    mend: "Require or prefer its members where a need speaks of them, or take the criterion and its facts out.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let unused = unused(tree).filter(|(_, criterion)| is_only_tested(criterion));
    unused
        .map(|(ix, criterion)| {
            let headline = format!(
                "nothing requires or prefers members of {}",
                ticked(criterion.id.as_str())
            );
            Finding::new(tree, Check::SetWithoutUse, Item::Criterion(ix), headline)
                .proof("it has no value function, so tests are its only use, and no answer, rule or open question has one")
                .remedy("require or prefer its members, or take it out")
        })
        .collect()
}
