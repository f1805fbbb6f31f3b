//! What to lift so that an option comes back.

use super::evaluation::{Assessment, Evaluation, Reason, Relaxation};
use crate::model::{CandidateIx, CapabilityIx, EPSILON, Tree};

/// A reason that means the same for every option that has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Blocker {
    Requirement(usize),
    Lacked(Vec<CapabilityIx>),
    Conflict(CapabilityIx),
    Excluded(usize),
    NotListed(usize),
    Unverified(usize),
    Conditional(Vec<CapabilityIx>),
}

/// Every minimal set of reasons whose lifting brings an option back, each with all options that
/// it brings back, and who is first then: those with the fewest reasons first, then those whose
/// first has the most points, then in the order of the eliminated. Lifting a part of a set brings
/// nothing back. An end date cannot be lifted. Scores do not change by lifting.
pub(crate) fn relaxations(tree: &Tree, evaluation: &Evaluation) -> Vec<Relaxation> {
    let sets: Vec<(&Assessment, Vec<Blocker>)> = evaluation
        .eliminated
        .iter()
        .filter_map(|assessment| Some((assessment, blockers(tree, assessment)?)))
        .collect();
    let is_minimal = |set: &[Blocker]| {
        let smaller = sets.iter().filter(|(_, other)| other.len() < set.len());
        let mut part = smaller.map(|(_, other)| other);
        !part.any(|other| other.iter().all(|one| set.contains(one)))
    };
    let mut found: Vec<(&[Blocker], Relaxation)> = Vec::new();
    for (assessment, set) in sets.iter().filter(|(_, set)| is_minimal(set)) {
        if let Some((_, there)) = found.iter_mut().find(|(other, _)| other == set) {
            there.brings_back.push(assessment.candidate);
        } else {
            let relaxation = Relaxation {
                reasons: assessment.reasons.clone(),
                brings_back: vec![assessment.candidate],
                first: Vec::new(),
            };
            found.push((set, relaxation));
        }
    }
    let mut ordered: Vec<(usize, f64, Relaxation)> = found
        .into_iter()
        .map(|(set, mut relaxation)| {
            let (best, mut first) = first_with(tree, evaluation, &relaxation.brings_back);
            if evaluation.total_weight > 0.0 {
                first.sort_unstable();
                relaxation.first = first;
            }
            (set.len(), best, relaxation)
        })
        .collect();
    ordered.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    ordered
        .into_iter()
        .map(|(_, _, relaxation)| relaxation)
        .collect()
}

/// The options that come back if all that keeps one of them out is lifted, itself among them, in
/// the order of the eliminated; nobody if something of it cannot be lifted.
pub fn brought_back(
    tree: &Tree,
    eliminated: &[Assessment],
    candidate: CandidateIx,
) -> Vec<CandidateIx> {
    let own = eliminated.iter().find(|one| one.candidate == candidate);
    let Some(lifted) = own.and_then(|own| blockers(tree, own)) else {
        return Vec::new();
    };
    let freed = |one: &&Assessment| {
        let set = blockers(tree, one);
        set.is_some_and(|set| set.iter().all(|blocker| lifted.contains(blocker)))
    };
    let freed = eliminated.iter().filter(freed);
    freed.map(|one| one.candidate).collect()
}

/// Who is first, with how many points, if some options come back to those that are viable: the
/// ranked ones in their order, then those; all of them if nothing is weighed.
pub fn first_with(
    tree: &Tree,
    evaluation: &Evaluation,
    back: &[CandidateIx],
) -> (f64, Vec<CandidateIx>) {
    let viable = evaluation.ranking.iter();
    let viable = viable.map(|ranked| ranked.assessment.candidate);
    let points = |ix: CandidateIx| {
        let score = evaluation.would_score(tree, ix);
        (score.map_or(0.0, |score| score.points), ix)
    };
    let all: Vec<(f64, CandidateIx)> = viable.chain(back.iter().copied()).map(points).collect();
    let best = all.iter().map(|(points, _)| *points).fold(0.0, f64::max);
    let first = all.iter().filter(|(points, _)| *points >= best - EPSILON);
    (best, first.map(|(_, ix)| *ix).collect())
}

/// The distinct reasons of an option in order; `None` if one of them cannot be lifted.
fn blockers(tree: &Tree, assessment: &Assessment) -> Option<Vec<Blocker>> {
    let needs = &tree.candidates()[assessment.candidate].needs;
    let any = |n: &usize| {
        needs
            .get(*n)
            .map(|need| need.any.clone())
            .unwrap_or_default()
    };
    let mut set: Vec<Blocker> = assessment
        .reasons
        .iter()
        .map(|reason| match reason {
            Reason::Requirement(n) => Some(Blocker::Requirement(*n)),
            Reason::Lacked(n) => Some(Blocker::Lacked(any(n))),
            Reason::Conflict(ix) => Some(Blocker::Conflict(*ix)),
            Reason::Ended => None,
            Reason::Excluded(n) => Some(Blocker::Excluded(*n)),
            Reason::NotListed(n) => Some(Blocker::NotListed(*n)),
            Reason::Unverified(n) => Some(Blocker::Unverified(*n)),
            Reason::Conditional(n) => Some(Blocker::Conditional(any(n))),
        })
        .collect::<Option<_>>()?;
    set.sort();
    set.dedup();
    Some(set)
}
