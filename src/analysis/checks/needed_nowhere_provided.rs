//! `needed-nowhere-provided`: a need that no answer can ever meet.

use super::definition::{Definition, Run};
use super::lookup::all_effects;
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{CapabilityIx, Item};
use crate::text::{list_or, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::NeededNowhereProvided,
    means: "An option needs a capability, or one of several, that no choice, band or rule provides and that the tree does not assume. The need can be lacked or left open, never met.",
    why: "The option is conditional under all answers: the recommendation of it is never clear, and nobody can say that the condition holds.",
    bad: r#"[[capability]]
id = "kvm"
title = "The nodes offer /dev/kvm"

[[option]]
id = "firecracker"
needs = ["kvm"]      # no answer provides kvm"#,
    mend: "Ask about it: a choice that provides the capability and one that lacks it. Or assume it in `[assume]`, or take the need out.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let provided = |ix: CapabilityIx| {
        let effects = all_effects(tree);
        tree.capabilities()[ix].assumed
            || effects
                .iter()
                .any(|(_, effects)| effects.provides.contains(&ix))
    };
    let mut found = Vec::new();
    for (ix, candidate) in tree.candidates().iter() {
        for need in &candidate.needs {
            if need.any.iter().any(|capability| provided(*capability)) {
                continue;
            }
            let any: Vec<String> = need
                .any
                .iter()
                .map(|ix| ticked(tree.capabilities()[*ix].id.as_str()))
                .collect();
            let id = ticked(candidate.id.as_str());
            let headline = format!(
                "option {id} needs {}, which nothing ever provides",
                list_or(&any)
            );
            let finding = Finding::new(
                tree,
                Check::NeededNowhereProvided,
                Item::Candidate(ix),
                headline,
            );
            found.push(
                finding
                    .at("needs")
                    .proof("no choice, band or rule provides it, and the tree does not assume it")
                    .remedy("ask a question whose answers provide and lack it, or assume it"),
            );
        }
    }
    found
}
