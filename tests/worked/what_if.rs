//! What other answers would do, what it is worth to know, what to lift.

use whystack::analysis::what_if::{Found, Step, Subject, examined, ways_to};
use whystack::engine::{Answer, FlipKind};

use crate::support::{close, decide, option, question};

/// `q` weighs speed or reach; `p`, open, requires a GPU or nothing.
fn parts() -> [String; 4] {
    let q = question(
        "q",
        "one",
        "",
        &[
            ("fast", "weigh = { speed = 1 }"),
            ("both", "weigh = { speed = 1, reach = 1 }"),
            ("far", "weigh = { reach = 1 }"),
        ],
    );
    let p = question(
        "p",
        "one",
        "",
        &[("gpu", "require = { gpu = { is = true } }"), ("any", "")],
    );
    let a = option("a", &[("speed", "90"), ("reach", "10"), ("gpu", "false")]);
    let b = option("b", &[("speed", "60"), ("reach", "30"), ("gpu", "true")]);
    [q, p, a, b]
}

fn refs(parts: &[String]) -> Vec<&str> {
    parts.iter().map(String::as_str).collect()
}

#[test]
fn a_single_other_answer_and_a_step_put_another_first() {
    let parts = parts();
    let decided = decide(
        &refs(&parts),
        "[answers.t]\nq = \"both\"\np = \"unknown\"\n",
    );
    // a: (90 + 10) / 2 = 50; b: (60 + 30) / 2 = 45.
    assert_eq!(decided.order(), ["a", "b"]);
    let (what_if, _) = examined(&decided.tree, &decided.evaluation);
    assert_eq!((what_if.looked, what_if.quiet), (2, 1));
    // far: a 10, b 30.
    assert_eq!(what_if.changes.len(), 1);
    let change = &what_if.changes[0];
    assert_eq!(change.kind, Some(FlipKind::Overtakes));
    assert_eq!(decided.ids(&change.first), ["b"]);
    assert!(what_if.pairs.is_none());
    let [steps] = &what_if.steps[..] else {
        panic!("{:?}", what_if.steps)
    };
    assert!(matches!(steps.down, Step::Same(_)), "{steps:?}");
    let Step::Other(_, first) = &steps.up else {
        panic!("{steps:?}")
    };
    assert_eq!(decided.ids(first), ["b"]);
}

#[test]
fn what_an_answer_is_worth_is_the_mean_of_what_it_saves() {
    let parts = parts();
    let decided = decide(
        &refs(&parts),
        "[answers.t]\nq = \"both\"\np = \"unknown\"\n",
    );
    let (_, open) = examined(&decided.tree, &decided.evaluation);
    let p = decided.tree.question("p").unwrap();
    assert_eq!(open.worth_first, Some(Subject::Question(p)));
    let [point] = &open.questions[..] else {
        panic!("{open:?}")
    };
    // gpu rules a out, so that all 45 points of b are saved; any saves nothing.
    let regrets: Vec<f64> = point.outcomes.iter().filter_map(|one| one.regret).collect();
    close(regrets[0], 45.0);
    close(regrets[1], 0.0);
    close(point.value.unwrap(), 22.5);
    close(point.flips, 0.5);
    assert_eq!(point.outcomes[0].kind, Some(FlipKind::RulesOut));
}

#[test]
fn an_unknown_fact_is_looked_at_at_both_ends() {
    let [q, p, a, _] = parts();
    let b = option(
        "b",
        &[
            ("speed", "60"),
            ("reach", "{ unknown = \"nobody measured\" }"),
            ("gpu", "true"),
        ],
    );
    let decided = decide(
        &[&q, &p, &a, &b],
        "[answers.t]\nq = \"both\"\np = \"any\"\n",
    );
    // Unknown counts a half: b (60 + 50) / 2 = 55 before a with 50.
    assert_eq!(decided.order(), ["b", "a"]);
    let (_, open) = examined(&decided.tree, &decided.evaluation);
    let [point] = &open.facts[..] else {
        panic!("{open:?}")
    };
    let (worst, best) = (&point.outcomes[0], &point.outcomes[1]);
    assert_eq!((&worst.found, &best.found), (&Found::Worst, &Found::Best));
    // At worst b has 30, 20 behind a; at best 80.
    assert_eq!(decided.ids(&worst.first), ["a"]);
    close(worst.regret.unwrap(), 20.0);
    assert_eq!(decided.ids(&best.first), ["b"]);
    close(point.value.unwrap(), 10.0);
    assert_eq!(open.worth_first, Some(point.subject));
}

#[test]
fn a_pair_is_told_where_no_single_answer_will_do() {
    // b needs the one and not the other.
    let parts = [
        question("w", "one", "", &[("x", "weigh = { speed = 1 }"), ("y", "")]),
        question(
            "one",
            "one",
            "",
            &[
                ("x", "require = { gpu = { is = false } }"),
                ("y", "weigh = { reach = 1 }"),
            ],
        ),
        question(
            "two",
            "one",
            "",
            &[
                ("x", "require = { wall = { at-least = \"high\" } }"),
                ("y", ""),
            ],
        ),
        option(
            "a",
            &[
                ("speed", "50"),
                ("gpu", "false"),
                ("wall", "\"high\""),
                ("reach", "0"),
            ],
        ),
        option(
            "b",
            &[
                ("speed", "90"),
                ("gpu", "true"),
                ("wall", "\"low\""),
                ("reach", "90"),
            ],
        ),
    ];
    let decided = decide(
        &refs(&parts),
        "[answers.t]\nw = \"x\"\none = \"x\"\ntwo = \"x\"\n",
    );
    assert_eq!(decided.order(), ["a"]);
    let (what_if, _) = examined(&decided.tree, &decided.evaluation);
    assert!(what_if.changes.is_empty(), "{what_if:?}");
    let pairs = what_if.pairs.unwrap();
    assert_eq!((pairs.looked, pairs.flipping), (3, 1));
    let pair = pairs.smallest.unwrap();
    let questions: Vec<&str> = pair
        .changes
        .iter()
        .map(|change| decided.tree.questions()[change.question].id.as_str())
        .collect();
    assert_eq!(questions, ["one", "two"]);
    assert_eq!(pair.kind, FlipKind::Overtakes);
    let target = decided.ix("b");
    let ways = ways_to(&decided.tree, &decided.evaluation.situation, target, 3);
    assert_eq!((ways.size, ways.looked, ways.sets.len()), (2, 6, 1));
    assert_eq!(ways.sets[0].changes, pair.changes);
    // To lift both is the one way to bring b back, and it is first then.
    let relax = &decided.evaluation.recommendation.relax;
    assert_eq!(relax.len(), 1);
    assert_eq!(relax[0].reasons.len(), 2);
    assert_eq!(decided.ids(&relax[0].first), ["b"]);
}

#[test]
fn every_minimal_set_of_reasons_is_told_the_fewest_first() {
    let p = question(
        "p",
        "one",
        "",
        &[
            (
                "x",
                "require = { gpu = { is = true }, reach = { at-least = 50 }, wall = { at-least = \"high\" } }",
            ),
            ("y", ""),
        ],
    );
    let w = question("w", "one", "", &[("x", "weigh = { speed = 1 }"), ("y", "")]);
    let out = |id, speed, gpu, reach, wall| {
        option(
            id,
            &[
                ("speed", speed),
                ("gpu", gpu),
                ("reach", reach),
                ("wall", wall),
            ],
        )
    };
    // a lacks the GPU; b reach and wall, which no part of brings back; c all three, of which the
    // GPU alone brings a back; d the same as b, and faster.
    let a = out("a", "20", "false", "90", "\"high\"");
    let b = out("b", "30", "true", "10", "\"low\"");
    let c = out("c", "99", "false", "10", "\"low\"");
    let d = out("d", "40", "true", "20", "\"middle\"");
    let decided = decide(
        &[&w, &p, &a, &b, &c, &d],
        "[answers.t]\nw = \"x\"\np = \"x\"\n",
    );
    assert_eq!(decided.status(), "none-left");
    let relax: Vec<(Vec<&str>, Vec<&str>)> = decided
        .evaluation
        .recommendation
        .relax
        .iter()
        .map(|one| (decided.ids(&one.brings_back), decided.ids(&one.first)))
        .collect();
    assert_eq!(
        relax,
        [(vec!["a"], vec!["a"]), (vec!["b", "d"], vec!["d"]),]
    );
}

#[test]
fn more_options_than_sets_hold_are_looked_at_one_by_one() {
    let [q, p, ..] = parts();
    let mut all = vec![q, p];
    all.extend((0..300).map(|n| {
        let (speed, reach) = (format!("{}", n % 90), format!("{}", 90 - n % 90));
        option(
            &format!("o{n}"),
            &[("speed", &speed), ("reach", &reach), ("gpu", "true")],
        )
    }));
    let decided = decide(&refs(&all), "[answers.t]\nq = \"fast\"\np = \"any\"\n");
    // Of the speeds from 0 to 89 the largest, three times.
    assert_eq!(
        decided.ids(&decided.evaluation.first()),
        ["o179", "o269", "o89"]
    );
    let target = decided.ix("o180");
    let ways = ways_to(&decided.tree, &decided.evaluation.situation, target, 2);
    // both: all tie at 45; far: reach 90 for o0, o90, o180 and o270; p = "gpu" does nothing.
    assert_eq!((ways.size, ways.looked, ways.sets.len()), (1, 3, 2));
    assert_eq!(ways.sets[0].first.len(), 300);
    assert_eq!(
        decided.ids(&ways.sets[1].first),
        ["o0", "o180", "o270", "o90"]
    );
    let q = decided.tree.question("q").unwrap();
    let far = decided.tree.questions()[q].choices().indices().next_back();
    let answer = &ways.sets[1].changes[0].probe.answer;
    assert_eq!(*answer, Answer::One(far.unwrap()));
}
