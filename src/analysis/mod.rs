//! What holds for all answers: the answer space of a tree, and the checks of its soundness.
//!
//! Purpose: to say of a tree, before anybody answers it, what can and what cannot happen.
//! Guarantee: counts are exact or said to be missing; the same tree gives the same findings.
//! It reads no file, no clock and no environment, and knows no place in a file.

mod bits;
mod burden;
pub mod checks;
pub mod compare;
mod conflicts;
pub mod coverage;
pub mod distil;
mod dominance;
pub mod explain;
mod finding;
mod first;
pub mod influence;
pub mod mcda;
mod outlook;
mod random;
mod raw;
pub mod robustness;
mod sample;
mod settle;
pub mod space;
mod statuses;
mod study;
pub mod tipping;
mod tried;
mod ways;
pub mod what_if;
mod winners;
mod wording;

pub use burden::Burden;
pub use dominance::dominators;
pub use finding::Finding;
pub use first::First;
pub use outlook::{Future, Outlook, outlook};
pub use random::Random;
pub use raw::{Look, NoRawWalk, RawFirst, RawWalk};
pub use sample::Sample;
pub use settle::{Settled, settle};
pub use space::{AnswerSet, Share, Space};
pub use statuses::{NoStatuses, Statuses};
pub use study::{Age, Progress, Study, Subject};
pub use tried::{NothingLeft, TriedCase, TriedMiss, TriedProfile};
pub use winners::{Effort, NoWinners, Winner, Winners};
pub use wording::{answer_text, count_text, set_text, share};
