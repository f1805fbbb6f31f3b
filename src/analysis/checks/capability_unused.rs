//! `capability-unused`: a capability of the tree's own that nothing speaks of.

use super::definition::{Definition, Run};
use super::lookup::all_effects;
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{CapabilityIx, Item};
use crate::text::{plural, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::CapabilityUnused,
    means: "A capability that the tree declares itself is needed by no option, stands in no conflict, and no option offers it to other trees. Those of shared.toml belong to several trees and are not looked at.",
    why: "Answers that provide or lack it change nothing; mostly an option forgot to say that it needs it.",
    bad: r#"[[capability]]
id = "gpu-driver"       # no option needs it
title = "The vendor's driver on the nodes""#,
    mend: "Add it to the `needs` of the options that need it, or take it out.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let used = |ix: &CapabilityIx| {
        tree.candidates().rows().iter().any(|option| {
            option.needs.iter().any(|need| need.any.contains(ix))
                || option.conflicts.contains(ix)
                || option.provides.contains(ix)
        })
    };
    let unused = study.subject.own_capabilities.iter().filter(|ix| !used(ix));
    unused
        .map(|ix| {
            let id = ticked(tree.capabilities()[*ix].id.as_str());
            let spoken = all_effects(tree)
                .iter()
                .filter(|(_, one)| one.provides.contains(ix) || one.lacks.contains(ix))
                .count();
            let item = Item::Capability(*ix);
            Finding::new(
                tree,
                Check::CapabilityUnused,
                item,
                format!("no option needs capability {id}"),
            )
            .proof(format!(
                "none of {} options needs it, conflicts with it or offers it; {} of it",
                tree.candidates().len(),
                plural(spoken, "answer or rule speaks", "answers and rules speak")
            ))
            .remedy("add it to the `needs` of the options that need it, or take it out")
        })
        .collect()
}
