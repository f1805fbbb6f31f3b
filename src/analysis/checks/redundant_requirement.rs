//! `redundant-requirement`: a requirement that another on the same answer implies.

use super::definition::{Definition, Run};
use super::lookup::all_effects;
use super::sets::implies;
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::analysis::wording::{requirement_text, united_text};
use crate::diagnostic::Check;
use crate::model::{ChoiceIx, Item, QuestionIx, Requirement, Tree, United};
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::RedundantRequirement,
    means: "Of two requirements that follow from the same choice, band or rule, one always holds where the other does. What the question requires for all its choices counts with each choice. Any of the answer (`includes-any = \"$answer\"` of a `many` question) is weakest where all are chosen.",
    why: "It eliminates nothing, and its reader believes that it does. Mostly one of the two bounds is not the one that was meant.",
    bad: r#"[[question.choice]]
id = "customers"
require = { isolation = { at-least = "own-kernel" } }
require-any = [{ isolation = { at-least = "namespaces" } }, { gpu = { is = false } }]"#,
    mend: "Take the weaker one out, or mend its bound.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for (item, effects) in all_effects(tree) {
        for (n, weak) in effects.requires.iter().enumerate() {
            let strong = effects.requires.iter().enumerate().find(|(m, strong)| {
                let both = implies(tree, weak, strong);
                *m != n && implies(tree, strong, weak) && (!both || *m < n)
            });
            if let Some((_, strong)) = strong {
                let strong = ticked(&requirement_text(tree, strong));
                let proof =
                    format!("whatever meets {strong}, which it requires as well, meets it too");
                found.push(finding(tree, item, weak, proof));
            }
        }
    }
    for (ix, question) in tree.questions().iter() {
        for united in question.united() {
            of_answer(tree, ix, united, &mut found);
        }
    }
    found
}

/// What a requirement over the whole answer and those of single choices imply of each other.
fn of_answer(tree: &Tree, ix: QuestionIx, united: &United, found: &mut Vec<Finding>) {
    let choices = tree.questions()[ix].choices();
    let stated = ticked(&united_text(tree, united));
    // Whatever else is chosen, more members only make it weaker.
    let implied = choices.iter().all(|(choice, of)| {
        let alone = united.requirement([&choice]);
        let strong = |own| {
            alone
                .as_ref()
                .is_some_and(|alone| implies(tree, own, alone))
        };
        of.effects.requires.iter().any(strong)
    });
    if implied {
        let item = Item::Question(ix);
        let name = ticked(&item.name(tree));
        let headline = format!("{name} requires {stated} for nothing");
        let proof = "whatever meets what any of its choices requires by itself meets it too";
        found.push(told(tree, item, headline).at("require").proof(proof));
        return;
    }
    let all: Vec<ChoiceIx> = choices.indices().collect();
    let Some(weakest) = united.requirement(&all) else {
        return;
    };
    for (choice, of) in choices.iter() {
        let weak = |own: &&Requirement| implies(tree, &weakest, own);
        for own in of.effects.requires.iter().filter(weak) {
            let proof =
                format!("whatever meets {stated}, which its question requires, meets it too");
            found.push(finding(tree, Item::Choice(ix, choice), own, proof));
        }
    }
}

fn finding(tree: &Tree, item: Item, weak: &Requirement, proof: String) -> Finding {
    let key = match weak {
        Requirement::Test { .. } => "require",
        Requirement::Any(_) => "require-any",
    };
    let name = ticked(&item.name(tree));
    let text = ticked(&requirement_text(tree, weak));
    let headline = format!("{name} requires {text} for nothing");
    told(tree, item, headline).at(key).proof(proof)
}

fn told(tree: &Tree, item: Item, headline: String) -> Finding {
    Finding::new(tree, Check::RedundantRequirement, item, headline)
        .remedy("take it out, or mend its bound")
}
