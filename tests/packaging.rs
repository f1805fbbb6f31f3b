//! Completions and manual pages, as a packager makes them and a shell reads them.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::process::{Command, Output};

const WHYSTACK: &str = env!("CARGO_BIN_EXE_whystack");

fn whystack(args: &[&str]) -> Output {
    Command::new(WHYSTACK)
        .args(args)
        .env("CI", "true")
        .output()
        .unwrap()
}

/// What bash offers for the last of some words.
fn offered(words: &str) -> Vec<String> {
    let script = r#"
        source <("$0" completions bash) || exit 9
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
        _whystack whystack "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\n' "${COMPREPLY[@]}""#;
    let output = Command::new("bash")
        .args(["-c", script, WHYSTACK])
        .args(words.split(' '))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn bash_completes_commands_trees_profiles_and_formats() {
    assert_eq!(offered("whystack d"), ["decide", "distil"]);
    assert_eq!(offered("whystack decide ru"), ["runtime"]);
    assert_eq!(offered("whystack check po"), ["policy"]);
    assert_eq!(
        offered("whystack decide runtime --profile e"),
        ["edge", "enterprise-platform"]
    );
    assert_eq!(offered("whystack decide --format js"), ["json"]);
    // Nothing fits a path, so that bash completes it by itself.
    assert_eq!(offered("whystack decide ./"), [""; 0]);
}

#[test]
fn a_page_goes_to_stdout_and_all_go_to_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("share/man1");
    let output = whystack(&["man", to.to_str().unwrap()]);
    assert!(
        output.status.success() && output.stdout.is_empty(),
        "{output:?}"
    );
    let mut names: Vec<String> = std::fs::read_dir(&to)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.contains(&"whystack.1".to_owned()), "{names:?}");
    assert!(
        names
            .iter()
            .all(|name| name.starts_with("whystack") && name.ends_with(".1"))
    );
    let one = whystack(&["man", "--of", "decide"]);
    assert_eq!(
        one.stdout,
        std::fs::read(to.join("whystack-decide.1")).unwrap()
    );
    assert_eq!(
        whystack(&["man"]).stdout,
        std::fs::read(to.join("whystack.1")).unwrap()
    );
}

#[test]
fn a_wrong_word_is_a_fault_of_the_command_line() {
    for args in [
        &["completions"][..],
        &["completions", "tcsh"],
        &["man", "--of", "decid"],
    ] {
        let output = whystack(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(
            output.stdout.is_empty() && !output.stderr.is_empty(),
            "{args:?}"
        );
    }
}
