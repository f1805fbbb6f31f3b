//! `dominated`: an option that another one beats whatever is answered.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{Item, Table};
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::Dominated,
    means: "Another option is viable wherever this one is, and every answer and every rule gives it at least as many points, some more. Proven for all answers; an option that is beaten by one here and by another there is not named. A tree without questions, a decision matrix, is not looked at.",
    why: "It can tie for the first place at best. Either it is out of date, or what people choose it for is not asked about.",
    bad: r#"[[option]]
id = "old-engine"      # as `engine`, only slower
name = "Old engine""#,
    mend: "Ask about the need for which people choose it, check its facts, or take it out.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    if tree.questions().is_empty() {
        return Vec::new();
    }
    let by = study.dominators.iter().flat_map(Table::iter);
    let by = by.filter_map(|(ix, by)| Some((ix, (*by)?)));
    let carried = |ix| tree.candidates()[ix].carried.is_some();
    let finding = |(ix, by)| {
        let name = |ix| ticked(tree.candidates()[ix].id.as_str());
        let headline = format!("option {} is dominated by {}", name(ix), name(by));
        Finding::new(tree, Check::Dominated, Item::Candidate(ix), headline)
            .proof(format!(
                "under every answer and every rule {} has at least as many points, under some more, and it is viable wherever {} is",
                name(by),
                name(ix)
            ))
            .remedy("ask about the need for which people choose it, check its facts, or take it out")
            .also(Item::Candidate(by), "", "is never worse")
    };
    by.filter(|(ix, _)| !carried(*ix)).map(finding).collect()
}
