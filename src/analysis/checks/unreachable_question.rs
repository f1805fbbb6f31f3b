//! `unreachable-question`: a question that no answers ever bring up.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::space::Space;
use crate::analysis::study::Study;
use crate::analysis::wording::all_sets;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::UnreachableQuestion,
    means: "The condition of a question holds in no answer set, so nobody is ever asked it. All answer sets are looked through, \"unknown\" among the answers.",
    why: "What the question would require or weigh never counts, and its author believes that it does.",
    bad: r#"[[question]]
id = "sites"
when = { place = "edge", not = { place = "edge" } }"#,
    mend: "Mend the `when`, or take the question out. A test on a question that does not apply is false, so a condition on two questions that exclude each other never holds.",
    run: Run::Space(run),
};

fn run(study: &Study<'_>, space: &Space<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let never = tree
        .questions()
        .iter()
        .filter(|(ix, _)| space.applies[*ix].yes.is_none());
    never
        .map(|(ix, question)| {
            let headline = format!("question {} is never asked", ticked(question.id.as_str()));
            let all = all_sets(space.answer_sets);
            Finding::new(
                tree,
                Check::UnreachableQuestion,
                Item::Question(ix),
                headline,
            )
            .at("when")
            .proof(format!("checked {all}: its condition holds in none"))
            .remedy("mend its `when`, or take the question out")
        })
        .collect()
}
