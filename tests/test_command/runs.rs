//! Which files a run takes, and how it ends.

use std::fs;

use serde_json::Value;

use crate::support::{Ran, here, test, whystack, whystack_in};

/// The names of the files in a JSON report.
fn files(ran: &Ran) -> Vec<String> {
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let files = report["files"].as_array().unwrap().iter();
    files
        .map(|file| file["file"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_exit_code_tells_the_worst_that_happened() {
    for (code, args) in [
        (0, &["cases/pass.toml"][..]),
        (0, &["cases/known-miss.toml"]),
        (0, &["cases/pass.toml", "cases/no-expectation.toml"]),
        (3, &["cases/no-expectation.toml"]),
        (3, &["cases/pass.toml", "cases/fail.toml"]),
        (3, &["cases/unexpected-pass.toml"]),
        (3, &["cases/sub/gate.toml"]),
        (4, &["cases/missing.toml"]),
        (4, &["cases/fail.toml", "cases/invalid.toml"]),
        (1, &["cases/pass.toml", "nowhere.toml"]),
        (1, &["nowhere"]),
        (2, &["cases", "--tree", "lmap"]),
        (2, &["cases", "--filter", "nothing like it"]),
        (2, &["cases", "--format", "yaml"]),
        (2, &["cases", "-o", "report.docx"]),
        (2, &["cases", "-q", "-v"]),
    ] {
        let ran = test(args);
        assert_eq!(ran.code, code, "{args:?}\n{}", ran.err);
        let empty = code == 1 || code == 2;
        assert_eq!(ran.out.is_empty(), empty, "{args:?}");
    }
}

#[test]
fn without_argument_the_folder_of_cases_is_run() {
    let root = tempfile::tempdir().unwrap();
    let ran = whystack(root.path(), &["test"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.err,
        "error: there is no folder `tests/cases`; name the files or folders to test: whystack test FILE|DIR…\n"
    );
    let cases = root.path().join("tests/cases/deep");
    fs::create_dir_all(&cases).unwrap();
    let ran = whystack(root.path(), &["test"]);
    assert_eq!(ran.err, "error: `tests/cases` holds no .toml file\n");
    assert_eq!(ran.code, 1);
    fs::copy(here().join("cases/pass.toml"), cases.join("a.toml")).unwrap();
    let trees = here().join("trees");
    let args = [
        "test",
        "--format",
        "json",
        "--trees",
        trees.to_str().unwrap(),
    ];
    let ran = whystack(root.path(), &args);
    assert_eq!(
        (ran.code, files(&ran)),
        (0, vec!["tests/cases/deep/a.toml".to_owned()])
    );
}

#[test]
fn the_cases_beside_a_tree_are_run_and_a_tree_without_any_is_told() {
    let root = tempfile::tempdir().unwrap();
    let below = |path: &str| root.path().join(path);
    fs::create_dir_all(below("mine/tests/cases")).unwrap();
    for tree in ["lamp", "door"] {
        let file = format!("trees/{tree}.toml");
        fs::copy(here().join(&file), below(&format!("mine/{tree}.toml"))).unwrap();
    }
    let ran = whystack(root.path(), &["test", "--trees", "mine"]);
    assert_eq!(ran.err, "error: `mine/tests/cases` holds no .toml file\n");
    let case = below("mine/tests/cases/a.toml");
    fs::copy(here().join("cases/pass.toml"), case).unwrap();
    for args in [
        &["--trees", "mine"][..],
        &["--tree", "mine/lamp.toml", "--tree", "mine/door.toml"],
    ] {
        let args = [&["test", "--format", "json"], args].concat();
        let ran = whystack(root.path(), &args);
        assert_eq!(files(&ran), ["mine/tests/cases/a.toml"], "{}", ran.err);
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let without = &report["summary"]["trees_without_cases"];
        assert_eq!((ran.code, without), (0, &serde_json::json!(["door"])));
    }
    let ran = whystack(root.path(), &["test", "--trees", "mine"]);
    assert!(
        ran.out.contains("\nno case speaks of `door`\n"),
        "{}",
        ran.out
    );
    // With a tree that has none the run tests nothing.
    let ran = whystack(root.path(), &["test", "--trees", "mine", "--tree", "door"]);
    let first = "error: no case is left by --tree `door`\n";
    assert!(ran.err.starts_with(first), "{}", ran.err);
    assert_eq!(ran.code, 2);
    // Without any tree that lies here there is nothing to look beside.
    let ran = whystack(root.path(), &["test"]);
    assert_eq!(ran.code, 1);
}

#[test]
fn a_path_that_is_too_long_for_its_column_stands_whole() {
    let args = ["test", "cases/sub", "--trees", "trees"];
    let ran = whystack_in(40, &here(), &args);
    for file in ["early", "gate", "two-trees"] {
        let whole = format!("cases/sub/{file}.toml");
        let mut lines = ran.out.lines();
        assert!(lines.any(|line| line.starts_with(&whole)), "{}", ran.out);
    }
    assert!(!ran.out.contains("..."), "{}", ran.out);
    assert!(
        ran.out.contains("\n    lamp  passed  Candle"),
        "{}",
        ran.out
    );
}

#[test]
fn a_missing_number_is_printed_as_a_line_that_toml_reads() {
    let ran = whystack(&here(), &["decide", "lamp", "--trees", "trees"]);
    assert_eq!(ran.code, 4);
    let line = "hours = \"\"    # a number from 1 to 24 h, without quotes";
    let found = ran.err.lines().find(|found| found.contains("hours = "));
    assert_eq!(
        found.map(|found| found.trim_start_matches("# ")),
        Some(line)
    );
}

#[test]
fn files_are_taken_once_in_the_order_given_and_without_a_leading_dot() {
    let args = [
        "./cases/pass.toml",
        "cases/pass.toml",
        "./cases/sub",
        "--format",
        "json",
    ];
    let wanted = [
        "cases/pass.toml",
        "cases/sub/early.toml",
        "cases/sub/gate.toml",
        "cases/sub/two-trees.toml",
    ];
    assert_eq!(files(&test(&args)), wanted);
}

#[test]
fn a_filter_looks_at_names_and_titles_and_a_tree_at_what_is_expected_of_it() {
    let filtered = |args: &[&str]| {
        let mut all = vec!["cases", "--format", "json"];
        all.extend(args);
        test(&all)
    };
    // `Barn` stands in titles only, `miss` in names only.
    let barn = files(&filtered(&["--filter", "Barn"]));
    assert_eq!(
        barn,
        ["cases/fail.toml", "cases/pass.toml", "cases/sub/early.toml"]
    );
    let miss = files(&filtered(&["--filter", "MISS"]));
    assert_eq!(miss, ["cases/known-miss.toml", "cases/missing.toml"]);
    let door = filtered(&["--tree", "door"]);
    // Nobody knows of what a file without syntax speaks, so it is never left out.
    let wanted = ["cases/sub/two-trees.toml", "cases/syntax.toml"];
    assert_eq!(files(&door), wanted);
    // What expects nothing of the tree is left out, here `no-expectation.toml`.
    let lamp = files(&filtered(&["--tree", "lamp"]));
    assert_eq!(lamp.len(), 11);
    assert!(!lamp.contains(&"cases/no-expectation.toml".to_owned()));
    let report: Value = serde_json::from_str(&door.out).unwrap();
    assert_eq!(report["files"][0]["cases"].as_array().unwrap().len(), 1);
    assert_eq!(report["files"][0]["cases"][0]["tree"]["id"], "door");
}

#[test]
fn a_run_may_stop_at_the_first_failure() {
    let ran = test(&["cases", "--fail-fast", "--format", "json"]);
    assert_eq!(
        (ran.code, files(&ran)),
        (3, vec!["cases/behind.toml".to_owned()])
    );
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["summary"]["not_run"], 11);
    let table = test(&["cases", "--fail-fast"]).out;
    assert!(table.contains("stopped at the first failure: 11 files were not read"));
}

#[test]
fn reports_go_to_files_by_their_ending_or_their_prefix() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let outputs = [
        path("r.json"),
        path("r.xml"),
        path("r.md"),
        path("r.txt"),
        format!("github:{}", path("notes")),
    ];
    let mut args = vec!["cases", "--format", "plain"];
    for output in &outputs {
        args.extend(["-o", output]);
    }
    let ran = test(&args);
    assert_eq!(ran.code, 4, "{}", ran.err);
    for (name, format) in [
        ("r.json", "json"),
        ("r.xml", "junit"),
        ("r.md", "markdown"),
        ("r.txt", "table"),
        ("notes", "github"),
    ] {
        let written = fs::read_to_string(path(name)).unwrap();
        assert_eq!(
            written,
            test(&["cases", "--format", format]).out,
            "{format}"
        );
    }
    let nowhere = path("no/such/folder.json");
    let ran = test(&["cases", "-o", &nowhere]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
}

#[test]
fn a_file_that_is_no_text_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.toml"), b"schema = 1 # \xff").unwrap();
    fs::copy(here().join("cases/pass.toml"), folder.path().join("b.toml")).unwrap();
    let ran = test(&[folder.path().to_str().unwrap()]);
    assert_eq!(ran.code, 4);
    assert!(
        ran.out.contains("1 case: 1 passed; 1 file is invalid"),
        "{}",
        ran.out
    );
    assert!(ran.err.contains("is no UTF-8 text"), "{}", ran.err);
}

#[test]
fn a_broken_tree_breaks_only_the_cases_that_need_it() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.toml");
    let text = fs::read_to_string(here().join("trees/door.toml")).unwrap();
    let text = text
        .replace("\"door\"", "\"broken\"")
        .replace("kind = \"flag\"", "kind = \"flog\"");
    fs::write(&broken, text).unwrap();
    for name in ["one", "two"] {
        let case = "schema = 1\n[answers.broken]\nroom = \"hall\"\n[expect.broken]\nwinner = \"curtain\"\n";
        fs::write(folder.path().join(format!("{name}.case")), case).unwrap();
    }
    let [one, two] = ["one", "two"].map(|name| folder.path().join(format!("{name}.case")));
    let ran = test(&[
        "--trees",
        broken.to_str().unwrap(),
        one.to_str().unwrap(),
        "cases/pass.toml",
        two.to_str().unwrap(),
        "--format",
        "json",
    ]);
    assert_eq!(ran.code, 4);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["summary"]["passed"], 1);
    assert_eq!(report["summary"]["invalid"], 2);
    let file = |n: usize| {
        report["files"][n]["faults"][0]["file"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(file(0).ends_with("broken.toml"));
    assert_eq!(file(0), file(2));
    assert_eq!(ran.err.matches("error[").count(), 1, "{}", ran.err);
}

#[test]
fn an_empty_expectation_makes_the_file_invalid() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.toml");
    fs::write(
        &path,
        "schema = 1\n[answers.lamp]\nroom = \"barn\"\nhours = 1\n[expect.lamp]\nyear = 2020\n",
    )
    .unwrap();
    let ran = test(&[path.to_str().unwrap()]);
    assert_eq!(ran.code, 4);
    assert!(
        ran.err
            .contains("this expects nothing, so it can never fail"),
        "{}",
        ran.err
    );
}
