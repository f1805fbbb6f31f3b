//! `whystack test`: what each format says, how runs end, and that it agrees with `decide`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod agreement;
mod coverage;
mod formats;
mod hostile;
mod runs;
mod support;
