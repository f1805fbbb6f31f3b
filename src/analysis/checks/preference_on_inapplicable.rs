//! `preference-on-inapplicable`: a preference that meets a fact that does not apply.

use std::collections::BTreeMap;

use super::definition::{Definition, Run};
use super::lookup::{all_effects, answer_effects};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{CriterionIx, Fact, Item};
use crate::text::{list_and, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::PreferenceOnInapplicable,
    means: "Something prefers values of a criterion that does not apply to an option: there the preference counts 0, as if its test broke.",
    why: "Where having none is no drawback, the option loses points for nothing.",
    bad: r#"[[question.choice]]
id = "windows"
prefer = { windows-nodes = { at-least = "good", weight = 3 } }

[[option]]
id = "library"
facts = { windows-nodes = { applies = false, source = "s" } }"#,
    mend: "State the fitting value instead of `applies = false` where having none is no drawback; else let it be.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut preferred: BTreeMap<CriterionIx, Vec<String>> = BTreeMap::new();
    for (item, effects) in all_effects(tree) {
        for preference in effects.prefers.iter().filter(|one| !one.weight.is_zero()) {
            let by = preferred.entry(preference.criterion).or_default();
            by.push(ticked(&item.name(tree)));
        }
    }
    for (question, effect) in answer_effects(tree) {
        if effect.weight.is_some_and(|weight| !weight.is_zero()) {
            let by = preferred.entry(effect.criterion).or_default();
            by.push(ticked(&Item::Question(question).name(tree)));
        }
    }
    let mut found = Vec::new();
    for (ix, candidate) in tree.candidates().iter() {
        for (criterion, by) in &mut preferred {
            if !matches!(candidate.facts[*criterion], Fact::NotApplicable { .. }) {
                continue;
            }
            by.dedup();
            let (id, name) = (&candidate.id, &tree.criteria()[*criterion].id);
            let (id, name) = (ticked(id.as_str()), ticked(name.as_str()));
            let headline = format!("{name} is preferred and does not apply to option {id}");
            let item = Item::Fact(ix, *criterion);
            found.push(
                Finding::new(tree, Check::PreferenceOnInapplicable, item, headline)
                    .proof(format!("preferred by {}; it counts 0 there", list_and(by)))
                    .remedy(
                        "state the fitting value where having none is no drawback, else let it be",
                    ),
            );
        }
    }
    found
}
