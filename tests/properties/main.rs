//! The engine against a naive evaluator, and the seven things that must always hold, on random
//! trees. `PROPTEST_CASES` sets how many.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test may fail loudly"
)]
#![allow(
    clippy::pedantic,
    clippy::float_cmp,
    clippy::disallowed_methods,
    reason = "the naive evaluator is written to be read beside the design, not to be quick or exact to the bit"
)]

mod against;
mod burden;
mod coverage;
mod distil;
mod dominance;
mod flips;
mod influence;
mod invariants;
mod oracle;
mod outlook;
mod random;
mod raw;
mod space;
mod spec;
mod statuses;
mod text;
mod tipping;
mod what_if;
mod winners;

/// How many random trees to try, unless `PROPTEST_CASES` says; a seed is not worth shrinking.
fn cases(usual: u32) -> proptest::prelude::ProptestConfig {
    let said = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    proptest::prelude::ProptestConfig {
        cases: said.unwrap_or(usual),
        max_shrink_iters: 0,
        failure_persistence: None,
        ..Default::default()
    }
}
