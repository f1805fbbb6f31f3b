//! What answers and rules add to the sums, in whole numbers, none merged.

use crate::analysis::ways::{Deed, Graph, Layer, Units, Way};
use crate::model::{Ix, MemberSet};

/// What an answer, or the rules that it decides, adds.
#[derive(Clone, Debug)]
pub(super) struct Gain {
    /// For each option its points, whole numbers; less than any number if it is out.
    pub(super) points: Vec<f64>,
    /// The terms that it weighs, with whole weights above 0.
    pub(super) terms: Vec<(usize, f64)>,
    /// The sum of these weights.
    pub(super) weight: f64,
    /// The capabilities that it lacks, and those that it provides.
    pub(super) says: (MemberSet, MemberSet),
}

/// What can happen at a question.
pub(super) struct Gains {
    /// For each deck and family the answers.
    families: Vec<Vec<Vec<Gain>>>,
    /// For each turn what its rules do.
    turns: Vec<Gain>,
}

impl Gain {
    pub(super) fn of(graph: &Graph, units: &Units, deed: &Deed) -> Self {
        let points = units.points(graph, deed).into_iter();
        let broken = deed
            .points
            .indices()
            .map(|ix| deed.breaks.has(ix.position()));
        #[expect(
            clippy::cast_precision_loss,
            reason = "whole numbers below 2^52: the units are made for that"
        )]
        let or_out = |(points, is_broken): (i64, bool)| {
            if is_broken {
                f64::NEG_INFINITY
            } else {
                points as f64
            }
        };
        let terms = deed.terms.iter();
        let terms = terms.map(|(term, weight)| (*term, units.weight(*weight)));
        let terms: Vec<(usize, f64)> = terms.filter(|(_, weight)| *weight > 0.0).collect();
        Self {
            points: points.zip(broken).map(or_out).collect(),
            weight: terms.iter().map(|(_, weight)| weight).sum(),
            terms,
            says: (deed.lacks, deed.provides),
        }
    }
}

impl Gains {
    /// What can happen at each question.
    pub(super) fn of(graph: &Graph, units: &Units) -> Vec<Self> {
        let of = |deed: &Deed| Gain::of(graph, units, deed);
        let layer = |layer: &Layer| {
            let decks = layer.decks.iter();
            let families = decks.map(|deck| {
                let members = deck.families.iter().map(|family| &family.members);
                members
                    .map(|all| all.iter().map(|(_, deed)| of(deed)).collect())
                    .collect()
            });
            Self {
                families: families.collect(),
                turns: layer.turns.iter().map(|turn| of(&turn.deed)).collect(),
            }
        };
        graph.layers.iter().map(layer).collect()
    }

    /// The answers of a way, and what the rules add that they decide.
    pub(super) fn of_way(&self, way: &Way<'_>) -> Option<(&[Gain], &Gain)> {
        let (deck, family, turn) = way.places;
        let family = self.families.get(deck)?.get(family)?;
        Some((family, self.turns.get(turn)?))
    }
}
