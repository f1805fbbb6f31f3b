//! `redundant-requirement`: a requirement that another on the same answer implies.

use super::definition::{Definition, Reads};
use super::lookup::all_effects;
use super::sets::implies;
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::analysis::wording::requirement_text;
use crate::diagnostic::Check;
use crate::model::Requirement;
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::RedundantRequirement,
    means: "Of two requirements that follow from the same choice, band or rule, one always holds where the other does. What the question requires for all its choices counts with each choice.",
    why: "It eliminates nothing, and its reader believes that it does. Mostly one of the two bounds is not the one that was meant.",
    bad: r#"[[question.choice]]
id = "customers"
require = { isolation = { at-least = "own-kernel" } }
require-any = [{ isolation = { at-least = "namespaces" } }, { gpu = { is = false } }]"#,
    mend: "Take the weaker one out, or mend its bound.",
    reads: Reads::Tree,
    run,
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for (item, effects) in all_effects(tree) {
        for (n, weak) in effects.requires.iter().enumerate() {
            let strong = effects.requires.iter().enumerate().find(|(m, strong)| {
                let both = implies(weak, strong);
                *m != n && implies(strong, weak) && (!both || *m < n)
            });
            let Some((_, strong)) = strong else { continue };
            let name = ticked(&item.name(tree));
            let key = match weak {
                Requirement::Test { .. } => "require",
                Requirement::Any(_) => "require-any",
            };
            let text = requirement_text(tree, weak);
            let headline = format!("{name} requires {} for nothing", ticked(&text));
            let strong = ticked(&requirement_text(tree, strong));
            found.push(
                Finding::new(tree, Check::RedundantRequirement, item, headline)
                    .at(key)
                    .proof(format!(
                        "whatever meets {strong}, which it requires as well, meets it too"
                    ))
                    .remedy("take it out, or mend its bound"),
            );
        }
    }
    found
}
