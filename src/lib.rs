//! Choose a technology and defend the choice: decision trees on sourced facts.
//!
//! The modules form a ladder; each imports only those above it (`tests/architecture.rs` keeps it):
//! [`model`] what is true.

pub mod model;
