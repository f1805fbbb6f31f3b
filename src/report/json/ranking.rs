//! The viable options with their points, and the options that are out.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::fact::Fact;
use super::origin::By;
use super::reason::{Dispute, Reason};
use super::test::Test;
use super::weights::{TermKind, term_of};
use crate::engine;
use crate::model::{CandidateIx, Slug};

/// A viable option.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Ranked<'a> {
    /// Its rank, from 1; ties share one.
    rank: usize,
    /// Its id.
    option: &'a str,
    /// Its name.
    name: &'a str,
    /// The family of which it is one form.
    form_of: Option<&'a str>,
    /// Its points, 0 to 100; null where nothing is weighed (clause `nothing-weighed`).
    score: Option<f64>,
    /// Its points with every range and unknown at its worst.
    low: Option<f64>,
    /// Its points with every range and unknown at its best.
    high: Option<f64>,
    /// What a reader must know of it.
    marks: Vec<Mark>,
    /// What its points are made of; they add up to the score.
    contributions: Vec<Contribution<'a>>,
    /// The requirements that no evidence settles.
    unverified: Vec<Reason<'a>>,
    /// The needs that no answer speaks of.
    conditional: Vec<Reason<'a>>,
    /// Where another source would break a requirement that the used one meets.
    disputed: Vec<Dispute<'a>>,
    /// The ids of the capabilities that it offers to other decisions.
    provides: Vec<&'a str>,
}

/// An option that is out.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Eliminated<'a> {
    /// Its id.
    option: &'a str,
    /// Its name.
    name: &'a str,
    /// The family of which it is one form.
    form_of: Option<&'a str>,
    /// What a reader must know of it.
    marks: Vec<Mark>,
    /// Every reason why it is out.
    reasons: Vec<Reason<'a>>,
    /// The requirements that no evidence settles.
    unverified: Vec<Reason<'a>>,
    /// The needs that no answer speaks of.
    conditional: Vec<Reason<'a>>,
    /// Where another source would undo the elimination.
    disputed: Vec<Dispute<'a>>,
}

/// What a reader must know of an option.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Mark {
    /// A requirement meets an unknown fact, or a range that straddles it.
    Unverified,
    /// A need is neither provided nor lacked.
    Conditional,
    /// Another source would alter whether it is viable.
    Disputed,
    /// It runs today.
    Current,
}

/// One term of a score.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Contribution<'a> {
    /// A weighed criterion, or a preference.
    kind: TermKind,
    /// The id of the criterion.
    criterion: &'a str,
    /// What is preferred; null for a criterion.
    test: Option<Test<'a>>,
    /// The weight of the term.
    weight: f64,
    /// What the option is worth on it, 0 to 1.
    value: f64,
    /// The least that it may be worth.
    value_low: f64,
    /// The most that it may be worth.
    value_high: f64,
    /// How sure the value is.
    basis: Basis,
    /// `100 · weight · value / total_weight`.
    points: f64,
    /// What the option is or does.
    fact: Fact<'a>,
    /// Where the weight comes from; the points add up to the contribution's.
    from: Vec<Part<'a>>,
}

/// How sure a value is.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Basis {
    /// A single known value.
    Known,
    /// A range, by a source or by assessment.
    Range,
    /// A single level that the tree's authors judged themselves; it spans one level either way.
    Assessed,
    /// Nobody knows; it counts what the criterion says, and spans 0 to 1.
    Unknown,
    /// Of a set some members are not known.
    PartlyUnknown,
    /// The criterion does not apply: 0, and known.
    NotApplicable,
}

/// A part of a contribution.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Part<'a> {
    /// Who gives the weight.
    by: By<'a>,
    /// Its part of the weight.
    weight: f64,
    /// Its part of the points.
    points: f64,
}

impl Mark {
    pub(super) fn all(cx: &Context<'_>, one: &engine::Assessment) -> Vec<Self> {
        let current = engine::Current::Carried(one.candidate);
        [
            (Self::Unverified, !one.unverified.is_empty()),
            (Self::Conditional, !one.conditional.is_empty()),
            (Self::Disputed, !one.disputed.is_empty()),
            (
                Self::Current,
                cx.evaluation.situation.current == Some(current),
            ),
        ]
        .into_iter()
        .filter_map(|(mark, holds)| holds.then_some(mark))
        .collect()
    }
}

impl<'a> Ranked<'a> {
    /// All viable options, best first.
    pub(super) fn all(cx: &Context<'a>) -> Vec<Self> {
        let ranking = cx.evaluation.ranking.iter();
        ranking.map(|ranked| Self::of(cx, ranked)).collect()
    }

    fn of(cx: &Context<'a>, ranked: &'a engine::Ranked) -> Self {
        let one = &ranked.assessment;
        let option = &cx.tree.candidates()[one.candidate];
        let term = |term| Contribution::of(cx, one.candidate, term);
        Self {
            rank: ranked.rank,
            option: option.id.as_str(),
            name: &option.name,
            form_of: option.form_of.as_ref().map(Slug::as_str),
            score: ranked.score.map(|score| score.points),
            low: ranked.score.map(|score| score.low),
            high: ranked.score.map(|score| score.high),
            marks: Mark::all(cx, one),
            contributions: ranked.contributions.iter().map(term).collect(),
            unverified: Reason::unverified(cx, one),
            conditional: Reason::conditional(cx, one),
            disputed: Dispute::all(cx, one),
            provides: option
                .provides
                .iter()
                .map(|ix| cx.capability(*ix))
                .collect(),
        }
    }
}

impl<'a> Eliminated<'a> {
    /// All options that are out: those with a single reason first, then by id.
    pub(super) fn all(cx: &Context<'a>) -> Vec<Self> {
        let out = cx.evaluation.eliminated.iter();
        out.map(|one| Self::of(cx, one)).collect()
    }

    fn of(cx: &Context<'a>, one: &engine::Assessment) -> Self {
        let option = &cx.tree.candidates()[one.candidate];
        Self {
            option: option.id.as_str(),
            name: &option.name,
            form_of: option.form_of.as_ref().map(Slug::as_str),
            marks: Mark::all(cx, one),
            reasons: Reason::all(cx, one),
            unverified: Reason::unverified(cx, one),
            conditional: Reason::conditional(cx, one),
            disputed: Dispute::all(cx, one),
        }
    }
}

impl<'a> Contribution<'a> {
    /// The terms of an option's score.
    pub(super) fn all(
        cx: &Context<'a>,
        option: CandidateIx,
        terms: &[engine::Contribution],
    ) -> Vec<Self> {
        let terms = terms.iter();
        terms.map(|term| Self::of(cx, option, term)).collect()
    }

    fn of(cx: &Context<'a>, option: CandidateIx, term: &engine::Contribution) -> Self {
        let of = term_of(cx, term.term);
        let part = |part: &engine::Part| {
            let weight = part.weight.points();
            Part {
                by: By::of(cx, part.by),
                weight,
                points: term.points * (weight / term.weight),
            }
        };
        Self {
            kind: of.kind,
            criterion: cx.criterion(of.criterion),
            test: of.test.map(|test| Test::of(cx, of.criterion, test)),
            weight: term.weight,
            value: term.value.counted,
            value_low: term.value.low,
            value_high: term.value.high,
            basis: match term.value.kind {
                engine::TermKind::Known => Basis::Known,
                engine::TermKind::Range => Basis::Range,
                engine::TermKind::Assessed(_) => Basis::Assessed,
                engine::TermKind::Unknown => Basis::Unknown,
                engine::TermKind::PartlyUnknown => Basis::PartlyUnknown,
                engine::TermKind::NotApplicable => Basis::NotApplicable,
            },
            points: term.points,
            fact: Fact::of(cx, option, of.criterion),
            from: of.parts.iter().map(part).collect(),
        }
    }
}
