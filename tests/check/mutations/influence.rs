//! Slips that show in what ever decides, looked at of the item in which the slip is.

use whystack::analysis::settle;
use whystack::diagnostic::Check;
use whystack::load::Located;
use whystack::model::Item;

use super::{Change, Shipped};
use crate::{influence, study_by};

/// What is told of an item with `--influence`.
fn told(located: &Located, name: &str) -> Vec<(Check, String)> {
    let mut study = study_by(located, None);
    let tree = study.tree();
    let item = Item::all(tree)
        .into_iter()
        .find(|item| item.name(tree) == name);
    study.influence = Some(influence(&study, Some(vec![item.unwrap()])));
    let codes = [Check::NeverDecides, Check::DecidingDissent];
    let found = settle(&study, &located.allows).into_iter();
    let found = found.filter(|one| codes.contains(&one.finding.check));
    found
        .map(|one| (one.finding.check, one.finding.headline))
        .collect()
}

#[test]
fn a_bound_that_everything_meets_never_decides() {
    let tree = Shipped::Runtime;
    let name = "code-trust.customers";
    assert_eq!(told(tree.unchanged().located, name), []);
    let slip = Change {
        file: "trees/runtime/tree.toml",
        from: "label = \"Code or images that customers or partners bring\"\n  require = { isolation = { at-least = \"mediated\" } }",
        to: "label = \"Code or images that customers or partners bring\"\n  require = { isolation = { at-least = \"process\" } }",
    };
    let wanted = "that `code-trust.customers` requires `isolation = { at-least = \"process\" }` never decides who is first";
    let found = told(&tree.copied(&[slip]), name);
    assert_eq!(found, [(Check::NeverDecides, wanted.to_owned())]);
}

#[test]
fn a_source_that_would_make_another_first_decides() {
    let tree = Shipped::Runtime;
    let name = "runc.linux-compat";
    assert_eq!(told(tree.unchanged().located, name), []);
    let value = "{ value = \"full\", source = \"docker-seccomp\", note = \"The host kernel answers; the filter that Docker adds blocks about 44 of over 300 calls\" }";
    let slip = Change {
        file: "trees/runtime/options/runc.toml",
        from: value,
        to: format!("[{value}, {{ value = \"wasi-only\", source = \"runc-readme\" }}]").leak(),
    };
    let wanted = "which source is right on `runc.linux-compat` decides who is first";
    let found = told(&tree.copied(&[slip]), name);
    assert_eq!(found, [(Check::DecidingDissent, wanted.to_owned())]);
}

#[test]
fn what_only_clears_a_condition_is_not_said_to_be_idle() {
    // It provides what some options need: without it they would stay, on a condition.
    let unchanged = Shipped::Runtime.unchanged().located;
    assert_eq!(told(unchanged, "virtualisation.available"), []);
    let languages = told(unchanged, "languages.go");
    let wanted = "`languages.go` never decides who is first";
    assert_eq!(languages, [(Check::NeverDecides, wanted.to_owned())]);
}
