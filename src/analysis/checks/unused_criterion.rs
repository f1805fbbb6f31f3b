//! `unused-criterion`: a criterion that nothing weighs, prefers or requires.

use super::definition::{Definition, Run};
use super::lookup::{all_effects, answer_effects, united};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{CriterionIx, Item, Scale, Tree};
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::UnusedCriterion,
    means: "The criterion has no base weight, and no choice, band, rule or open question weighs, prefers or requires it. A set without a value function is `set-without-use` instead.",
    why: "Its facts are researched and kept up for nothing, or the question that should weigh it is missing.",
    bad: r#"[[criterion]]
id = "licence-cost"    # nothing weighs, prefers or requires it
title = "Licence cost"
kind = "number"
unit = "EUR"
value = { worst = 1000, best = 0 }"#,
    mend: "Ask the question that makes it matter, or take the criterion and its facts out.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for (ix, criterion) in tree.criteria().iter() {
        let set = matches!(criterion.scale, Scale::Set(_)) && !criterion.can_be_weighed();
        if set || is_used(tree, ix) {
            continue;
        }
        let headline = format!(
            "nothing weighs, prefers or requires {}",
            ticked(criterion.id.as_str())
        );
        found.push(
            Finding::new(tree, Check::UnusedCriterion, Item::Criterion(ix), headline)
                .proof("its base weight is 0, and no answer, rule or open question speaks of it")
                .remedy("ask the question that makes it matter, or take it out"),
        );
    }
    found
}

/// Whether anything weighs, prefers or requires a criterion.
pub(super) fn is_used(tree: &Tree, ix: CriterionIx) -> bool {
    !tree.criteria()[ix].base.is_zero()
        || answer_effects(tree)
            .iter()
            .any(|(_, one)| one.criterion == ix)
        || united(tree).any(|one| one.criterion == ix)
        || all_effects(tree).iter().any(|(_, effects)| {
            let weighed = effects.weighs.iter();
            let preferred = effects.prefers.iter();
            let required = effects.requires.iter();
            weighed
                .map(|one| (one.criterion, one.weight))
                .chain(preferred.map(|one| (one.criterion, one.weight)))
                .any(|(criterion, weight)| criterion == ix && !weight.is_zero())
                || required
                    .flat_map(crate::model::Requirement::criteria)
                    .any(|one| one == ix)
        })
}
