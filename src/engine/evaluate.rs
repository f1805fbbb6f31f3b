//! The whole evaluation of a situation.

use super::eliminate::{assess, came_later};
use super::evaluation::{
    Assessment, Contribution, Evaluation, Ranked, Recommendation, Score, Status, TermRef, Warning,
};
use super::flips::open_questions;
use super::needs::{By, Needs, sum};
use super::quick::Matrix;
use super::recommend::{recommend, rivals};
use super::risk::Risk;
use super::score::{TermValue, criterion_value, preference_value};
use super::situation::Situation;
use super::states::{states, warnings};
use crate::model::{CandidateIx, EPSILON, Tree};

/// What follows from a tree and a situation.
pub fn evaluate(tree: &Tree, situation: &Situation) -> Evaluation {
    let states = states(tree, &situation.answers);
    let needs = Needs::of(tree, situation, &states);
    let total_weight = needs.total();
    let (later, present): (Vec<CandidateIx>, Vec<CandidateIx>) = tree
        .candidates()
        .indices()
        .partition(|ix| came_later(&tree.candidates()[*ix], situation));
    let (viable, mut eliminated) = assessed(tree, situation, &needs, present);
    eliminated.sort_by_key(|assessment| (assessment.reasons.len() > 1, assessment.candidate));
    let ranking = ranked(tree, &needs, (total_weight, situation.risk), viable);
    let first: Vec<CandidateIx> = ranking
        .iter()
        .take_while(|ranked| ranked.rank == 1)
        .map(|ranked| ranked.assessment.candidate)
        .collect();
    let open = open_questions(
        tree,
        situation,
        &states,
        &Matrix::under(tree, situation.risk),
        &first,
    );
    let mut warnings = warnings(tree, &situation.answers, &states);
    warnings.extend(contradictions(tree, &needs));
    let mut evaluation = Evaluation {
        situation: situation.clone(),
        states,
        needs,
        total_weight,
        ranking,
        eliminated,
        later,
        recommendation: Recommendation::nothing(),
        warnings,
    };
    evaluation.recommendation = recommend(tree, &evaluation, open);
    evaluation
}

/// Whether the first place is too close to call: what [`evaluate`] finds, and nothing else of it.
pub(crate) fn is_too_close(tree: &Tree, situation: &Situation) -> bool {
    let states = states(tree, &situation.answers);
    let needs = Needs::of(tree, situation, &states);
    let total_weight = needs.total();
    let all = tree.candidates().indices();
    let present = all.filter(|ix| !came_later(&tree.candidates()[*ix], situation));
    let (viable, _) = assessed(tree, situation, &needs, present.collect());
    let ranking = ranked(tree, &needs, (total_weight, situation.risk), viable);
    !rivals(tree, total_weight, &ranking).is_empty()
}

/// The viable ones and the eliminated ones.
fn assessed(
    tree: &Tree,
    situation: &Situation,
    needs: &Needs,
    present: Vec<CandidateIx>,
) -> (Vec<Assessment>, Vec<Assessment>) {
    present
        .into_iter()
        .map(|ix| assess(tree, situation, needs, ix))
        .partition(|assessment| assessment.reasons.is_empty())
}

/// Capabilities that one answer provides and another lacks.
fn contradictions(tree: &Tree, needs: &Needs) -> Vec<Warning> {
    let both = |ix: &_| {
        let standing = &needs.capabilities[*ix];
        let said = standing.provided_by.iter().any(|by| *by != By::Assumed);
        said && !standing.lacked_by.is_empty()
    };
    tree.capabilities()
        .indices()
        .filter(both)
        .map(Warning::Contradiction)
        .collect()
}

/// Scores the viable options and sorts them: by score, ties by id.
fn ranked(
    tree: &Tree,
    needs: &Needs,
    (total_weight, risk): (f64, Risk),
    viable: Vec<Assessment>,
) -> Vec<Ranked> {
    let mut ranking: Vec<Ranked> = viable
        .into_iter()
        .map(|assessment| {
            let contributions =
                contributions(tree, needs, (total_weight, risk), assessment.candidate);
            let score = (total_weight > 0.0).then(|| score(&contributions));
            Ranked {
                assessment,
                rank: 1,
                score,
                contributions,
            }
        })
        .collect();
    let points = |ranked: &Ranked| ranked.score.map_or(0.0, |score| score.points);
    ranking.sort_by(|a, b| {
        let by_score = points(b).total_cmp(&points(a));
        by_score.then(a.assessment.candidate.cmp(&b.assessment.candidate))
    });
    let mut start = 0;
    while let Some(first) = ranking.get(start).map(points) {
        let run = ranking
            .iter()
            .skip(start)
            .take_while(|one| points(one) >= first - EPSILON);
        let end = start + run.count();
        if let Some(tie) = ranking.get_mut(start..end) {
            tie.sort_by_key(|ranked| ranked.assessment.candidate);
            for ranked in tie {
                ranked.rank = start + 1;
            }
        }
        start = end;
    }
    ranking
}

/// The terms of an option's score, viable or not: criteria in file order, then preferences.
pub(crate) fn contributions(
    tree: &Tree,
    needs: &Needs,
    (total_weight, risk): (f64, Risk),
    candidate: CandidateIx,
) -> Vec<Contribution> {
    let facts = &tree.candidates()[candidate].facts;
    let one = |term: TermRef, weight: f64, value: TermValue| {
        let value = risk.taken(value);
        let per_value = 100.0 * weight / total_weight;
        let points = 100.0 * weight * value.counted / total_weight;
        Contribution {
            term,
            weight,
            value,
            per_value,
            points,
        }
    };
    let criteria = needs.weights.iter().filter_map(|(ix, parts)| {
        let weight = sum(parts).points();
        let value = || criterion_value(&tree.criteria()[ix], &facts[ix], tree.sources());
        (weight > 0.0).then(|| one(TermRef::Criterion(ix), weight, value()))
    });
    let preferences = needs.preferences.iter().enumerate().map(|(n, term)| {
        let criterion = &tree.criteria()[term.criterion];
        let fact = &facts[term.criterion];
        let value = preference_value(criterion, &term.test, fact, tree.sources());
        one(TermRef::Preference(n), sum(&term.parts).points(), value)
    });
    criteria.chain(preferences).collect()
}

/// The score that some terms add up to.
pub(crate) fn score(contributions: &[Contribution]) -> Score {
    let sum = |of: fn(&Contribution) -> f64| contributions.iter().map(of).sum::<f64>();
    Score {
        points: sum(|term| term.points),
        low: sum(|term| term.per_value * term.value.low),
        high: sum(|term| term.per_value * term.value.high),
    }
}

impl Recommendation {
    /// A recommendation that says nothing, to be replaced.
    fn nothing() -> Self {
        Self {
            status: Status::NoneLeft,
            clauses: Vec::new(),
            winner: None,
            runner_up: None,
            margin: None,
            zone: None,
            rivals: Vec::new(),
            at_best: Vec::new(),
            open: Vec::new(),
            relax: Vec::new(),
            unknown_share: 0.0,
            answered: 0,
            applying: 0,
        }
    }
}
