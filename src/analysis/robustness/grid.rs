//! The viable options of a decision as plain numbers: options by terms.

use crate::engine::{Evaluation, TermRef, criterion_value, sum};
use crate::model::{CandidateIx, CriterionIx, EPSILON, Tree};

/// A term of the score with its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Term {
    pub(super) term: TermRef,
    /// Its points; 0 for a criterion that nothing weighs.
    pub(super) weight: f64,
}

/// What every viable option is worth on every term, whatever weighs it.
///
/// Beside the weighed terms it holds the criteria that could be weighed and are not: a weight on
/// one of them is a change like any other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    /// The viable options, best first.
    pub(super) options: Vec<CandidateIx>,
    /// How many of them are first: more than one in a tie.
    pub(super) first: usize,
    /// Criteria in file order, then preferences.
    pub(super) terms: Vec<Term>,
    /// For each option the value on each term, 0 to 1.
    pub(super) values: Vec<Vec<f64>>,
    /// `W`: the sum of all weights.
    pub(super) total: f64,
}

impl Grid {
    /// The numbers of a decision; `None` where nobody is first.
    pub(super) fn of(tree: &Tree, evaluation: &Evaluation) -> Option<Self> {
        let first = evaluation.first().len();
        if first == 0 || evaluation.recommendation.winner.is_none() {
            return None;
        }
        let needs = &evaluation.needs;
        let criteria = tree
            .criteria()
            .iter()
            .filter(|(_, one)| one.can_be_weighed());
        let criteria = criteria.map(|(ix, _)| Term {
            term: TermRef::Criterion(ix),
            weight: needs.weight(ix).points(),
        });
        let preferences = needs.preferences.iter().enumerate().map(|(n, one)| Term {
            term: TermRef::Preference(n),
            weight: sum(&one.parts).points(),
        });
        let terms: Vec<Term> = criteria.chain(preferences).collect();
        let (options, values) = evaluation
            .ranking
            .iter()
            .map(|ranked| {
                let counted = |one: &Term| {
                    let weighed = ranked.contributions.iter().find(|at| at.term == one.term);
                    weighed.map_or_else(
                        || unweighed(tree, evaluation, ranked.assessment.candidate, one.term),
                        |at| at.value.counted,
                    )
                };
                let row: Vec<f64> = terms.iter().map(counted).collect();
                (ranked.assessment.candidate, row)
            })
            .unzip();
        Some(Self {
            options,
            first,
            terms,
            values,
            total: evaluation.total_weight,
        })
    }

    /// The place of an option; `None` if it is not viable.
    pub(super) fn place(&self, option: CandidateIx) -> Option<usize> {
        self.options.iter().position(|one| *one == option)
    }

    /// The places of those that are first today.
    pub(super) fn firsts(&self) -> std::ops::Range<usize> {
        0..self.first
    }

    /// By how much one option is worth more than another on each term.
    pub(super) fn lead(&self, one: usize, other: usize) -> Vec<f64> {
        let row = |place: usize| self.values.get(place).into_iter().flatten();
        row(one).zip(row(other)).map(|(a, b)| a - b).collect()
    }

    /// The options that are first under other weights, one a term; empty if nothing is weighed.
    pub(super) fn first_under(&self, weights: &[f64]) -> Vec<CandidateIx> {
        let total: f64 = weights.iter().sum();
        if total <= 0.0 {
            return Vec::new();
        }
        let score = |row: &Vec<f64>| -> f64 {
            let terms = row.iter().zip(weights);
            terms
                .map(|(value, weight)| 100.0 * weight * value / total)
                .sum()
        };
        let scores: Vec<f64> = self.values.iter().map(score).collect();
        let best = scores.iter().copied().fold(0.0, f64::max);
        let all = self.options.iter().zip(&scores);
        all.filter(|(_, score)| **score >= best - EPSILON)
            .map(|(option, _)| *option)
            .collect()
    }

    /// Today's weights, one a term.
    pub(super) fn weights(&self) -> Vec<f64> {
        self.terms.iter().map(|one| one.weight).collect()
    }
}

/// What an option is worth on a criterion that nothing weighs.
fn unweighed(tree: &Tree, evaluation: &Evaluation, option: CandidateIx, term: TermRef) -> f64 {
    let TermRef::Criterion(ix) = term else {
        // A preference is a term of every ranked option.
        return 0.0;
    };
    let value = value_of(tree, option, ix);
    evaluation.situation.risk.counted(&value)
}

fn value_of(tree: &Tree, option: CandidateIx, ix: CriterionIx) -> crate::engine::TermValue {
    let fact = &tree.candidates()[option].facts[ix];
    criterion_value(&tree.criteria()[ix], fact, tree.sources())
}
