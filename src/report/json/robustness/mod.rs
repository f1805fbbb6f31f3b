//! How sure the recommendation is, and what would change it.

mod answers;
mod confidence;
mod methods;
mod open;
mod ranks;
mod weights;

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::tipping::TippingPoint;
use crate::analysis::robustness;

pub(in crate::report::json) use answers::OtherAnswer;
use answers::WhatIf;
pub(super) use confidence::Confidence;
use confidence::{Attitude, Ground};
use methods::OtherMethod;
use open::{OpenQuestion, UnknownFact, WorthFirst};
use ranks::RankAcceptability;
use weights::Stability;
pub(in crate::report::json) use weights::WeightFlip;

/// What was found out about a recommendation. It measures the tree and the answers, not the truth.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Robustness<'a> {
    /// How far the recommendation can be trusted; null where there is none.
    confidence: Option<Confidence>,
    /// What that follows from, what allows the least first.
    grounds: Vec<Ground>,
    /// How often each viable option holds each rank (SMAA-2); null where there is no order.
    rank_acceptability: Option<RankAcceptability<'a>>,
    /// For each criterion that can be weighed, then for each preference, the weights between which
    /// the first place stays, all others as they are; empty where nobody is first.
    weight_stability: Vec<Stability<'a>>,
    /// The smallest change of all weights that puts another option first; null where none does.
    weight_flip: Option<WeightFlip<'a>>,
    /// The facts of the viable options on which the first place hangs: those of which another
    /// source lies beyond the tipping value first, then the nearest.
    tipping_points: Vec<TippingPoint<'a>>,
    /// Who is first under each attitude to uncertainty.
    attitudes: Vec<Attitude<'a>>,
    /// What other methods put first among the viable options; null unless asked for (`--methods`),
    /// or where nothing is left or weighed.
    methods: Option<Vec<OtherMethod<'a>>>,
    /// What other answers would do.
    what_if: WhatIf<'a>,
    /// Who is first under each answer to an open question.
    open_questions: Vec<OpenQuestion<'a>>,
    /// Who is first with each unknown fact at its worst and at its best.
    unknown_facts: Vec<UnknownFact<'a>>,
    /// What of it is worth finding out first: of what can put another option first that with the
    /// largest value, then with the largest share of flips; null if nothing can.
    worth_first: Option<WorthFirst<'a>>,
}

impl<'a> Robustness<'a> {
    pub(super) fn of(cx: &Context<'a>, found: &'a robustness::Robustness) -> Self {
        let judgement = found.judgement.as_ref();
        let grounds = judgement.into_iter().flat_map(|one| &one.grounds);
        let flip = found.weight_flip.as_ref();
        let ranks = found.acceptability.as_ref();
        Self {
            confidence: judgement.map(|one| Confidence::of(one.confidence)),
            grounds: grounds
                .map(|(ground, allows)| Ground::of(*ground, *allows))
                .collect(),
            rank_acceptability: ranks.map(|all| RankAcceptability::of(cx, all)),
            weight_stability: found
                .stability
                .iter()
                .map(|one| Stability::of(cx, one))
                .collect(),
            weight_flip: flip.map(|flip| WeightFlip::of(cx, flip)),
            tipping_points: TippingPoint::all(cx, &found.tipping_points),
            attitudes: found
                .attitudes
                .iter()
                .map(|one| Attitude::of(cx, one))
                .collect(),
            methods: OtherMethod::all(cx, found.methods.as_ref()),
            what_if: WhatIf::of(cx, &found.what_if),
            open_questions: OpenQuestion::all(cx, &found.open),
            unknown_facts: UnknownFact::all(cx, &found.open),
            worth_first: found
                .open
                .worth_first
                .map(|subject| WorthFirst::of(cx, subject)),
        }
    }
}
