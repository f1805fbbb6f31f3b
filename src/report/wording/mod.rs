//! What the engine gives, in words: tests, facts, origins, reasons.
//!
//! Purpose: one way to say each thing, whatever the format. Every word of a tree enters through
//! [`theirs`](super::phrase::theirs) or [`told`](super::phrase::told).

mod changes;
mod facts;
mod origins;
mod probes;
mod reasons;
mod tests_of_facts;
mod tipping;

pub(crate) use changes::{change, changes, other_answer};
pub(crate) use facts::{evidence_words, fact_brief, fact_words, reading_words};
pub(crate) use origins::{by, capabilities, layer, question};
pub(crate) use probes::{answer_words, probe};
pub(crate) use reasons::{ReasonView, dissent, lift, reason};
pub(crate) use tests_of_facts::{requirement, test_words};
pub(crate) use tipping::tipping;
