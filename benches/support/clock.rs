//! Timing on one thread.

use std::sync::LazyLock;
use std::time::Instant;

/// How often each is timed, and for how many seconds at least.
const RUNS: usize = 7;
const SECONDS: f64 = 0.3;

/// Seconds for which this thread was at work, where the system tells (Linux), so that other work
/// on the machine counts less; else seconds that went by.
fn clock() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    told.map_or_else(|| START.elapsed().as_secs_f64(), |told| told / 1e9)
}

/// How many things are done in a second by work that tells how many it did: the median of some
/// runs.
pub(crate) fn rate(mut work: impl FnMut() -> u64) -> f64 {
    let mut rates = Vec::new();
    for _ in 0..RUNS {
        let (start, mut done) = (clock(), 0);
        while clock() - start < SECONDS {
            done += work();
        }
        rates.push(done as f64 / (clock() - start));
    }
    rates.sort_by(f64::total_cmp);
    rates[RUNS / 2]
}
