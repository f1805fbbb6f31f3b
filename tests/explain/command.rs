//! The command line: what is asked, what is wrong with it, and the exit code.

use std::fs;

use serde_json::Value;

use crate::process::{Ran, whystack};

fn run(args: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    whystack(folder.path(), args)
}

#[test]
fn a_wrong_option_is_answered_with_the_nearest_and_nothing_is_printed() {
    for args in [
        &["explain", "runtime", "gvizor", "--profile", "edge"][..],
        &["compare", "runtime", "gvizor", "runc"],
    ] {
        let ran = run(args);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert_eq!(ran.out, "");
        assert!(ran.err.contains("did you mean `gvisor`?"), "{}", ran.err);
    }
}

#[test]
fn a_wrong_name_counts_before_a_missing_answer() {
    let ran = run(&["explain", "runtime", "gvizor"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let ran = run(&["explain", "runtime", "gvisor"]);
    assert_eq!((ran.code, ran.out.as_str()), (4, ""), "{}", ran.err);
    assert!(ran.err.contains("error[missing-answer]"), "{}", ran.err);
}

#[test]
fn what_cannot_be_compared_is_said() {
    for (args, said) in [
        (&["compare", "runtime"][..], "no option is named"),
        (&["compare", "runtime", "runc"], "one option is named"),
        (
            &["compare", "runtime", "runc", "runc"],
            "the option `runc` is named twice",
        ),
    ] {
        let ran = run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn what_runs_today_is_compared_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let answers = |current: &str| {
        let text = format!("schema = 1\nprofile = \"edge\"\n[current.runtime]\n{current}\n");
        fs::write(folder.path().join("a.toml"), text).unwrap();
    };
    let compared = |named: &[&str]| {
        let mut args = vec!["compare", "runtime"];
        args.extend(named);
        args.extend(["-a", "a.toml", "--format", "json"]);
        let ran = whystack(folder.path(), &args);
        assert_eq!(ran.code, 0, "{}", ran.err);
        serde_json::from_str::<Value>(&ran.out).unwrap()
    };
    let ids = |report: &Value| -> Vec<String> {
        let options = report["options"].as_array().unwrap().iter();
        options
            .map(|one| one["option"].as_str().unwrap().to_owned())
            .collect()
    };
    answers("option = \"gvisor\"");
    let report = compared(&[]);
    assert_eq!(ids(&report), ["gvisor", "runc"]);
    assert_eq!(report["options"][0]["current"], true);
    assert_eq!(report["current_not_carried"], Value::Null);
    assert_eq!(ids(&compared(&["crun"])), ["crun", "gvisor"]);
    assert_eq!(ids(&compared(&["gvisor"])), ["gvisor", "runc"]);
    let three = compared(&["crun", "runc"]);
    assert_eq!(ids(&three), ["crun", "runc", "gvisor"]);
    answers("name = \"A house-made runtime\"");
    let report = compared(&[]);
    assert_eq!(ids(&report), ["runc", "crun"]);
    assert_eq!(report["current_not_carried"], "A house-made runtime");
    let ran = whystack(folder.path(), &["compare", "runtime", "-a", "a.toml"]);
    let said = "A house-made runtime runs today; this tree does not carry it.";
    assert!(ran.out.contains(said), "{}", ran.out);
}

#[test]
fn where_nothing_is_left_it_is_explained_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "schema = 1\nprofile = \"edge\"\n[only.runtime]\noptions = [\"gvisor\"]\n\
        because = \"a\"\n[exclude.runtime]\ngvisor = \"b\"\n"
        .to_owned();
    text.push_str("[expect.runtime]\nwinner = \"runc\"\n");
    fs::write(folder.path().join("a.toml"), text).unwrap();
    let args = ["explain", "runtime", "gvisor", "-a", "a.toml"];
    let ran = whystack(folder.path(), &args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for said in [
        "gVisor is out, for 1 reason; if it alone came back, it would be 1st of 1",
        "excluded: b",
        "first would then be gVisor",
    ] {
        assert!(ran.out.contains(said), "{said} is missing in\n{}", ran.out);
    }
}

#[test]
fn files_get_the_format_that_their_ending_says() {
    let folder = tempfile::tempdir().unwrap();
    for (command, options) in [("explain", &["runc"][..]), ("compare", &["runc", "crun"])] {
        let mut args = vec![command, "runtime"];
        args.extend(options);
        args.extend(["--profile", "edge", "--format", "plain"]);
        args.extend(["-o", "a.json", "-o", "a.md", "-o", "plain:a.x"]);
        let ran = whystack(folder.path(), &args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(read("a.x"), ran.out);
        assert!(read("a.md").starts_with("### Workload runtime"));
        let report: Value = serde_json::from_str(&read("a.json")).unwrap();
        assert_eq!(report["schema_version"], 1);
    }
}
