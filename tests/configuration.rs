//! The user's configuration folder: trees and profiles that are known by name, outside CI.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The command with a home of its own, outside CI.
fn whystack(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(args)
        .current_dir(home)
        .env_clear()
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("HOME", home)
        .output()
        .unwrap()
}

fn in_ci(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(args)
        .current_dir(home)
        .env_clear()
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("CI", "true")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A home with a tree and a profile of its own.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("config/whystack");
    fs::create_dir_all(folder.join("profiles")).unwrap();
    fs::create_dir_all(folder.join("trees")).unwrap();
    let made = whystack(home.path(), &["new", "config/whystack/trees/squeeze"]);
    assert!(made.status.success(), "{made:?}");
    let profile = "schema = 1\ntitle = \"Ours\"\ndescription = \"What we do\"\n\
                   [answers.squeeze]\npurpose = \"web\"\nreaders = \"unknown\"\n\
                   small-pieces = \"no\"\n";
    fs::write(folder.join("profiles/ours.toml"), profile).unwrap();
    home
}

#[test]
fn its_trees_and_profiles_are_known_by_name_and_told_with_their_place() {
    let home = home();
    let trees = text(&whystack(home.path(), &["list"]).stdout);
    let place = home.path().join("config/whystack/trees/squeeze");
    let line = trees.lines().find(|line| line.contains("squeeze")).unwrap();
    assert!(line.ends_with(place.to_str().unwrap()), "{trees}");
    let profiles = text(&whystack(home.path(), &["list", "profiles"]).stdout);
    let line = profiles.lines().find(|line| line.contains("Ours")).unwrap();
    assert!(
        line.ends_with("config/whystack/profiles/ours.toml"),
        "{line}"
    );
    assert!(
        profiles
            .lines()
            .filter(|line| line.ends_with("shipped"))
            .count()
            >= 10
    );
    let decided = whystack(home.path(), &["decide", "squeeze", "--profile", "ours"]);
    let report = text(&decided.stdout);
    assert!(report.starts_with("Squeeze\n► Zstandard\n"), "{decided:?}");
    assert!(report.contains(place.to_str().unwrap()), "{report}");
    fs::write(
        home.path().join("a.toml"),
        "schema = 1\nprofile = \"ours\"\n[answers.squeeze]\n",
    )
    .unwrap();
    let named = whystack(home.path(), &["decide", "squeeze", "-a", "a.toml"]);
    assert!(named.status.success(), "{named:?}");
    let checked = text(&whystack(home.path(), &["check", "squeeze"]).stdout);
    assert!(checked.contains("1 profile and 1 case hold"), "{checked}");
}

#[test]
fn under_ci_and_no_input_it_is_not_read() {
    let home = home();
    fs::write(home.path().join("config/whystack/trees/Bad Name.toml"), "").unwrap();
    for args in [&["list"][..], &["list", "profiles"]] {
        let output = in_ci(home.path(), args);
        assert!(output.status.success(), "{output:?}");
        assert!(
            !text(&output.stdout).contains("ours") && !text(&output.stdout).contains("squeeze")
        );
    }
    let plain = whystack(home.path(), &["--no-input", "decide", "squeeze"]);
    assert_eq!(plain.status.code(), Some(2));
    assert!(text(&plain.stderr).contains("no tree is called `squeeze`"));
    let profile = in_ci(home.path(), &["decide", "runtime", "--profile", "ours"]);
    assert_eq!(profile.status.code(), Some(2));
}

#[test]
fn names_of_shipped_ones_and_names_that_are_no_ids_are_errors() {
    let home = home();
    let folder = home.path().join("config/whystack");
    fs::write(folder.join("profiles/edge.toml"), "").unwrap();
    fs::write(folder.join("profiles/No Id.toml"), "").unwrap();
    fs::create_dir(folder.join("trees/runtime")).unwrap();
    fs::write(folder.join("trees/runtime/tree.toml"), "").unwrap();
    fs::write(folder.join("trees/read me.txt"), "no tree").unwrap();
    let output = whystack(home.path(), &["list"]);
    assert_eq!(output.status.code(), Some(4));
    let stderr = text(&output.stderr);
    for wanted in [
        "trees/runtime` has the id of a shipped tree",
        "profiles/edge.toml` has the name of a shipped profile",
        "profiles/No Id.toml` is no id",
    ] {
        assert!(stderr.contains(wanted), "{wanted}: {stderr}");
    }
    assert!(
        output.stdout.is_empty() && stderr.contains("3 errors"),
        "{stderr}"
    );
}

#[test]
fn a_profile_that_cannot_be_read_is_told_by_those_who_need_it() {
    let home = home();
    let folder = home.path().join("config/whystack/profiles");
    fs::create_dir(folder.join("folder.toml")).unwrap();
    for args in [
        &["list", "profiles"][..],
        &["decide", "squeeze", "--profile", "folder"],
        &["check", "squeeze"],
    ] {
        let output = whystack(home.path(), args);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {output:?}");
        assert!(
            text(&output.stderr).contains("is no regular file"),
            "{output:?}"
        );
    }
    assert!(
        whystack(home.path(), &["decide", "squeeze", "--profile", "ours"])
            .status
            .success()
    );
}

#[test]
fn a_folder_that_is_empty_or_not_there_is_nothing() {
    let home = tempfile::tempdir().unwrap();
    let there = |home: &Path| text(&whystack(home, &["list"]).stdout);
    let without = there(home.path());
    assert_eq!(without.lines().count(), 3);
    fs::create_dir_all(home.path().join("config/whystack/trees")).unwrap();
    assert_eq!(there(home.path()), without);
}
