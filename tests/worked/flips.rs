//! Open questions whose answers put another option first.

use crate::support::{Decided, decide, option, question};
use whystack::engine::{Answer, FlipKind};

fn base() -> String {
    question(
        "q",
        "one",
        "",
        &[("yes", "weigh = { speed = 1 }"), ("no", "")],
    )
}

const YES: &str = "[answers.t]\nq = \"yes\"";

fn changes(decided: &Decided) -> Vec<(String, FlipKind, Vec<String>)> {
    let mut found = Vec::new();
    for open in &decided.evaluation.recommendation.open {
        let question = &decided.tree.questions()[open.question];
        for flip in &open.changes {
            let answer = match &flip.probe.answer {
                Answer::One(choice) => question.choices()[*choice].id.to_string(),
                Answer::Many(chosen) if chosen.is_empty() => "none".to_owned(),
                Answer::Many(chosen) => question.choices()[chosen[0]].id.to_string(),
                Answer::Number(_) => {
                    let ((from, _), (to, _)) = flip.probe.run.unwrap();
                    format!("{from}..{to}")
                }
                Answer::Unknown => "unknown".to_owned(),
            };
            let first = flip
                .first
                .iter()
                .map(|ix| decided.id(*ix).to_owned())
                .collect();
            found.push((answer, flip.kind, first));
        }
    }
    found
}

#[test]
fn an_answer_may_overtake_rule_out_or_leave_nothing() {
    let p = question(
        "p",
        "one",
        "",
        &[
            ("calm", ""),
            ("far", "weigh = { reach = 2 }"),
            ("gpu", "require = { gpu = { is = true } }"),
            (
                "all",
                "require = { gpu = { is = true }, speed = { at-least = 70 } }",
            ),
        ],
    );
    // Now: a 80, b 60. far: a (80 + 2 · 10)/3 = 33.3, b (60 + 2 · 90)/3 = 80.
    let a = option("a", &[("speed", "80"), ("reach", "10"), ("gpu", "false")]);
    let b = option("b", &[("speed", "60"), ("reach", "90"), ("gpu", "true")]);
    let decided = decide(&[&base(), &p, &a, &b], YES);
    let only_b = vec!["b".to_owned()];
    assert_eq!(
        changes(&decided),
        [
            ("far".to_owned(), FlipKind::Overtakes, only_b.clone()),
            ("gpu".to_owned(), FlipKind::RulesOut, only_b),
            ("all".to_owned(), FlipKind::LeavesNothing, vec![]),
        ]
    );
    assert!(decided.evaluation.recommendation.open[0].flips());
    // One open question that flips leaves the status alone.
    assert_eq!(decided.status(), "clear");
}

#[test]
fn leaving_nothing_is_no_flip() {
    let p = question(
        "p",
        "one",
        "",
        &[("all", "require = { gpu = { is = true } }"), ("no", "")],
    );
    let a = option("a", &[("speed", "80"), ("gpu", "false")]);
    let b = option("b", &[("speed", "60"), ("gpu", "false")]);
    let decided = decide(&[&base(), &p, &a, &b], YES);
    assert_eq!(changes(&decided).len(), 1);
    assert!(!decided.evaluation.recommendation.open[0].flips());
}

#[test]
fn of_a_tie_none_may_stay_first() {
    let p = question(
        "p",
        "one",
        "",
        &[("near", "weigh = { reach = 1 }"), ("no", "")],
    );
    let a = option("a", &[("speed", "60"), ("reach", "10")]);
    let b = option("b", &[("speed", "60"), ("reach", "90")]);
    // Today a and b are first; `near` leaves b first, so none of today's is displaced entirely.
    assert!(changes(&decide(&[&base(), &p, &a, &b], YES)).is_empty());
}

#[test]
fn of_many_each_single_choice_and_none_is_tried() {
    let p = question(
        "p",
        "many",
        "open = { weigh = { speed = 1 } }",
        &[("far", "weigh = { reach = 9 }"), ("calm", "")],
    );
    let q = question(
        "q",
        "one",
        "",
        &[("yes", "weigh = { speed = 1, wall = 3 }"), ("no", "")],
    );
    // Open: a (2 · 80 + 0)/5 = 32, b (2 · 20 + 3 · 0)/5 … wall: a low 0, c middle 0.5.
    let a = option("a", &[("speed", "90"), ("reach", "0"), ("wall", "\"low\"")]);
    let c = option(
        "c",
        &[("speed", "10"), ("reach", "100"), ("wall", "\"middle\"")],
    );
    let decided = decide(&[&q, &p, &a, &c], YES);
    // Open: a 100 · (2 · 0.9)/5 = 36, c 100 · (2 · 0.1 + 1.5)/5 = 34: a leads.
    assert_eq!(decided.order(), ["a", "c"]);
    // calm and none: speed weighs 1: a 90/4 = 22.5, c (10 + 150)/4 = 40: c leads.
    let found: Vec<String> = changes(&decided)
        .into_iter()
        .map(|(answer, ..)| answer)
        .collect();
    assert_eq!(found, ["far", "calm", "none"]);
}

#[test]
fn of_a_number_each_interval_that_can_be_told_apart_is_tried() {
    let p = "[[question]]\nid = \"p\"\nask = \"p?\"\nkind = \"number\"\nmin = 0\nmax = 100\n\
        require = { reach = { at-least = \"$answer\" } }\n\
        [[question.band]]\nid = \"low\"\nbelow = 20\nweigh = { reach = 5 }";
    // Now speed decides: a. Below 20 reach weighs 5: a (80 + 5 · 30)/6, b (60 + 5 · 70)/6: b.
    let a = option("a", &[("speed", "80"), ("reach", "30")]);
    let b = option("b", &[("speed", "60"), ("reach", "70")]);
    let decided = decide(&[&base(), p, &a, &b], YES);
    let b_first = vec!["b".to_owned()];
    assert_eq!(
        changes(&decided),
        [
            ("0..20".to_owned(), FlipKind::Overtakes, b_first.clone()),
            // From 20 to 30 a is enough; above 30 it is out; above 70 nobody is left.
            ("30..70".to_owned(), FlipKind::RulesOut, b_first),
            ("70..100".to_owned(), FlipKind::LeavesNothing, vec![]),
        ]
    );
    let runs: Vec<(bool, bool)> = decided.evaluation.recommendation.open[0]
        .changes
        .iter()
        .map(|flip| {
            flip.probe
                .run
                .map(|((_, from), (_, to))| (from, to))
                .unwrap()
        })
        .collect();
    // [0, 20), (30, 70], (70, 100]
    assert_eq!(runs, [(true, false), (false, true), (false, true)]);
}

#[test]
fn questions_that_an_answer_opens_stay_open_with_their_presumptions() {
    let p = question("p", "one", "", &[("more", ""), ("less", "")]);
    let r = question(
        "r",
        "one",
        "when = { p = \"more\" }\nopen = { weigh = { reach = 9 } }",
        &[("x", ""), ("y", "")],
    );
    let a = option("a", &[("speed", "80"), ("reach", "10")]);
    let b = option("b", &[("speed", "60"), ("reach", "90")]);
    let decided = decide(&[&base(), &p, &r, &a, &b], YES);
    assert_eq!(
        changes(&decided),
        [("more".to_owned(), FlipKind::Overtakes, vec!["b".to_owned()])]
    );
}

#[test]
fn where_nothing_is_left_an_answer_that_brings_an_option_back_flips() {
    let p = question(
        "p",
        "one",
        "",
        &[
            ("here", ""),
            ("far", "weigh = { reach = 1 }"),
            ("odd", "require = { gpu = { is = true } }"),
        ],
    );
    // Asked while p is open or `here`; its answer rules everything out.
    let s = question(
        "s",
        "one",
        "when = { p = [\"here\", \"unknown\"] }",
        &[
            ("yes", "require = { wall = { at-least = \"high\" } }"),
            ("no", ""),
        ],
    );
    let a = option(
        "a",
        &[
            ("speed", "80"),
            ("reach", "10"),
            ("wall", "\"low\""),
            ("gpu", "false"),
        ],
    );
    let b = option(
        "b",
        &[
            ("speed", "60"),
            ("reach", "90"),
            ("wall", "\"low\""),
            ("gpu", "false"),
        ],
    );
    let decided = decide(
        &[&base(), &p, &s, &a, &b],
        "[answers.t]\nq = \"yes\"\ns = \"yes\"",
    );
    assert_eq!(decided.status(), "none-left");
    // p = far: s no longer applies; a (80 + 10)/2 = 45, b (60 + 90)/2 = 75. p = odd: s does not
    // apply, but the requirement of p itself leaves nothing, as now, so nothing changes.
    assert_eq!(
        changes(&decided),
        [("far".to_owned(), FlipKind::BringsBack, vec!["b".to_owned()])]
    );
    assert!(decided.evaluation.recommendation.open[0].flips());
}
