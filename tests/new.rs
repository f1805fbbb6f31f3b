//! What `whystack new` writes is what its own commands call sound.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::{Command, Output};

fn whystack(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(args)
        .current_dir(folder)
        .env("CI", "true")
        .env_remove("WHYSTACK_TREES")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs what must go well, and gives its stdout.
fn well(folder: &Path, args: &[&str]) -> String {
    let output = whystack(folder, args);
    assert!(
        output.status.success(),
        "{args:?}: {}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    text(&output.stdout)
}

/// The commands that it names itself, each taken as it stands.
fn next(stderr: &str) -> Vec<Vec<&str>> {
    let lines = stderr
        .lines()
        .filter_map(|line| line.strip_prefix("  whystack "));
    lines
        .map(|line| line.split_whitespace().collect())
        .collect()
}

#[test]
fn it_checks_clean_its_case_holds_and_it_decides() {
    for (args, tree) in [
        (&["new", "broker"][..], "./broker"),
        (&["new", "broker", "--single"], "./broker/broker.toml"),
        (&["new", "My Trees", "--id", "broker"], "./My Trees/broker"),
        (
            &["new", "one", "--id", "broker", "--single"],
            "one/broker.toml",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let written = well(folder, args);
        assert!(
            written.lines().all(|line| folder.join(line).is_file()),
            "{written}"
        );
        // Its case is found beside it, from wherever it is named.
        let checked = well(folder, &["check", tree, "--deny", "warnings"]);
        assert!(
            checked.contains("1 case holds; no profile speaks of this tree"),
            "{checked}"
        );
        assert!(checked.contains("no findings"), "{checked}");
        for named in ["--trees", "--tree"] {
            let tree = format!("./{}", tree.trim_start_matches("./"));
            let tested = well(folder, &["test", named, &tree]);
            assert!(tested.contains("1 case: 1 passed"), "{tested}");
        }
        let decided = well(
            folder,
            &[
                "decide",
                tree,
                "--set",
                "purpose=cache",
                "--set",
                "small-pieces=yes",
            ],
        );
        assert!(decided.starts_with("Broker\n► LZ4\n"), "{decided}");
        // In the folder itself the cases are found without being named.
        let inner = folder.join(args[1]);
        let own = if tree.ends_with("/broker") && args.len() == 2 {
            "./".to_owned()
        } else {
            format!("./{}", tree.rsplit('/').next().unwrap())
        };
        assert!(well(&inner, &["check", &own]).contains("1 case holds"));
    }
}

#[test]
fn the_commands_that_it_names_work() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let output = whystack(folder, &["new", "broker"]);
    let stderr = text(&output.stderr);
    let named = next(&stderr);
    assert_eq!(named.len(), 4, "{stderr}");
    for args in &named {
        if args[0] == "decide" {
            // Nobody can be asked here: what is missing is listed.
            assert_eq!(whystack(folder, args).status.code(), Some(4));
        } else {
            let end = args
                .iter()
                .position(|word| *word == ">")
                .unwrap_or(args.len());
            well(folder, &args[..end]);
        }
    }
}

#[test]
fn who_forgets_the_slash_is_told_the_path() {
    let folder = tempfile::tempdir().unwrap();
    well(folder.path(), &["new", "broker"]);
    for args in [
        &["check", "broker"][..],
        &["decide", "broker"],
        &["show", "broker"],
    ] {
        let output = whystack(folder.path(), args);
        assert_eq!(output.status.code(), Some(2));
        let stderr = text(&output.stderr);
        assert!(
            stderr.contains("for `broker` in this folder write ./broker; by name"),
            "{stderr}"
        );
    }
}

#[test]
fn each_refusal_has_its_exit_code_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::create_dir(folder.join("full")).unwrap();
    std::fs::write(folder.join("full/notes"), "").unwrap();
    for (args, code, says) in [
        (&["new", "full"][..], 1, "is there and not empty"),
        (&["new", "full/notes"], 1, "is a file"),
        (&["new", "no/where"], 1, "there is no folder `no`"),
        (&["new", "Upper"], 2, "for example: --id upper"),
        (&["new", "runtime"], 2, "that whystack brings along"),
        (&["new", "x", "--id", "../up"], 2, "is no id"),
        (&["new", "x.toml"], 2, "whystack new x --single"),
        (&["new", "\u{1b}]0;evil\u{7}"], 2, "is no id"),
        (&["new"], 2, "required"),
    ] {
        let output = whystack(folder, args);
        let stderr = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {stderr}");
        assert!(stderr.contains(says), "{args:?}: {stderr}");
        assert!(
            !stderr.contains('\u{1b}') && output.stdout.is_empty(),
            "{args:?}: {stderr}"
        );
    }
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1);
    assert_eq!(std::fs::read_dir(folder.join("full")).unwrap().count(), 1);
}
