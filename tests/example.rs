//! What README tells an author to run, run on a tree of somebody's own: `tests/example/message-broker`.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::process::{Command, Output};

const TREE: &str = "tests/example/message-broker";
const CASES: &str = "tests/example/message-broker/cases";

fn whystack(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("CI", "true")
        .env("COLUMNS", "100")
        .env_remove("WHYSTACK_TREES")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs what must go well, and gives its stdout and stderr.
fn well(args: &[&str]) -> (String, String) {
    let output = whystack(args);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{args:?}: {out}{err}");
    (out, err)
}

/// Whether all the lines are there, each whole, in this order.
fn holds(text: &str, lines: &[&str]) {
    let mut rest = text.lines();
    for line in lines {
        assert!(rest.any(|one| one == *line), "{line:?} is not in {text}");
    }
}

#[test]
fn it_checks_without_a_warning_and_without_an_exception() {
    let tree = std::fs::read_to_string(format!("{TREE}/tree.toml")).unwrap();
    assert!(!tree.contains("[[allow]]"));
    let args = ["check", TREE, "--deny", "warnings"];
    let (checked, _) = well(&[&args[..], &["--budget", "100000", "--format", "plain"]].concat());
    holds(
        &checked,
        &[
            "tree: message-broker 1.0.0 (tests/example/message-broker)",
            "options: 8",
            "questions: 10",
            "profiles: none speaks of this tree",
            "cases: 7 of 7 hold",
            "findings: 1 note",
        ],
    );
    assert!(checked.contains("note[dead-ends]"), "{checked}");
    assert!(checked.contains("first places: counted in 2,007,360 answer sets (100.0 %)"));
    // Everybody is first for somebody: eight options, eight lines.
    assert_eq!(checked.matches("\nfirst in: ").count(), 8, "{checked}");
}

#[test]
fn its_cases_pass_and_reach_most_of_it() {
    let args = ["test", CASES, "--trees", TREE, "--coverage"];
    let (tested, _) = well(
        &[
            &args[..],
            &["--min-coverage", "90", "--min-coverage", "questions=100"],
        ]
        .concat(),
    );
    holds(
        &tested,
        &[
            "  questions     10 of 10  100.0 %",
            "7 cases: 7 passed",
            "expected winner: first in 7 of 7 cases, in the first two in 7",
        ],
    );
}

#[test]
fn its_cases_are_found_beside_it() {
    let (tested, _) = well(&["test", "--tree", TREE]);
    holds(&tested, &["7 cases: 7 passed"]);
}

#[test]
fn a_minimum_that_it_misses_fails_and_names_what_is_missing() {
    let args = ["test", CASES, "--trees", TREE, "--min-coverage", "first=90"];
    let output = whystack(&args);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stdout).contains("- first: sqs-fifo"));
}

#[test]
fn a_case_without_its_tree_is_told_how_to_add_it() {
    let output = whystack(&["test", CASES]);
    assert_eq!(output.status.code(), Some(4));
    let stderr = text(&output.stderr);
    holds(
        &stderr,
        &[
            "error[unknown-name]: no tree is called `message-broker`",
            "  = help: one of `orchestration`, `policy` or `runtime`; --trees adds a tree of your own",
        ],
    );
}

#[test]
fn it_is_drawn_in_every_format() {
    for (format, start) in [
        ("mermaid", "---\nconfig:\n"),
        ("markdown", "# Message broker\n"),
        ("dot", "digraph tree {\n"),
        ("svg", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "),
    ] {
        let (drawn, _) = well(&["graph", TREE, "--format", format]);
        assert!(drawn.starts_with(start), "{format}: {drawn}");
        assert!(drawn.contains("Message broker"), "{format}");
    }
    let case = format!("{CASES}/jobs-of-a-small-shop.toml");
    let (drawn, _) = well(&["graph", TREE, "-a", &case]);
    assert!(drawn.contains("Do without#58; a table in the database"));
}

#[test]
fn it_is_distilled() {
    let (flowchart, _) = well(&["distil", TREE, "--depth", "3"]);
    holds(
        &flowchart,
        &[
            "Message broker 1.0.0 (tests/example/message-broker), in at most 3 questions",
            "Where will it run? [site]",
            "Names what all 10 questions put first in 85.8 % of the 982,080 answer sets in which an option is",
        ],
    );
}

#[test]
fn it_decides_one_case_and_says_why() {
    let case = format!("{CASES}/jobs-of-a-small-shop.toml");
    let (decided, err) = well(&["decide", TREE, "-a", &case, "--format", "plain"]);
    holds(
        &decided,
        &[
            "decision: Message broker",
            "recommendation: Do without: a table in the database",
            "status: clear",
            "reason: Answered 9 of the 10 questions that apply; still decisive: speak.",
            "for: Do without: a table in the database: +18.8 Sent in the transaction of the database (preferred: yes): yes [1]",
        ],
    );
    assert!(
        decided.contains("\nsource: [1] Debezium: outbox event router"),
        "{decided}"
    );
    assert_eq!(err, "");
}
