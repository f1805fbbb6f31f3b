//! `broken-case`: a case that no longer loads or holds.

use super::broken_profile::remedy;
use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::analysis::tried::TriedCase;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::BrokenCase,
    means: "A case that speaks of the tree does not load, something in it does not come out as it expects, or all of it comes out although it says `known-miss`. Cases are decided as `whystack test` decides them: those of --cases, else those below tests/cases in the current folder and beside a tree that comes from a path (tests/cases or cases in its folder, else tests/cases in the one around). A file of which nobody can tell what it speaks of is told with the first tree. An [[allow]] names the file without .toml.",
    why: "A case is a documented decision or a gate: either the tree has lost what made it right, or the case speaks of a tree that is no more.",
    bad: r#"[expect.runtime]
winner = "gvisor"      # runc is first"#,
    mend: "Mend the tree, or the case if it was wrong. What the tree cannot say yet is a `known-miss` with its reason; once it comes out, take that out.",
    run: Run::Cases(run),
};

fn run(study: &Study<'_>, cases: &[TriedCase]) -> Vec<Finding> {
    let mut found = Vec::new();
    for case in cases {
        let name = ticked(&case.name);
        let finding = |headline, place| {
            Finding::new(study.tree(), Check::BrokenCase, Item::Tree, headline)
                .of_file(&case.name, place)
        };
        for fault in &case.faults {
            let headline = format!("case {name} does not load: {}", fault.headline);
            let place = fault.place.as_ref().map(|label| label.span);
            let code = ticked(fault.code.as_str());
            found.push(
                finding(headline, place.or(case.place))
                    .proof(format!("`test` refuses it with {code}"))
                    .remedy(remedy(fault, "mend the case, or the tree")),
            );
        }
        for miss in &case.misses {
            let headline = format!("case {name}, {}", miss.said);
            let mend = if miss.is_known_miss {
                "the remark is out of date; without it the case is one that holds"
            } else {
                "mend the tree, or the case if it was wrong, or say why it misses under `known-miss`"
            };
            found.push(
                finding(headline, miss.place.or(case.place))
                    .proof(&miss.why)
                    .remedy(mend),
            );
        }
    }
    found
}
