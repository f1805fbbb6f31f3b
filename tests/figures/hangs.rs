//! How sure each recommendation of a profile is, and the one fact and the one answer on which it
//! hangs: the first tipping point and the first single answer that turns the first place.

use std::fmt::Write;

use serde_json::Value;
use whystack::analysis::robustness::{Robustness, Sampling};
use whystack::diagnostic::Faults;
use whystack::engine::{Situation, evaluate};
use whystack::load::{Loaded, Role};
use whystack::report::{Decided, json};

use crate::block::is_fresh;
use crate::support::{file, toml_files, trees};

/// The report of a decision, as a machine reads it.
fn report(loaded: &Loaded, situation: &Situation) -> Value {
    let evaluation = evaluate(&loaded.tree, situation);
    let robustness = Robustness::of(&loaded.tree, &evaluation, Sampling::default());
    let decided = Decided {
        tree: &loaded.tree,
        place: "shipped",
        extends: &loaded.extends,
        evaluation: &evaluation,
        robustness: Some(&robustness),
        expectation: None,
        today_given: false,
    };
    serde_json::from_str(&json::report(&[decided], "0")).unwrap()
}

fn name(loaded: &Loaded, id: &Value) -> String {
    let all = loaded.tree.candidates().rows();
    let found = all.iter().find(|one| Some(one.id.as_str()) == id.as_str());
    found.map(|one| one.name.clone()).unwrap_or_default()
}

fn names(loaded: &Loaded, ids: &Value) -> String {
    let all: Vec<String> = ids
        .as_array()
        .unwrap()
        .iter()
        .map(|id| name(loaded, id))
        .collect();
    all.join(" or ")
}

/// "runc (99 %), robust".
fn sure(loaded: &Loaded, report: &Value) -> String {
    let winner = &report["recommendation"]["winner"];
    let found = &report["robustness"];
    let options = found["rank_acceptability"]["options"].as_array();
    let share = options.and_then(|all| all.iter().find(|one| one["option"] == *winner));
    let share = share.map(|one| 100.0 * one["ranks"][0].as_f64().unwrap());
    match (found["confidence"].as_str(), share) {
        (Some(word), Some(share)) => {
            format!("{}: {word} (first in {share:.0} %)", name(loaded, winner))
        }
        _ => "none".to_owned(),
    }
}

/// The disputed or nearest fact.
fn fact(report: &Value) -> String {
    let first = &report["robustness"]["tipping_points"][0];
    let disputed = if first["disputed"] == Value::Bool(true) {
        "**disputed**: "
    } else {
        ""
    };
    match first["text"].as_str() {
        Some(text) => format!("{disputed}{text}"),
        None => "none".to_owned(),
    }
}

/// The first single answer that turns the first place.
fn answer(loaded: &Loaded, report: &Value) -> String {
    let changes = report["robustness"]["what_if"]["changes"]
        .as_array()
        .unwrap();
    let turns = |one: &&Value| one["kind"].is_string() && one["kind"] != "leaves-nothing";
    match changes.iter().find(turns) {
        Some(one) => {
            let change = &one["change"];
            let question = change["question"].as_str().unwrap();
            let answer = match &change["answer"] {
                Value::Array(all) if all.is_empty() => "none".to_owned(),
                Value::Array(all) => {
                    let ids: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
                    ids.join(", ")
                }
                Value::String(id) => id.clone(),
                other => other.to_string(),
            };
            format!("`{question} = {answer}`: {}", names(loaded, &one["first"]))
        }
        None => "none".to_owned(),
    }
}

#[test]
fn the_table_of_what_profiles_hang_on_is_fresh() {
    let trees = trees();
    let known: Vec<&str> = trees.iter().map(|one| one.tree.id().as_str()).collect();
    let mut text = String::from(
        "| profile | tree | how sure | the fact | the answer, and who is first with it |\n\
         | --- | --- | --- | --- | --- |\n",
    );
    for path in toml_files("profiles") {
        let file = file(&path, Role::Profile);
        let mut faults = Faults::new();
        file.head(&known, &mut faults);
        let profile = path.file_stem().unwrap().to_str().unwrap();
        for loaded in &trees {
            let mut situation = Situation::new(&loaded.tree);
            file.apply(&loaded.tree, &loaded.shared, &mut situation, &mut faults);
            let report = report(loaded, &situation);
            let (sure, fact) = (sure(loaded, &report), fact(&report));
            let answer = answer(loaded, &report);
            let tree = loaded.tree.id();
            writeln!(
                text,
                "| `{profile}` | {tree} | {sure} | {fact} | {answer} |"
            )
            .unwrap();
        }
    }
    is_fresh("profiles/README.md", "hangs", &text);
}
