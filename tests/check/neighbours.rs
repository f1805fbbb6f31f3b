//! Profiles and cases that speak of a checked tree, and where findings go.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::command::{check, check_in, stderr, stdout};
use crate::folder;

const BAD: &str = "./bad/broken-case.toml";
const GOOD: &str = "./good/broken-case.toml";

/// The plain findings of one code.
fn of_code(args: &[&str], code: &str) -> Vec<String> {
    let output = check(args);
    let wanted = format!("[{code}]");
    let text = stdout(&output);
    let lines = text.lines().filter(|line| line.contains(&wanted));
    lines.map(str::to_owned).collect()
}

#[test]
fn each_fault_of_a_case_stands_at_its_line() {
    let args = [BAD, "--cases", "cases/bad", "--format", "plain"];
    let found = of_code(&args, "broken-case");
    insta::assert_snapshot!(found.join("\n"));
    let output = check(&args);
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    assert!(stdout(&output).contains("\ncases: 0 of 5 hold\n"));
}

#[test]
fn cases_that_hold_or_miss_as_they_say_are_counted() {
    for (args, wanted) in [
        (
            &["--cases", "cases/good"][..],
            "  2 cases hold; no profile speaks of this tree\n",
        ),
        (
            &["--cases", "cases/good/known-miss.toml"],
            "  1 case holds; no profile speaks of this tree\n",
        ),
        (
            &["--cases", "cases/good", "--cases", "cases/bad/open.toml"],
            "  2 of 3 cases hold; no profile speaks of this tree\n",
        ),
    ] {
        let output = check(&[&[GOOD], args].concat());
        let text = stdout(&output);
        assert!(text.contains(wanted), "{args:?}: {text}");
    }
    for (args, table, plain) in [
        (
            &["--no-cases"][..],
            "\n  no profile and no case was tried\n",
            "\nprofiles: not tried\ncases: not tried\n",
        ),
        (
            &[],
            "\n  no profile speaks of this tree; no folder of cases was found\n",
            "\nprofiles: none speaks of this tree\ncases: no folder of cases was found\n",
        ),
        (
            &["--cases", "../cases/coinbase-webhooks.toml"],
            "\n  no profile and no case speaks of this tree\n",
            "\nprofiles: none speaks of this tree\ncases: none speaks of this tree\n",
        ),
    ] {
        let output = check(&[&[GOOD], args].concat());
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(stdout(&output).contains(table), "{}", stdout(&output));
        let output = check(&[&[GOOD, "--format", "plain"], args].concat());
        assert!(stdout(&output).contains(plain), "{}", stdout(&output));
    }
}

#[test]
fn cases_below_the_current_folder_are_looked_at_unless_they_are_left_out() {
    let folder_ = tempfile::tempdir().unwrap();
    let cases = folder_.path().join("tests/cases");
    fs::create_dir_all(&cases).unwrap();
    let copy = |from: &str, to: &Path| fs::copy(folder().join(from), to).unwrap();
    copy(BAD, &folder_.path().join("broken-case.toml"));
    let tree = "./broken-case.toml";
    let code = |args: &[&str]| {
        let output = check_in(folder_.path(), &[&[tree], args].concat());
        output.status.code().unwrap()
    };
    // A folder without a case is nothing against the tree.
    assert_eq!(code(&[]), 0);
    copy("cases/bad/broken-case.toml", &cases.join("office.toml"));
    assert_eq!(code(&[]), 3);
    assert_eq!(code(&["--no-cases"]), 0);
    assert_eq!(code(&["--warn", "broken-case"]), 0);
    assert_eq!(code(&["--allow", "broken-case"]), 0);
    assert_eq!(code(&["--deny", "warnings", "--warn", "broken-case"]), 0);
    assert_eq!(code(&["--warn", "broken-case", "--deny", "warnings"]), 3);
    assert_eq!(code(&["--cases", "nowhere"]), 1);
    assert_eq!(code(&["--cases", "-"]), 2);
    assert_eq!(code(&["--cases", "tests", "--no-cases"]), 2);
}

#[test]
fn an_exception_names_a_case_by_its_file() {
    let folder_ = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(folder().join(BAD)).unwrap();
    let allow = |item: &str| {
        let allow = format!(
            "[[allow]]\ncode = \"broken-case\"\nitem = \"{item}\"\nbecause = \"old\"\n\n[[option]]"
        );
        let path = folder_.path().join("broken-case.toml");
        fs::write(&path, text.replacen("[[option]]", &allow, 1)).unwrap();
        let cases = folder().join("cases/bad/broken-case.toml");
        let args = [
            "./broken-case.toml",
            "--format",
            "json",
            "--cases",
            cases.to_str().unwrap(),
        ];
        let output = check_in(folder_.path(), &args);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let found = report["findings"].as_array().unwrap().clone();
        let codes = found
            .iter()
            .map(|one| format!("{} {}", one["code"], one["allowed_because"]));
        (output.status.code(), codes.collect::<Vec<String>>())
    };
    let (code, found) = allow("broken-case");
    assert_eq!(code, Some(0));
    assert_eq!(found, ["\"broken-case\" \"old\""; 2]);
    // What was not looked at is not stale.
    let (code, found) = allow("another");
    assert_eq!(code, Some(3));
    assert_eq!(found, ["\"broken-case\" null"; 2]);
}

#[test]
fn annotations_stand_at_the_lines_without_notes() {
    let args = ["./bad/dead-ends.toml", BAD, "--format", "github"];
    let cases = ["--cases", "cases/bad/broken-case.toml"];
    let output = check(&[&args[..], &cases].concat());
    assert_eq!(output.status.code(), Some(3));
    insta::assert_snapshot!(stdout(&output));
    let verbose = check(&[&args[..], &cases, &["--verbose"]].concat());
    let text = stdout(&verbose);
    assert!(text.contains("::notice file=./bad/dead-ends.toml,line=2,col=6,title=dead-ends::"));
    // Colons and percent signs of files stay inside their annotation.
    assert!(!text.contains(" % "), "{text}");
}

#[test]
fn reports_are_written_to_files_too() {
    let folder_ = tempfile::tempdir().unwrap();
    let name = |file: &str| folder_.path().join(file).to_str().unwrap().to_owned();
    let (json, text) = (name("found.json"), name("found.txt"));
    let github = format!("github:{}", name("found"));
    let args = [BAD, "--format", "plain"];
    let files = ["-o", &json, "--output", &text, "-o", &github];
    let output = check(&[&args[..], &files].concat());
    assert_eq!(stdout(&output), stdout(&check(&args)));
    let same = |file: &str, format: &str| {
        let wanted = stdout(&check(&[BAD, "--format", format]));
        let found = fs::read_to_string(name(file)).unwrap();
        assert_eq!(found, wanted, "{format}");
    };
    same("found.json", "json");
    same("found.txt", "table");
    same("found", "github");
    let wrong = check(&[BAD, "-o", "found.xml"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert_eq!(stdout(&wrong), "");
    assert!(stderr(&wrong).contains("github"), "{}", stderr(&wrong));
}

#[test]
fn a_tree_that_does_not_load_is_not_checked() {
    let output = check(&["../cmd/own-tree.in/broken.toml"]);
    let said = stderr(&output);
    let last = said.lines().last().unwrap();
    assert!(last.ends_with(" errors, nothing was checked"), "{last}");
}

/// A tree with so many figures below the scale.
fn with_notes(count: usize) -> String {
    let text = fs::read_to_string(folder().join("good/broken-case.toml")).unwrap();
    let option = text.find("[[option]]").unwrap();
    let sources = text.find("[sources").unwrap();
    let mut all = text[..option].to_owned();
    for n in 0..count {
        let desk = &text[option..sources];
        let desk = &desk[..desk[2..].find("[[option]]").unwrap() + 2];
        let id = format!("fan-{n}");
        let desk = desk
            .replace("\"tower\"", &format!("\"{id}\""))
            .replace("Tower fan", &format!("Fan number {n}"))
            .replace("value = 55", &format!("value = {}", 200 + n));
        all.push_str(&desk);
    }
    all.push_str(&text[option..]);
    all
}

#[test]
fn of_many_notes_of_a_kind_the_first_are_drawn() {
    let folder_ = tempfile::tempdir().unwrap();
    let tree = "./broken-case.toml";
    let ran = |count: usize, args: &[&str]| {
        fs::write(folder_.path().join("broken-case.toml"), with_notes(count)).unwrap();
        let aside = ["--allow", "dominated"];
        stdout(&check_in(
            folder_.path(),
            &[&[tree], &aside[..], args].concat(),
        ))
    };
    let drawn = |text: &str| text.matches("[outside-scale]").count();
    let more = "\n\nand 3 more of outside-scale; --verbose shows all\n\nbroken-case 1.0.0";
    let text = ran(8, &[]);
    assert_eq!(drawn(&text), 5);
    assert!(text.contains(more), "{text}");
    assert!(text.contains(" 8 notes"), "{text}");
    for args in [
        &["--verbose"][..],
        &["--format", "plain"],
        &["--warn", "outside-scale"],
    ] {
        let text = ran(8, args);
        assert_eq!(drawn(&text), 8, "{args:?}");
        assert!(!text.contains(" more of "), "{args:?}");
    }
    assert_eq!(
        ran(8, &["--format", "json"])
            .matches("\"outside-scale\"")
            .count(),
        8
    );
    let text = ran(5, &[]);
    assert_eq!(drawn(&text), 5);
    assert!(!text.contains(" more of "), "{text}");
}
