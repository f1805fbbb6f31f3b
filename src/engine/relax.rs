//! What to lift so that an option comes back.

use super::evaluation::{Assessment, Reason, Relaxation};
use crate::model::{CandidateIx, CapabilityIx, Tree};

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

/// The sets with the fewest reasons whose lifting brings an option back, each with all options
/// that it brings back. An end date cannot be lifted.
pub(crate) fn relaxations(tree: &Tree, eliminated: &[Assessment]) -> Vec<Relaxation> {
    let sets: Vec<(&Assessment, Vec<Blocker>)> = eliminated
        .iter()
        .filter_map(|assessment| Some((assessment, blockers(tree, assessment)?)))
        .collect();
    let Some(fewest) = sets.iter().map(|(_, set)| set.len()).min() else {
        return Vec::new();
    };
    let mut found: Vec<(Vec<Blocker>, Relaxation)> = Vec::new();
    for (assessment, set) in sets.iter().filter(|(_, set)| set.len() == fewest) {
        if let Some((_, there)) = found.iter_mut().find(|(other, _)| other == set) {
            there.brings_back.push(assessment.candidate);
        } else {
            let brings_back: Vec<CandidateIx> = vec![assessment.candidate];
            let reasons = assessment.reasons.clone();
            found.push((
                set.clone(),
                Relaxation {
                    reasons,
                    brings_back,
                },
            ));
        }
    }
    found
        .into_iter()
        .map(|(_, relaxation)| relaxation)
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
