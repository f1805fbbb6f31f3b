//! `decide --all -a` and `test` walk one path: they agree on every case.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{here, whystack};

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{}", folder.display());
    files
}

/// The word of `test` for an outcome of `decide`.
fn outcome(decision: &Value) -> Option<&str> {
    Some(match decision["expect"]["outcome"].as_str()? {
        "holds" => "passed",
        "known-miss" => "known-miss",
        "fails" => "failed",
        "holds-unexpectedly" => "unexpected-pass",
        other => panic!("{other}"),
    })
}

/// Holds both against each other on one file.
fn agrees(path: &Path, trees: &[&str], flags: &[&str]) {
    let file = path.to_str().unwrap();
    let with = |words: &[&str]| {
        let mut args = words.to_vec();
        args.extend(trees);
        args.extend(flags);
        args.extend(["--format", "json"]);
        whystack(&here(), &args)
    };
    let decided = with(&["decide", "--all", "-a", file, "--no-input"]);
    let tested = with(&["test", file]);
    assert_eq!(decided.code, tested.code, "{file}\n{}", tested.err);
    if decided.code == 4 {
        return;
    }
    let decided: Value = serde_json::from_str(&decided.out).unwrap();
    let tested: Value = serde_json::from_str(&tested.out).unwrap();
    let decisions = match decided["decisions"].as_array() {
        Some(several) => several.clone(),
        None => vec![decided],
    };
    let cases = tested["files"][0]["cases"].as_array().unwrap();
    for decision in &decisions {
        let of_tree = |case: &&Value| case["tree"] == decision["tree"];
        let case = cases.iter().find(of_tree).unwrap();
        let recommendation = &decision["recommendation"];
        for key in ["status", "winner", "margin", "zone"] {
            assert_eq!(case[key], recommendation[key], "{file}: {key}");
        }
        let gated = case["misses"].as_array().unwrap().iter();
        if !gated.clone().any(|miss| miss["key"] == "fail-on") {
            assert_eq!(case["outcome"].as_str(), outcome(decision), "{file}");
        }
        let expected = &decision["expect"];
        for key in [
            "winner",
            "status",
            "top",
            "eliminated",
            "never",
            "min_margin",
            "min_confidence",
        ] {
            assert_eq!(case["expect"][key], expected[key], "{file}: {key}");
        }
    }
    assert_eq!(cases.len(), decisions.len(), "{file}");
}

#[test]
fn on_every_shipped_case() {
    for path in toml_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")) {
        agrees(&path, &[], &[]);
        agrees(&path, &[], &["--strict"]);
    }
}

#[test]
fn on_profiles_strictness_and_years_of_files() {
    for path in toml_files(&here().join("layers")) {
        agrees(&path, &[], &[]);
        agrees(&path, &[], &["--strict=all", "--today", "2031"]);
    }
}

#[test]
fn on_every_outcome() {
    let expecting = |path: &PathBuf| !path.ends_with("no-expectation.toml");
    for folder in ["cases", "cases/sub"] {
        let files = toml_files(&here().join(folder));
        for path in files.iter().filter(|path| expecting(path)) {
            agrees(path, &["--trees", "trees"], &[]);
        }
    }
}
