//! What would change the first place: each way in which it can happen, by itself.

use super::Future;
use super::completions::Completions;
use super::least::Least;
use super::spread::spread;
use crate::analysis::ways::{Effort, Graph, Spent, Supply};
use crate::engine::Answer;
use crate::model::{CandidateIx, QuestionIx};

/// The part of all weights that a lead must exceed to be one whatever the rounding: an option is
/// behind by more than 1e-9 of 100 points.
const LEAD: f64 = 1e-10;
/// The part of all weights below which two sums are the same but for rounding.
const ROUNDING: f64 = 1e-12;

/// Something that would change the first place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// One of the first is out.
    Falls(CandidateIx),
    /// Two of the first are no longer equal; they are never out.
    Parts(CandidateIx, CandidateIx),
    /// An option is viable and at least equal to one of the first, who is never out.
    Reaches(CandidateIx, CandidateIx),
    /// An option is viable where nothing was left.
    Returns(CandidateIx),
}

/// Whether an aim is reached.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verdict {
    /// By no answers.
    Never,
    /// By these.
    Reached(Future),
    /// Rounding hides it.
    Perhaps,
}

/// All aims, in the order in which they must be looked at.
pub(super) fn all(completions: &Completions<'_>) -> Vec<Aim> {
    let candidates = completions.tree().candidates().indices();
    let Some((leader, equals)) = completions.first().split_first() else {
        return candidates.map(Aim::Returns).collect();
    };
    let first = completions.first().iter().copied();
    let falls = first.map(Aim::Falls);
    let parts = equals.iter().map(|one| Aim::Parts(*leader, *one));
    let rivals = candidates.filter(|ix| !completions.first().contains(ix));
    let reaches = rivals.map(|one| Aim::Reaches(one, *leader));
    falls.chain(parts).chain(reaches).collect()
}

impl Aim {
    /// Whether some answers reach it; all aims before it are reached by none.
    pub(super) fn verdict(
        self,
        graph: &Graph,
        completions: &Completions<'_>,
        effort: &mut Effort<'_>,
    ) -> Result<Verdict, Spent> {
        match self {
            Self::Falls(one) => falls(one, graph, completions, effort),
            Self::Parts(one, other) => Ok(parts(one, other, graph, completions)),
            Self::Reaches(one, leader) => {
                let lead = graph.base.lead(leader, one);
                let limit = LEAD * graph.weights().1 - lead;
                let least = Least::of(graph, |deed| {
                    (!deed.breaks.contains(one)).then(|| deed.lead(leader, one))
                });
                viable(one, graph, completions, &least, limit, effort)
            }
            Self::Returns(one) => {
                let least = Least::of(graph, |deed| (!deed.breaks.contains(one)).then_some(0.0));
                viable(one, graph, completions, &least, 0.0, effort)
            }
        }
    }
}

/// Whether one that is viable can be out.
fn falls(
    one: CandidateIx,
    graph: &Graph,
    completions: &Completions<'_>,
    effort: &mut Effort<'_>,
) -> Result<Verdict, Spent> {
    let least = Least::of(graph, |deed| {
        Some(if deed.breaks.contains(one) { -1.0 } else { 0.0 })
    });
    if least.whole() < 0.0 {
        return Ok(shown(completions, least.path()));
    }
    let candidate = &completions.tree().candidates()[one];
    let supply = Supply::new(candidate, completions.situation().strict);
    if supply.is_simple() {
        return Ok(Verdict::Never);
    }
    let found = spread(graph, &least, 0.0, (&supply, false), effort)?;
    Ok(found.map_or(Verdict::Never, |answers| shown(completions, answers)))
}

/// Whether two that are viable and equal can become unequal.
fn parts(
    one: CandidateIx,
    other: CandidateIx,
    graph: &Graph,
    completions: &Completions<'_>,
) -> Verdict {
    let (least, most) = graph.weights();
    // Under all answers the weights add up to nothing at all, or to one weight at least.
    let (base, deeds) = (&graph.base, graph.deeds());
    let weights = deeds.map(|deed| deed.weight).filter(|weight| *weight > 0.0);
    let smallest = weights.min_by(f64::total_cmp).unwrap_or(most);
    let same = ROUNDING * least.max(smallest);
    let mut verdict = Verdict::Never;
    for (ahead, behind) in [(one, other), (other, one)] {
        let sums = Least::of(graph, |deed| Some(deed.lead(ahead, behind)));
        if base.lead(ahead, behind) + sums.whole() < -same {
            match shown(completions, sums.path()) {
                Verdict::Perhaps => verdict = Verdict::Perhaps,
                verdict => return verdict,
            }
        }
    }
    verdict
}

/// Whether an option can be viable at the end of a walk that adds up to no more than a limit.
fn viable(
    one: CandidateIx,
    graph: &Graph,
    completions: &Completions<'_>,
    least: &Least<'_>,
    limit: f64,
    effort: &mut Effort<'_>,
) -> Result<Verdict, Spent> {
    let out = graph.base.breaks.contains(one);
    if out || least.whole() > limit {
        return Ok(Verdict::Never);
    }
    let candidate = &completions.tree().candidates()[one];
    let supply = Supply::new(candidate, completions.situation().strict);
    let shortest = shown(completions, least.path());
    if supply.is_simple() || matches!(shortest, Verdict::Reached(_)) {
        return Ok(shortest);
    }
    let found = spread(graph, least, limit, (&supply, true), effort)?;
    Ok(found.map_or(Verdict::Never, |answers| shown(completions, answers)))
}

/// What the engine says of some answers.
fn shown(completions: &Completions<'_>, answers: Vec<(QuestionIx, Answer)>) -> Verdict {
    completions
        .change(answers)
        .map_or(Verdict::Perhaps, Verdict::Reached)
}
