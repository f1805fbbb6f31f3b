//! How far weights can change before the first place turns.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::robustness;
use crate::report::json::context::Context;
use crate::report::json::weights::TermName;

/// Between which weights of one term the first place stays, all others as they are.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Stability<'a> {
    /// The term.
    term: TermName<'a>,
    /// Its weight, in points.
    weight: f64,
    /// Its share of the total weight, 0 to 1.
    share: f64,
    /// The lower end; null where no smaller weight puts another option first.
    low: Option<Turn<'a>>,
    /// The upper end; null where no larger weight puts another option first.
    high: Option<Turn<'a>>,
}

/// A weight at which the first place turns.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Turn<'a> {
    /// The end of the interval, in points: there today's first and another option are level.
    weight: f64,
    /// The same as a share of the total weight then, 0 to 1.
    share: f64,
    /// A weight just beyond, in points, under which another option is first.
    flips_at: f64,
    /// The ids of the options that are first then.
    first: Vec<&'a str>,
}

/// The smallest change of all weights together that puts another option first.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::report::json) struct WeightFlip<'a> {
    /// The sum of all changes of shares, 0 to 2: twice the share of the weight that is moved.
    distance: f64,
    /// The ids of the options that are first then.
    first: Vec<&'a str>,
    /// The terms whose weight changes; the sum of all weights stays.
    moves: Vec<Move<'a>>,
}

/// A term whose weight changes.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Move<'a> {
    /// The term.
    term: TermName<'a>,
    /// Its points now.
    from: f64,
    /// Its points then.
    to: f64,
}

impl<'a> Stability<'a> {
    pub(super) fn of(cx: &Context<'a>, found: &robustness::Stability) -> Self {
        let turn = |turn: &robustness::Turn| Turn {
            weight: turn.weight,
            share: turn.share,
            flips_at: turn.flips_at,
            first: cx.options(&turn.first),
        };
        Self {
            term: TermName::of(cx, found.term),
            weight: found.weight,
            share: found.share,
            low: found.low.as_ref().map(turn),
            high: found.high.as_ref().map(turn),
        }
    }
}

impl<'a> WeightFlip<'a> {
    pub(in crate::report::json) fn of(cx: &Context<'a>, found: &robustness::WeightFlip) -> Self {
        let moved = |one: &robustness::Move| Move {
            term: TermName::of(cx, one.term),
            from: one.from,
            to: one.to,
        };
        Self {
            distance: found.distance,
            first: cx.options(&found.first),
            moves: found.moves.iter().map(moved).collect(),
        }
    }
}
