//! One evaluation of the shipped runtime tree, what a walk computes between two questions, what
//! loading it costs beside plain parsing, and the walk over all its answers.

#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

use criterion::{Criterion, criterion_group, criterion_main};
use std::fs;
use std::hint::black_box;
use std::path::Path;
use whystack::analysis::space::Budget;
use whystack::analysis::{Space, outlook};
use whystack::diagnostic::Faults;
use whystack::engine::{Layer, Order, Session, Situation, evaluate};
use whystack::load::{AnswersFile, Library, Loaded, Role};
use whystack::text::{SourceFile, Sources};

fn runtime() -> Loaded {
    let mut faults = Faults::new();
    Library::open(&[], &mut faults)
        .load("runtime", &mut faults)
        .unwrap()
}

/// The texts of the runtime tree, to parse them without any checks.
fn texts(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, found);
        } else {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

fn situation(loaded: &Loaded, case: &str) -> Situation {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join(case)).unwrap();
    let source = Sources::new().add(SourceFile::new(case, text.clone()));
    let mut situation = Situation::new(&loaded.tree);
    let mut faults = Faults::new();
    let file = AnswersFile::new(text, source, Role::Answers);
    file.apply(&loaded.tree, &loaded.shared, &mut situation, &mut faults);
    assert!(!faults.has_errors());
    situation
}

fn bench(c: &mut Criterion) {
    let loaded = runtime();
    let full = situation(&loaded, "benches/complete.toml");
    let mut open = situation(&loaded, "tests/cases/northflank-paas.toml");
    open.answers.fill_unknown(Layer::File);

    let mut group = c.benchmark_group("evaluate");
    group.bench_function("complete answers", |b| {
        b.iter(|| evaluate(&loaded.tree, black_box(&full)));
    });
    group.bench_function("open questions, with flips", |b| {
        b.iter(|| evaluate(&loaded.tree, black_box(&open)));
    });
    group.finish();

    let start = Situation::new(&loaded.tree);
    let mut group = c.benchmark_group("between two questions");
    group.bench_function("what to ask next", |b| {
        b.iter(|| Session::new(&loaded.tree, black_box(&start).clone(), Order::Stakes));
    });
    group.bench_function("whether the first place can still change", |b| {
        b.iter(|| outlook(&loaded.tree, black_box(&start), 20_000, &mut |_| {}));
    });
    let mut proven = situation(&loaded, "tests/cases/northflank-paas.toml");
    proven
        .answers
        .clear(loaded.tree.questions().indices().next_back().unwrap());
    group.bench_function("the same, one question left", |b| {
        b.iter(|| outlook(&loaded.tree, black_box(&proven), 20_000, &mut |_| {}));
    });
    group.finish();

    let today = loaded.tree.as_of();
    let mut group = c.benchmark_group("check");
    group.bench_function("count all answer sets", |b| {
        b.iter(|| Space::of(black_box(&loaded.tree), today, Budget::default()));
    });
    group.finish();

    let mut all = vec![fs::read_to_string("trees/shared.toml").unwrap()];
    texts(Path::new("trees/runtime"), &mut all);
    let mut group = c.benchmark_group("load");
    group.bench_function("parse only (toml)", |b| {
        b.iter(|| {
            for text in &all {
                black_box(toml::de::DeTable::parse_recoverable(black_box(text)));
            }
        });
    });
    group.bench_function("the whole tree, checked", |b| b.iter(runtime));
    group.bench_function("digest", |b| b.iter(|| black_box(&loaded.tree).digest()));
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
