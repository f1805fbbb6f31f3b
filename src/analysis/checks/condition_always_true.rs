//! `condition-always-true`: a condition that always holds.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::space::{Share, Space};
use crate::analysis::study::Study;
use crate::analysis::wording::all_sets;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::ConditionAlwaysTrue,
    means: "The `when` of a question or a rule holds in every answer set, or that of a choice whenever its question applies.",
    why: "A condition that tells nothing apart was meant to: something in it is wrong. A rule that always holds is a weight or a requirement that nobody asked for.",
    bad: r#"[[question]]
id = "gpu"
when = { site = ["cloud", "edge", "unknown"] }  # "cloud" and "edge" are all choices of site"#,
    mend: "Take the `when` out if the thing always applies, else name the answers that are meant. State the needs of a rule that always holds as base weights.",
    run: Run::Space(run),
};

fn run(study: &Study<'_>, space: &Space<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for (item, _) in tree.conditions() {
        let (share, what, scope, remedy) = match item {
            Item::Question(ix) => {
                let id = ticked(tree.questions()[ix].id.as_str());
                let what = format!("the condition of question {id} always holds");
                (
                    space.applies[ix],
                    what,
                    "it holds in each",
                    "take its `when` out, or name the answers that are meant",
                )
            }
            Item::Choice(ix, choice) => {
                let (question, share) = (&tree.questions()[ix], space.offered[ix][choice]);
                let (id, asked) = (&question.choices()[choice].id, &question.id);
                let (id, asked) = (ticked(id.as_str()), ticked(asked.as_str()));
                let what = format!("the condition of choice {id} of {asked} always holds");
                (
                    share,
                    what,
                    "it holds in each in which the question applies",
                    "take its `when` out, or name the answers that are meant",
                )
            }
            Item::Rule(ix) => {
                let what = format!(
                    "rule {} holds under all answers",
                    ticked(tree.rules()[ix].id.as_str())
                );
                (
                    space.holds[ix],
                    what,
                    "its condition holds in each",
                    "mend its `when`, or state its needs as base weights",
                )
            }
            _ => (Share::default(), String::new(), "", ""),
        };
        if !share.yes.is_none() && share.no.is_none() {
            let all = all_sets(space.answer_sets);
            let finding = Finding::new(tree, Check::ConditionAlwaysTrue, item, what);
            found.push(
                finding
                    .at("when")
                    .proof(format!("checked {all}: {scope}"))
                    .remedy(remedy),
            );
        }
    }
    found
}
