//! Figures that stand in documents, computed anew: a document that is older than the trees fails
//! here. `WHYSTACK_BLESS=1 cargo test --test figures` renews them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod agreement;
mod block;
mod drawing;
mod hangs;
mod profiles;
mod prompts;
#[path = "../support/cases.rs"]
mod support;
