//! `unused-criterion`: a criterion that nothing weighs, prefers or requires.

use std::collections::BTreeSet;

use super::definition::{Definition, Run};
use super::lookup::{all_effects, answer_effects, united};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{Criterion, CriterionIx, Item, Requirement, Scale, Tree};
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
    let unused = unused(tree).filter(|(_, criterion)| !is_only_tested(criterion));
    unused
        .map(|(ix, criterion)| {
            let headline = format!(
                "nothing weighs, prefers or requires {}",
                ticked(criterion.id.as_str())
            );
            Finding::new(tree, Check::UnusedCriterion, Item::Criterion(ix), headline)
                .proof("its base weight is 0, and no answer, rule or open question speaks of it")
                .remedy("ask the question that makes it matter, or take it out")
        })
        .collect()
}

/// The criteria that nothing weighs, prefers or requires.
pub(super) fn unused(tree: &Tree) -> impl Iterator<Item = (CriterionIx, &Criterion)> {
    let mut used: BTreeSet<CriterionIx> = BTreeSet::new();
    used.extend(answer_effects(tree).iter().map(|(_, one)| one.criterion));
    used.extend(united(tree).map(|one| one.criterion));
    for (_, effects) in all_effects(tree) {
        let weighed = effects.weighs.iter().map(|one| (one.criterion, one.weight));
        let preferred = effects.prefers.iter();
        let preferred = preferred.map(|one| (one.criterion, one.weight));
        let counted = weighed.chain(preferred);
        let counted = counted.filter(|(_, weight)| !weight.is_zero());
        used.extend(counted.map(|(criterion, _)| criterion));
        used.extend(effects.requires.iter().flat_map(Requirement::criteria));
    }
    let criteria = tree.criteria().iter();
    criteria.filter(move |(ix, criterion)| criterion.base.is_zero() && !used.contains(ix))
}

/// Whether a criterion counts by tests alone: a set without a value function.
pub(super) fn is_only_tested(criterion: &Criterion) -> bool {
    matches!(criterion.scale, Scale::Set(_)) && !criterion.can_be_weighed()
}
