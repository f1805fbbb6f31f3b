//! The JSON report: fixed keys, a schema that it keeps, points that add up, text that is safe.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod cases;
mod keys;
mod shapes;

use serde_json::Value;
use whystack::report::{Decided, json};
use whystack::text::is_harmful;

use cases::{Case, cases, lamp, lamps, library};

/// Every value at a path: `.` goes into an object, `[]` into each element of an array.
fn at<'v>(value: &'v Value, path: &str) -> Vec<&'v Value> {
    path.split('.').fold(vec![value], |values, step| {
        let (key, each) = match step.strip_suffix("[]") {
            Some(key) => (key, true),
            None => (step, false),
        };
        let inner = values.into_iter().filter_map(|value| value.get(key));
        if each {
            inner.filter_map(Value::as_array).flatten().collect()
        } else {
            inner.collect()
        }
    })
}

fn words(value: &Value, path: &str) -> Vec<String> {
    let word = |value: &&Value| value.as_str().map(str::to_owned);
    at(value, path).iter().filter_map(word).collect()
}

fn sum(values: &[&Value]) -> f64 {
    values.iter().map(|value| value.as_f64().unwrap()).sum()
}

#[test]
fn every_report_keeps_the_schema() {
    let schema: Value = serde_json::from_str(&json::schema()).unwrap();
    assert_eq!(schema["$id"], "urn:whystack:report:1");
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let cases = cases();
    let all: Vec<Decided<'_>> = cases.iter().map(Case::decided).collect();
    let mut reports: Vec<Value> = cases.iter().map(Case::json).collect();
    for several in [&all[..], &[]] {
        reports.push(serde_json::from_str(&json::report(several, "1")).unwrap());
    }
    for report in &reports {
        let faults: Vec<String> = validator
            .iter_errors(report)
            .map(|fault| format!("{} {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn the_schema_refuses_what_is_missing_or_odd() {
    let schema: Value = serde_json::from_str(&json::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let good = lamp("").json();
    assert!(validator.is_valid(&good));
    for key in good.as_object().unwrap().keys() {
        let mut bad = good.clone();
        bad.as_object_mut().unwrap().remove(key);
        assert!(!validator.is_valid(&bad), "without {key}");
    }
    let mut bad = good.clone();
    bad["recommendation"]["status"] = "sure".into();
    assert!(!validator.is_valid(&bad));
    let mut bad = good;
    bad["odd"] = Value::Null;
    assert!(!validator.is_valid(&bad));
}

#[test]
fn every_key_of_the_schema_says_what_it_means() {
    fn walk(schema: &Value, place: &str, mute: &mut Vec<String>) {
        for (key, value) in schema["properties"].as_object().into_iter().flatten() {
            if value["description"].as_str().is_none_or(str::is_empty) {
                mute.push(format!("{place}.{key}"));
            }
        }
    }
    let schema: Value = serde_json::from_str(&json::schema()).unwrap();
    let mut mute = Vec::new();
    for (name, definition) in schema["definitions"].as_object().unwrap() {
        walk(definition, name, &mut mute);
    }
    assert!(mute.is_empty(), "{mute:?}");
}

#[test]
fn the_fixed_keys_are_there_in_every_report() {
    for case in cases() {
        keys::are_there(&case.json(), &case.name);
    }
}

#[test]
fn points_add_up_to_the_score_and_parts_to_their_points() {
    for case in cases() {
        let report = case.json();
        for ranked in at(&report, "ranking[]") {
            let points = at(ranked, "contributions[].points");
            let total = ranked["score"].as_f64().unwrap_or(0.0);
            assert!((sum(&points) - total).abs() < 1e-9, "{}", case.name);
            for one in at(ranked, "contributions[]") {
                let parts = sum(&at(one, "from[].points"));
                let weights = sum(&at(one, "from[].weight"));
                assert!((parts - one["points"].as_f64().unwrap()).abs() < 1e-9);
                assert!((weights - one["weight"].as_f64().unwrap()).abs() < 1e-9);
                let [low, value, high] =
                    ["value_low", "value", "value_high"].map(|key| one[key].as_f64().unwrap());
                assert!(low <= value && value <= high, "{}", case.name);
            }
        }
        let weights = sum(&at(&report, "weights[].weight"));
        assert!((weights - report["total_weight"].as_f64().unwrap()).abs() < 1e-9);
        let differences = at(&report, "recommendation.because[].points");
        let lead: f64 = differences.iter().filter_map(|one| one.as_f64()).sum();
        let margin = report["recommendation"]["margin"].as_f64().unwrap_or(0.0);
        // Differences within 1e-9 are not told, so a lead may miss a few of them.
        assert!((lead - margin).abs() < 1e-6, "{}", case.name);
    }
}

#[test]
fn every_source_that_is_named_is_listed_and_none_else() {
    for case in cases() {
        let report = case.json();
        let mut named = Vec::new();
        collect_sources(&report, &mut named);
        named.sort();
        named.dedup();
        let mut listed = words(&report, "sources[].key");
        listed.sort();
        assert_eq!(named, listed, "{}", case.name);
    }
}

fn collect_sources(value: &Value, named: &mut Vec<String>) {
    match value {
        Value::Object(keys) => {
            if let Some(Value::String(key)) = keys.get("source") {
                named.push(key.clone());
            }
            keys.values().for_each(|one| collect_sources(one, named));
        }
        Value::Array(all) => all.iter().for_each(|one| collect_sources(one, named)),
        _ => {}
    }
}

#[test]
fn hostile_text_is_escaped_and_comes_back() {
    let case = lamp("[answers.lamp]\nroom = \"nursery\"");
    let text = case.text();
    assert!(text.chars().all(|c| c == '\n' || !is_harmful(c)));
    assert!(text.contains(r"Lamp \u001b[2J\u202e\u009b\u200b\udb40\udc41 漢"));
    assert!(text.ends_with("}\n"));
    let report = case.json();
    assert_eq!(report["tree"]["title"], case.loaded.tree.title());
    assert_eq!(report["scope"]["omits"][1], "taste\u{2028}");
}

#[test]
fn the_same_decision_gives_the_same_bytes() {
    for (one, other) in cases().iter().zip(&cases()) {
        assert_eq!(one.text(), other.text(), "{}", one.name);
    }
}

#[test]
fn several_decisions_stand_as_each_would_by_itself() {
    let cases = cases();
    let all: Vec<Decided<'_>> = cases.iter().map(Case::decided).collect();
    let report: Value = serde_json::from_str(&json::report(&all, "0.0.0")).unwrap();
    assert_eq!(report.as_object().unwrap().len(), 3);
    let each: Vec<Value> = cases.iter().map(Case::json).collect();
    assert_eq!(report["decisions"], Value::Array(each));
}

#[test]
fn every_word_is_reached_by_some_decision() {
    let reports: Vec<Value> = lamps().iter().map(Case::json).collect();
    let mut wrong: Vec<String> = Vec::new();
    for (paths, expected) in [
        (
            &["recommendation.status"][..],
            "clear none-left only-one open too-close",
        ),
        (
            &["ranking[].marks[]", "eliminated[].marks[]"],
            "conditional current disputed unverified",
        ),
        (
            &["ranking[].contributions[].basis"],
            "assessed known not-applicable partly-unknown range unknown",
        ),
        (&["weights[].kind"], "criterion preference"),
        (
            &["eliminated[].reasons[].kind"],
            "conditional conflict ended excluded lacked not-listed requirement unverified",
        ),
        (
            &[
                "weights[].from[].by.kind",
                "eliminated[].reasons[].from[].by.kind",
                "capabilities[].provided_by[].by.kind",
            ],
            "assumed band base choice exclusion number only open replaced rule",
        ),
        (&["answers[].state"], "answered not-applicable open"),
        (
            &["answers[].why_open"],
            "choice-not-offered missing said-unknown",
        ),
        (&["capabilities[].state"], "lacked provided silent"),
        (
            &["recommendation.clauses[].code"],
            "conditional essential flips nothing-weighed outside unknown unverified",
        ),
        (
            &["recommendation.because[].kind"],
            "advantage clause disadvantage",
        ),
        (
            &["recommendation.open[].changes[].kind"],
            "brings-back leaves-nothing overtakes rules-out",
        ),
        (
            &["warnings[].code"],
            "contradiction not-applicable not-offered",
        ),
        (&["current.standing"], "eliminated later not-carried ranked"),
        (&["strict"], "all no unverified"),
        (
            &["expect.outcome"],
            "fails holds holds-unexpectedly known-miss",
        ),
        (
            &["expect.misses[].kind"],
            "margin never not-eliminated status top winner",
        ),
    ] {
        let mut found: Vec<String> = reports
            .iter()
            .flat_map(|report| paths.iter().flat_map(|path| words(report, path)))
            .collect();
        found.sort();
        found.dedup();
        if found.join(" ") != expected {
            wrong.push(format!("{paths:?}\n  {}\n  {expected}", found.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_small_report_reads_as_it_should() {
    let answers = "schema = 1\n[answers.door]\nkeys = \"some\"";
    let case = Case::new("door", &mut library(), "door", answers);
    insta::assert_snapshot!(case.text());
}
