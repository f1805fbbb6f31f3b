//! `--coverage`, `--min-coverage` and `--propose`: what counts, how a run ends, what is proposed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Ran, here, whystack};

/// Runs the cases of the pump.
fn pump(args: &[&str]) -> Ran {
    let mut all = vec!["test", "--trees", "pump.toml"];
    all.extend(args);
    whystack(&here().join("coverage"), &all)
}

fn output(args: &[&str]) -> String {
    let mut all = vec!["cases", "--coverage"];
    all.extend(args);
    let ran = pump(&all);
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    ran.out.replacen(&version, "\"version\": \"[VERSION]\"", 1)
}

/// What is asked in the exact outputs: one minimum holds, two do not.
const ASKED: [&str; 6] = [
    "--min-coverage",
    "first=100",
    "--min-coverage",
    "50",
    "--min-coverage",
    "choices=30.5",
];

fn asked(format: &str) -> String {
    let mut args = ASKED.to_vec();
    args.extend(["--format", format]);
    output(&args)
}

/// The coverage of the first tree of a JSON report.
fn coverage(ran: &Ran) -> Value {
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    report["coverage"][0].clone()
}

/// How many cases reach each goal, by kind and name.
fn reached(coverage: &Value) -> BTreeMap<(String, String), u64> {
    let goals = coverage["goals"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    goals
        .map(|goal| {
            let key = (text(&goal["kind"]), text(&goal["name"]));
            (key, goal["cases"].as_u64().unwrap())
        })
        .collect()
}

#[test]
fn each_format_tells_what_is_reached_and_what_is_below() {
    snapbox::assert_data_eq!(
        asked("table"),
        snapbox::file!["expected/coverage.txt"].raw()
    );
    snapbox::assert_data_eq!(
        asked("plain"),
        snapbox::file!["expected/coverage-plain.txt"].raw()
    );
    snapbox::assert_data_eq!(
        asked("markdown"),
        snapbox::file!["expected/coverage.md"].raw()
    );
    snapbox::assert_data_eq!(
        asked("github"),
        snapbox::file!["expected/coverage-github.txt"].raw()
    );
    snapbox::assert_data_eq!(
        asked("junit"),
        snapbox::file!["expected/coverage.xml"].raw()
    );
    snapbox::assert_data_eq!(
        asked("json"),
        snapbox::file!["expected/coverage.json"].raw()
    );
}

#[test]
fn junit_counts_each_minimum_as_a_test() {
    let text = asked("junit");
    let document = roxmltree::Document::parse(&text).unwrap();
    let count = |name: &'static str| {
        let nodes = document.descendants();
        nodes.filter(|node| node.has_tag_name(name)).count()
    };
    let suites = document.descendants();
    for suite in suites.filter(|node| node.has_attribute("tests")) {
        let number = |name: &str| suite.attribute(name).unwrap().parse::<usize>().unwrap();
        assert_eq!(number("tests"), count("testcase"));
        assert_eq!(number("failures"), count("failure"));
    }
    assert_eq!((count("testcase"), count("failure")), (5, 2));
}

#[test]
fn json_with_coverage_and_proposals_keeps_the_schema() {
    let schema: Value = serde_json::from_str(&whystack::report::json::test_schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let ran = pump(&[
        "cases",
        "--propose",
        "--format",
        "json",
        "--min-coverage",
        "1",
    ]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&report)
        .map(|fault| format!("{} {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    for key in report["coverage"][0].as_object().unwrap().keys() {
        let mut bad = report.clone();
        bad["coverage"][0].as_object_mut().unwrap().remove(key);
        assert!(!validator.is_valid(&bad), "without {key}");
    }
    let without = pump(&["cases", "--format", "json"]);
    let report: Value = serde_json::from_str(&without.out).unwrap();
    assert!(report["coverage"].is_null());
}

#[test]
fn a_run_ends_with_3_below_a_minimum_and_says_what_is_missing() {
    for (code, minima) in [
        (0, &["0"][..]),
        (0, &["first=100"]),
        (0, &["questions=50", "eliminated=75", "20"]),
        (3, &["first=100", "100"]),
        (3, &["rules=0.1"]),
    ] {
        let mut args = vec!["cases"];
        for one in minima {
            args.extend(["--min-coverage", one]);
        }
        for format in ["table", "plain", "json", "junit", "github", "markdown"] {
            let mut args = args.clone();
            args.extend(["--quiet", "--format", format]);
            let ran = pump(&args);
            assert_eq!(ran.code, code, "{minima:?} {format}: {}", ran.err);
            assert_eq!(ran.err.is_empty(), code == 0, "{}", ran.err);
        }
    }
    let ran = pump(&["cases", "--min-coverage", "rules=50", "-q"]);
    let said = "rules 0.0 % (0 of 1), 50 % is asked";
    assert_eq!(
        ran.err,
        format!("coverage of pump: {said}; missing: salt-and-tractor\n")
    );
    assert!(ran.out.contains(said), "{}", ran.out);
    for bad in ["101", "-1", "much", "rules=", "option=3"] {
        let ran = pump(&["cases", &format!("--min-coverage={bad}")]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{bad}");
    }
}

#[test]
fn without_a_case_the_coverage_drops_and_what_only_it_reached_is_missing() {
    let both = coverage(&pump(&["cases", "--coverage", "--format", "json"]));
    for (kept, gone) in [("socket", "field"), ("field", "socket")] {
        let file = format!("cases/{kept}.toml");
        let one = coverage(&pump(&[&file, "--coverage", "--format", "json"]));
        let of = |coverage: &Value| coverage["all"]["reached"].as_u64().unwrap();
        assert!(of(&one) < of(&both), "without {gone}");
        assert_eq!(one["all"]["of"], both["all"]["of"]);
        let (one, both) = (reached(&one), reached(&both));
        assert!(one.iter().all(|(goal, cases)| *cases <= both[goal]));
    }
}

#[test]
fn a_tree_that_is_named_counts_without_a_case() {
    let folder = here().join("coverage");
    let args = |more: &[&'static str]| {
        let mut all = vec!["test", "--trees", "pump.toml", "--trees", "../trees"];
        all.extend(["cases", "--min-coverage", "1", "--tree", "pump"]);
        all.extend(more);
        all
    };
    assert_eq!(whystack(&folder, &args(&[])).code, 0);
    let ran = whystack(&folder, &args(&["--tree", "door"]));
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.starts_with(
            "coverage of door: all goals 0.0 % (0 of 4), 1 % is asked; missing: questions: room"
        ),
        "{}",
        ran.err
    );
}

#[test]
fn an_option_that_is_first_in_no_answer_set_is_not_missing() {
    let door = |more: &[&str]| {
        let args = ["test", "--trees", "trees", "--tree", "door"];
        let args = [&args[..], &["cases/sub/two-trees.toml", "--coverage"], more].concat();
        whystack(&here(), &args).out
    };
    let counted = door(&[]);
    assert!(
        counted.contains("- first: shutter (first under no answers)\n"),
        "{counted}"
    );
    // What was only searched counts, and is told to be unsure.
    let searched = door(&["--budget", "0"]);
    let said = "- first: shutter (not found first in a search, not counted in all answer sets)\n";
    assert!(searched.contains(said), "{searched}");
    let goals = |args: &[&str]| {
        let args = [args, &["--format", "json"]].concat();
        let report: Value = serde_json::from_str(&door(&args)).unwrap();
        let coverage = &report["coverage"][0];
        let goals = coverage["goals"].as_array().unwrap().clone();
        let shutter = |goal: &&Value| goal["kind"] == "first" && goal["name"] == "shutter";
        let shutter = goals.iter().find(shutter).unwrap();
        let word = |key: &str| shutter[key].clone();
        (word("counts"), word("never"), word("perhaps_never"))
    };
    let (yes, no) = (Value::Bool(true), Value::Bool(false));
    let never = Value::from("never-first");
    assert_eq!(goals(&[]), (no.clone(), never, no));
    assert_eq!(goals(&["--budget", "0"]), (yes.clone(), Value::Null, yes));
}

/// The proposals in a folder of their own, with the report of the run.
fn proposed(folder: &Path) -> (Ran, Vec<String>) {
    let folder = format!("--propose={}", folder.display());
    let ran = pump(&["cases", &folder, "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let cases = report["coverage"][0]["proposals"]["cases"].as_array();
    let names = cases.unwrap().iter();
    let names = names.map(|case| case["name"].as_str().unwrap().to_owned());
    let names = names.collect();
    (ran, names)
}

#[test]
fn proposed_files_pass_at_once_and_reach_what_they_claim() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("new/cases");
    let (ran, names) = proposed(&folder);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(names.len() > 2, "{names:?}");
    let mut there: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    there.sort();
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(there, sorted);

    let path = folder.to_str().unwrap();
    let alone = pump(&[path, "--format", "json"]);
    assert_eq!(alone.code, 0, "{}{}", alone.out, alone.err);
    assert_eq!(alone.err, "");

    let before = coverage(&ran);
    let after = pump(&["cases", path, "--coverage", "--format", "json"]);
    let after = coverage(&after);
    let counts = (reached(&before), reached(&after));
    let mut claimed = 0;
    for case in before["proposals"]["cases"].as_array().unwrap() {
        let text = case["text"].as_str().unwrap();
        let file = folder.join(case["name"].as_str().unwrap());
        assert_eq!(fs::read_to_string(file).unwrap(), text);
        assert!(!case["only"].as_array().unwrap().is_empty());
        for goal in case["only"].as_array().unwrap() {
            let word = |key: &str| goal[key].as_str().unwrap().to_owned();
            let key = (word("kind"), word("name"));
            assert_eq!((counts.0[&key], counts.1[&key]), (0, 1), "{key:?}");
            claimed += 1;
        }
    }
    assert!(claimed > 10, "{claimed}");
    // Whatever is missing still is what no answer set was found for.
    let not_found = before["proposals"]["not_found"].as_array().unwrap().len();
    let all = |key: &str| after["all"][key].as_u64().unwrap();
    assert_eq!(all("of") - all("reached"), not_found as u64);
}

#[test]
fn nothing_is_overwritten_and_then_nothing_is_written() {
    let root = tempfile::tempdir().unwrap();
    let (_, names) = proposed(root.path());
    let last = root.path().join(names.last().unwrap());
    for name in &names {
        let path = root.path().join(name);
        if path != last {
            fs::remove_file(path).unwrap();
        }
    }
    fs::write(&last, "mine").unwrap();
    let folder = format!("--propose={}", root.path().display());
    let ran = pump(&["cases", &folder]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("is there already"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&last).unwrap(), "mine");
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
}

#[test]
fn proposals_are_the_same_every_time_and_stand_in_reports_that_can_hold_them() {
    for format in ["table", "plain", "json", "markdown"] {
        let args = ["cases", "--propose", "--format", format];
        let ran = pump(&args);
        assert_eq!(ran.code, 0);
        assert_eq!(ran.out, pump(&args).out, "{format}");
        assert!(ran.out.contains("[expect.pump]"), "{format}");
    }
    for format in ["junit", "github"] {
        let ran = pump(&["cases", "--propose", "--format", format]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains("write --propose=DIR"), "{}", ran.err);
    }
}

#[test]
fn the_shipped_trees_get_proposals_that_hold() {
    let root = tempfile::tempdir().unwrap();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = format!("--propose={}", root.path().display());
    let args = |more: &[&'static str]| {
        let mut all: Vec<String> = ["test", "tests/plain", "--tree", "runtime"]
            .map(str::to_owned)
            .to_vec();
        all.extend(["--format", "json"].map(str::to_owned));
        all.extend(more.iter().map(|arg| (*arg).to_owned()));
        all
    };
    let run = |args: Vec<String>| {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        whystack(repository, &args)
    };
    let mut first = args(&[]);
    first.push(folder);
    let before = run(first);
    assert_eq!(before.code, 0, "{}", before.err);
    let mut second = args(&["--coverage"]);
    second.push(root.path().to_str().unwrap().to_owned());
    let after = run(second);
    assert_eq!((after.code, after.err.as_str()), (0, ""));
    let (before, after) = (coverage(&before), coverage(&after));
    let missing =
        |of: &Value| of["all"]["of"].as_u64().unwrap() - of["all"]["reached"].as_u64().unwrap();
    let not_found = before["proposals"]["not_found"].as_array().unwrap().len();
    assert_eq!(missing(&after), not_found as u64);
    assert!(missing(&before) > missing(&after) + 50);
}
