//! `whystack distil`: the flowchart of a small tree, its formats, hostile words, exit codes.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const LAMP: &str = "./tests/graph/lamp.toml";

fn distil(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_whystack"))
        .arg("distil")
        .args(args)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .env_clear()
        .env("CI", "true")
        .output()
        .unwrap()
}

fn drawn(args: &[&str]) -> String {
    let output = distil(args);
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{err}");
    assert_eq!(err, "");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_flowchart_of_a_lamp() {
    insta::assert_snapshot!(drawn(&[LAMP, "--depth", "2"]), @r#"
    Lamp 1.0.0 (./tests/graph/lamp.toml), in at most 2 questions

    Which room? [room]
      “A cellar” → LED (right in 100.0 %)
      “A nursery” →
        Which colours must it have? – among the answers “Red”? [mood]
          yes → LED (right in 100.0 %)
          no, or not known → Candle (right in 66.7 %, else mostly LED (33.3 %))
      “No room: the garden” or not known, or not asked → Candle (right in 100.0 %)

    Names what all 4 questions put first in 84.8 % of the 66 answer sets in which an option is
        first; in 2.9 % of all answer sets none is, and this cannot tell.
    Errs in 15.2 %: names Candle where LED is first.
    The questions were chosen greedily on 8,192 drawn answer sets, each as likely as any other; the
        shares are counted, not drawn.
    "#);
}

#[test]
fn a_deeper_flowchart_agrees_more_often_and_one_without_an_end_is_never_wrong() {
    let agrees = |depth: &str| {
        let text = drawn(&[LAMP, "--depth", depth]);
        let (_, after) = text.split_once("put first in ").unwrap();
        let (share, _) = after.split_once(' ').unwrap();
        share.parse::<f64>().unwrap()
    };
    let all: Vec<f64> = ["1", "2", "3", "4"].into_iter().map(agrees).collect();
    assert!(all.windows(2).all(|pair| pair[0] <= pair[1]), "{all:?}");
    assert!((all[3] - 100.0).abs() < f64::EPSILON, "{all:?}");
}

#[test]
fn every_arrow_of_mermaid_names_boxes_that_are_there() {
    let text = drawn(&[LAMP, "--format", "mermaid"]);
    assert!(text.starts_with("flowchart TD\n"), "{text}");
    let boxes: BTreeSet<&str> = text
        .lines()
        .filter(|line| line.contains(":::"))
        .map(|line| line.trim().split(['[', '(']).next().unwrap())
        .collect();
    let arrows: Vec<(&str, &str)> = text
        .lines()
        .filter(|line| line.contains("-->"))
        .map(|line| {
            let (from, rest) = line.trim().split_once(' ').unwrap();
            (from, rest.rsplit(' ').next().unwrap())
        })
        .collect();
    assert!(arrows.len() > 3, "{text}");
    assert!(
        arrows
            .iter()
            .all(|(a, b)| boxes.contains(a) && boxes.contains(b)),
        "{text}"
    );
    // Every box but the first is led to once.
    let led: BTreeSet<&str> = arrows.iter().map(|(_, to)| *to).collect();
    assert_eq!(
        (led.len(), arrows.len()),
        (boxes.len() - 1, boxes.len() - 1)
    );
}

#[test]
fn words_of_a_tree_do_nothing_in_a_flowchart() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(LAMP)).unwrap();
    let hostile = "A \\\"]; click n0 href x <script> ::error::";
    let text = text.replace("\"A cellar\"", &format!("\"{hostile}\""));
    assert!(text.contains("click n0"), "the label is there");
    let path = folder.path().join("lamp.toml");
    fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let mermaid = drawn(&[path, "--format", "mermaid"]);
    assert!(!mermaid.contains("<script"), "{mermaid}");
    let quotes = |line: &str| line.matches('"').count().is_multiple_of(2);
    assert!(mermaid.lines().all(quotes), "{mermaid}");
    assert!(!mermaid.contains("\"]; click"), "{mermaid}");
}

#[test]
fn files_and_exit_codes() {
    let folder = tempfile::tempdir().unwrap();
    let name = |file: &str| folder.path().join(file).to_str().unwrap().to_owned();
    let (text, mermaid) = (name("lamp.txt"), name("lamp.mmd"));
    assert_eq!(drawn(&[LAMP, "-o", &text, "-o", &mermaid]), "");
    assert_eq!(fs::read_to_string(&text).unwrap(), drawn(&[LAMP]));
    let wanted = drawn(&[LAMP, "--format", "mermaid"]);
    assert_eq!(fs::read_to_string(&mermaid).unwrap(), wanted);
    for (args, code) in [
        (&["nosuch"][..], 2),
        (&[LAMP, "--depth", "0"], 2),
        (&[LAMP, "--budget", "0"], 2),
        (&[LAMP, "-o", "lamp.png"], 2),
        (&["./tests/graph/nosuch.toml"], 1),
        (&[LAMP, "-o", "/nosuch/lamp.txt"], 1),
    ] {
        let output = distil(args);
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(
            output.stdout.is_empty() && !output.stderr.is_empty(),
            "{args:?}"
        );
    }
}

#[test]
fn what_a_budget_does_not_reach_is_said() {
    let text = drawn(&[LAMP, "--budget", "6"]);
    assert!(
        text.contains("were not reached within the budget"),
        "{text}"
    );
}
