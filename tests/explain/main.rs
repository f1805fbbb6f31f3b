//! `whystack explain` and `whystack compare`: what they say, in every format, of every option.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
#![allow(clippy::pedantic, reason = "short texts")]
#![allow(dead_code, reason = "support is shared with other tests")]

mod command;
mod examples;
mod hostile;
#[path = "../test_command/support.rs"]
mod process;
mod shapes;
#[path = "../worked/support.rs"]
mod support;
