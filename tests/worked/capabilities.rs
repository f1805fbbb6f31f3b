//! Needs, conflicts, and capabilities in three states.

use crate::support::{decide, decide_with, option_with, question};
use whystack::engine::{Reason, Strict, Warning};

const CAPABILITIES: &str = "[[capability]]\nid = \"kvm\"\ntitle = \"KVM is there\"\n\
    [[capability]]\nid = \"cluster\"\ntitle = \"A cluster is there\"\n\
    [[capability]]\nid = \"linux\"\ntitle = \"Linux\"";

fn machine() -> String {
    question(
        "machine",
        "one",
        "",
        &[
            ("metal", "provides = [\"kvm\"]"),
            ("virtual", "lacks = [\"kvm\"]"),
            ("any", ""),
        ],
    )
}

fn decided(needs: &str, answers: &str) -> crate::support::Decided {
    let a = option_with("a", needs, &[("speed", "50")]);
    decide(&[CAPABILITIES, &machine(), &a], answers)
}

#[test]
fn a_need_is_met_lacked_or_a_condition() {
    let need = "needs = [\"kvm\"]";
    let met = decided(need, "[answers.t]\nmachine = \"metal\"");
    assert_eq!(met.order(), ["a"]);
    assert!(met.evaluation.ranking[0].assessment.conditional.is_empty());
    let lacked = decided(need, "[answers.t]\nmachine = \"virtual\"");
    assert_eq!(lacked.out(), ["a"]);
    assert_eq!(lacked.evaluation.eliminated[0].reasons, [Reason::Lacked(0)]);
    let silent = decided(need, "[answers.t]\nmachine = \"any\"");
    assert_eq!(silent.order(), ["a"]);
    assert_eq!(silent.evaluation.ranking[0].assessment.conditional, [0]);
    assert_eq!(silent.status(), "open");
}

#[test]
fn strict_all_eliminates_what_is_conditional_and_strict_alone_does_not() {
    let a = option_with("a", "needs = [\"kvm\"]", &[]);
    let parts = [CAPABILITIES, &machine(), &a];
    let strict = decide_with("", &parts, "", |situation| {
        situation.strict = Strict::Unverified
    });
    assert_eq!(strict.order(), ["a"]);
    let all = decide_with("", &parts, "", |situation| situation.strict = Strict::All);
    assert_eq!(
        all.evaluation.eliminated[0].reasons,
        [Reason::Conditional(0)]
    );
}

#[test]
fn of_alternative_needs_one_is_enough_and_all_must_be_lacked() {
    let need = "needs = [{ any = [\"kvm\", \"cluster\"] }]";
    assert!(
        decided(need, "[answers.t]\nmachine = \"metal\"")
            .evaluation
            .ranking[0]
            .assessment
            .conditional
            .is_empty()
    );
    // kvm is lacked, nobody speaks of a cluster: a condition.
    let half = decided(need, "[answers.t]\nmachine = \"virtual\"");
    assert_eq!(half.evaluation.ranking[0].assessment.conditional, [0]);
    let rule = "[[rule]]\nid = \"r\"\nwhen = { machine = \"virtual\" }\nbecause = \"so\"\nlacks = [\"cluster\"]";
    let a = option_with("a", need, &[]);
    let none = decide(
        &[CAPABILITIES, &machine(), rule, &a],
        "[answers.t]\nmachine = \"virtual\"",
    );
    assert_eq!(none.out(), ["a"]);
}

#[test]
fn lacks_beats_provides_beats_assume() {
    let assume = "[assume]\nprovides = [\"linux\"]";
    let system = question(
        "system",
        "one",
        "",
        &[
            ("other", "lacks = [\"linux\"]"),
            ("it", "provides = [\"linux\"]"),
        ],
    );
    let a = option_with("a", "needs = [\"linux\"]", &[]);
    let parts = [assume, CAPABILITIES, &system, &a];
    assert!(
        decide(&parts, "").evaluation.ranking[0]
            .assessment
            .conditional
            .is_empty()
    );
    assert_eq!(
        decide(&parts, "[answers.t]\nsystem = \"other\"").out(),
        ["a"]
    );
    let second = question(
        "second",
        "one",
        "",
        &[("it", "provides = [\"linux\"]"), ("no", "")],
    );
    let parts = [assume, CAPABILITIES, &system, &second, &a];
    let both = decide(&parts, "[answers.t]\nsystem = \"other\"\nsecond = \"it\"");
    assert_eq!(both.out(), ["a"]);
    let linux = both.tree.capability("linux").unwrap();
    assert_eq!(both.evaluation.warnings, [Warning::Contradiction(linux)]);
    // What is only assumed contradicts nothing.
    assert!(
        decide(&parts, "[answers.t]\nsystem = \"other\"")
            .evaluation
            .warnings
            .is_empty()
    );
}

#[test]
fn a_conflict_stands_only_if_the_capability_is_provided() {
    let keys = "conflicts = [\"kvm\"]";
    assert_eq!(
        decided(keys, "[answers.t]\nmachine = \"metal\"").out(),
        ["a"]
    );
    let silent = decided(keys, "");
    assert_eq!(silent.order(), ["a"]);
    assert!(
        silent.evaluation.ranking[0]
            .assessment
            .conditional
            .is_empty()
    );
}

#[test]
fn what_an_option_provides_has_no_effect_in_its_own_tree() {
    let a = option_with("a", "needs = [\"kvm\"]", &[]);
    let b = option_with("b", "provides = [\"kvm\"]", &[("speed", "1")]);
    let with = decide(&[CAPABILITIES, &machine(), &a, &b], "");
    assert_eq!(
        with.evaluation
            .ranked(with.ix("a"))
            .unwrap()
            .assessment
            .conditional,
        [0]
    );
}
