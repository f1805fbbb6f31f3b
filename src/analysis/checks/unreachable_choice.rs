//! `unreachable-choice`: a choice that is never offered.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::space::Space;
use crate::analysis::study::Study;
use crate::analysis::wording::{all_sets, count_text};
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::UnreachableChoice,
    means: "The condition of a choice holds in no answer set in which its question applies, so nobody can ever choose it. Choices of a question that is never asked are not listed again.",
    why: "Somebody whose situation it is does not find it, and what it would require never counts.",
    bad: r#"[[question]]
id = "engine"
when = { driver = "engine" }
  [[question.choice]]
  id = "cri-o"
  when = { driver = "pods" }"#,
    mend: "Widen the condition of the choice or of its question, or take the choice out.",
    run: Run::Space(run),
};

fn run(study: &Study<'_>, space: &Space<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for (ix, question) in tree.questions().iter() {
        let applies = space.applies[ix].yes;
        if applies.is_none() {
            continue;
        }
        for (choice, of) in question.choices().iter() {
            if !space.offered[ix][choice].yes.is_none() {
                continue;
            }
            let (id, asked) = (ticked(of.id.as_str()), ticked(question.id.as_str()));
            let headline = format!("choice {id} of {asked} is never offered");
            let (all, here) = (all_sets(space.answer_sets), count_text(applies));
            let proof = format!(
                "checked {all}: {asked} applies in {here} of them, and the choice's condition holds in none"
            );
            let item = Item::Choice(ix, choice);
            found.push(
                Finding::new(tree, Check::UnreachableChoice, item, headline)
                    .at("when")
                    .proof(proof)
                    .remedy("widen its `when` or that of the question, or take the choice out"),
            );
        }
    }
    found
}
