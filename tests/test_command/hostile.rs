//! No tree, no case and no file name acts through a report.

use std::fs;
use std::path::Path;

use serde_json::Value;
use whystack::text::is_harmful;

use crate::support::{Ran, here, whystack, whystack_in};

/// Text that would act on a terminal, a CI runner, Markdown, HTML or XML.
const TRAP: &str = "\\u001b[2J::error::x \\u202e]]><b a=\\\"1\\\">&amp;|`@me` ##[group]\\u0007<!--";

/// A folder with a tree and cases that are traps from end to end.
fn traps(folder: &Path) {
    fs::create_dir_all(folder.join("cases")).unwrap();
    let tree = fs::read_to_string(here().join("trees/door.toml")).unwrap();
    let tree = [
        "Door",
        "Quiet",
        "Which room?",
        "A library",
        "Curtain",
        "Shutter",
        "A visit",
    ]
    .iter()
    .fold(tree, |tree, word| {
        tree.replace(&format!("\"{word}\""), &format!("\"{TRAP} {word}\""))
    });
    fs::write(folder.join("door.toml"), tree).unwrap();
    let case = |name: &str, more: &str| {
        let text = format!(
            "schema = 1\ntitle = \"{TRAP}\"\n[answers.door]\nroom = \"library\"\n[exclude.door]\nshutter = \"{TRAP}\"\n{more}"
        );
        fs::write(folder.join("cases").join(name), text).unwrap();
    };
    case(
        "::error::a,b:%0A.toml",
        "[expect.door]\nwinner = \"shutter\"\nstatus = \"open\"\n",
    );
    let known = TRAP.replace("\\u001b", "").replace("\\u0007", "");
    case(
        "##[group]<x>&`_*.toml",
        &format!("[expect.door]\nwinner = \"shutter\"\nknown-miss = \"{known}\"\n"),
    );
    case(
        "up.toml",
        &format!("[expect.door]\nwinner = \"curtain\"\nknown-miss = \"{known}\"\n"),
    );
    case(
        "bad\u{202e}\n::error::name.toml",
        &format!("\"{TRAP}\" = 1\n"),
    );
    case("none\u{1b}[31m.toml", "");
}

fn ran(folder: &Path, format: &str) -> Ran {
    whystack(
        folder,
        &["test", "--trees", "door.toml", "cases", "--format", format],
    )
}

fn is_clean(text: &str, what: &str) {
    let harmful = |c: char| c != '\n' && is_harmful(c);
    assert!(!text.contains(harmful), "{what}: {text:?}");
}

fn commands(text: &str) -> Vec<&str> {
    let command = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("::") && !line.starts_with("::: ") || line.starts_with("##[")
    };
    text.lines().filter(command).collect()
}

#[test]
fn traps_stay_text_in_every_format() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    traps(folder);
    for format in ["table", "plain", "json", "junit", "github", "markdown"] {
        let ran = ran(folder, format);
        assert_eq!(ran.code, 4, "{format}: {}", ran.err);
        is_clean(&ran.out, format);
        is_clean(&ran.err, format);
        assert!(commands(&ran.err).is_empty(), "{:?}", commands(&ran.err));
        if format == "github" {
            for line in commands(&ran.out) {
                let ours = ["::error file=", "::warning file=", "::notice file="];
                assert!(ours.iter().any(|start| line.starts_with(start)), "{line}");
                assert_eq!(
                    line.split("::").nth(1).unwrap().matches(",title=").count(),
                    1
                );
            }
            assert!(commands(&ran.out).len() >= 4);
        } else {
            assert!(
                commands(&ran.out).is_empty(),
                "{format}: {:?}",
                commands(&ran.out)
            );
        }
    }
}

#[test]
fn traps_stay_text_in_coverage_and_in_proposals() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    traps(folder);
    let with = |more: &[&'static str]| {
        let mut args = vec!["test", "--trees", "door.toml", "cases/up.toml"];
        args.extend(more);
        whystack(folder, &args)
    };
    for format in ["table", "plain", "json", "markdown"] {
        let ran = with(&["--propose", "--min-coverage", "99", "--format", format]);
        assert_eq!(ran.code, 3, "{format}: {}", ran.err);
        assert!(ran.out.contains("[expect.door]"), "{format}");
        is_clean(&ran.out, format);
        is_clean(&ran.err, format);
        assert!(commands(&ran.out).is_empty(), "{:?}", commands(&ran.out));
    }
    assert_eq!(with(&["--propose=new"]).code, 3);
    let loaded = whystack(folder, &["test", "--trees", "door.toml", "new"]);
    assert_eq!((loaded.code, loaded.err.as_str()), (0, ""));
}

#[test]
fn no_line_of_the_table_is_too_wide() {
    let root = tempfile::tempdir().unwrap();
    traps(root.path());
    for columns in [40, 57, 80, 100] {
        for flag in ["--verbose", "--quiet"] {
            let args = ["test", "--trees", "door.toml", "cases", flag];
            for line in whystack_in(columns, root.path(), &args).out.lines() {
                assert!(
                    console::measure_text_width(line) <= columns,
                    "{columns}: {line}"
                );
            }
        }
    }
}

#[test]
fn machines_read_back_names_and_titles() {
    let root = tempfile::tempdir().unwrap();
    traps(root.path());
    let junit = ran(root.path(), "junit").out;
    let document = roxmltree::Document::parse(&junit).unwrap();
    let nodes = document.descendants();
    let names: Vec<&str> = nodes
        .filter(|node| node.has_tag_name("testcase"))
        .map(|node| node.attribute("name").unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "cases/##[group]<x>&`_*.toml",
            "cases/::error::a,b:%0A.toml",
            "cases/bad\\u{202e} ::error::name.toml",
            "cases/none\u{241b}[31m.toml",
            "cases/up.toml",
        ]
    );
    let ours = [
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "error",
        "skipped",
        "system-out",
    ];
    let elements = document.descendants().filter(roxmltree::Node::is_element);
    for element in elements {
        assert!(ours.contains(&element.tag_name().name()));
    }
    let report: Value = serde_json::from_str(&ran(root.path(), "json").out).unwrap();
    assert_eq!(
        report["files"][2]["file"],
        "cases/bad\u{202e}\n::error::name.toml"
    );
    let title = report["files"][0]["title"].as_str().unwrap();
    assert!(
        title.starts_with("\u{1b}[2J::error::x \u{202e}]]><b a=\"1\">"),
        "{title:?}"
    );
}

#[test]
fn markdown_holds_no_markup_of_a_file() {
    let root = tempfile::tempdir().unwrap();
    traps(root.path());
    let text = ran(root.path(), "markdown").out;
    for markup in ["<b ", "<x>", "<!--", "@me", "`@", "|`"] {
        assert!(!text.contains(markup), "{markup} in\n{text}");
    }
    assert_eq!(
        text.matches("<details>").count(),
        text.matches("</details>").count()
    );
}
