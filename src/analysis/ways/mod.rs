//! The ways in which a tree can be walked on, and what each answer does to all options.
//!
//! Purpose: one picture of all answer sets for whoever sums over them. Guarantee: what an answer
//! and a rule do adds up, exactly as the engine adds it; states are told apart only where a
//! condition to come tells them apart. It does not say who is first: each reader looks at the same
//! ways with its own eyes.

mod deck;
mod deed;
mod effort;
mod graph;
mod ground;
mod supply;
mod twin;
mod units;

pub(super) use deck::{Deck, Family};
pub(super) use deed::{Deed, Doing, Term};
pub(super) use effort::{Effort, Spent};
pub(super) use graph::{ANSWERS, Graph, Layer, NotWhole, Turn, Way};
pub(super) use ground::Ground;
pub(super) use supply::{Standing, Supply};
pub(super) use twin::twins;
pub(super) use units::Units;
