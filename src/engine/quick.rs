//! The quick form of an evaluation: who is viable and with what score, without reasons.

use super::eliminate::{came_later, is_viable};
use super::needs::{Needs, sum};
use super::risk::Risk;
use super::score::{criterion_value, preference_value};
use super::situation::Situation;
use super::states::states;
use crate::model::{CandidateIx, CriterionIx, EPSILON, Table, Tree};

/// What every option is worth on every criterion: the same under all answers.
pub struct Matrix(Table<CandidateIx, Table<CriterionIx, f64>>);

impl Matrix {
    /// The values of a tree.
    pub fn of(tree: &Tree) -> Self {
        Self::under(tree, Risk::Neutral)
    }

    /// The values of a tree under an attitude to uncertainty.
    pub fn under(tree: &Tree, risk: Risk) -> Self {
        Self(Table::for_each_of(tree.candidates(), |_, candidate| {
            Table::for_each_of(tree.criteria(), |ix, criterion| {
                let fact = &candidate.facts[ix];
                risk.counted(&criterion_value(criterion, fact, tree.sources()))
            })
        }))
    }

    /// What an option is worth on a criterion.
    pub fn value(&self, candidate: CandidateIx, criterion: CriterionIx) -> f64 {
        self.0[candidate][criterion]
    }
}

/// Who is viable, with what score.
pub struct Quick {
    /// What the answers need.
    pub needs: Needs,
    /// The sum of all weights.
    pub total: f64,
    /// The viable options with their scores, in the order of the tree; all 0 if nothing is
    /// weighed.
    pub scores: Vec<(CandidateIx, f64)>,
}

impl Quick {
    /// Judges all options of a tree, whose values are given under its attitude to
    /// uncertainty, in a situation.
    pub fn of(tree: &Tree, situation: &Situation, matrix: &Matrix) -> Self {
        let states = states(tree, &situation.answers);
        let needs = Needs::of(tree, situation, &states);
        let total = needs.total();
        let viable = tree
            .candidates()
            .iter()
            .filter(|(_, candidate)| !came_later(candidate, situation))
            .map(|(ix, _)| ix)
            .filter(|ix| is_viable(tree, situation, &needs, *ix));
        let weights: Vec<(CriterionIx, f64)> = needs
            .weights
            .iter()
            .map(|(ix, parts)| (ix, sum(parts).points()))
            .filter(|(_, weight)| *weight > 0.0)
            .collect();
        let score = |ix: CandidateIx| {
            let mut score = 0.0;
            for (criterion, weight) in &weights {
                score += 100.0 * weight * matrix.0[ix][*criterion] / total;
            }
            for term in &needs.preferences {
                let fact = &tree.candidates()[ix].facts[term.criterion];
                let criterion = &tree.criteria()[term.criterion];
                let value = preference_value(criterion, &term.test, fact, tree.sources());
                score += 100.0 * sum(&term.parts).points() * situation.risk.counted(&value) / total;
            }
            score
        };
        let scores = viable
            .map(|ix| (ix, if total > 0.0 { score(ix) } else { 0.0 }))
            .collect();
        Self {
            needs,
            total,
            scores,
        }
    }

    /// The first: the best, and who ties with it; all viable ones if nothing is weighed.
    pub fn first(&self) -> Vec<CandidateIx> {
        let best = self
            .scores
            .iter()
            .map(|(_, score)| *score)
            .max_by(f64::total_cmp)
            .unwrap_or(0.0);
        self.scores
            .iter()
            .filter(|(_, score)| *score >= best - EPSILON)
            .map(|(ix, _)| *ix)
            .collect()
    }

    /// The viable options, in the order of the tree.
    pub(crate) fn viable(&self) -> Vec<CandidateIx> {
        self.scores.iter().map(|(ix, _)| *ix).collect()
    }

    /// Whether an option is viable.
    pub fn is_viable(&self, candidate: CandidateIx) -> bool {
        self.scores.iter().any(|(ix, _)| *ix == candidate)
    }
}
