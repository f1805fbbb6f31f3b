//! What a check is: its texts and its work.

use crate::analysis::finding::Finding;
use crate::analysis::influence::Influence;
use crate::analysis::space::Space;
use crate::analysis::study::{Age, Study};
use crate::analysis::tried::{TriedCase, TriedProfile};
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
    pub(super) run: Run,
}

/// The work of a check, by what it cannot do without.
#[derive(Clone, Copy, Debug)]
pub(super) enum Run {
    /// The tree is enough.
    Tree(fn(&Study<'_>) -> Vec<Finding>),
    /// The counted answer space.
    Space(fn(&Study<'_>, &Space<'_>) -> Vec<Finding>),
    /// `--influence`.
    Influence(fn(&Study<'_>, &Influence) -> Vec<Finding>),
    /// `--max-age`.
    MaxAge(fn(&Study<'_>, Age) -> Vec<Finding>),
    /// The profiles that speak of the tree.
    Profiles(fn(&Study<'_>, &[TriedProfile]) -> Vec<Finding>),
    /// The cases that speak of the tree.
    Cases(fn(&Study<'_>, &[TriedCase]) -> Vec<Finding>),
}

impl Definition {
    /// What it finds; `None` if the study lacks what it cannot do without.
    pub(in crate::analysis) fn findings(&self, study: &Study<'_>) -> Option<Vec<Finding>> {
        let subject = &study.subject;
        Some(match self.run {
            Run::Tree(run) => run(study),
            Run::Space(run) => run(study, study.space.as_ref().ok()?),
            Run::Influence(run) => run(study, study.influence()?),
            Run::MaxAge(run) => run(study, subject.max_age?),
            Run::Profiles(run) => run(study, subject.profiles.as_deref()?),
            Run::Cases(run) => run(study, subject.cases.as_deref()?),
        })
    }
}
