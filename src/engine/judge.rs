//! Putting facts to a test: it holds, it breaks, or nobody knows.

use crate::model::{
    Candidate, CriterionIx, EPSILON, Fact, LevelIx, MemberSet, Reading, Requirement, Test,
};

/// What a test says of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It fails, whatever is still open.
    Breaks,
    /// An unknown fact, or a range that straddles the bound.
    Unverified,
    /// It passes, whatever is still open.
    Holds,
}

impl Verdict {
    fn of(holds: bool, breaks: bool) -> Self {
        match (holds, breaks) {
            (true, _) => Self::Holds,
            (false, true) => Self::Breaks,
            (false, false) => Self::Unverified,
        }
    }
}

/// What a test says of a fact: unknown is unverified, *does not apply* breaks.
pub fn verdict_on_fact(test: &Test, fact: &Fact) -> Verdict {
    match fact {
        Fact::Known { used, .. } => verdict_on_reading(test, &used.reading),
        Fact::NotApplicable { .. } => Verdict::Breaks,
        Fact::Unknown { .. } => Verdict::Unverified,
    }
}

/// What a test says of one reading. Bounds are met within 1e-9.
pub fn verdict_on_reading(test: &Test, reading: &Reading) -> Verdict {
    match (test, reading) {
        (Test::Number { at_least, at_most }, Reading::Number { low, high }) => {
            let above = |x: f64| at_least.is_none_or(|bound| x >= bound - EPSILON);
            let below = |x: f64| at_most.is_none_or(|bound| x <= bound + EPSILON);
            Verdict::of(above(*low) && below(*high), !above(*high) || !below(*low))
        }
        (Test::Level { at_least, at_most }, Reading::Level { low, high }) => {
            let above = |x: LevelIx| at_least.is_none_or(|bound| x >= bound);
            let below = |x: LevelIx| at_most.is_none_or(|bound| x <= bound);
            Verdict::of(above(*low) && below(*high), !above(*high) || !below(*low))
        }
        (Test::OneOf(set), Reading::Level { low, high }) => {
            let range = MemberSet::between(*low, *high);
            Verdict::of(range.is_subset(set), !range.intersects(set))
        }
        (Test::Is(wanted), Reading::Flag(yes)) => Verdict::of(wanted == yes, wanted != yes),
        (Test::Includes(wanted), Reading::Set { members, unknown }) => Verdict::of(
            wanted.is_subset(members),
            !wanted.is_subset(&members.union(unknown)),
        ),
        (Test::IncludesAny(wanted), Reading::Set { members, unknown }) => Verdict::of(
            wanted.intersects(members),
            !wanted.intersects(&members.union(unknown)),
        ),
        _ => Verdict::Unverified,
    }
}

/// What a requirement says of an option, with the used evidence.
pub(crate) fn verdict(requirement: &Requirement, candidate: &Candidate) -> Verdict {
    judge(requirement, |criterion, test| {
        verdict_on_fact(test, &candidate.facts[criterion])
    })
}

/// The same, had one criterion's fact been something else: what a dissenting source says.
pub(crate) fn verdict_with(
    requirement: &Requirement,
    candidate: &Candidate,
    swapped: CriterionIx,
    reading: &Reading,
) -> Verdict {
    judge(requirement, |criterion, test| {
        if criterion == swapped {
            verdict_on_reading(test, reading)
        } else {
            verdict_on_fact(test, &candidate.facts[criterion])
        }
    })
}

/// The same, were what is not verified of one criterion settled one way.
pub(crate) fn verdict_if(
    requirement: &Requirement,
    candidate: &Candidate,
    settled: CriterionIx,
    then: Verdict,
) -> Verdict {
    judge(requirement, |criterion, test| {
        let now = verdict_on_fact(test, &candidate.facts[criterion]);
        if criterion == settled && now == Verdict::Unverified {
            then
        } else {
            now
        }
    })
}

/// All tests of a way must hold; one way is enough.
fn judge(requirement: &Requirement, of: impl Fn(CriterionIx, &Test) -> Verdict) -> Verdict {
    match requirement {
        Requirement::Test { criterion, test } => of(*criterion, test),
        Requirement::Any(ways) => ways
            .iter()
            .map(|way| {
                let parts = way.iter().map(|(criterion, test)| of(*criterion, test));
                parts.min().unwrap_or(Verdict::Holds)
            })
            .max()
            .unwrap_or(Verdict::Holds),
    }
}
