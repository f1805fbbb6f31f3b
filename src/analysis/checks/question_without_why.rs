//! `question-without-why`: a question that does not say why it is asked.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::QuestionWithoutWhy,
    means: "A question has no `why`.",
    why: "Whoever is asked answers better if he knows what hangs on it; a reviewer can hold the needs against the reason.",
    bad: r#"[[question]]
id = "gpu"
ask = "Do workloads use a GPU?"
kind = "one""#,
    mend: "Write in `why`, in a sentence, what the answer changes and for what reason.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let silent = tree
        .questions()
        .iter()
        .filter(|(_, question)| question.why.is_none());
    silent
        .map(|(ix, question)| {
            let headline = format!(
                "question {} does not say why it is asked",
                ticked(question.id.as_str())
            );
            Finding::new(
                tree,
                Check::QuestionWithoutWhy,
                Item::Question(ix),
                headline,
            )
            .proof("it has no `why`")
            .remedy("say in a sentence what hangs on the answer")
        })
        .collect()
}
