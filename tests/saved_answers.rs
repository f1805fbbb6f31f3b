//! What `--save-answers` writes decides as what was decided.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Decides, and gives the JSON report.
fn decide(arguments: &[&str]) -> Value {
    let out = Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(["decide", "--no-input", "--format", "json"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&out.stderr);
    serde_json::from_slice(&out.stdout).unwrap_or_else(|_| panic!("{arguments:?}: {error}"))
}

/// What must be the same: who is where, with which score, who is out, and how sure that is.
fn outcome(report: &Value) -> Vec<Value> {
    // One tree stands at the top, several in `decisions`.
    let decisions = report["decisions"].as_array();
    decisions
        .map_or_else(|| std::slice::from_ref(report), Vec::as_slice)
        .iter()
        .map(|one| {
            let row = |row: &Value| {
                serde_json::json!([
                    row["rank"],
                    row["option"],
                    row["score"],
                    row["low"],
                    row["high"]
                ])
            };
            let ranking: Vec<Value> = one["ranking"].as_array().unwrap().iter().map(row).collect();
            let out = one["eliminated"].as_array().unwrap().iter();
            // Two lists to keep to are saved as one, so an option may have a reason less.
            let mut out: Vec<&str> = out.map(|row| row["option"].as_str().unwrap()).collect();
            out.sort_unstable();
            let recommendation = &one["recommendation"];
            serde_json::json!([
                one["tree"]["id"],
                ranking,
                out,
                recommendation["status"],
                recommendation["margin"],
                recommendation["open"],
                one["current"]
            ])
        })
        .collect()
}

#[track_caller]
fn decides_alike(folder: &Path, arguments: &[&str], trees: &[&str]) {
    let saved = folder.join("saved.toml");
    let saved = saved.to_str().unwrap();
    let mut saving = arguments.to_vec();
    saving.extend(["--save-answers", saved, "--force"]);
    let before = outcome(&decide(&saving));
    let mut again = trees.to_vec();
    again.extend(["-a", saved]);
    let after = outcome(&decide(&again));
    let text = fs::read_to_string(saved).unwrap();
    assert_eq!(before, after, "{arguments:?}\n{text}");
    assert!(!before.is_empty());
}

fn toml_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    found.sort();
    found
}

#[test]
fn profiles_saved_decide_alike() {
    let folder = tempfile::tempdir().unwrap();
    for path in toml_files("profiles") {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        decides_alike(folder.path(), &["--all", "--profile", &name], &["--all"]);
    }
}

#[test]
fn the_will_of_the_organisation_is_saved_with_the_answers() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("will.toml");
    fs::write(
        &profile,
        "schema = 1\ntitle = \"t\"\ndescription = \"d\"\n\
         [answers.runtime]\ncode-form = \"oci-image\"\ncode-trust = \"own\"\ndriver = \"pods\"\n\
         [weights.runtime]\nisolation = 8.5\nrecord = 0\n\
         [exclude.runtime]\nsysbox = 'no \"third\" party\\x'\n\
         [only.runtime]\noptions = [\"runc\", \"gvisor\", \"sysbox\", \"youki\"]\nbecause = \"known\"\n\
         [current.runtime]\noption = \"runc\"\n",
    )
    .unwrap();
    let answers = folder.path().join("answers.toml");
    fs::write(
        &answers,
        "schema = 1\nunanswered = \"unknown\"\n[answers.runtime]\ngpu = \"yes\"\nassurance = []\n\
         [only.runtime]\noptions = [\"gvisor\", \"youki\", \"crun\"]\nbecause = \"ours\"\n",
    )
    .unwrap();
    let (profile, answers) = (profile.to_str().unwrap(), answers.to_str().unwrap());
    for strict in ["--strict=no", "--strict", "--strict=all"] {
        let arguments = ["runtime", "--profile", profile, "-a", answers, strict];
        decides_alike(folder.path(), &arguments, &["runtime"]);
    }
    // Lists without a common option rule everything out, in the saved file too.
    fs::write(
        answers,
        "schema = 1\nunanswered = \"unknown\"\n[answers.runtime]\ngpu = \"yes\"\n\
         [only.runtime]\noptions = [\"crun\"]\nbecause = \"ours\"\n[current.runtime]\nname = \"LXC\"\n",
    )
    .unwrap();
    let arguments = ["runtime", "--profile", profile, "-a", answers];
    decides_alike(folder.path(), &arguments, &["runtime"]);
}

#[test]
fn trees_that_differ_on_what_they_share_decide_alike() {
    let folder = tempfile::tempdir().unwrap();
    let answers = folder.path().join("answers.toml");
    let answers = answers.to_str().unwrap();
    for (first, second) in [
        ("site = \"one-server\"", "site = \"cloud\""),
        // What only the second tree knows is not lost to the first one's *not known*.
        ("", "site = \"edge\"\nteam = \"nobody\""),
        ("site = \"unknown\"", "site = \"edge\""),
        ("site = \"edge\"", "site = \"unknown\""),
    ] {
        let text = format!(
            "schema = 1\nunanswered = \"unknown\"\n[answers.runtime]\ncode-form = \"oci-image\"\n{first}\n[answers.policy]\ndecides = [\"application\"]\n{second}\n"
        );
        fs::write(answers, text).unwrap();
        let trees = ["runtime", "policy"];
        let mut arguments = trees.to_vec();
        arguments.extend(["-a", answers]);
        decides_alike(folder.path(), &arguments, &trees);
    }
}
