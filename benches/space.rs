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

#[allow(
    dead_code,
    unused_imports,
    reason = "each bench measures some of what is there"
)]
mod support;

use std::time::{Duration, Instant};

use support::{generated, shipped};
use whystack::analysis::space::Budget;
use whystack::analysis::{Effort, Random, Space, Winners};
use whystack::engine::{Situation, evaluate};
use whystack::model::Tree;

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
