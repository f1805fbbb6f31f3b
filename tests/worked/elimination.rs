//! Hard constraints on facts.

use crate::support::{close, decide, decide_with, option, question};
use whystack::engine::{Reason, Strict};

fn need(effects: &str) -> String {
    question("q", "one", "", &[("yes", effects), ("no", "")])
}

const YES: &str = "[answers.t]\nq = \"yes\"";

#[test]
fn a_range_under_a_requirement_holds_breaks_or_is_unverified() {
    let options = [
        option("above", &[("speed", "[50, 60]")]),
        option("astride", &[("speed", "[40, 60]")]),
        option("below", &[("speed", "[10, 40]")]),
        option("exact", &[("speed", "50")]),
    ];
    let parts: Vec<&str> = options.iter().map(String::as_str).collect();
    let need = need("require = { speed = { at-least = 50 } }\nweigh = { speed = 1 }");
    let all = [&[need.as_str()], &parts[..]].concat();
    let decided = decide(&all, YES);
    // means 55, 50, 50: the two of 50 tie and stand by id.
    assert_eq!(decided.order(), ["above", "astride", "exact"]);
    assert_eq!(decided.out(), ["below"]);
    let unverified = |id: &str| {
        decided
            .evaluation
            .ranked(decided.ix(id))
            .unwrap()
            .assessment
            .unverified
            .clone()
    };
    assert_eq!(unverified("astride"), [0]);
    assert!(unverified("above").is_empty());
    assert!(unverified("exact").is_empty());
    let strict = decide_with("", &all, YES, |situation| {
        situation.strict = Strict::Unverified
    });
    assert_eq!(strict.order(), ["above", "exact"]);
    assert_eq!(strict.out(), ["astride", "below"]);
}

#[test]
fn a_bound_is_met_within_a_billionth() {
    let a = option("a", &[("speed", "49.9999999999")]);
    let b = option("b", &[("speed", "49.999")]);
    let decided = decide(
        &[&need("require = { speed = { at-least = 50 } }"), &a, &b],
        YES,
    );
    assert_eq!(decided.order(), ["a"]);
}

#[test]
fn an_unknown_fact_is_unverified_and_one_that_does_not_apply_breaks() {
    let unsaid = option("unsaid", &[("gpu", "{ unknown = \"not documented\" }")]);
    let without = option("without", &[("gpu", "{ applies = false, source = \"s\" }")]);
    let no = option("no", &[("gpu", "false")]);
    let silent = option("silent", &[]);
    let need = need("require = { gpu = { is = true } }");
    let decided = decide(&[&need, &unsaid, &without, &no, &silent], YES);
    assert_eq!(decided.order(), ["silent", "unsaid"]);
    assert_eq!(decided.out(), ["no", "without"]);
    // `applies = false` breaks any requirement, also the opposite one.
    let need = self::need("require = { gpu = { is = false } }");
    assert_eq!(decide(&[&need, &without, &no], YES).order(), ["no"]);
}

#[test]
fn levels_and_sets_are_tested_as_they_stand() {
    let low = option("low", &[("wall", "\"low\""), ("forms", "[\"image\"]")]);
    let wide = option(
        "wide",
        &[
            ("wall", "[\"low\", \"high\"]"),
            ("forms", "[\"image\", \"disk\"]"),
        ],
    );
    let judged = "{ value = \"middle\", source = \"judged\", note = \"so\" }";
    let open = "{ value = [\"module\"], unknown = [\"disk\"], source = \"s\" }";
    let mid = option("mid", &[("wall", judged), ("forms", open)]);
    let parts = |effects: &str| {
        let need = need(effects);
        decide(&[&need, &low, &wide, &mid], YES)
    };
    // A requirement sees the stated level of an assessment.
    let decided = parts("require = { wall = { at-least = \"middle\" } }");
    assert_eq!(
        (decided.order(), decided.out()),
        (vec!["mid", "wide"], vec!["low"])
    );
    let unverified = |d: &crate::support::Decided, id: &str| {
        !d.evaluation
            .ranked(d.ix(id))
            .unwrap()
            .assessment
            .unverified
            .is_empty()
    };
    assert!(unverified(&decided, "wide") && !unverified(&decided, "mid"));
    let decided = parts("require = { wall = { one-of = [\"low\", \"high\"] } }");
    // `wide` may be in the middle.
    assert_eq!(
        (decided.order(), decided.out()),
        (vec!["low", "wide"], vec!["mid"])
    );
    assert!(unverified(&decided, "wide"));
    let decided = parts("require = { forms = { includes = [\"image\", \"disk\"] } }");
    assert_eq!(
        (decided.order(), decided.out()),
        (vec!["wide"], vec!["low", "mid"])
    );
    let decided = parts("require = { forms = { includes = \"disk\" } }");
    assert_eq!(
        (decided.order(), decided.out()),
        (vec!["mid", "wide"], vec!["low"])
    );
    assert!(unverified(&decided, "mid") && !unverified(&decided, "wide"));
    let decided = parts("require = { forms = { includes-any = [\"module\", \"disk\"] } }");
    assert_eq!(decided.out(), ["low"]);
    assert!(!unverified(&decided, "mid"));
}

#[test]
fn one_of_several_ways_to_comply_is_enough() {
    let need = need(
        "require-any = [ { wall = { at-least = \"high\" } }, { gpu = { is = true }, speed = { at-least = 50 } } ]",
    );
    let wall = option(
        "wall",
        &[("wall", "\"high\""), ("gpu", "false"), ("speed", "0")],
    );
    let both = option(
        "both",
        &[("wall", "\"low\""), ("gpu", "true"), ("speed", "50")],
    );
    let half = option(
        "half",
        &[("wall", "\"low\""), ("gpu", "true"), ("speed", "49")],
    );
    let open = option(
        "open",
        &[("wall", "\"low\""), ("gpu", "true"), ("speed", "[0, 100]")],
    );
    let decided = decide(&[&need, &wall, &both, &half, &open], YES);
    assert_eq!(decided.order(), ["both", "open", "wall"]);
    assert_eq!(decided.out(), ["half"]);
    assert_eq!(
        decided
            .evaluation
            .ranked(decided.ix("open"))
            .unwrap()
            .assessment
            .unverified,
        [0]
    );
}

#[test]
fn dissent_that_would_break_a_requirement_disputes_and_never_eliminates() {
    let said = "[{ value = 60, source = \"s\" }, { value = 40, source = \"other\" }]";
    let a = option("a", &[("speed", said)]);
    // Another measure is context: it disputes nothing.
    let context = "[{ value = 60, source = \"s\" }, { value = 40, source = \"other\", measure = \"downhill\" }]";
    let b = option("b", &[("speed", context)]);
    let need = need("require = { speed = { at-least = 50 } }\nweigh = { speed = 1 }");
    let decided = decide(&[&need, &a, &b], YES);
    assert_eq!(decided.order(), ["a", "b"]);
    let disputes = |id: &str| {
        decided
            .evaluation
            .ranked(decided.ix(id))
            .unwrap()
            .assessment
            .disputed
            .len()
    };
    assert_eq!((disputes("a"), disputes("b")), (1, 0));
    // The used evidence alone is counted: 60.
    close(decided.score("a").0, 60.0);
}

#[test]
fn dissent_that_would_undo_an_elimination_disputes_it_and_never_undoes_it() {
    let said = "[{ value = 40, source = \"s\" }, { value = 60, source = \"other\" }]";
    let one = option("one", &[("speed", said), ("wall", "\"high\"")]);
    // Two reasons, of which dissent undoes one: the elimination stands undisputed.
    let two = option("two", &[("speed", said), ("wall", "\"low\"")]);
    let need = need("require = { speed = { at-least = 50 }, wall = { at-least = \"middle\" } }");
    let decided = decide(&[&need, &one, &two], YES);
    assert_eq!(decided.out(), ["one", "two"]);
    let disputed: Vec<usize> = decided
        .evaluation
        .eliminated
        .iter()
        .map(|out| out.disputed.len())
        .collect();
    assert_eq!(disputed, [1, 0]);
}

#[test]
fn every_reason_is_kept_and_a_single_reason_comes_first() {
    let b = option("b", &[("speed", "10"), ("wall", "\"high\"")]);
    let a = option("a", &[("speed", "10"), ("wall", "\"low\"")]);
    let need = need("require = { speed = { at-least = 50 }, wall = { at-least = \"middle\" } }");
    let decided = decide(&[&need, &a, &b], YES);
    // `a` has two reasons, `b` one.
    assert_eq!(decided.out(), ["b", "a"]);
    let reasons = &decided.evaluation.eliminated[1].reasons;
    assert_eq!(*reasons, [Reason::Requirement(0), Reason::Requirement(1)]);
}

#[test]
fn the_same_requirement_of_two_answers_is_one_reason_with_two_sources() {
    let q = need("require = { gpu = { is = true } }");
    let p = question(
        "p",
        "one",
        "",
        &[("yes", "require = { gpu = { is = true } }"), ("no", "")],
    );
    let a = option("a", &[("gpu", "false")]);
    let decided = decide(&[&q, &p, &a], "[answers.t]\nq = \"yes\"\np = \"yes\"");
    assert_eq!(decided.evaluation.needs.demands.len(), 1);
    assert_eq!(decided.evaluation.needs.demands[0].from.len(), 2);
    assert_eq!(decided.evaluation.eliminated[0].reasons.len(), 1);
}

#[test]
fn the_organisation_bans_and_keeps_to_lists_with_reasons() {
    let [a, b, c] = ["a", "b", "c"].map(|id| option(id, &[("speed", "50")]));
    let q = need("weigh = { speed = 1 }");
    let banned = decide(
        &[&q, &a, &b, &c],
        &format!("{YES}\n[exclude.t]\na = \"no contract\""),
    );
    assert_eq!((banned.order(), banned.out()), (vec!["b", "c"], vec!["a"]));
    let only = format!("{YES}\n[only.t]\noptions = [\"b\"]\nbecause = \"we have it\"");
    let only = decide(&[&q, &a, &b, &c], &only);
    assert_eq!((only.order(), only.out()), (vec!["b"], vec!["a", "c"]));
    assert_eq!(
        only.evaluation.eliminated[0].reasons,
        [Reason::NotListed(0)]
    );
    let current = decide(
        &[&q, &a, &b],
        &format!("{YES}\n[current.t]\noption = \"b\""),
    );
    // What runs today never changes a score: a tie stays a tie.
    let ranks: Vec<usize> = current
        .evaluation
        .ranking
        .iter()
        .map(|one| one.rank)
        .collect();
    assert_eq!(ranks, [1, 1]);
}
