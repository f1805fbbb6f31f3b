//! Each rule of *how a decision is made*, worked by hand: the arithmetic stands in the comments.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
#![allow(
    clippy::pedantic,
    reason = "examples are written to be read beside the arithmetic"
)]

mod capabilities;
mod dates;
mod elimination;
mod expectations;
mod flips;
mod preferences;
mod raw;
mod scores;
mod statuses;
mod support;
mod united;
mod variants;
mod weights;
mod what_if;
mod zones;
