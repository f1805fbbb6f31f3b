//! The status of a recommendation, with every clause.

use super::evaluation::{
    Clause, Contribution, Evaluation, Member, OpenQuestion, Ranked, Recommendation, Status,
};
use super::relax::relaxations;
use super::score::TermKind;
use super::states::QuestionState;
use super::zone::{is_not_dominated, is_within, rival};
use crate::model::{CandidateIx, EPSILON, QuestionIx, Tree};

/// The share of the weight above which unknown facts of the winner leave the decision open.
pub(crate) const UNKNOWN_SHARE: f64 = 0.3;
/// The number of open questions that flip at which the decision is open.
const FLIPPING: usize = 3;

/// Draws the recommendation from a ranking; `evaluation.recommendation` is not read.
pub(crate) fn recommend(
    tree: &Tree,
    evaluation: &Evaluation,
    open: Vec<OpenQuestion>,
) -> Recommendation {
    let weighed = evaluation.total_weight > 0.0;
    let ranking = &evaluation.ranking;
    let first = ranking.first().filter(|_| weighed);
    let second = ranking.get(1).filter(|_| weighed);
    let id = |ranked: &Ranked| ranked.assessment.candidate;
    let rest = || ranking.iter().skip(1);
    let against =
        |winner: &Ranked, other: &Ranked| rival(tree, evaluation.total_weight, winner, other);
    let rivals = rivals(tree, evaluation.total_weight, ranking);
    let runner_up = first
        .zip(second)
        .map(|(winner, other)| against(winner, other));
    let unknown_share = first.map_or(0.0, |winner| unknown_share(evaluation, winner));
    let applying = |state: &QuestionState| *state != QuestionState::NotApplicable;
    let states = evaluation.states.rows();
    let mut recommendation = Recommendation {
        status: Status::Clear,
        clauses: Vec::new(),
        winner: first.map(id),
        runner_up: second.map(id),
        margin: runner_up.map(|member| member.lead),
        zone: runner_up.map(|member| member.zone),
        at_best: first.map_or_else(Vec::new, |winner| at_best(winner, rest())),
        rivals,
        open,
        relax: Vec::new(),
        unknown_share,
        answered: states
            .iter()
            .filter(|state| **state == QuestionState::Answered)
            .count(),
        applying: states.iter().filter(|state| applying(state)).count(),
    };
    recommendation.clauses = clauses(tree, evaluation, &recommendation);
    recommendation.status = if ranking.is_empty() {
        Status::NoneLeft
    } else if !recommendation.clauses.is_empty() {
        Status::Open
    } else if ranking.len() == 1 {
        Status::OnlyOne
    } else if recommendation.rivals.is_empty() {
        Status::Clear
    } else {
        Status::TooClose
    };
    if ranking.len() < 2 {
        recommendation.relax = relaxations(tree, evaluation);
    }
    recommendation
}

/// Those that are too close to the first of a ranking: within its zone, and not dominated; nobody
/// if nothing is weighed.
pub(crate) fn rivals(tree: &Tree, total_weight: f64, ranking: &[Ranked]) -> Vec<Member> {
    let Some(winner) = ranking.first().filter(|_| total_weight > 0.0) else {
        return Vec::new();
    };
    let rest = ranking.iter().skip(1);
    rest.filter(|other| is_not_dominated(winner, other))
        .map(|other| rival(tree, total_weight, winner, other))
        .filter(is_within)
        .collect()
}

fn clauses(tree: &Tree, evaluation: &Evaluation, so_far: &Recommendation) -> Vec<Clause> {
    let Some(winner) = evaluation.ranking.first() else {
        return Vec::new();
    };
    let mut clauses = Vec::new();
    let essential: Vec<QuestionIx> = so_far
        .open
        .iter()
        .map(|open| open.question)
        .filter(|ix| tree.questions()[*ix].essential)
        .collect();
    if evaluation.ranking.len() > 1 && !essential.is_empty() {
        clauses.push(Clause::Essential(essential));
    }
    let is_winner = so_far.winner.is_some();
    if is_winner && !winner.assessment.unverified.is_empty() {
        clauses.push(Clause::Unverified);
    }
    if is_winner && !winner.assessment.conditional.is_empty() {
        clauses.push(Clause::Conditional);
    }
    let flipping: Vec<QuestionIx> = so_far
        .open
        .iter()
        .filter(|open| open.flips())
        .map(|open| open.question)
        .collect();
    if flipping.len() >= FLIPPING {
        clauses.push(Clause::Flips(flipping));
    }
    if so_far.unknown_share > UNKNOWN_SHARE + EPSILON {
        clauses.push(Clause::Unknown(so_far.unknown_share));
    }
    if !evaluation.needs.outside.is_empty() {
        clauses.push(Clause::Outside(evaluation.needs.outside.clone()));
    }
    if evaluation.total_weight <= 0.0 {
        clauses.push(Clause::NothingWeighed);
    }
    clauses
}

/// The share of `W` on the terms on which an option is unknown; of a set of which some members
/// are unknown the share of those members counts.
fn unknown_share(evaluation: &Evaluation, ranked: &Ranked) -> f64 {
    let open = |term: &Contribution| match term.value.kind {
        TermKind::Unknown => term.weight,
        TermKind::PartlyUnknown => term.weight * (term.value.high - term.value.low),
        _ => 0.0,
    };
    let sum: f64 = ranked.contributions.iter().map(open).sum();
    sum / evaluation.total_weight
}

/// Rivals that would lead if their unknowns were at their best.
fn at_best<'a>(winner: &Ranked, rest: impl Iterator<Item = &'a Ranked>) -> Vec<CandidateIx> {
    let points = |ranked: &Ranked| ranked.score.map_or(0.0, |score| score.points);
    let best = |ranked: &Ranked| {
        let gain: f64 = ranked
            .contributions
            .iter()
            .filter(|term| term.value.is_unknown())
            .map(|term| term.per_value * (term.value.high - term.value.counted))
            .sum();
        points(ranked) + gain
    };
    rest.filter(|other| best(other) > points(winner) + EPSILON)
        .map(|other| other.assessment.candidate)
        .collect()
}
