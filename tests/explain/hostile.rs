//! No tree and no answers file acts through what is explained or compared.

use std::fs;

use serde_json::Value;
use whystack::text::is_harmful;

use crate::process::whystack;

/// Text that would act on a terminal, a CI runner, Markdown, HTML or XML.
const TRAP: &str =
    "[2J::error::x \\u202e]]><b a=\\\"1\\\">&amp;|`@me` ##[group]<!-- | [x](javascript:y)";

/// A tree of which every word is a trap: a requirement, a preference, dissent, an unknown, needs.
fn tree() -> String {
    let criterion = |id: &str, rest: &str| {
        format!("[[criterion]]\nid = \"{id}\"\ntitle = \"{TRAP} {id}\"\n{rest}\n")
    };
    let source = |id: &str| {
        format!(
            "[sources.{id}]\ntitle = \"{TRAP}\"\nurl = \"https://example.org/{id}\"\ndate = \"2024\"\nkind = \"secondary\"\n"
        )
    };
    let option = |id: &str, facts: &str| {
        format!(
            "[[option]]\nid = \"{id}\"\nname = \"{TRAP} {id}\"\nsummary = \"{TRAP}\"\nneeds = [\"c\"]\n[option.facts]\n{facts}\n"
        )
    };
    let said = |value: &str| format!("{{ value = {value}, source = \"s\", note = \"{TRAP}\" }}");
    [
        format!(
            "schema = 1\nid = \"traps\"\nversion = \"1.0.0\"\nas-of = \"2026-11\"\ntitle = \"{TRAP}\"\n[scope]\ndecides = \"{TRAP}\"\nomits = [\"{TRAP}\"]\n[[capability]]\nid = \"c\"\ntitle = \"{TRAP}\"\n"
        ),
        criterion("speed", &format!("kind = \"number\"\nunit = \"{TRAP}\"\nvalue = {{ scale = \"linear\", worst = 0, best = 9 }}")),
        criterion("wall", &format!("kind = \"level\"\nlevel = [{{ id = \"low\", title = \"{TRAP}\" }}, {{ id = \"high\", title = \"{TRAP}\" }}]")),
        criterion("gpu", "kind = \"flag\""),
        format!(
            "[[question]]\nid = \"q\"\nask = \"{TRAP}\"\nkind = \"one\"\n[[question.choice]]\nid = \"a\"\nlabel = \"{TRAP}\"\nrequire = {{ gpu = {{ is = true }} }}\nweigh = {{ speed = 2, wall = 1 }}\nprefer = {{ wall = {{ at-least = \"high\", weight = 1 }} }}\n[[question.choice]]\nid = \"b\"\nlabel = \"{TRAP}\"\n"
        ),
        option("one", &format!("speed = [{}, {{ value = 1, source = \"o\" }}]\nwall = {}\ngpu = {}", said("[4, 6]"), said("\"low\""), said("true"))),
        option("two", &format!("speed = {}\nwall = {}\ngpu = {}", said("3"), said("[\"low\", \"high\"]"), said("true"))),
        option("three", &format!("speed = {{ unknown = \"{TRAP}\" }}\nwall = {}\ngpu = [{}, {{ value = true, source = \"o\" }}]", said("\"high\""), said("false"))),
        source("s"),
        source("o"),
    ]
    .concat()
}

#[test]
fn traps_stay_text_in_every_format() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    fs::write(folder.join("traps.toml"), tree()).unwrap();
    let answers = format!(
        "schema = 1\n[answers.traps]\nq = \"a\"\n[current.traps]\nname = \"{TRAP}\"\n[exclude.traps]\nthree = \"{TRAP}\"\n"
    );
    fs::write(folder.join("a.toml"), answers).unwrap();
    let asked: [&[&str]; 7] = [
        &["explain", "traps", "one", "-a", "a.toml"],
        &["explain", "traps", "two", "-a", "a.toml"],
        &["explain", "traps", "three", "-a", "a.toml"],
        &["compare", "traps", "-a", "a.toml"],
        &["compare", "traps", "one", "two", "three", "-a", "a.toml"],
        &["compare", "traps", "one", "two", "three"],
        &["decide", "traps", "-a", "a.toml"],
    ];
    for asked in asked {
        for format in ["table", "plain", "json", "markdown"] {
            let mut args = asked.to_vec();
            args.extend(["--trees", "traps.toml", "--format", format]);
            let ran = whystack(folder, &args);
            assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
            let harmful = |c: char| c != '\n' && is_harmful(c);
            assert!(!ran.out.contains(harmful), "{args:?}: {:?}", ran.out);
            for line in ran.out.lines().map(str::trim_start) {
                let command = line.starts_with("::") || line.starts_with("##[");
                assert!(!command, "{args:?}: {line}");
            }
            match format {
                "json" => {
                    serde_json::from_str::<Value>(&ran.out).unwrap();
                }
                "markdown" => {
                    for markup in ["<b a", "<!--", "](javascript", "`@me", " @me"] {
                        assert!(!ran.out.contains(markup), "{args:?}: {markup}: {}", ran.out);
                    }
                    cells(&ran.out);
                }
                _ => {}
            }
        }
    }
}

/// A word with a bar opens no cell: all rows of a table have as many as its head.
fn cells(markdown: &str) {
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut head = None;
    for line in markdown.lines() {
        if !line.starts_with('|') {
            head = None;
            continue;
        }
        let count = bars(line);
        assert_eq!(*head.get_or_insert(count), count, "{line}");
    }
}
