//! The ladder of modules: each rung imports only rungs above it, and touches only what it may.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

/// A rung: its name, and the rungs that it may import.
const LADDER: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("diagnostic", &["text"]),
    ("model", &["text"]),
    ("engine", &["model"]),
    ("load", &["text", "diagnostic", "model", "engine"]),
    ("analysis", &["text", "diagnostic", "model", "engine"]),
    (
        "report",
        &["text", "diagnostic", "model", "engine", "analysis"],
    ),
    (
        "cli",
        &[
            "text",
            "diagnostic",
            "model",
            "engine",
            "load",
            "analysis",
            "report",
        ],
    ),
];

/// What only some rungs may touch: a word of the code, and the rungs where it may stand.
const TOUCHES: &[(&str, &[&str])] = &[
    ("std::fs", &["load", "cli"]),
    ("std::env", &["cli"]),
    ("SystemTime", &["cli"]),
    ("Instant::now", &["cli"]),
    ("Zoned::now", &["cli"]),
    ("Timestamp::now", &["cli"]),
    ("stdout()", &["cli"]),
    ("stderr()", &["cli"]),
    ("stdin()", &["cli"]),
    ("toml::", &["load", "cli"]),
    ("csv::", &["load"]),
    ("clap::", &["cli"]),
    ("dialoguer::", &["cli"]),
    ("indicatif::", &["cli"]),
    ("comfy_table::", &["report", "cli"]),
    ("unicode_security::", &["analysis"]),
    ("schemars::", &["load", "report", "cli"]),
    ("serde::", &["load", "report", "cli"]),
    ("serde_json::", &["load", "report", "cli"]),
    ("anyhow::", &["cli"]),
    ("HashMap", &[]),
    ("HashSet", &[]),
    ("use super::*", &[]),
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The rung of a file below `src/`, or `None` for `lib.rs` and `main.rs`.
fn rung(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(source()).unwrap();
    let first = inside
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap();
    let name = first.trim_end_matches(".rs");
    (name != "lib" && name != "main").then(|| name.to_owned())
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The code of a file without comments and without its test module, line by line.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).unwrap();
    let mut lines = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if line.trim() == "#[cfg(test)]" {
            break;
        }
        let line = line.split("//").next().unwrap_or_default();
        if !line.trim().is_empty() {
            lines.push((n + 1, line.to_owned()));
        }
    }
    lines
}

/// The rungs that a line names by `crate::rung`.
fn named(line: &str) -> Vec<String> {
    line.match_indices("crate::")
        .map(|(at, found)| {
            let rest = &line[at + found.len()..];
            let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_');
            rest[..end.unwrap_or(rest.len())].to_owned()
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn each_rung_imports_only_the_rungs_above_it() {
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    assert!(files.len() > 20, "the sources are found");
    let mut broken = Vec::new();
    for path in &files {
        let Some(rung) = rung(path) else { continue };
        let Some((_, above)) = LADDER.iter().find(|(name, _)| *name == rung) else {
            broken.push(format!(
                "{}: `{rung}` is no rung of the ladder",
                path.display()
            ));
            continue;
        };
        for (n, line) in code(path) {
            for other in named(&line).into_iter().filter(|other| *other != rung) {
                if !above.contains(&other.as_str()) {
                    let place = path.display();
                    broken.push(format!("{place}:{n}: `{rung}` may not import `{other}`"));
                }
            }
        }
    }
    assert!(
        broken.is_empty(),
        "the ladder is broken:\n{}",
        broken.join("\n")
    );
}

#[test]
fn each_rung_touches_only_what_it_may() {
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    let mut broken = Vec::new();
    for path in &files {
        let Some(rung) = rung(path) else { continue };
        for (n, line) in code(path) {
            for (word, allowed) in TOUCHES {
                if line.contains(word) && !allowed.contains(&rung.as_str()) {
                    let place = path.display();
                    broken.push(format!("{place}:{n}: `{rung}` may not touch `{word}`"));
                }
            }
        }
    }
    assert!(
        broken.is_empty(),
        "a rung touches what it may not:\n{}",
        broken.join("\n")
    );
}

#[test]
fn the_binary_stays_a_few_lines() {
    let main = code(&source().join("main.rs"));
    assert!(main.len() <= 15, "main.rs has {} lines of code", main.len());
}

#[test]
fn the_ladder_itself_is_read_rightly() {
    assert_eq!(named("use crate::model::{Tree};"), ["model"]);
    assert_eq!(
        named("    crate::text::list(&x, crate::load::y)"),
        ["text", "load"]
    );
    assert_eq!(
        rung(&source().join("engine/zone.rs")).as_deref(),
        Some("engine")
    );
    assert_eq!(rung(&source().join("lib.rs")), None);
}
