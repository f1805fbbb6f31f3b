//! The command line: the only rung that prints, and that reads the environment and the clock.

pub mod answers_text;
pub mod ask;
pub mod state;
