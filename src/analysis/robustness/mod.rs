//! How sure a recommendation is, and what would change it.
//!
//! Purpose: the cross-examination that every recommendation carries. Guarantee: a flip that is
//! reported flips the first place when it is applied; sampled figures come with their error and
//! are the same on every run and machine. *The first place flips* where options are left and none
//! of today's first is first.

mod attitude;
mod confidence;
mod grid;
mod smaa;
mod stability;
mod weight_flip;

use std::collections::BTreeSet;

pub use attitude::Attitude;
pub use confidence::{FRAGILE_OPEN, Ground, Judgement, LIKELY_FIRST, ROBUST_FIRST};
use grid::Grid;
pub use smaa::{Acceptability, Accepted, Knowledge, Sampling};
pub use stability::{Stability, Turn};
pub use weight_flip::{Move, WeightFlip, dominator};

use super::mcda::CrossChecks;
use crate::analysis::tipping::{Tipping, tipping_points};
use crate::analysis::what_if::{OpenPoints, Subject, WhatIf, examined};
use crate::engine::{Confidence, Evaluation};
use crate::model::{CandidateIx, QuestionIx, Tree};

/// What was found out about a recommendation.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness {
    /// How far it can be trusted; `None` where nobody is recommended.
    pub judgement: Option<Judgement>,
    /// How often each option holds each rank; `None` where nobody is recommended.
    pub acceptability: Option<Acceptability>,
    /// In which range of each weight the first place stays; empty where nobody is recommended.
    pub stability: Vec<Stability>,
    /// The smallest change of all weights that puts another option first; `None` where none does.
    pub weight_flip: Option<WeightFlip>,
    /// The facts on which the first place hangs: disputed ones first, then the nearest.
    pub tipping_points: Vec<Tipping>,
    /// The first place under each attitude to uncertainty.
    pub attitudes: Vec<Attitude>,
    /// What other methods put first; `None` unless asked for, or where nobody is recommended.
    pub methods: Option<CrossChecks>,
    /// What other answers would do.
    pub what_if: WhatIf,
    /// What is not known yet, and what is worth finding out first.
    pub open: OpenPoints,
}

impl Robustness {
    /// Examines a decision.
    pub fn of(tree: &Tree, evaluation: &Evaluation, sampling: Sampling) -> Self {
        let grid = Grid::of(tree, evaluation);
        let (what_if, open) = examined(tree, evaluation);
        let mut found = Self {
            judgement: None,
            acceptability: Acceptability::of(tree, evaluation, sampling),
            stability: grid.as_ref().map_or_else(Vec::new, stability::stability),
            weight_flip: grid.as_ref().and_then(weight_flip::smallest),
            tipping_points: tipping_points(tree, evaluation),
            attitudes: attitude::attitudes(tree, evaluation),
            methods: None,
            what_if,
            open,
        };
        found.judgement = confidence::judged(tree, evaluation, &found);
        found
    }

    /// How far the recommendation can be trusted, in one word.
    pub fn confidence(&self) -> Option<Confidence> {
        self.judgement.as_ref().map(|one| one.confidence)
    }

    /// The questions of which one other answer by itself puts another option first, those that
    /// are open among them.
    pub fn turning(&self) -> BTreeSet<QuestionIx> {
        let given = self.what_if.changes.iter().filter(|one| one.flips());
        let given = given.map(|one| one.change.question);
        let open = self.open.questions.iter().filter(|one| one.flips > 0.0);
        let open = open.filter_map(|one| match one.subject {
            Subject::Question(ix) => Some(ix),
            Subject::Fact { .. } => None,
        });
        given.chain(open).collect()
    }

    /// How often an option is first over all samples, 0 to 1.
    pub fn first_share(&self, option: CandidateIx) -> Option<f64> {
        let found = self.acceptability.as_ref()?.option(option)?;
        Some(found.first())
    }
}
