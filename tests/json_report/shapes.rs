//! Facts, tests, ties and reasons stand as the schema describes them.

use serde_json::{Value, json};

use crate::cases::lamp;
use crate::{at, words};

/// The contribution of a criterion to an option's score.
fn contribution<'v>(report: &'v Value, option: &str, criterion: &str) -> &'v Value {
    let ranked = at(report, "ranking[]")
        .into_iter()
        .find(|ranked| ranked["option"] == option);
    at(ranked.unwrap(), "contributions[]")
        .into_iter()
        .find(|one| one["criterion"] == criterion && one["kind"] == "criterion")
        .unwrap()
}

#[test]
fn facts_stand_in_the_shape_of_their_scale() {
    let report = lamp("[weights.lamp]\ndimmable = 1\ncolours = 1\nsafety = 1").json();
    let fact = |option, criterion| &contribution(&report, option, criterion)["fact"];
    for (option, criterion, value, text) in [
        ("candle", "warm-up", json!([200.0, 500.0]), "200 to 500 ms"),
        ("led", "warm-up", json!(2000.0), "2000 ms"),
        ("led", "safety", json!("cold"), "cold"),
        ("bulb", "safety", json!(["hot", "cold"]), "hot to cold"),
        ("led", "dimmable", json!(true), "yes"),
        ("candle", "dimmable", Value::Null, "does not apply"),
        ("bulb", "dimmable", Value::Null, "unknown: not documented"),
        (
            "led",
            "colours",
            json!(["white", "red"]),
            "white and red; unknown: green",
        ),
    ] {
        let fact = fact(option, criterion);
        assert_eq!(fact["value"], value, "{option} {criterion}");
        assert_eq!(fact["text"], text);
        assert_eq!(fact["value"].is_null(), !fact["reason"].is_null());
    }
    assert_eq!(fact("led", "colours")["unknown_members"], json!(["green"]));
    assert_eq!(fact("candle", "warm-up")["source"], "candle/wick");
    assert_eq!(fact("candle", "warm-up")["date"], "undated");
    assert_eq!(fact("led", "safety")["kind"], "assessment");
    assert_eq!(fact("candle", "safety")["dissent"][0]["value"], "hot");
    let basis = |option, criterion| &contribution(&report, option, criterion)["basis"];
    assert_eq!(basis("led", "safety"), "assessed");
    assert_eq!(basis("candle", "dimmable"), "not-applicable");
}

#[test]
fn tests_say_what_they_ask_for() {
    let report = lamp("[answers.lamp]\nroom = \"stage\"\npaint = [\"all\"]\nfuse = 50").json();
    let reasons = at(&report, "eliminated[].reasons[]");
    let several = reasons
        .iter()
        .find(|reason| !reason["test"]["any"].is_null())
        .unwrap();
    assert_eq!(
        several["test"]["text"],
        "safety: one of hot or cold and dimmable: yes, or watts: at most 5 W"
    );
    assert_eq!(several["criterion"], Value::Null);
    assert_eq!(several["fact"], Value::Null);
    assert_eq!(several["facts"].as_array().unwrap().len(), 3);
    assert_eq!(several["from"][0]["by"]["choice"], "stage");
    let members = reasons
        .iter()
        .find(|reason| reason["criterion"] == "colours")
        .unwrap();
    assert_eq!(members["test"]["includes"], json!(["white", "red"]));
    assert_eq!(members["source"], members["fact"]["source"]);
}

#[test]
fn without_weights_there_is_no_score_and_a_clause_says_why() {
    let report = lamp("[weights.lamp]\nwarm-up = 0\nsafety = 0").json();
    assert_eq!(report["total_weight"], 0.0);
    assert_eq!(words(&report, "recommendation.status"), ["open"]);
    assert!(words(&report, "recommendation.clauses[].code").contains(&"nothing-weighed".into()));
    for key in ["winner", "runner_up", "margin", "zone"] {
        assert!(report["recommendation"][key].is_null(), "{key}");
    }
    assert_eq!(report["recommendation"]["group"], json!([]));
    for ranked in at(&report, "ranking[]") {
        assert_eq!([&ranked["score"], &ranked["low"]], [&Value::Null; 2]);
        assert_eq!(ranked["rank"], 1);
    }
}

#[test]
fn a_tie_shares_a_rank_and_a_group_starts_with_the_winner() {
    let report = lamp("[exclude.lamp]\nled = \"hums\"\ncandle = \"drips\"").json();
    let ranks: Vec<&Value> = at(&report, "ranking[].rank");
    assert_eq!(ranks, [1, 1]);
    assert_eq!(
        report["recommendation"]["group"],
        json!([
            { "option": "bulb", "lead": 0.0, "zone": null },
            { "option": "twin", "lead": 0.0, "zone": report["recommendation"]["zone"] },
        ])
    );
}

#[test]
fn what_would_bring_an_option_back_names_the_answers() {
    let answers = "[answers.shared]\nsite = \"outdoors\"\n[answers.lamp]\nroom = \"cellar\"\n\
                   barrels = \"wine\"\nfuse = 2";
    let report = lamp(answers).json();
    assert_eq!(words(&report, "recommendation.status"), ["none-left"]);
    let relax = at(&report, "recommendation.relax[]");
    assert!(!relax.is_empty());
    for one in relax {
        assert!(!one["brings_back"].as_array().unwrap().is_empty());
        for reason in at(one, "reasons[]") {
            assert!(!reason["from"].as_array().unwrap().is_empty(), "{reason}");
        }
    }
}
