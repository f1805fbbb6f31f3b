//! Sampling of rank acceptability on 8 options by 10 criteria with sure facts, all outputs, on one
//! thread, beside a plain loop that does the same work; and on the shipped trees.
//!
//! It prints nanoseconds a sample; `--test` compares the two on few samples only.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::float_cmp,
    missing_docs,
    reason = "a bench may fail loudly, and prints what it measured; the plain loop takes the usual logarithm"
)]

#[allow(
    dead_code,
    unused_imports,
    reason = "each bench measures some of what is there"
)]
mod support;

use std::fmt::Write as _;
use std::hint::black_box;

use support::{loaded, rate, shipped};
use whystack::analysis::Random;
use whystack::analysis::robustness::{Acceptability, Knowledge, Sampling};
use whystack::engine::{Evaluation, Layer, Situation, evaluate};
use whystack::load::Loaded;

const OPTIONS: usize = 8;
const CRITERIA: usize = 10;
const SAMPLES: usize = 65_536;

type Row = [f64; CRITERIA];

/// Values from 0 to 1.
fn values() -> [Row; OPTIONS] {
    let mut random = Random::new(8);
    [(); OPTIONS].map(|()| [(); CRITERIA].map(|()| random.place(1000) as f64 / 1000.0))
}

/// The values as a tree without questions.
fn tree_of(values: &[Row; OPTIONS]) -> Loaded {
    let mut text = String::from(
        "schema = 1\nid = \"matrix\"\nversion = \"1.0.0\"\nas-of = \"2026\"\ntitle = \"Matrix\"\n\
         [scope]\ndecides = \"nothing\"\nomits = [\"all\"]\n[sources.s]\ntitle = \"S\"\n\
         url = \"https://example.org\"\ndate = \"2026\"\nkind = \"primary\"\n",
    );
    for n in 0..CRITERIA {
        let value =
            "kind = \"number\"\nunit = \"u\"\nvalue = { scale = \"linear\", worst = 0, best = 1 }";
        writeln!(
            text,
            "[[criterion]]\nid = \"c{n}\"\ntitle = \"C\"\nweight = 1\n{value}"
        )
        .unwrap();
    }
    for (n, row) in values.iter().enumerate() {
        writeln!(
            text,
            "[[option]]\nid = \"o{n}\"\nname = \"O\"\nsummary = \"s\"\n[option.facts]"
        )
        .unwrap();
        for (c, value) in row.iter().enumerate() {
            writeln!(text, "c{c} = {{ value = {value}, source = \"s\" }}").unwrap();
        }
    }
    loaded("matrix", &text)
}

/// What a plain loop counts: ranks, and the weights of the first.
struct Plain {
    ranks: [[u64; OPTIONS]; OPTIONS],
    weights: [Row; OPTIONS],
}

/// Draws by the logarithm, scores, ranks and counts, one sample after the other.
fn plain(values: &[Row; OPTIONS], samples: usize) -> Plain {
    let mut random = Random::new(1);
    let mut found = Plain {
        ranks: [[0; OPTIONS]; OPTIONS],
        weights: [[0.0; CRITERIA]; OPTIONS],
    };
    for _ in 0..samples {
        let mut weights = [0.0; CRITERIA];
        for weight in &mut weights {
            let uniform = ((random.bits() >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0;
            *weight = -uniform.ln();
        }
        let sum: f64 = weights.iter().sum();
        for weight in &mut weights {
            *weight /= sum;
        }
        let scores = values.map(|row| row.iter().zip(&weights).map(|(v, w)| v * w).sum::<f64>());
        for (option, own) in scores.iter().enumerate() {
            let rank = scores.iter().filter(|other| *other > own).count();
            found.ranks[option][rank] += 1;
            if rank == 0 {
                for (sum, weight) in found.weights[option].iter_mut().zip(weights) {
                    *sum += weight;
                }
            }
        }
    }
    found
}

fn sampled(
    loaded: &Loaded,
    evaluation: &Evaluation,
    weights: Knowledge,
    samples: usize,
) -> Acceptability {
    let sampling = Sampling {
        samples,
        weights,
        ..Sampling::default()
    };
    Acceptability::of(&loaded.tree, evaluation, sampling).unwrap()
}

/// Nanoseconds a sample.
fn nanoseconds(work: impl Fn() -> usize) -> f64 {
    1e9 / rate(|| work() as u64)
}

fn main() {
    let values = values();
    let matrix = tree_of(&values);
    let decided = evaluate(&matrix.tree, &Situation::new(&matrix.tree));
    let of = |weights, samples| sampled(&matrix, &decided, weights, samples);
    let ours = of(Knowledge::Any, SAMPLES);
    let theirs = plain(&values, SAMPLES);
    for one in &ours.options {
        let place = matrix
            .tree
            .candidates()
            .indices()
            .position(|ix| ix == one.option)
            .unwrap();
        let share = theirs.ranks[place][0] as f64 / SAMPLES as f64;
        assert!(
            (one.first() - share).abs() < 0.01,
            "{} against {share}",
            one.first()
        );
    }
    if std::env::args().any(|arg| arg == "--test") {
        println!("smaa: ok");
        return;
    }
    let loop_of = nanoseconds(|| {
        black_box(plain(black_box(&values), SAMPLES).weights[0][0]);
        SAMPLES
    });
    println!(
        "8 options by 10 criteria, sure facts, one thread; nanoseconds a sample, × the plain loop"
    );
    println!(
        "{:>28} {loop_of:>8.1} {:>6.2}",
        "plain loop, any weights", 1.0
    );
    for weights in Knowledge::ALL {
        let own = nanoseconds(|| black_box(of(weights, SAMPLES)).sampling.samples);
        println!("{:>28} {own:>8.1} {:>6.2}", weights.as_str(), own / loop_of);
    }
    for id in ["runtime", "orchestration", "policy"] {
        let loaded = shipped(id);
        let mut situation = Situation::new(&loaded.tree);
        situation.answers.fill_unknown(Layer::File);
        let decided = evaluate(&loaded.tree, &situation);
        let work = || {
            black_box(sampled(&loaded, &decided, Knowledge::About, 16_384))
                .sampling
                .samples
        };
        let own = nanoseconds(work);
        let all = own * 16_384.0 / 1e6;
        let options = decided.ranking.len();
        println!(
            "{id:>28} {own:>8.1}        {options} options, everything open; {all:.1} ms for 16,384"
        );
    }
}
