//! The textbook methods against published examples, against an independent implementation, on
//! degenerate input, and what must always hold of them.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may fail loudly, and compares exactly where it says so"
)]

mod command;
mod degenerate;
mod independent;
mod invariants;
mod published;
mod support;
