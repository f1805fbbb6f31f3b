//! What makes a file a test.

use crate::support::{decide, option, option_with, question};
use whystack::engine::{Miss, Outcome};

fn outcome(expect: &str) -> Outcome {
    let q = question(
        "q",
        "one",
        "",
        &[
            (
                "yes",
                "weigh = { speed = 1 }\nrequire = { reach = { at-least = 5 } }",
            ),
            ("no", ""),
        ],
    );
    let a = option_with(
        "a",
        "form-of = \"family\"",
        &[("speed", "80"), ("reach", "10")],
    );
    let b = option("b", &[("speed", "70"), ("reach", "10")]);
    let c = option("c", &[("speed", "90"), ("reach", "0")]);
    let decided = decide(
        &[&q, &a, &b, &c],
        &format!("[answers.t]\nq = \"yes\"\n[expect.t]\n{expect}"),
    );
    decided
        .expect
        .as_ref()
        .unwrap()
        .check(&decided.tree, &decided.evaluation, None)
}

#[test]
fn expectations_hold_or_name_what_missed() {
    for good in [
        "winner = \"a\"",
        "winner = [\"b\", \"a\"]",
        "winner = { form-of = \"family\" }",
        "status = \"clear\"",
        "status = [\"open\", \"clear\"]",
        "top = [\"b\", \"a\"]",
        "eliminated = [\"c\"]",
        "never = [\"b\", \"c\"]",
        "min-margin = 10",
        "winner = \"b\"\nknown-miss = \"the tree does not ask about colour\"",
    ] {
        assert!(outcome(good).is_fine(), "{good}");
    }
    for bad in [
        "winner = \"b\"",
        "status = \"too-close\"",
        "top = [\"b\"]",
        "eliminated = [\"b\"]",
        "never = [\"a\"]",
        "min-margin = 10.1",
        "winner = \"a\"\nknown-miss = \"out of date\"",
    ] {
        assert!(!outcome(bad).is_fine(), "{bad}");
    }
    assert!(
        matches!(outcome("winner = \"b\""), Outcome::Fails(misses) if matches!(misses[..], [Miss::Winner { .. }]))
    );
    assert_eq!(
        outcome("winner = \"a\"\nknown-miss = \"old\""),
        Outcome::HoldsUnexpectedly
    );
}

#[test]
fn in_a_tie_any_tied_one_is_the_winner() {
    let q = question(
        "q",
        "one",
        "",
        &[("yes", "weigh = { speed = 1 }"), ("no", "")],
    );
    let [a, b] = ["a", "b"].map(|id| option(id, &[("speed", "80")]));
    let decided = decide(
        &[&q, &a, &b],
        "[answers.t]\nq = \"yes\"\n[expect.t]\nwinner = \"b\"",
    );
    let outcome = decided
        .expect
        .as_ref()
        .unwrap()
        .check(&decided.tree, &decided.evaluation, None);
    assert_eq!(outcome, Outcome::Holds);
}

#[test]
fn no_margin_satisfies_a_least_margin_only_where_one_is_left() {
    let q = question(
        "q",
        "one",
        "",
        &[
            ("yes", "weigh = { speed = 1 }"),
            ("nothing", "require = { gpu = { is = true } }"),
        ],
    );
    let a = option("a", &[("speed", "80"), ("gpu", "false")]);
    let check = |answer: &str| {
        let answers = format!("[answers.t]\nq = \"{answer}\"\n[expect.t]\nmin-margin = 5");
        let decided = decide(&[&q, &a], &answers);
        decided
            .expect
            .as_ref()
            .unwrap()
            .check(&decided.tree, &decided.evaluation, None)
    };
    assert_eq!(check("yes"), Outcome::Holds);
    let q = question(
        "q",
        "one",
        "",
        &[("yes", ""), ("no", "require = { gpu = { is = true } }")],
    );
    let decided = decide(
        &[&q, &a],
        "[answers.t]\nq = \"no\"\n[expect.t]\nmin-margin = 5",
    );
    let outcome = decided
        .expect
        .as_ref()
        .unwrap()
        .check(&decided.tree, &decided.evaluation, None);
    assert_eq!(outcome, Outcome::Fails(vec![Miss::Margin(None)]));
}
