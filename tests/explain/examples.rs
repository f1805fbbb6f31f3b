//! Small decisions, explained and compared by hand.

use whystack::analysis::compare::Comparison;
use whystack::analysis::explain::{Explained, Weights};
use whystack::analysis::tipping::{Said, Turned, tipping_points};
use whystack::engine::TermRef;
use whystack::model::CandidateIx;

use crate::support::{Decided, decide, option, option_with, question};

fn ix(example: &Decided, id: &str) -> CandidateIx {
    example.tree.candidate(id).unwrap()
}

fn explained(example: &Decided, id: &str) -> Explained {
    Explained::of(&example.tree, &example.evaluation, ix(example, id))
}

fn ids(example: &Decided, all: &[CandidateIx]) -> Vec<String> {
    let id = |ix: &CandidateIx| example.tree.candidates()[*ix].id.to_string();
    all.iter().map(id).collect()
}

/// Two open options, two behind a wall of which one is also too slow.
fn walls() -> Decided {
    let q = question(
        "q",
        "one",
        "",
        &[
            (
                "strict",
                "require = { wall = { at-least = \"middle\" }, reach = { at-least = 50 } }\n\
             weigh = { speed = 3, gpu = 1 }",
            ),
            ("free", ""),
        ],
    );
    decide(
        &[
            &q,
            &option(
                "fine",
                &[
                    ("speed", "40"),
                    ("wall", "\"high\""),
                    ("reach", "60"),
                    ("gpu", "false"),
                ],
            ),
            &option(
                "good",
                &[
                    ("speed", "20"),
                    ("wall", "\"high\""),
                    ("reach", "60"),
                    ("gpu", "true"),
                ],
            ),
            &option(
                "low",
                &[
                    ("speed", "80"),
                    ("wall", "\"low\""),
                    ("reach", "60"),
                    ("gpu", "false"),
                ],
            ),
            &option(
                "near",
                &[
                    ("speed", "90"),
                    ("wall", "\"low\""),
                    ("reach", "10"),
                    ("gpu", "true"),
                ],
            ),
        ],
        "[answers.t]\nq = \"strict\"",
    )
}

#[test]
fn an_option_that_is_out_is_given_the_score_and_the_rank_that_it_would_have() {
    let example = walls();
    let low = explained(&example, "low");
    assert!((low.score.unwrap().points - 60.0).abs() < 1e-9);
    // Good has 15 + 25 points, fine 30.
    assert_eq!((low.rank, low.of), (1, 3));
    assert_eq!(ids(&example, &[low.against.unwrap()]), ["good"]);
    assert!((low.points() - 20.0).abs() < 1e-9);
    assert_eq!(low.weights, Weights::NoMatter);
}

#[test]
fn lifting_what_keeps_one_out_brings_back_those_whom_nothing_else_keeps_out() {
    let example = walls();
    let low = explained(&example, "low").lifted.unwrap();
    assert_eq!(ids(&example, &low.back), ["low"]);
    assert_eq!(ids(&example, &low.first), ["low"]);
    let near = explained(&example, "near").lifted.unwrap();
    assert_eq!(ids(&example, &near.back), ["low", "near"]);
    assert_eq!(ids(&example, &near.first), ["near"]);
    assert_eq!(explained(&example, "good").lifted, None);
}

#[test]
fn what_has_ended_cannot_be_lifted() {
    let ended = "ended = { date = \"2025\", source = \"s\" }";
    let example = decide(
        &[
            &option("fine", &[("speed", "40")]),
            &option_with("old", ended, &[("speed", "80")]),
        ],
        "",
    );
    assert_eq!(explained(&example, "old").lifted, None);
}

#[test]
fn a_dominated_option_is_put_first_by_no_weights_and_its_dominator_is_named() {
    let q = question(
        "q",
        "one",
        "",
        &[("a", "weigh = { speed = 1, reach = 1 }"), ("b", "")],
    );
    let facts = |speed: &'static str, reach: &'static str| {
        [
            ("speed", speed),
            ("reach", reach),
            ("wall", "\"low\""),
            ("gpu", "false"),
            ("forms", "[]"),
        ]
    };
    let example = decide(
        &[
            &q,
            &option("best", &facts("60", "60")),
            &option("less", &facts("50", "60")),
            &option("odd", &facts("20", "70")),
        ],
        "[answers.t]\nq = \"a\"",
    );
    assert_eq!(
        explained(&example, "less").weights,
        Weights::Dominated(ix(&example, "best"))
    );
    let Weights::Flip(flip) = explained(&example, "odd").weights else {
        panic!("weights put it first");
    };
    assert_eq!(ids(&example, &flip.first), ["odd"]);
    // 0.4 s against 0.1 r with s + r = 1: a fifth of the weight is left on speed.
    assert!((flip.distance - 0.6).abs() < 1e-6, "{}", flip.distance);
}

#[test]
fn the_value_of_a_fact_at_which_it_turns_is_exact() {
    let q = question(
        "q",
        "one",
        "",
        &[("a", "weigh = { speed = 3, gpu = 1 }"), ("b", "")],
    );
    let disputed = "[{ value = 60, source = \"s\" }, { value = 40, source = \"other\" }]";
    let example = decide(
        &[
            &q,
            &option("first", &[("speed", disputed), ("gpu", "false")]),
            &option("other", &[("speed", "20"), ("gpu", "true")]),
        ],
        "[answers.t]\nq = \"a\"",
    );
    // 45 points against 15 + 25 = 40: level at speed 53.3.
    let found = tipping_points(&example.tree, &example.evaluation);
    let told: Vec<(String, String)> = found
        .iter()
        .map(|one| {
            let id = &example.tree.candidates()[one.candidate].id;
            let criterion = &example.tree.criteria()[one.criterion].id;
            (id.to_string(), criterion.to_string())
        })
        .collect();
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    // The disputed one first; then by how much the value changes.
    assert_eq!(told, [pair("first", "speed"), pair("other", "speed")]);
    let Turned::Figure { at, up, until } = found[0].turns[0].to else {
        panic!("{found:?}");
    };
    assert!((at.at - 160.0 / 3.0).abs() < 1e-9, "{}", at.at);
    assert!(!at.included && !up && until.is_none());
    assert_eq!(found[0].beyond[0].said, Said::Dissent(0));
    assert_eq!(ids(&example, &found[0].beyond[0].first), ["other"]);
    let Turned::Figure { at, up, .. } = found[1].turns[0].to else {
        panic!("{found:?}");
    };
    assert!((at.at - 80.0 / 3.0).abs() < 1e-9 && up, "{}", at.at);
}

#[test]
fn a_comparison_puts_every_criterion_in_one_place() {
    let example = walls();
    let options = [ix(&example, "fine"), ix(&example, "low")];
    let found = Comparison::decided(&example.tree, &example.evaluation, &options);
    let id = |criterion: &whystack::model::CriterionIx| {
        example.tree.criteria()[*criterion].id.to_string()
    };
    let names = |all: &[whystack::model::CriterionIx]| all.iter().map(id).collect::<Vec<_>>();
    let [speed] = found.terms.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        speed.term,
        TermRef::Criterion(example.tree.criterion("speed").unwrap())
    );
    assert!((speed.points[0] - 30.0).abs() < 1e-9 && (speed.points[1] - 60.0).abs() < 1e-9);
    assert_eq!(names(&found.facts), ["wall"]);
    assert_eq!(names(&found.same), ["reach", "gpu"]);
    assert_eq!(names(&found.unknown), ["forms"]);
    assert!(found.aside.is_empty());
    let facts = Comparison::of_facts(&example.tree, &options);
    assert_eq!(names(&facts.aside), ["speed", "wall"]);
    assert!(facts.terms.is_empty() && facts.facts.is_empty());
}
