//! `not-counted`: an answer space too large to be counted.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::Item;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::NotCounted,
    means: "The walk over all answer sets needed more states or steps than its budget (500,000 and 6,000,000), or the tree has more of something than it tells apart; or there are more answer sets than 2^128 - 1, and their number is not known. What needs the counts is then not checked: what is never asked, offered or viable, what conditions always or never hold, dead ends, contradictions.",
    why: "Nothing was proved about what can happen under all answers.",
    bad: r#"[[question]]
id = "features"
kind = "many"           # forty choices, each of which requires something else"#,
    mend: "Split large `many` questions, or ask less in one tree.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let proof = match &study.space {
        Err(why) => why.to_string(),
        Ok(space) if space.answer_sets.exact().is_none() => {
            "there are more than 2^128 - 1; what is said of none and of all is exact all the same"
                .to_owned()
        }
        Ok(_) => return Vec::new(),
    };
    let finding = Finding::new(
        tree,
        Check::NotCounted,
        Item::Tree,
        "the answer sets were not counted",
    );
    vec![
        finding
            .proof(proof)
            .remedy("split large `many` questions, or ask less in one tree"),
    ]
}
