//! The same tree with other weights or without some sources.

use whystack::engine::{Evaluation, evaluate};
use whystack::model::{SourceKind, Tree, Weight};

use crate::support::{Decided, close, decide, option, question};

fn small() -> Decided {
    let ask = question(
        "q",
        "one",
        "[question.open]\nweigh = { wall = 1 }",
        &[
            (
                "yes",
                "weigh = { speed = 3 }\nprefer = { gpu = { is = true, weight = 1 } }",
            ),
            ("no", ""),
        ],
    );
    let rule =
        "[[rule]]\nid = \"r\"\nwhen = { q = \"yes\" }\nbecause = \"b\"\nweigh = { reach = 2 }";
    let a = option(
        "a",
        &[
            (
                "speed",
                "{ value = [20, 60], source = \"judged\", note = \"n\" }",
            ),
            ("reach", "80"),
            ("gpu", "true"),
        ],
    );
    let b = option(
        "b",
        &[
            (
                "speed",
                "[{ value = [40, 50], source = \"judged\", note = \"n\" }, { value = 10, source = \"s\" }]",
            ),
            ("reach", "20"),
            ("gpu", "false"),
        ],
    );
    decide(&[&ask, rule, &a, &b], "[answers.t]\nq = \"yes\"")
}

fn again(tree: &Tree, decided: &Decided) -> Evaluation {
    evaluate(tree, &decided.evaluation.situation)
}

fn points(evaluation: &Evaluation, tree: &Tree, id: &str) -> f64 {
    let ranked = evaluation.ranked(tree.candidate(id).unwrap()).unwrap();
    ranked.score.unwrap().points
}

#[test]
fn every_weight_is_replaced_once() {
    let decided = small();
    // 3 on speed, 1 on the preference, 2 on reach: a = 100 (3 · 0.4 + 1 + 2 · 0.8) / 6
    close(decided.score("a").0, 100.0 * 3.8 / 6.0);
    let mut seen = Vec::new();
    let tree = decided.tree.with_weights(|weight| {
        seen.push(weight.points());
        if weight.points() > 2.5 {
            Weight::new(1.0).unwrap()
        } else {
            weight
        }
    });
    // Before any answer five criteria have none; then the open default, the choice, the rule.
    assert_eq!(seen, [0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 3.0, 1.0, 2.0]);
    // Now 1 on speed: a = 100 (0.4 + 1 + 1.6) / 4 = 75, b = 100 (0.45 + 0 + 0.4) / 4 = 21.25
    let evaluation = again(&tree, &decided);
    close(points(&evaluation, &tree, "a"), 75.0);
    close(points(&evaluation, &tree, "b"), 21.25);
}

#[test]
fn without_its_source_a_fact_is_the_next_of_the_same_measure_or_unknown() {
    let decided = small();
    let tree = decided
        .tree
        .without_sources(|source| source.kind == SourceKind::Assessment);
    let evaluation = again(&tree, &decided);
    // a: speed is unknown and counts 0.5: 100 (1.5 + 1 + 1.6) / 6
    close(points(&evaluation, &tree, "a"), 100.0 * 4.1 / 6.0);
    // b: what was dissent counts, 10 km/h: 100 (0.3 + 0 + 0.4) / 6
    close(points(&evaluation, &tree, "b"), 100.0 * 0.7 / 6.0);
    let whole = decided.tree.without_sources(|_| false);
    assert!(whole == decided.tree);
}
