//! Who is viable under some answers, and who is first.

use crate::engine::Quick;
use crate::model::{CandidateIx, EPSILON, Ix, Tree};

/// Who is viable, with what score.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    /// Whether anything is weighed.
    pub(super) weighed: bool,
    /// For each option its score; less than any number if it is out.
    scores: Vec<f64>,
}

impl Outcome {
    /// What the engine says.
    pub(super) fn of(tree: &Tree, quick: &Quick) -> Self {
        let mut scores = vec![f64::NEG_INFINITY; tree.candidates().len()];
        for (ix, score) in &quick.scores {
            if let Some(row) = scores.get_mut(ix.position()) {
                *row = *score;
            }
        }
        let weighed = quick.total > 0.0;
        Self { weighed, scores }
    }

    /// Begins anew, with no option.
    pub(super) fn start(&mut self, weighed: bool) {
        self.weighed = weighed;
        self.scores.clear();
    }

    /// Adds the next option; nothing is that it is out.
    pub(super) fn push(&mut self, score: Option<f64>) {
        self.scores.push(score.unwrap_or(f64::NEG_INFINITY));
    }

    /// The best score; less than any number if nobody is viable.
    pub(super) fn best(&self) -> f64 {
        self.scores
            .iter()
            .copied()
            .fold(f64::NEG_INFINITY, f64::max)
    }

    /// By how many points the best leads over each viable option.
    pub(super) fn leads(&self, best: f64) -> impl Iterator<Item = f64> {
        let viable = self.scores.iter().filter(|score| score.is_finite());
        viable.map(move |score| best - score)
    }

    /// The score of an option; `None` if it is out.
    pub(super) fn score(&self, option: CandidateIx) -> Option<f64> {
        let score = self.scores.get(option.position()).copied();
        score.filter(|score| score.is_finite())
    }

    /// Whether an option is first: as good as the best, within what counts as equal.
    pub(super) fn is_first(&self, option: CandidateIx) -> bool {
        let score = self.score(option);
        score.is_some_and(|score| score >= self.best() - EPSILON)
    }

    /// Those that are first, in the order of the tree; all viable ones if nothing is weighed.
    pub(super) fn first(&self, tree: &Tree) -> Vec<CandidateIx> {
        let all = tree.candidates().indices();
        all.filter(|ix| self.is_first(*ix)).collect()
    }

    /// Those that are viable and not among some others.
    pub(super) fn viable_beside(&self, tree: &Tree, others: &Self) -> Vec<CandidateIx> {
        let all = tree.candidates().indices();
        let new = |ix: &CandidateIx| self.score(*ix).is_some() && others.score(*ix).is_none();
        all.filter(new).collect()
    }

    /// Whether nobody is viable.
    pub(super) fn is_empty(&self) -> bool {
        !self.best().is_finite()
    }

    /// How many options are viable here or there and not in both.
    pub(super) fn differs(&self, other: &Self) -> usize {
        let both = self.scores.iter().zip(&other.scores);
        both.filter(|(here, there)| here.is_finite() != there.is_finite())
            .count()
    }

    /// The same with another score for one option; nothing is that it is out.
    pub(super) fn with(&self, option: CandidateIx, score: Option<f64>) -> Self {
        let mut then = self.clone();
        if let Some(row) = then.scores.get_mut(option.position()) {
            *row = score.unwrap_or(f64::NEG_INFINITY);
        }
        then
    }
}
