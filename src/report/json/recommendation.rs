//! What to choose, and how sure that is.

use schemars::JsonSchema;
use serde::Serialize;

use super::clauses::Clause;
use super::context::Context;
use super::differences::Because;
use super::open::OpenQuestion;
use super::reason::Reason;
use crate::engine;
use crate::model::CandidateIx;

/// What to choose, and how sure that is.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Recommendation<'a> {
    /// How sure it is.
    status: Status,
    /// The id of the first option; null if none is viable or nothing is weighed.
    winner: Option<&'a str>,
    /// The id of the second option; null if there is none.
    runner_up: Option<&'a str>,
    /// The winner's lead over the runner-up, in points; null without a runner-up.
    margin: Option<f64>,
    /// The lead that tells the two apart, in points; null without a runner-up.
    zone: Option<f64>,
    /// The winner, then every option that cannot be told apart from it; empty without a winner.
    group: Vec<Member<'a>>,
    /// Why the winner leads the runner-up, the largest difference first, then every clause.
    because: Vec<Because<'a>>,
    /// The open questions that apply, with what their answers would change.
    open: Vec<OpenQuestion<'a>>,
    /// What must still be true of the winner: requirements that no evidence settles, needs that no
    /// answer speaks of.
    conditions: Vec<Reason<'a>>,
    /// Where one option is left or none: every minimal set of reasons whose lifting brings an
    /// option back, those with the fewest reasons first, then those whose first has the most points.
    relax: Vec<Relaxation<'a>>,
    /// Every clause that keeps the decision open; empty if the status is not `open`.
    clauses: Vec<Clause<'a>>,
    /// The ids of the options that would lead if their unknowns were at their best.
    at_best: Vec<&'a str>,
    /// The ids of the open questions that would change the first place.
    decisive: Vec<&'a str>,
    /// How many of the questions that apply are answered.
    answered: usize,
    /// How many questions apply.
    applying: usize,
    /// The share of the total weight on which the winner is unknown, 0 to 1.
    unknown_share: f64,
}

/// How sure a recommendation is: the first that applies.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Status {
    /// No option is viable.
    NoneLeft,
    /// Something is open that could change it; the clauses say what.
    Open,
    /// One option is left.
    OnlyOne,
    /// The group has two members or more.
    TooClose,
    /// The winner stands out.
    Clear,
}

/// A member of the group.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Member<'a> {
    /// The id of the option.
    option: &'a str,
    /// The winner's lead over it, in points; 0 for the winner.
    lead: f64,
    /// The lead that would tell the two apart, in points; null for the winner.
    zone: Option<f64>,
}

/// A minimal set of reasons to lift: a part of it brings nothing back.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Relaxation<'a> {
    /// The reasons, as they stand for the first option that is brought back.
    reasons: Vec<Reason<'a>>,
    /// The ids of the options that come back.
    brings_back: Vec<&'a str>,
    /// The ids of the options that are first then, several in a tie; empty if nothing is weighed.
    first: Vec<&'a str>,
}

impl Status {
    pub(super) fn of(status: engine::Status) -> Self {
        match status {
            engine::Status::NoneLeft => Self::NoneLeft,
            engine::Status::Open => Self::Open,
            engine::Status::OnlyOne => Self::OnlyOne,
            engine::Status::TooClose => Self::TooClose,
            engine::Status::Clear => Self::Clear,
        }
    }
}

impl<'a> Recommendation<'a> {
    pub(super) fn of(cx: &Context<'a>) -> Self {
        let found = &cx.evaluation.recommendation;
        let clauses = Clause::all(cx);
        let relax = |relaxation| Relaxation::of(cx, relaxation);
        Self {
            status: Status::of(found.status),
            winner: found.winner.map(|ix| cx.option(ix)),
            runner_up: found.runner_up.map(|ix| cx.option(ix)),
            margin: found.margin,
            zone: found.zone,
            group: Member::all(cx),
            because: Because::of_recommendation(cx, &clauses),
            open: OpenQuestion::all(cx),
            conditions: found
                .winner
                .map_or_else(Vec::new, |winner| conditions(cx, winner)),
            relax: found.relax.iter().filter_map(relax).collect(),
            clauses,
            at_best: cx.options(&found.at_best),
            decisive: OpenQuestion::decisive(cx),
            answered: found.answered,
            applying: found.applying,
            unknown_share: found.unknown_share,
        }
    }
}

/// What must still be true of an option.
fn conditions<'a>(cx: &Context<'a>, winner: CandidateIx) -> Vec<Reason<'a>> {
    let Some(ranked) = cx.evaluation.ranked(winner) else {
        return Vec::new();
    };
    let mut conditions = Reason::unverified(cx, &ranked.assessment);
    conditions.extend(Reason::conditional(cx, &ranked.assessment));
    conditions
}

impl<'a> Member<'a> {
    fn all(cx: &Context<'a>) -> Vec<Self> {
        let found = &cx.evaluation.recommendation;
        let winner = found.winner.map(|ix| Self {
            option: cx.option(ix),
            lead: 0.0,
            zone: None,
        });
        let rival = |member: &engine::Member| Self {
            option: cx.option(member.candidate),
            lead: member.lead,
            zone: Some(member.zone),
        };
        let rivals = found.rivals.iter().map(rival);
        winner.into_iter().chain(rivals).collect()
    }
}

impl<'a> Relaxation<'a> {
    fn of(cx: &Context<'a>, found: &engine::Relaxation) -> Option<Self> {
        let first = found.brings_back.first()?;
        let reason = |reason| Reason::of(cx, *first, reason);
        Some(Self {
            reasons: found.reasons.iter().map(reason).collect(),
            brings_back: cx.options(&found.brings_back),
            first: cx.options(&found.first),
        })
    }
}
