//! What runs today, compared with the winner.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::differences::Because;
use crate::engine;
use crate::model::CandidateIx;

/// What runs today. It never changes a score.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Current<'a> {
    /// The id of the option; null if the tree does not carry it.
    option: Option<&'a str>,
    /// Its name.
    name: &'a str,
    /// What became of it.
    standing: Standing,
    /// Its rank; null if it is not ranked.
    rank: Option<usize>,
    /// The winner's lead over it, in points; null if it has no score.
    lead: Option<f64>,
    /// Why the winner leads it, the largest difference first; empty if it is the winner, or has no
    /// score.
    because: Vec<Because<'a>>,
}

/// What became of what runs today.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Standing {
    /// It is in the ranking.
    Ranked,
    /// It is out; its reasons stand in `eliminated`.
    Eliminated,
    /// It is left out because it came later than the given year.
    Later,
    /// The tree does not carry it.
    NotCarried,
}

impl<'a> Current<'a> {
    pub(super) fn of(cx: &Context<'a>) -> Option<Self> {
        let current = cx.evaluation.situation.current.as_ref()?;
        Some(match current {
            engine::Current::Carried(ix) => Self::carried(cx, *ix),
            engine::Current::Named(name) => Self {
                option: None,
                name,
                standing: Standing::NotCarried,
                rank: None,
                lead: None,
                because: Vec::new(),
            },
        })
    }

    fn carried(cx: &Context<'a>, ix: CandidateIx) -> Self {
        let option = &cx.tree.candidates()[ix];
        let ranked = cx.evaluation.ranked(ix);
        let winner = cx.evaluation.recommendation.winner;
        let points = |ix| Some(cx.evaluation.ranked(ix)?.score?.points);
        let lead = winner
            .and_then(points)
            .zip(points(ix))
            .map(|(first, own)| (first - own).max(0.0));
        Self {
            option: Some(option.id.as_str()),
            name: &option.name,
            standing: if ranked.is_some() {
                Standing::Ranked
            } else if cx.evaluation.later.contains(&ix) {
                Standing::Later
            } else {
                Standing::Eliminated
            },
            rank: ranked.map(|ranked| ranked.rank),
            lead,
            because: winner.map_or_else(Vec::new, |winner| Because::differences(cx, winner, ix)),
        }
    }
}
