//! `stale-allow`: an `[[allow]]` that silences nothing.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::StaleAllow,
    means: "An `[[allow]]` names a check that finds nothing about its item. An exception to a check that did not run (`stale-fact` without `--max-age`, what needs a counted answer space, or a case that was not among those looked at) is not stale.",
    why: "The exception would silence the next finding about the item, which nobody has looked at.",
    bad: r#"[[allow]]
code = "never-first"
item = "runc"            # which is first in many answer sets
because = "a baseline""#,
    mend: "Take the exception out.",
    run: Run::Tree(run),
};

/// Exceptions are looked at once all findings are there: see `settle`.
fn run(_: &Study<'_>) -> Vec<Finding> {
    Vec::new()
}
