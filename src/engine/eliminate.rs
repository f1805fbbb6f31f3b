//! Hard constraints: who is out, and every reason.

use super::evaluation::{Assessment, Dispute, Reason};
use super::judge::{Verdict, verdict, verdict_with};
use super::needs::{CapabilityState, Needs, one_of};
use super::situation::{Situation, Strict};
use crate::model::{
    Candidate, CandidateIx, CapabilityIx, CriterionIx, Fact, Reading, Requirement, Tree,
};

/// Whether an option came after the year that the decision is set in.
pub(crate) fn came_later(candidate: &Candidate, situation: &Situation) -> bool {
    match (situation.year, candidate.since) {
        (Some(year), Some(since)) => since.year() > year,
        _ => false,
    }
}

/// Puts an option to every demand, need, conflict, date and ban.
pub(crate) fn assess(
    tree: &Tree,
    situation: &Situation,
    needs: &Needs,
    ix: CandidateIx,
) -> Assessment {
    let candidate = &tree.candidates()[ix];
    let mut reasons = Vec::new();
    let mut unverified = Vec::new();
    let mut conditional = Vec::new();
    for (n, demand) in needs.demands.iter().enumerate() {
        match verdict(&demand.requirement, candidate) {
            Verdict::Holds => {}
            Verdict::Breaks => reasons.push(Reason::Requirement(n)),
            Verdict::Unverified => unverified.push(n),
        }
    }
    for (n, need) in candidate.needs.iter().enumerate() {
        match needs.one_of(&need.any) {
            CapabilityState::Provided => {}
            CapabilityState::Lacked => reasons.push(Reason::Lacked(n)),
            CapabilityState::Silent => conditional.push(n),
        }
    }
    for conflict in &candidate.conflicts {
        if needs.capabilities[*conflict].state == CapabilityState::Provided {
            reasons.push(Reason::Conflict(*conflict));
        }
    }
    if candidate.has_ended(situation.today) {
        reasons.push(Reason::Ended);
    }
    for (n, exclusion) in situation.excluded.iter().enumerate() {
        if exclusion.candidate == ix {
            reasons.push(Reason::Excluded(n));
        }
    }
    for (n, only) in situation.only.iter().enumerate() {
        if !only.candidates.contains(&ix) {
            reasons.push(Reason::NotListed(n));
        }
    }
    if situation.strict >= Strict::Unverified {
        reasons.extend(unverified.iter().map(|n| Reason::Unverified(*n)));
    }
    if situation.strict == Strict::All {
        reasons.extend(conditional.iter().map(|n| Reason::Conditional(*n)));
    }
    let disputed = disputes(candidate, needs, &reasons);
    Assessment {
        candidate: ix,
        reasons,
        unverified,
        conditional,
        disputed,
    }
}

/// Whether an option is viable; the same as an [`Assessment`] without reasons, but quick.
pub(crate) fn is_viable(
    tree: &Tree,
    situation: &Situation,
    needs: &Needs,
    ix: CandidateIx,
) -> bool {
    let candidate = &tree.candidates()[ix];
    !is_barred(tree, situation, ix)
        && is_supplied(candidate, situation.strict, |ix| {
            needs.capabilities[ix].state
        })
        && needs
            .demands
            .iter()
            .all(|demand| complies(candidate, situation.strict, &demand.requirement))
}

/// Whether an option is out whatever is answered: banned, not listed, or ended.
pub(crate) fn is_barred(tree: &Tree, situation: &Situation, ix: CandidateIx) -> bool {
    situation
        .excluded
        .iter()
        .any(|exclusion| exclusion.candidate == ix)
        || situation
            .only
            .iter()
            .any(|only| !only.candidates.contains(&ix))
        || tree.candidates()[ix].has_ended(situation.today)
}

/// Whether the capabilities, each of which stands in some way, leave an option viable.
pub(crate) fn is_supplied(
    candidate: &Candidate,
    strict: Strict,
    state: impl Fn(CapabilityIx) -> CapabilityState,
) -> bool {
    candidate
        .needs
        .iter()
        .all(|need| match one_of(&need.any, &state) {
            CapabilityState::Provided => true,
            CapabilityState::Silent => strict != Strict::All,
            CapabilityState::Lacked => false,
        })
        && !candidate
            .conflicts
            .iter()
            .any(|conflict| state(*conflict) == CapabilityState::Provided)
}

/// Whether a requirement leaves an option viable.
pub(crate) fn complies(candidate: &Candidate, strict: Strict, requirement: &Requirement) -> bool {
    leaves(verdict(requirement, candidate), strict)
}

/// Whether a requirement would leave an option viable, had one criterion's fact been something
/// else.
pub(crate) fn complies_with(
    candidate: &Candidate,
    strict: Strict,
    requirement: &Requirement,
    (swapped, reading): (CriterionIx, &Reading),
) -> bool {
    leaves(
        verdict_with(requirement, candidate, swapped, reading),
        strict,
    )
}

fn leaves(verdict: Verdict, strict: Strict) -> bool {
    match verdict {
        Verdict::Holds => true,
        Verdict::Unverified => strict == Strict::No,
        Verdict::Breaks => false,
    }
}

/// Dissent that would break what the used evidence meets, or would undo the elimination.
///
/// One source is swapped at a time; an elimination is undone if each of its reasons is a demand
/// that some dissenting source would no longer break.
fn disputes(candidate: &Candidate, needs: &Needs, reasons: &[Reason]) -> Vec<Dispute> {
    let mut found = Vec::new();
    for (demand, stated) in needs.demands.iter().enumerate() {
        let now = verdict(&stated.requirement, candidate);
        for criterion in stated.requirement.criteria() {
            let Fact::Known { dissent, .. } = &candidate.facts[criterion] else {
                continue;
            };
            for (n, evidence) in dissent.iter().enumerate() {
                let then =
                    verdict_with(&stated.requirement, candidate, criterion, &evidence.reading);
                let turns = if reasons.is_empty() {
                    now == Verdict::Holds && then == Verdict::Breaks
                } else {
                    now == Verdict::Breaks && then != Verdict::Breaks
                };
                if turns {
                    found.push(Dispute {
                        demand,
                        criterion,
                        dissent: n,
                    });
                }
            }
        }
    }
    let undone = |reason: &Reason| match reason {
        Reason::Requirement(n) => found.iter().any(|dispute| dispute.demand == *n),
        _ => false,
    };
    if reasons.iter().all(undone) {
        found
    } else {
        Vec::new()
    }
}
