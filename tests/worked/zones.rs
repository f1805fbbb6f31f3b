//! The zone, the group, ties.

use crate::support::{close, decide, decide_with, option, question};

fn weigh(effects: &str) -> String {
    question(
        "q",
        "one",
        "",
        &[("yes", &format!("weigh = {{ {effects} }}")), ("no", "")],
    )
}

const YES: &str = "[answers.t]\nq = \"yes\"";

#[test]
fn the_zone_is_half_of_sigma_but_at_least_the_indifference() {
    let q = weigh("speed = 3, reach = 1");
    // a: speed [60, 100] mean 80, reach 40; b: speed 70, reach [0, 60] mean 30.
    let a = option("a", &[("speed", "[60, 100]"), ("reach", "40")]);
    let b = option("b", &[("speed", "70"), ("reach", "[0, 60]")]);
    let decided = decide(&[&q, &a, &b], YES);
    // a: 100 · (3 · 0.8 + 0.4) / 4 = 70; b: 100 · (3 · 0.7 + 0.3) / 4 = 60
    close(decided.score("a").0, 70.0);
    close(decided.score("b").0, 60.0);
    // σ² = 75² · (0.4² + 0²)/12 + 25² · (0² + 0.6²)/12 = 75 + 18.75 = 93.75
    let zone = 93.75_f64.sqrt() / 2.0;
    close(decided.evaluation.recommendation.zone.unwrap(), zone);
    close(decided.evaluation.recommendation.margin.unwrap(), 10.0);
    // 10 > 4.84: clear.
    assert_eq!(decided.status(), "clear");
    let exact = [
        option("a", &[("speed", "80")]),
        option("b", &[("speed", "70")]),
    ];
    let decided = decide(&[&q, &exact[0], &exact[1]], YES);
    // Only reach, unknown on both: σ² = 25² · (1 + 1)/12, σ/2 = 5.10…
    close(
        decided.evaluation.recommendation.zone.unwrap(),
        (625.0 / 6.0_f64).sqrt() / 2.0,
    );
    let q = weigh("speed = 1");
    let decided = decide_with("indifference = 3", &[&q, &exact[0], &exact[1]], YES, |_| {});
    close(decided.evaluation.recommendation.zone.unwrap(), 3.0);
}

#[test]
fn a_level_that_both_were_given_by_us_widens_nothing() {
    let judged =
        |level: &str| format!("{{ value = \"{level}\", source = \"judged\", note = \"so\" }}");
    let q = weigh("wall = 1, speed = 1");
    let pair = |a: &str, b: &str| {
        let a = option("a", &[("wall", &judged(a)), ("speed", "90")]);
        let b = option("b", &[("wall", &judged(b)), ("speed", "50")]);
        decide(&[&q, &a, &b], YES)
            .evaluation
            .recommendation
            .zone
            .unwrap()
    };
    close(pair("middle", "middle"), 2.0);
    // middle spans 0..1, high spans 0.5..1: σ² = 50² · (1 + 0.25)/12
    close(
        pair("middle", "high"),
        (2500.0 * 1.25 / 12.0_f64).sqrt() / 2.0,
    );
}

#[test]
fn within_the_zone_a_rival_that_is_better_somewhere_is_too_close() {
    let q = weigh("speed = 10, reach = 10");
    let a = option("a", &[("speed", "80"), ("reach", "50")]);
    let b = option("b", &[("speed", "50"), ("reach", "79")]);
    // 65 against 64.5: lead 0.5, zone 2.
    let decided = decide(&[&q, &a, &b], YES);
    assert_eq!(decided.status(), "too-close");
    let rivals = &decided.evaluation.recommendation.rivals;
    assert_eq!(rivals.len(), 1);
    close(rivals[0].lead, 0.5);
    close(rivals[0].zone, 2.0);
}

#[test]
fn a_rival_that_is_better_nowhere_is_never_too_close() {
    let q = weigh("speed = 10, reach = 10");
    let a = option("a", &[("speed", "80"), ("reach", "50")]);
    let worse = option("b", &[("speed", "79"), ("reach", "50")]);
    assert_eq!(decide(&[&q, &a, &worse], YES).status(), "clear");
    // A range whose high end exceeds the winner's low end may be better.
    let maybe = option("b", &[("speed", "[75, 83]"), ("reach", "50")]);
    let decided = decide(&[&q, &a, &maybe], YES);
    // mean 79: 64.5 against 65; the high end 83 exceeds 80.
    assert_eq!(decided.status(), "too-close");
    // An assessed level is neither unknown nor a range: its counted value is compared.
    let q = weigh("wall = 1, speed = 50");
    let a = option("a", &[("wall", "\"high\""), ("speed", "80")]);
    let judged = "{ value = \"middle\", source = \"judged\", note = \"so\" }";
    let b = option("b", &[("wall", judged), ("speed", "80")]);
    assert_eq!(decide(&[&q, &a, &b], YES).status(), "clear");
}

#[test]
fn an_equal_rival_is_always_too_close() {
    let q = weigh("speed = 1");
    let a = option("a", &[("speed", "80")]);
    let b = option("b", &[("speed", "80")]);
    let decided = decide_with("indifference = 0", &[&q, &b, &a], YES, |_| {});
    assert_eq!(decided.status(), "too-close");
    assert_eq!(decided.order(), ["a", "b"]);
    close(decided.evaluation.recommendation.margin.unwrap(), 0.0);
}

#[test]
fn a_tie_shares_a_rank_and_stands_by_id() {
    let q = weigh("speed = 1, reach = 1");
    let c = option("c", &[("speed", "60"), ("reach", "40")]);
    let a = option("a", &[("speed", "40"), ("reach", "60")]);
    let b = option("b", &[("speed", "10"), ("reach", "10")]);
    let d = option("d", &[("speed", "90"), ("reach", "90")]);
    let decided = decide(&[&q, &c, &a, &b, &d], YES);
    assert_eq!(decided.order(), ["d", "a", "c", "b"]);
    let ranks: Vec<usize> = decided
        .evaluation
        .ranking
        .iter()
        .map(|one| one.rank)
        .collect();
    assert_eq!(ranks, [1, 2, 2, 4]);
}

#[test]
fn the_group_looks_past_the_runner_up() {
    let q = weigh("speed = 10, reach = 10");
    let a = option("a", &[("speed", "80"), ("reach", "50")]);
    let dominated = option("b", &[("speed", "79.5"), ("reach", "50")]);
    let other = option("c", &[("speed", "50"), ("reach", "78")]);
    let decided = decide(&[&q, &a, &dominated, &other], YES);
    assert_eq!(decided.order(), ["a", "b", "c"]);
    let rivals: Vec<&str> = decided
        .evaluation
        .recommendation
        .rivals
        .iter()
        .map(|m| decided.id(m.candidate))
        .collect();
    assert_eq!(rivals, ["c"]);
    assert_eq!(decided.status(), "too-close");
}

#[test]
fn rivals_that_would_lead_at_their_best_are_named() {
    let q = weigh("speed = 1, reach = 1");
    let a = option("a", &[("speed", "80"), ("reach", "80")]);
    // 100 · (0.9 + 0.5) / 2 = 70; with reach at its best 95 > 80.
    let b = option(
        "b",
        &[("speed", "90"), ("reach", "{ unknown = \"not measured\" }")],
    );
    // 100 · (0.4 + 0.5) / 2 = 45; at best 70.
    let c = option(
        "c",
        &[("speed", "40"), ("reach", "{ unknown = \"not measured\" }")],
    );
    // A range at its best is no unknown at its best.
    let d = option("d", &[("speed", "[0, 100]"), ("reach", "100")]);
    let decided = decide(&[&q, &a, &b, &c, &d], YES);
    assert_eq!(
        decided.ids(&decided.evaluation.recommendation.at_best),
        ["b"]
    );
}
