//! Where two ranked options differ.

use schemars::JsonSchema;
use serde::Serialize;

use super::clauses::{Clause, ClauseCode};
use super::context::Context;
use super::fact::Fact;
use super::test::Test;
use super::weights::term_of;
use crate::engine;
use crate::model::CandidateIx;

/// Why an option leads another, or what keeps the decision open. All keys are always there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Because<'a> {
    /// What it speaks for.
    kind: BecauseKind,
    /// The code of a clause; null for a difference.
    code: Option<ClauseCode>,
    /// The id of the criterion on which they differ; null for a clause.
    criterion: Option<&'a str>,
    /// What is preferred; null for a criterion and for a clause.
    test: Option<Test<'a>>,
    /// The points that it adds to the lead, negative for a disadvantage; null for a clause.
    points: Option<f64>,
    /// It in words.
    text: String,
}

/// What a reason speaks for.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum BecauseKind {
    /// The leading option has more points here.
    Advantage,
    /// The leading option has fewer points here.
    Disadvantage,
    /// A clause that keeps the decision open.
    Clause,
}

impl<'a> Because<'a> {
    /// Why one ranked option leads another, the largest difference first; the points add up to
    /// the lead.
    pub(super) fn differences(cx: &Context<'a>, one: CandidateIx, other: CandidateIx) -> Vec<Self> {
        let all = engine::differences(cx.evaluation, one, other);
        Self::of_differences(cx, (one, other), &all)
    }

    /// The same of differences that are known.
    pub(super) fn of_differences(
        cx: &Context<'a>,
        (one, other): (CandidateIx, CandidateIx),
        all: &[engine::Difference],
    ) -> Vec<Self> {
        let of = |difference: &engine::Difference| {
            let term = term_of(cx, difference.term);
            let criterion = &cx.tree.criteria()[term.criterion];
            let test = term.test.map(|test| Test::of(cx, term.criterion, test));
            let fact = |option| Fact::of(cx, option, term.criterion);
            let title = match &test {
                Some(_) => format!("{} (preferred)", criterion.title),
                None => criterion.title.clone(),
            };
            Self {
                kind: if difference.points > 0.0 {
                    BecauseKind::Advantage
                } else {
                    BecauseKind::Disadvantage
                },
                code: None,
                criterion: Some(criterion.id.as_str()),
                test,
                points: Some(difference.points),
                text: format!(
                    "{title}: {} against {}",
                    fact(one).text(),
                    fact(other).text()
                ),
            }
        };
        all.iter().map(of).collect()
    }

    /// Why the winner leads the runner-up, then every clause that keeps the decision open.
    pub(super) fn of_recommendation(cx: &Context<'a>, clauses: &[Clause<'a>]) -> Vec<Self> {
        let recommendation = &cx.evaluation.recommendation;
        let pair = recommendation.winner.zip(recommendation.runner_up);
        let mut because =
            pair.map_or_else(Vec::new, |(one, other)| Self::differences(cx, one, other));
        because.extend(clauses.iter().map(|clause| Self {
            kind: BecauseKind::Clause,
            code: Some(clause.code),
            criterion: None,
            test: None,
            points: None,
            text: clause.text.clone(),
        }));
        because
    }
}
