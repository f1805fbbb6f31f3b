//! `essential-missing`: a tree without an essential question.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::plural;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::EssentialMissing,
    means: "No question of the tree is `essential`, so a decision can be clear while every question is open.",
    why: "While the scope is open the narrowest option wins by default, and looks like a recommendation.",
    bad: r#"[[question]]
id = "form"
ask = "What is to be run?"
kind = "one"
essential = false"#,
    mend: "Mark the questions that fix the scope: those without which no recommendation is worth anything.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let questions = tree.questions();
    if questions.is_empty() || questions.rows().iter().any(|one| one.essential) {
        return Vec::new();
    }
    let count = plural(questions.len(), "question", "questions");
    let finding = Finding::new(
        tree,
        Check::EssentialMissing,
        Item::Tree,
        "no question is essential",
    );
    vec![
        finding
            .proof(format!("of {count} none says `essential = true`"))
            .remedy("mark the questions that fix the scope"),
    ]
}
