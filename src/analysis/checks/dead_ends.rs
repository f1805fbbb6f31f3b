//! `dead-ends`: answers that leave no option.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::space::Space;
use crate::analysis::study::Study;
use crate::analysis::wording::{count_text, set_text, share};
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::{plural, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::DeadEnds,
    means: "Some answer sets leave no option viable. The number is exact; the shortest such answer sets are shown, and the question at which the last option falls most often, taken in the order of the questions. All answer sets count alike, also those that nobody would give.",
    why: "Nothing left is an honest answer, and the one that helps least. A dead end of one or two answers is often a requirement that should be a weight or a preference, or a missing option.",
    bad: r#"[[question.choice]]
id = "offline"
require = { cloud-only = { is = false }, price = { at-most = 0 } }   # no option is both"#,
    mend: "Look at the shortest dead ends: weigh or prefer where the need is not absolute, add the option that people choose there, or let it be.",
    run: Run::Space(run),
};

fn run(study: &Study<'_>, space: &Space<'_>) -> Vec<Finding> {
    let tree = study.tree();
    if space.dead_ends.is_none() {
        return Vec::new();
    }
    let (dead, all) = (count_text(space.dead_ends), count_text(space.answer_sets));
    let headline = match share(space.dead_ends, space.answer_sets) {
        Some(share) => format!("{share} of all answer sets leave no option"),
        None => format!("{dead} answer sets leave no option"),
    };
    let most = tree
        .questions()
        .indices()
        .max_by_key(|ix| (space.dead_at[*ix], std::cmp::Reverse(*ix)))
        .filter(|ix| !space.dead_at[*ix].is_none());
    let mut proof = format!("{dead} of {all} answer sets");
    if let Some(ix) = most {
        let (id, count) = (&tree.questions()[ix].id, count_text(space.dead_at[ix]));
        proof = format!(
            "{proof}; the last option falls most often at {}, in {count}",
            ticked(id.as_str())
        );
    }
    if let Some(shortest) = space.dead_witnesses.first() {
        let answers = plural(shortest.0.len(), "answer", "answers");
        let text = set_text(tree, shortest);
        proof = format!("{proof}; {answers} can be enough: {text}");
    }
    let finding = Finding::new(tree, Check::DeadEnds, Item::Tree, headline)
        .proof(proof)
        .remedy("look whether the needs of the shortest dead ends are absolute; weigh or prefer those that are not")
        .witnessed(space.dead_witnesses.iter().cloned());
    let place = most.map(|ix| (Item::Question(ix), "the last option falls most often here"));
    vec![match place {
        Some((item, text)) => finding.also(item, "", text),
        None => finding,
    }]
}
