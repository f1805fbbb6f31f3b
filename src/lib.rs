//! Choose a technology and defend the choice: decision trees on sourced facts.
//!
//! The modules form a ladder; each imports only those above it (`tests/architecture.rs` keeps it):
//! [`text`] how things are worded and shown, [`diagnostic`] what is wrong and where,
//! [`model`] what is true, [`engine`] what follows, [`analysis`] what holds for all answers.

pub mod analysis;
pub mod cli;
pub mod diagnostic;
pub mod engine;
pub mod load;
pub mod model;
pub mod report;
pub mod text;
