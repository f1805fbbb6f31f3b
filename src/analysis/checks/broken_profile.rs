//! `broken-profile`: a profile that no longer loads for the tree.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::analysis::tried::TriedProfile;
use crate::diagnostic::{Check, Diagnostic};
use crate::model::Item;
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::BrokenProfile,
    means: "A profile that speaks of the tree has an error when it is read for it: a question, a choice, an option or a criterion that the tree does not have, a number out of its bounds, a question that it leaves without an answer. It is read as `decide` reads it; each fault is a finding of its own. An [[allow]] names the profile.",
    why: "Whoever decides by the profile is told of a fault that is not theirs, and no decision is made.",
    bad: r#"[answers.runtime]
gpu-kind = "none"      # the tree calls this question gpu"#,
    mend: "Mend the profile, or give the tree back what it speaks of. A question that is new in the tree is answered in every profile, be it with \"unknown\".",
    run: Run::Profiles(run),
};

fn run(study: &Study<'_>, profiles: &[TriedProfile]) -> Vec<Finding> {
    let profiles = profiles.iter();
    let faults =
        profiles.flat_map(|profile| profile.faults.iter().map(move |fault| (profile, fault)));
    faults
        .map(|(profile, fault)| {
            let name = ticked(&profile.name);
            let headline = format!("profile {name} does not load: {}", fault.headline);
            let code = ticked(fault.code.as_str());
            let finding = Finding::new(study.tree(), Check::BrokenProfile, Item::Tree, headline);
            let place = fault.place.as_ref().map(|label| label.span);
            finding
                .of_file(&profile.name, place.or(profile.place))
                .proof(format!("`decide` refuses it with {code}"))
                .remedy(remedy(fault, "mend the profile, or the tree"))
        })
        .collect()
}

/// What a fault says to do, or else what there is to do.
pub(super) fn remedy(fault: &Diagnostic, otherwise: &str) -> String {
    if fault.help.is_empty() {
        otherwise.to_owned()
    } else {
        fault.help.join("; ")
    }
}
