//! What a check is: its texts and its work.

use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;

/// A check: what it means, why it matters, and how it looks.
#[derive(Debug)]
pub struct Definition {
    /// Its code.
    pub check: Check,
    /// What a finding means, with the rule of thumb where there is one.
    pub means: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// A small bad example, in TOML.
    pub bad: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// What it cannot do without.
    pub reads: Reads,
    pub(in crate::analysis) run: fn(&Study<'_>) -> Vec<Finding>,
}

/// What a check cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// The tree is enough.
    Tree,
    /// The counted answer space.
    Space,
    /// `--max-age`.
    MaxAge,
    /// The profiles that speak of the tree.
    Profiles,
    /// The cases that speak of the tree.
    Cases,
}

/// Whether a check has what it needs.
pub(in crate::analysis) fn ran(definition: &Definition, study: &Study<'_>) -> bool {
    match definition.reads {
        Reads::Tree => true,
        Reads::Space => study.space.is_ok(),
        Reads::MaxAge => study.subject.max_age.is_some(),
        Reads::Profiles => study.subject.profiles.is_some(),
        Reads::Cases => study.subject.cases.is_some(),
    }
}
