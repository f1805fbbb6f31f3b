//! `condition-never-true`: a rule whose condition never holds.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::space::Space;
use crate::analysis::study::Study;
use crate::analysis::wording::all_sets;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::ConditionNeverTrue,
    means: "The `when` of a rule holds in no answer set. Conditions of questions and choices that never hold are `unreachable-question` and `unreachable-choice`.",
    why: "The needs of the rule never count, and its author believes that they do.",
    bad: r#"[[rule]]
id = "dense-strangers"
when = { density = { from = 200 }, code-trust = "customers" }

[[question]]
id = "density"
when = { code-trust = "own" }"#,
    mend: "Mend the `when`, or take the rule out. Look whether the questions that it names can apply together.",
    run: Run::Space(run),
};

fn run(study: &Study<'_>, space: &Space<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let never = tree
        .rules()
        .iter()
        .filter(|(ix, _)| space.holds[*ix].yes.is_none());
    never
        .map(|(ix, rule)| {
            let headline = format!("rule {} never holds", ticked(rule.id.as_str()));
            let all = all_sets(space.answer_sets);
            Finding::new(tree, Check::ConditionNeverTrue, Item::Rule(ix), headline)
                .at("when")
                .proof(format!("checked {all}: its condition holds in none"))
                .remedy("mend its `when`, or take the rule out")
        })
        .collect()
}
