//! How sure a recommendation is: sampled figures against exact ones, flips against brute force.

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
    reason = "exact values are written to be read beside their source"
)]

mod acceptability;
mod confidence;
mod exact;
mod support;
