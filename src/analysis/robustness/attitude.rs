//! Whether the first place hangs on how uncertainty is taken.

use crate::engine::{Evaluation, Matrix, Quick, Risk};
use crate::model::{CandidateIx, Tree};

/// Who is first under one attitude to uncertainty.
#[derive(Clone, Debug, PartialEq)]
pub struct Attitude {
    /// The attitude.
    pub risk: Risk,
    /// Who is first; the viable set does not depend on it.
    pub first: Vec<CandidateIx>,
}

/// The first place under each attitude, all else as it is.
pub(super) fn attitudes(tree: &Tree, evaluation: &Evaluation) -> Vec<Attitude> {
    let first = |risk| {
        let mut situation = evaluation.situation.clone();
        situation.risk = risk;
        Quick::of(tree, &situation, &Matrix::under(tree, risk)).first()
    };
    let all = Risk::ALL.map(|risk| Attitude {
        risk,
        first: first(risk),
    });
    all.into()
}
