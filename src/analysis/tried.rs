//! Profiles and cases as they came out when they were tried on a tree.
//!
//! Whoever reads files tries them; here stands only what was found.

use crate::diagnostic::Diagnostic;
use crate::model::CandidateIx;
use crate::text::Span;

/// A profile that speaks of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedProfile {
    /// Its name, by which an `[[allow]]` names it.
    pub name: String,
    /// Where it speaks of the tree.
    pub place: Option<Span>,
    /// The errors with which it does not load for the tree.
    pub faults: Vec<Diagnostic>,
    /// What is to be said of it if no option is left under it.
    pub nothing_left: Option<NothingLeft>,
}

/// Nothing is left under a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NothingLeft {
    /// The option with the fewest reasons to be out, and how many it has.
    pub nearest: Option<(CandidateIx, usize)>,
}

/// A case that speaks of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedCase {
    /// The name of its file without `.toml`, by which an `[[allow]]` names it.
    pub name: String,
    /// Where it speaks of the tree.
    pub place: Option<Span>,
    /// The errors with which it does not load.
    pub faults: Vec<Diagnostic>,
    /// What does not come out as it expects; known misses are expected.
    pub misses: Vec<TriedMiss>,
}

/// Something that does not come out as a case expects.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedMiss {
    /// Where the case expects it.
    pub place: Option<Span>,
    /// What was expected and what came out.
    pub said: String,
    /// Why.
    pub why: String,
    /// Whether all came out that the case says to be missed.
    pub is_known_miss: bool,
}

impl TriedProfile {
    /// Whether it loads and leaves an option.
    pub fn holds(&self) -> bool {
        self.faults.is_empty() && self.nothing_left.is_none()
    }
}

impl TriedCase {
    /// Whether it loads and comes out as it says.
    pub fn holds(&self) -> bool {
        self.faults.is_empty() && self.misses.is_empty()
    }
}
