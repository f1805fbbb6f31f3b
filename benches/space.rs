//! How far exact counting comes: the shipped trees, and generated ones of 12 options, 15 criteria
//! and 32 questions (4^32 = 1.8 · 10^19 answer sets, *I don't know yet* among the answers), by how
//! many of the choices require something.
//!
//! It prints tables and ratios; `--test` runs one small count only.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a bench may fail loudly, and prints what it measured"
)]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use whystack::analysis::space::Budget;
use whystack::analysis::{Effort, Random, Space, Winners};
use whystack::diagnostic::Faults;
use whystack::engine::{Situation, evaluate};
use whystack::load::{Library, Loaded};
use whystack::model::Tree;

const OPTIONS: usize = 12;
const CRITERIA: usize = 15;
const QUESTIONS: usize = 32;
const CHOICES: usize = 3;
const LEVELS: usize = 5;

/// A tree of which so many of a hundred choices require a level of a criterion.
fn generated(density: usize) -> Loaded {
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
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("generated.toml");
    std::fs::write(&path, text).unwrap();
    let mut faults = Faults::new();
    let mut library = Library::open(&[path], &mut faults);
    let loaded = library.load("generated", &mut faults);
    assert!(!faults.has_errors(), "{faults:?}");
    loaded.unwrap()
}

fn shipped(id: &str) -> Loaded {
    let mut faults = Faults::new();
    Library::open(&[], &mut faults)
        .load(id, &mut faults)
        .unwrap()
}

/// The median of some runs.
fn timed<T>(runs: usize, mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut times = Vec::new();
    let mut last = None;
    for _ in 0..runs {
        let start = Instant::now();
        last = Some(work());
        times.push(start.elapsed());
    }
    times.sort();
    (times[runs / 2], last.unwrap())
}

/// How many answer sets the engine evaluates in a second, one after the other.
fn naive(tree: &Tree) -> f64 {
    let situation = Situation::new(tree);
    let space = Space::of(tree, tree.as_of(), Budget::default()).unwrap();
    let mut random = Random::new(1);
    let drawn: Vec<_> = (0..500).map(|_| space.draw(&mut random).unwrap()).collect();
    let drawn: Vec<_> = drawn
        .iter()
        .map(|set| {
            let mut situation = situation.clone();
            situation.answers = set.answers(tree);
            situation
        })
        .collect();
    let (time, _) = timed(3, || {
        let one = |situation| evaluate(tree, situation).ranking.len();
        drawn.iter().map(one).sum::<usize>()
    });
    drawn.len() as f64 / time.as_secs_f64()
}

fn row(name: &str, tree: &Tree, steps: usize) {
    let (first, space) = timed(3, || {
        Space::of(tree, tree.as_of(), Budget::default()).unwrap()
    });
    let sets = space.answer_sets.0;
    let count = |threads| {
        let effort = Effort { steps, threads };
        Winners::of(tree, tree.as_of(), effort, &mut |_| ()).unwrap()
    };
    let (one, _) = timed(1, || count(1));
    let (two, winners) = timed(1, || count(2));
    let reached = sets - winners.open.0;
    let rate = reached as f64 / two.as_secs_f64();
    println!(
        "{name:>22} {sets:>9.1e} {first:>9.0?} {:>8} {:>9.4} % {:>10} {:>10} {one:>8.1?} {two:>8.1?} {:>9.1e} ×",
        space.states,
        100.0 * reached as f64 / sets as f64,
        winners.steps,
        winners.states,
        rate / naive(tree),
        sets = sets as f64,
    );
}

fn main() {
    if std::env::args().any(|arg| arg == "--test") {
        let loaded = generated(50);
        let effort = Effort {
            steps: 10_000,
            threads: 2,
        };
        let tree = &loaded.tree;
        let winners = Winners::of(tree, tree.as_of(), effort, &mut |_| ()).unwrap();
        assert!(winners.steps > 0);
        println!("space: ok");
        return;
    }
    println!(
        "{:>22} {:>9} {:>9} {:>8} {:>11} {:>10} {:>10} {:>8} {:>8} {:>11}",
        "tree",
        "sets",
        "tier 1",
        "states",
        "who is first",
        "steps",
        "states",
        "1 thread",
        "2",
        "× naive"
    );
    for id in ["runtime", "policy", "orchestration"] {
        row(id, &shipped(id).tree, 20_000_000);
    }
    for density in [0, 10, 20, 30, 50, 70] {
        let name = format!("generated, {density} %");
        row(&name, &generated(density).tree, 20_000_000);
    }
}
