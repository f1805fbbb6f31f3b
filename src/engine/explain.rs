//! Where two options differ, and how one came out.

use super::evaluate::{contributions, score};
use super::evaluation::{Assessment, Contribution, Evaluation, Ranked, Score, TermRef};
use crate::model::{CandidateIx, EPSILON, Tree};

/// What one term adds to the lead of an option over another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The term.
    pub term: TermRef,
    /// Points for the first option, or against it if negative.
    pub points: f64,
}

/// The terms on which two ranked options differ, the largest first; they add up to the lead.
pub fn differences(evaluation: &Evaluation, a: CandidateIx, b: CandidateIx) -> Vec<Difference> {
    let (Some(a), Some(b)) = (evaluation.ranked(a), evaluation.ranked(b)) else {
        return Vec::new();
    };
    differences_of(&a.contributions, &b.contributions)
}

/// The terms on which two options differ whose terms these are, viable or not; the largest first.
pub fn differences_of(a: &[Contribution], b: &[Contribution]) -> Vec<Difference> {
    let mut found: Vec<Difference> = a
        .iter()
        .zip(b)
        .map(|(one, other)| Difference {
            term: one.term,
            points: one.points - other.points,
        })
        .filter(|difference| difference.points.abs() > EPSILON)
        .collect();
    found.sort_by(|x, y| {
        y.points
            .abs()
            .total_cmp(&x.points.abs())
            .then(x.term.cmp(&y.term))
    });
    found
}

/// How an option came out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finish<'e> {
    /// It is viable.
    Ranked {
        /// Its entry in the ranking.
        ranked: &'e Ranked,
        /// The points that it lies behind the first; `None` where nothing is weighed.
        behind: Option<f64>,
    },
    /// It is out.
    Out(&'e Assessment),
    /// It came later than the year of the decision.
    Later,
}

impl Evaluation {
    /// How an option came out.
    pub fn finish(&self, candidate: CandidateIx) -> Finish<'_> {
        if let Some(ranked) = self.ranked(candidate) {
            let first = self.ranking.first().and_then(|first| first.score);
            let behind = first
                .zip(ranked.score)
                .map(|(first, own)| first.points - own.points);
            return Finish::Ranked { ranked, behind };
        }
        let out = |one: &&Assessment| one.candidate == candidate;
        self.eliminated
            .iter()
            .find(out)
            .map_or(Finish::Later, Finish::Out)
    }

    /// The terms of an option's score, which hang on no requirement: of one that is out those that
    /// it would have.
    pub fn terms(&self, tree: &Tree, candidate: CandidateIx) -> Vec<Contribution> {
        match self.ranked(candidate) {
            Some(ranked) => ranked.contributions.clone(),
            None if self.total_weight > 0.0 => {
                let counting = (self.total_weight, self.situation.risk);
                contributions(tree, &self.needs, counting, candidate)
            }
            None => Vec::new(),
        }
    }

    /// The score of an option, or what it would be if it were viable; `None` where nothing is
    /// weighed.
    pub fn would_score(&self, tree: &Tree, candidate: CandidateIx) -> Option<Score> {
        let weighed = self.total_weight > 0.0;
        weighed.then(|| score(&self.terms(tree, candidate)))
    }

    /// The entry of an option in the ranking.
    pub fn ranked(&self, candidate: CandidateIx) -> Option<&Ranked> {
        self.ranking
            .iter()
            .find(|ranked| ranked.assessment.candidate == candidate)
    }

    /// The options that hold the first place.
    pub fn first(&self) -> Vec<CandidateIx> {
        let first = self.ranking.iter().take_while(|ranked| ranked.rank == 1);
        first.map(|ranked| ranked.assessment.candidate).collect()
    }
}
