//! The command line: severities, exit codes, formats.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::folder;

/// Runs `whystack check` in the folder of these tests.
pub(crate) fn check(args: &[&str]) -> Output {
    check_in(&folder(), args)
}

/// Runs `whystack check` in a folder.
pub(crate) fn check_in(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_whystack"))
        .arg("check")
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("CI", "true")
        .output()
        .unwrap()
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn severities_and_exit_codes() {
    let (warning, error, note) = (
        "./bad/essential-missing.toml",
        "./bad/unreachable-question.toml",
        "./bad/dead-ends.toml",
    );
    let clean = "./good/essential-missing.toml";
    for (args, wanted) in [
        (&[clean][..], 0),
        (&[warning], 0),
        (&[error], 3),
        (&[note, "--allow", "never-first"], 0),
        (&[warning, "--deny", "warnings"], 3),
        (&[note, "--deny", "warnings", "--allow", "never-first"], 0),
        (&[note, "--deny", "all", "--allow", "never-first"], 3),
        (&[warning, "--deny", "essential-missing"], 3),
        (&[error, "--warn", "unreachable-question"], 0),
        (&[error, "--allow", "unreachable-question"], 0),
        // Of several settings the last counts, whatever the flag.
        (
            &[
                warning,
                "--allow",
                "essential-missing",
                "--deny",
                "essential-missing,dead-ends",
            ],
            3,
        ),
        (
            &[
                warning,
                "--deny",
                "essential-missing",
                "--allow",
                "essential-missing",
            ],
            0,
        ),
        (
            &[warning, "--deny", "all", "--warn", "essential-missing"],
            0,
        ),
        (&[clean, error], 3),
        (&["./nowhere.toml"], 1),
        (&["nowhere"], 2),
        (&[warning, "--deny", "essential-mising"], 2),
        (&[warning, "--max-age", "old"], 2),
        (&["../cmd/own-tree.in/broken.toml"], 4),
        (&["--explain", "never-first"], 0),
        (&["--explain", "never-frist"], 2),
    ] {
        let output = check(args);
        assert_eq!(
            output.status.code(),
            Some(wanted),
            "{args:?}\n{}",
            stderr(&output)
        );
        if matches!(wanted, 1 | 2 | 4) {
            assert_eq!(stdout(&output), "", "{args:?}");
        }
    }
}

#[test]
fn wrong_codes_name_the_nearest() {
    for (args, wanted) in [
        (["--explain", "never-frist"], "did you mean `never-first`?"),
        (["--deny", "warning"], "did you mean `warnings`?"),
        (["--allow", "dead-end"], "did you mean `dead-ends`?"),
    ] {
        let output = check(&args);
        let said = stderr(&output);
        assert!(said.contains(wanted), "{args:?}: {said}");
    }
}

#[test]
fn a_wrong_exception_is_an_error_with_the_nearest_name() {
    let text = std::fs::read_to_string(folder().join("good/stale-allow.toml")).unwrap();
    for (from, to, wanted) in [
        (
            "\"outside-scale\"",
            "\"outside-scales\"",
            "no check is called `outside-scales`",
        ),
        (
            "\"tower.speed\"",
            "\"tower.sped\"",
            "did you mean `tower.speed`?",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("stale-allow.toml");
        assert!(text.contains(from));
        std::fs::write(&path, text.replace(from, to)).unwrap();
        let output = check(&[path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(4));
        assert!(stderr(&output).contains(wanted), "{}", stderr(&output));
    }
}

#[test]
fn every_report_keeps_the_schema() {
    let printed = Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(["schema", "check"])
        .output()
        .unwrap();
    let schema: Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(schema["$id"], "urn:whystack:check:1");
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let files = [
        "./good/stale-allow.toml",
        "./bad/stale-allow.toml",
        "./bad/dead-ends.toml",
        "./bad/never-first.toml",
        "./bad/not-counted.toml",
        "./bad/stale-fact.toml",
    ];
    let mut reports: Vec<Value> = Vec::new();
    for file in files {
        let args = [file, "--format", "json", "--max-age", "24m", "--no-cases"];
        let output = check(&args);
        reports.push(serde_json::from_slice(&output.stdout).unwrap());
    }
    let cases = [
        "./bad/broken-case.toml",
        "--cases",
        "cases",
        "--format",
        "json",
    ];
    let output = check(&cases);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["cases"]["of"], 7);
    assert_eq!(report["cases"]["hold"], 2);
    assert_eq!(report["profiles"]["of"], 0);
    reports.push(report);
    let several = check(&[files[2], files[3], "--format", "json"]);
    reports.push(serde_json::from_slice(&several.stdout).unwrap());
    for report in &reports {
        let faults: Vec<String> = validator
            .iter_errors(report)
            .map(|fault| format!("{} {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    let one = &reports[0];
    for key in one.as_object().unwrap().keys() {
        let mut bad = one.clone();
        bad.as_object_mut().unwrap().remove(key);
        assert!(!validator.is_valid(&bad), "without {key}");
    }
}

#[test]
fn json_says_what_the_table_says() {
    let output = check(&["./good/stale-allow.toml", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["space"]["answer_sets"], "3");
    assert_eq!(report["space"]["dead_ends"], "0");
    assert_eq!(report["space"]["not_counted"], Value::Null);
    let finding = &report["findings"][0];
    assert_eq!(finding["code"], "outside-scale");
    assert_eq!(finding["item"], "tower.speed");
    assert_eq!(finding["file"], "./good/stale-allow.toml");
    assert_eq!(
        (&finding["line"], &finding["column"]),
        (&Value::from(62), &Value::from(3))
    );
    assert_eq!(
        finding["allowed_because"],
        "nobody needs more than the scale says"
    );
    let output = check(&["./bad/not-counted.toml", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["space"]["answer_sets"], Value::Null);
    assert!(report["space"]["not_counted"].is_string());
}

#[test]
fn the_same_bytes_come_out_twice() {
    for format in ["table", "json"] {
        let args = ["--format", format, "--verbose", "--budget", "30000"];
        let (one, other) = (check(&args), check(&args));
        assert_eq!(one.status.code(), Some(0));
        assert!(!one.stdout.is_empty());
        assert_eq!(one.stdout, other.stdout, "{format}");
        assert_eq!(stderr(&one), "");
    }
}
