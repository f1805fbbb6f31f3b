//! The JSON of what is explained and compared: its schema, and that its points add up.

use jsonschema::Validator;
use serde_json::Value;

use whystack::analysis::compare::Comparison;
use whystack::analysis::explain::Explained;
use whystack::diagnostic::Faults;
use whystack::engine::{Evaluation, Layer, Situation, evaluate};
use whystack::load::{AnswersFile, Library, Loaded, Role};
use whystack::model::CandidateIx;
use whystack::report::compare::Comparing;
use whystack::report::explain::Explaining;
use whystack::report::{Decided, Report, compare, explain};

/// Every shipped tree decided under every shipped profile.
fn decisions() -> Vec<(String, Loaded, Evaluation)> {
    let mut faults = Faults::new();
    let mut library = Library::open(&[], &mut faults);
    let trees: Vec<String> = library.trees().map(|(id, _)| id.to_owned()).collect();
    let known: Vec<&str> = trees.iter().map(String::as_str).collect();
    let profiles: Vec<String> = library.profiles().map(str::to_owned).collect();
    let mut all = Vec::new();
    for profile in profiles {
        let source = library.profile(&profile, &mut faults).unwrap();
        let text = library.sources.get(source).unwrap().text().to_owned();
        for tree in &trees {
            let loaded = library.load(tree, &mut faults).unwrap();
            let file = AnswersFile::new(text.clone(), source, Role::Profile);
            file.head(&known, &mut faults);
            let mut situation = Situation::new(&loaded.tree);
            file.apply(&loaded.tree, &loaded.shared, &mut situation, &mut faults);
            situation.answers.fill_unknown(Layer::Profile);
            let evaluation = evaluate(&loaded.tree, &situation);
            all.push((format!("{tree} {profile}"), loaded, evaluation));
        }
    }
    all
}

fn decided<'a>(loaded: &'a Loaded, evaluation: &'a Evaluation) -> Decided<'a> {
    Decided {
        tree: &loaded.tree,
        place: "shipped",
        extends: &[],
        evaluation,
        robustness: None,
        expectation: None,
        today_given: false,
    }
}

fn validator(schema: &str, id: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    assert_eq!(schema["$id"], id);
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn keeps(validator: &Validator, report: &Value, what: &str) {
    let faults: Vec<String> = validator
        .iter_errors(report)
        .map(|fault| format!("{} {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{what}: {faults:#?}");
}

fn points(all: &Value) -> f64 {
    let all = all.as_array().unwrap().iter();
    all.map(|one| one["points"].as_f64().unwrap()).sum()
}

/// Some options of a decision: the first three and the last of the ranking, the first two that are
/// out.
fn some(evaluation: &Evaluation) -> Vec<CandidateIx> {
    let ranked = || {
        evaluation
            .ranking
            .iter()
            .map(|one| one.assessment.candidate)
    };
    let out = evaluation.eliminated.iter().map(|one| one.candidate);
    let mut some: Vec<CandidateIx> = ranked()
        .take(3)
        .chain(ranked().next_back())
        .chain(out.take(2))
        .collect();
    some.sort_unstable();
    some.dedup();
    some
}

#[test]
fn every_explanation_keeps_the_schema_and_its_points_add_up() {
    let validator = validator(&explain::schema(), "urn:whystack:explain:1");
    let mut seen = 0;
    for (what, loaded, evaluation) in decisions() {
        for ix in some(&evaluation) {
            let explained = Explained::of(&loaded.tree, &evaluation, ix);
            let of = Explaining {
                decided: decided(&loaded, &evaluation),
                explained: &explained,
            };
            let report: Value = serde_json::from_str(&of.json("1")).unwrap();
            let what = format!("{what} {}", loaded.tree.candidates()[ix].id);
            keeps(&validator, &report, &what);
            let option = &report["option"];
            if let Some(score) = option["score"].as_f64() {
                let sum = points(&option["contributions"]);
                assert!((sum - score).abs() < 1e-9, "{what}: {sum} {score}");
            }
            if let Some(lead) = option["lead"].as_f64() {
                let sum = points(&option["because"]);
                assert!((sum - lead).abs() < 1e-9, "{what}: {sum} {lead}");
            }
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn every_comparison_keeps_the_schema_and_its_points_add_up() {
    let validator = validator(&compare::schema(), "urn:whystack:compare:1");
    for (what, loaded, evaluation) in decisions() {
        let options = some(&evaluation);
        for answered in [true, false] {
            let comparison = if answered {
                Comparison::decided(&loaded.tree, &evaluation, &options)
            } else {
                Comparison::of_facts(&loaded.tree, &options)
            };
            let of = Comparing {
                decided: decided(&loaded, &evaluation),
                comparison: &comparison,
                answered,
            };
            let report: Value = serde_json::from_str(&of.json("1")).unwrap();
            keeps(&validator, &report, &what);
            let scores: Vec<Option<f64>> = report["options"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["score"].as_f64())
                .collect();
            let terms = report["terms"].as_array().unwrap();
            if let [Some(one), Some(other), ..] = scores.as_slice() {
                let apart = terms.iter().map(|term| {
                    let points = |n: usize| term["points"][n].as_f64().unwrap();
                    points(0) - points(1)
                });
                let sum: f64 = apart.sum();
                assert!((sum - (one - other)).abs() < 1e-9, "{what}");
            }
            // Each criterion stands in one place at least, and in one of the lists at most.
            let lists = ["aside", "same", "unknown"].map(|key| report[key].as_array().unwrap());
            let rows = report["facts"].as_array().unwrap().len();
            let listed: usize = lists.iter().map(|list| list.len()).sum();
            let mut told: Vec<&str> = terms
                .iter()
                .map(|term| term["term"]["criterion"].as_str().unwrap())
                .collect();
            told.sort_unstable();
            told.dedup();
            let all = told.len() + rows + listed;
            assert_eq!(all, loaded.tree.criteria().len(), "{what}");
        }
    }
}
