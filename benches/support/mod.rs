//! What several benches measure: a generated tree, and the shipped ones.

mod clock;

use std::fmt::Write as _;

use whystack::analysis::Random;
use whystack::diagnostic::Faults;
use whystack::load::{Library, Loaded};

pub(crate) use clock::rate;

const OPTIONS: usize = 12;
const CRITERIA: usize = 15;
const QUESTIONS: usize = 32;
const CHOICES: usize = 3;
const LEVELS: usize = 5;

/// A tree of which so many of a hundred choices require a level of a criterion.
pub(crate) fn generated(density: usize) -> Loaded {
    let mut random = Random::new(0x6265_6e63);
    let mut text = String::from(
        "schema = 1\nid = \"generated\"\nversion = \"1.0.0\"\nas-of = \"2026-11\"\n\
         title = \"Generated\"\n[scope]\ndecides = \"nothing\"\nomits = [\"all\"]\n",
    );
    for n in 0..CRITERIA {
        write!(
            text,
            "[[criterion]]\nid = \"c{n}\"\ntitle = \"C {n}\"\nkind = \"level\"\n"
        )
        .unwrap();
        for level in 0..LEVELS {
            let what = format!("id = \"l{level}\"\ntitle = \"L {level}\"\nhow = \"so\"");
            write!(text, "[[criterion.level]]\n{what}\n").unwrap();
        }
    }
    for n in 0..QUESTIONS {
        let head = "ask = \"?\"\nwhy = \"w\"\nkind = \"one\"";
        write!(text, "[[question]]\nid = \"q{n}\"\n{head}\n").unwrap();
        for choice in 0..CHOICES {
            let what = format!("id = \"a{choice}\"\nlabel = \"A {choice}\"");
            write!(text, "[[question.choice]]\n{what}\n").unwrap();
            let (criterion, weight) = (random.place(CRITERIA), 1 + random.place(4));
            writeln!(text, "weigh = {{ c{criterion} = {weight} }}").unwrap();
            if random.place(100) < density {
                let (criterion, level) = (random.place(CRITERIA), 1 + random.place(2));
                writeln!(
                    text,
                    "require = {{ c{criterion} = {{ at-least = \"l{level}\" }} }}"
                )
                .unwrap();
            }
        }
    }
    for n in 0..OPTIONS {
        let head = format!("id = \"o{n}\"\nname = \"O {n}\"\nsummary = \"s\"");
        write!(text, "[[option]]\n{head}\n[option.facts]\n").unwrap();
        for criterion in 0..CRITERIA {
            let level = random.place(LEVELS);
            writeln!(
                text,
                "c{criterion} = {{ value = \"l{level}\", source = \"s\" }}"
            )
            .unwrap();
        }
        let source = "title = \"S\"\nurl = \"https://example.org\"\ndate = \"2026\"";
        write!(text, "[option.sources.s]\n{source}\nkind = \"primary\"\n").unwrap();
    }
    loaded("generated", &text)
}

/// A tree in one file, by its id.
pub(crate) fn loaded(id: &str, text: &str) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("{id}.toml"));
    std::fs::write(&path, text).unwrap();
    let mut faults = Faults::new();
    let mut library = Library::open(&[path], &mut faults);
    let loaded = library.load(id, &mut faults);
    assert!(!faults.has_errors(), "{faults:?}");
    loaded.unwrap()
}

/// A shipped tree.
pub(crate) fn shipped(id: &str) -> Loaded {
    let mut faults = Faults::new();
    Library::open(&[], &mut faults)
        .load(id, &mut faults)
        .unwrap()
}
