//! One option cross-examined: where it stands, what it would take for it to be first.
//!
//! Purpose: to answer *why is it not first?* with everything that could make it so, one kind of
//! change at a time. Guarantee: each change that is named puts it first when it is made, all else
//! as it is; the score of an option that is out is the one that it would have, for scores hang on
//! no requirement.

mod answers;

use super::robustness::{WeightFlip, dominator};
use super::tipping::{Tipping, tipping_points_of};
use super::what_if::{Way, ways_to};
use crate::engine::{
    Contribution, Difference, Evaluation, Finish, Score, brought_back, differences_of, first_with,
};
use crate::model::{CandidateIx, EPSILON, Tree};

/// The most answers that are changed together.
pub const MOST: usize = 3;

/// What is to be said of an option.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The option.
    pub candidate: CandidateIx,
    /// Its score, or the one that it would have; `None` where nothing is weighed.
    pub score: Option<Score>,
    /// Its rank, or the one that it would have if it alone came back; ties share one.
    pub rank: usize,
    /// How many options are ranked, itself counted.
    pub of: usize,
    /// The terms of its score, or of the one that it would have; none where nothing is weighed.
    pub terms: Vec<Contribution>,
    /// Whom it is compared with: the first, or for the first the second; `None` where nobody else
    /// is left.
    pub against: Option<CandidateIx>,
    /// Where it differs from that one, the largest first; they add up to its lead.
    pub lead: Vec<Difference>,
    /// What comes back with it, and who would be first, if all that keeps it out were lifted;
    /// `None` if it is not out, or cannot be brought back.
    pub lifted: Option<Lifted>,
    /// All smallest sets of other answers that put it first, none if no set of up to [`MOST`] does;
    /// if it is first, every single answer that takes this from it.
    pub answers: Vec<Way>,
    /// Of how many answers the largest sets were that were looked at.
    pub tried: usize,
    /// What weights could do.
    pub weights: Weights,
    /// Of its own facts those that would turn the first place: put it there, or take it away.
    pub own: Vec<Tipping>,
    /// Of the facts of the first those that would put it in its place.
    pub winners: Vec<Tipping>,
}

/// What other weights could do for an option, or against the first.
#[derive(Clone, Debug, PartialEq)]
pub enum Weights {
    /// The smallest change that puts it first; if it is first, that takes this from it.
    Flip(WeightFlip),
    /// None: another option is worth at least as much on everything that could be weighed.
    Dominated(CandidateIx),
    /// None does.
    Never,
    /// It is not viable, and weights do not change that; or nothing is weighed.
    NoMatter,
}

/// What follows if all that keeps an option out is lifted.
#[derive(Clone, Debug, PartialEq)]
pub struct Lifted {
    /// The options that come back, the option itself among them.
    pub back: Vec<CandidateIx>,
    /// Who would be first.
    pub first: Vec<CandidateIx>,
}

impl Explained {
    /// Examines an option.
    pub fn of(tree: &Tree, evaluation: &Evaluation, candidate: CandidateIx) -> Self {
        let first = evaluation.first();
        let ranking = || {
            evaluation
                .ranking
                .iter()
                .map(|one| one.assessment.candidate)
        };
        let against = ranking().find(|ix| *ix != candidate);
        let terms = evaluation.terms(tree, candidate);
        let other = against.map(|ix| evaluation.terms(tree, ix));
        let score = evaluation.would_score(tree, candidate);
        let is_ranked = evaluation.ranked(candidate).is_some();
        let winners = match first.as_slice() {
            [winner] if *winner != candidate => tipping_points_of(tree, evaluation, *winner)
                .into_iter()
                .filter_map(|tipping| towards(tipping, candidate))
                .collect(),
            _ => Vec::new(),
        };
        let (answers, tried) = if first.contains(&candidate) {
            (answers::away(tree, evaluation), 1)
        } else {
            let ways = ways_to(tree, &evaluation.situation, candidate, MOST);
            (ways.sets, ways.size)
        };
        Self {
            candidate,
            score,
            rank: rank(evaluation, candidate, score),
            of: evaluation.ranking.len() + usize::from(!is_ranked),
            lead: other.map_or_else(Vec::new, |other| differences_of(&terms, &other)),
            terms,
            against,
            answers,
            tried,
            weights: weights(tree, evaluation, candidate),
            lifted: lifted(tree, evaluation, candidate),
            own: tipping_points_of(tree, evaluation, candidate),
            winners,
        }
    }

    /// The points by which it leads the one that it is compared with; negative if it is behind.
    pub fn points(&self) -> f64 {
        self.lead.iter().map(|one| one.points).sum()
    }
}

/// The rank of an option, or the one that it would have if it alone came back.
fn rank(evaluation: &Evaluation, candidate: CandidateIx, score: Option<Score>) -> usize {
    if let Some(ranked) = evaluation.ranked(candidate) {
        return ranked.rank;
    }
    let own = score.map_or(0.0, |score| score.points);
    let ahead = evaluation.ranking.iter().filter(|one| {
        let points = one.score.map_or(0.0, |score| score.points);
        points > own + EPSILON
    });
    ahead.count() + 1
}

fn weights(tree: &Tree, evaluation: &Evaluation, candidate: CandidateIx) -> Weights {
    let is_ranked = evaluation.ranked(candidate).is_some();
    if !is_ranked || evaluation.total_weight <= 0.0 {
        return Weights::NoMatter;
    }
    if evaluation.first() == [candidate] {
        let away = WeightFlip::away(tree, evaluation);
        return away.map_or(Weights::Never, Weights::Flip);
    }
    if let Some(flip) = WeightFlip::toward(tree, evaluation, candidate) {
        return Weights::Flip(flip);
    }
    dominator(tree, evaluation, candidate).map_or(Weights::Never, Weights::Dominated)
}

/// A tipping point without the turns that put another option first.
fn towards(mut tipping: Tipping, candidate: CandidateIx) -> Option<Tipping> {
    tipping.turns.retain(|turn| turn.first.contains(&candidate));
    tipping.beyond.retain(|one| one.first.contains(&candidate));
    let any = !tipping.turns.is_empty() || !tipping.beyond.is_empty();
    any.then_some(tipping)
}

fn lifted(tree: &Tree, evaluation: &Evaluation, candidate: CandidateIx) -> Option<Lifted> {
    if !matches!(evaluation.finish(candidate), Finish::Out(_)) {
        return None;
    }
    let back = brought_back(tree, &evaluation.eliminated, candidate);
    if back.is_empty() {
        return None;
    }
    let (_, first) = first_with(tree, evaluation, &back);
    Some(Lifted { back, first })
}
