//! Ends and years.

use crate::support::{decide, decide_with, option_with};
use whystack::engine::Reason;

const ENDS: &str = "ended = { date = \"2027-01\", source = \"s\" }";

#[test]
fn an_option_is_out_from_its_end_on() {
    let a = option_with("a", ENDS, &[]);
    // The tree's own day is 2026-11.
    assert_eq!(decide(&[&a], "").order(), ["a"]);
    let on = |day: &str| {
        decide_with("", &[&a], "", |situation| {
            situation.today = day.parse().unwrap()
        })
    };
    assert_eq!(on("2026-12-31").order(), ["a"]);
    // A partial date is its first day.
    let out = on("2027-01-01");
    assert_eq!(out.out(), ["a"]);
    assert_eq!(out.evaluation.eliminated[0].reasons, [Reason::Ended]);
    // An end cannot be lifted.
    assert!(out.evaluation.recommendation.relax.is_empty());
}

#[test]
fn what_came_after_a_year_is_left_out_and_listed() {
    let old = option_with("old", "since = \"2016\"", &[]);
    let same = option_with("same", "since = \"2018-12-31\"", &[]);
    let new = option_with("new", "since = \"2019-01\"", &[]);
    let plain = option_with("plain", "", &[]);
    let decided = decide(
        &[&old, &same, &new, &plain],
        "[expect.t]\nnever = \"new\"\nyear = 2018",
    );
    assert_eq!(decided.order(), ["old", "plain", "same"]);
    assert!(decided.out().is_empty());
    assert_eq!(decided.ids(&decided.evaluation.later), ["new"]);
}
