//! `profile-leaves-nothing`: a profile under which no option is left.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::analysis::tried::TriedProfile;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::{plural, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::ProfileLeavesNothing,
    means: "A profile that speaks of the tree loads for it, and by its answers alone every option is out. An [[allow]] names the profile.",
    why: "A profile stands for a situation that people are in; under it the tree recommends nothing.",
    bad: r#"[answers.runtime]
code-trust = "strangers"        # requires a kernel of its own
virtualisation = "missing"      # and nothing has one without virtualisation"#,
    mend: "Look which needs meet in the profile (`whystack decide TREE --profile NAME` says what would have to give): mend an answer, weigh where the need is not absolute, or add the option that people in that situation take. If the situation truly has no answer, say so in an [[allow]].",
    run: Run::Profiles(run),
};

fn run(study: &Study<'_>, profiles: &[TriedProfile]) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for profile in profiles {
        let Some(left) = profile.nothing_left else {
            continue;
        };
        let name = ticked(&profile.name);
        let headline = format!("profile {name} leaves no option");
        let options = plural(tree.candidates().len(), "option", "options");
        let mut proof = format!("of {options} none is left");
        if let Some((ix, reasons)) = left.nearest {
            let id = ticked(tree.candidates()[ix].id.as_str());
            let reasons = plural(reasons, "reason", "reasons");
            proof = format!("{proof}; nearest is {id}, out for {reasons}");
        }
        let (of, name) = (tree.id(), &profile.name);
        let finding = Finding::new(tree, Check::ProfileLeavesNothing, Item::Tree, headline);
        found.push(
            finding
                .of_file(name, profile.place)
                .proof(proof)
                .remedy(format!(
                    "`whystack decide {of} --profile {name}` says what would have to give; mend the profile, or the tree"
                )),
        );
    }
    found
}
