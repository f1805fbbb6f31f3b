//! The exact output of each format on a folder with every outcome.

use serde_json::Value;
use whystack::report::json;

use crate::support::test;

/// The output on the folder of cases, the version of the program left out.
fn output(args: &[&str]) -> String {
    let mut all = vec!["cases"];
    all.extend(args);
    let ran = test(&all);
    assert_eq!(ran.code, 4, "{}", ran.err);
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    ran.out.replacen(&version, "\"version\": \"[VERSION]\"", 1)
}

#[test]
fn the_table_has_a_line_a_case_then_failures_in_full_then_the_counts() {
    snapbox::assert_data_eq!(output(&[]), snapbox::file!["expected/table.txt"].raw());
}

#[test]
fn verbose_tells_margins_and_quiet_only_failures() {
    let verbose = output(&["--verbose"]);
    let quiet = output(&["--quiet"]);
    snapbox::assert_data_eq!(verbose, snapbox::file!["expected/verbose.txt"].raw());
    snapbox::assert_data_eq!(quiet, snapbox::file!["expected/quiet.txt"].raw());
}

#[test]
fn plain_has_a_record_a_line() {
    let plain = output(&["--format", "plain"]);
    snapbox::assert_data_eq!(plain, snapbox::file!["expected/plain.txt"].raw());
}

#[test]
fn markdown_says_the_outcome_first() {
    let markdown = output(&["--format", "markdown"]);
    snapbox::assert_data_eq!(markdown, snapbox::file!["expected/markdown.md"].raw());
}

#[test]
fn github_marks_the_line_of_each_expectation() {
    let github = output(&["--format", "github"]);
    assert_eq!(github.matches("::error ").count(), 10);
    snapbox::assert_data_eq!(github, snapbox::file!["expected/github.txt"].raw());
}

#[test]
fn junit_is_read_by_a_parser_and_its_counts_are_true() {
    let text = output(&["--format", "junit"]);
    let document = roxmltree::Document::parse(&text).unwrap();
    let named = |name: &'static str| {
        let nodes = document.descendants();
        nodes.filter(move |node| node.has_tag_name(name))
    };
    for suite in named("testsuites").chain(named("testsuite")) {
        let count = |name: &str| suite.attribute(name).unwrap().parse::<usize>().unwrap();
        assert_eq!(count("tests"), named("testcase").count());
        assert_eq!(count("failures"), named("failure").count());
        assert_eq!(count("errors"), named("error").count());
        assert_eq!(count("skipped"), named("skipped").count());
    }
    assert!(named("testcase").any(|case| {
        case.attribute("classname") == Some("door")
            && case.attribute("name") == Some("cases/sub/two-trees.toml")
    }));
    for word in ["time", "timestamp", "hostname"] {
        let nodes = document.descendants();
        assert!(nodes.filter(|node| node.attribute(word).is_some()).count() == 0);
    }
    snapbox::assert_data_eq!(text, snapbox::file!["expected/junit.xml"].raw());
}

#[test]
fn json_keeps_its_schema() {
    let text = output(&["--format", "json"]);
    let schema: Value = serde_json::from_str(&json::test_schema()).unwrap();
    assert_eq!(schema["$id"], "urn:whystack:test:1");
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&report)
        .map(|fault| format!("{} {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    for key in report.as_object().unwrap().keys() {
        let mut bad = report.clone();
        bad.as_object_mut().unwrap().remove(key);
        assert!(!validator.is_valid(&bad), "without {key}");
    }
    let mut odd = report.clone();
    odd["files"][0]["cases"][0]["outcome"] = "fine".into();
    assert!(!validator.is_valid(&odd));
    snapbox::assert_data_eq!(text, snapbox::file!["expected/report.json"].raw());
}

#[test]
fn every_key_of_the_schema_says_what_it_means() {
    let schema: Value = serde_json::from_str(&json::test_schema()).unwrap();
    let definitions = schema["definitions"].as_object().unwrap().values();
    let mut keys = 0;
    for definition in std::iter::once(&schema).chain(definitions) {
        for (key, value) in definition["properties"].as_object().into_iter().flatten() {
            keys += 1;
            let description = value["description"].as_str();
            assert!(description.is_some_and(|text| !text.is_empty()), "{key}");
        }
    }
    assert!(keys > 50);
}

#[test]
fn faults_are_drawn_once_on_stderr() {
    let err = test(&["cases"]).err;
    snapbox::assert_data_eq!(err, snapbox::file!["expected/stderr.txt"].raw());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for format in ["table", "plain", "json", "junit", "github", "markdown"] {
        let args = ["--format", format];
        assert_eq!(output(&args), output(&args), "{format}");
    }
}
