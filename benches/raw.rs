//! The raw walk, in which nothing is merged and nothing pruned, beside the naive evaluator on the
//! same answer sets: the generated tree where nothing is required, and the shipped runtime tree.
//!
//! It prints a table of answer sets in a second on one core; `--test` walks one small space only,
//! and compares it with the count of who is first.

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

use std::hint::black_box;

use support::{generated, rate, shipped};
use whystack::analysis::space::Budget;
use whystack::analysis::{Look, Random, RawWalk, Space};
use whystack::engine::{Answer, Layer, Matrix, Quick, Situation, evaluate};
use whystack::model::Tree;

/// How many answer sets are walked at most.
const MOST: u64 = 40_000_000;
/// How many the evaluators are given.
const DRAWN: usize = 200;

/// What is so with the first questions.
#[derive(Clone, Copy)]
enum First {
    /// They are answered as in a drawn answer set.
    Answered,
    /// *I don't know yet* is the answer to them, so that few requirements hold.
    Unknown,
}

/// What goes on once the first questions are settled, as few of them as leave no more than so
/// many answer sets; and some of these, drawn.
fn sub_space(tree: &Tree, how: First, most: u64) -> (Situation, Vec<Situation>) {
    let space = Space::of(tree, tree.as_of(), Budget::default()).unwrap();
    let mut random = Random::new(1);
    let fixed = space.draw(&mut random).unwrap().answers(tree);
    let questions: Vec<_> = tree.questions().indices().collect();
    let answered = |first: usize| {
        let mut situation = Situation::new(tree);
        for ix in questions.iter().copied().take(first) {
            let given = fixed.get(ix).map(|given| given.answer.clone());
            let answer = match how {
                First::Answered => given.unwrap_or(Answer::Unknown),
                First::Unknown => Answer::Unknown,
            };
            situation
                .answers
                .give(tree, ix, answer, Layer::File)
                .unwrap();
        }
        situation
    };
    let fits = |first: &usize| RawWalk::of(tree, &answered(*first), Look::First, most).is_ok();
    let first = (0..=questions.len()).find(fits).unwrap();
    let start = answered(first);
    let drawn = (0..DRAWN).map(|_| {
        let mut situation = start.clone();
        let drawn = space.draw(&mut random).unwrap().answers(tree);
        for ix in questions.iter().copied().skip(first) {
            let given = drawn.get(ix).map(|given| given.answer.clone());
            let answer = given.unwrap_or(Answer::Unknown);
            situation
                .answers
                .give(tree, ix, answer, Layer::File)
                .unwrap();
        }
        situation
    });
    let drawn = drawn.collect();
    (start, drawn)
}

fn row(name: &str, tree: &Tree, how: First) {
    let (start, drawn) = sub_space(tree, how, MOST);
    let raw = |look| RawWalk::of(tree, black_box(&start), look, MOST).unwrap();
    let walk = raw(Look::Close);
    let first = rate(|| raw(Look::First).sets);
    let close = rate(|| raw(Look::Close).sets);
    let matrix = Matrix::of(tree);
    let each = |judge: &dyn Fn(&Situation) -> usize| {
        for one in &drawn {
            black_box(judge(black_box(one)));
        }
        drawn.len() as u64
    };
    let quick = rate(|| each(&|one| Quick::of(tree, one, &matrix).first().len()));
    let naive = rate(|| each(&|one| evaluate(tree, one).ranking.len()));
    let close_share = 100.0 * walk.close.unwrap() as f64 / walk.sets as f64;
    println!(
        "{name:>16} {:>11} {close_share:>6.1} % {:>9} {:>8.1} M {:>8.1} M {quick:>9.0} {naive:>8.0} \
         {:>9.0} × {:>9.0} × {:>9.0} × {:>9.0} ×",
        walk.sets,
        walk.asked,
        first / 1e6,
        close / 1e6,
        first / quick,
        first / naive,
        close / quick,
        close / naive,
    );
}

fn main() {
    if std::env::args().any(|arg| arg == "--test") {
        let loaded = generated(0);
        let (start, _) = sub_space(&loaded.tree, First::Answered, 5_000);
        let walk = RawWalk::of(&loaded.tree, &start, Look::Close, 5_000).unwrap();
        let first: u64 = walk.options.rows().iter().map(|own| own.alone).sum();
        assert!(walk.sets == 4_096 && first > 0 && walk.close.is_some_and(|close| close > 0));
        println!("raw: ok");
        return;
    }
    println!(
        "{:>16} {:>11} {:>8} {:>9} {:>10} {:>10} {:>9} {:>8} {:>11} {:>11} {:>11} {:>11}",
        "tree",
        "sets",
        "close",
        "asked",
        "first",
        "zone",
        "quick",
        "evaluate",
        "first ×",
        "×",
        "zone ×",
        "×",
    );
    row("generated, 0 %", &generated(0).tree, First::Answered);
    let runtime = shipped("runtime");
    row("runtime", &runtime.tree, First::Answered);
    row("runtime, unknown", &runtime.tree, First::Unknown);
}
