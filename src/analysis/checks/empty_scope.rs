//! `empty-scope`: a tree that does not say what it leaves out.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::Item;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::EmptyScope,
    means: "The scope of the tree omits nothing: `omits` is an empty list.",
    why: "Every tree leaves something out that matters to somebody. Reports print it, so that nobody takes the result for more than it is.",
    bad: r#"[scope]
decides = "What runs one workload on a node"
omits = []"#,
    mend: "Name what is not looked at: price, contracts, what stands above or below.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let scope = tree.scope();
    if !scope.omits.is_empty() && !scope.decides.trim().is_empty() {
        return Vec::new();
    }
    let finding = Finding::new(
        tree,
        Check::EmptyScope,
        Item::Tree,
        "the tree does not say what it leaves out",
    );
    vec![
        finding
            .at("omits")
            .proof("its scope omits nothing")
            .remedy("name what is not looked at, such as price or support contracts"),
    ]
}
