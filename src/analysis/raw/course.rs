//! All that is known before the first step, and how every way is gone.

use super::gains::{Gain, Gains};
use super::state::State;
use crate::analysis::ways::{Graph, Ground, Standing, Supply, Units};
use crate::model::MemberSet;

/// All that is known before the first step.
pub(super) struct Course<'g> {
    pub(super) ground: &'g Ground<'g>,
    pub(super) graph: &'g Graph,
    pub(super) units: Units,
    gains: Vec<Gains>,
    /// The options of whose capabilities several answers together decide.
    supplies: Vec<(usize, Supply<'g>)>,
    /// These capabilities.
    relevant: MemberSet,
    /// For each layer, the one behind the last question among them, how many ways on there are
    /// from each state.
    ways_on: Vec<Vec<u128>>,
}

impl<'g> Course<'g> {
    /// `None` if weights have too many decimals or are too large.
    pub(super) fn of(ground: &'g Ground<'g>, graph: &'g Graph) -> Option<Self> {
        let units = Units::in_floats(graph)?;
        let supplies = Supply::together(ground.tree, ground.situation.strict);
        let relevant = supplies.iter().map(|(_, supply)| &supply.relevant);
        Some(Self {
            ground,
            graph,
            units,
            gains: Gains::of(graph, &units),
            relevant: relevant.fold(MemberSet::EMPTY, |all, one| all.union(one)),
            supplies,
            ways_on: graph.completions(),
        })
    }

    pub(super) fn options(&self) -> usize {
        self.ground.tree.candidates().len()
    }

    /// A lead that is not nothing and not larger than this may be a tie or not.
    #[expect(
        clippy::cast_precision_loss,
        reason = "below 2^52, as all points are: the units are made for that"
    )]
    pub(super) fn doubt(&self) -> f64 {
        self.units.doubt as f64
    }

    /// How many answer sets there are.
    pub(super) fn sets(&self) -> u128 {
        let first = self.ways_on.first().and_then(|layer| layer.first());
        first.copied().unwrap_or(0)
    }

    /// The most ways on that a state of a layer has.
    pub(super) fn most_ways_on(&self, layer: usize) -> u128 {
        let layer = self.ways_on.get(layer).into_iter().flatten();
        layer.copied().max().unwrap_or(0)
    }

    /// A state in which nothing is answered.
    pub(super) fn nothing(&self, node: usize, standing: Standing) -> State {
        State::nothing(node, standing, self.options(), self.graph.terms.len())
    }

    /// What is so before any answer.
    pub(super) fn start(&self) -> State {
        let mut state = self.nothing(0, Standing::default());
        let base = Gain::of(self.graph, &self.units, &self.graph.base);
        state.add(&base, &self.relevant);
        state
    }

    /// Visits every state of a layer that is come to from one of an earlier layer, as often as
    /// there are ways; `false` of a visit ends it all.
    pub(super) fn each(
        &self,
        (from, state): (usize, State),
        until: usize,
        visit: &mut dyn FnMut(&State) -> bool,
    ) -> bool {
        let mut states = vec![state; until - from + 1];
        self.go(from, &mut states, visit)
    }

    fn go(
        &self,
        layer: usize,
        states: &mut [State],
        visit: &mut dyn FnMut(&State) -> bool,
    ) -> bool {
        let Some((here, rest)) = states.split_first_mut() else {
            return true;
        };
        let layers = self.graph.layers.get(layer).zip(self.gains.get(layer));
        let Some((at, gains)) = layers.filter(|_| !rest.is_empty()) else {
            return visit(here);
        };
        let Some(node) = at.nodes.get(here.node) else {
            return true;
        };
        for way in at.ways(node) {
            let Some((members, turn)) = gains.of_way(&way) else {
                continue;
            };
            let (deck, family, _) = way.places;
            for (member, gain) in members.iter().enumerate() {
                let place = [deck, family, member].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
                if let Some(next) = rest.first_mut() {
                    next.follow(here, (place, way.turn.to), [gain, turn], &self.relevant);
                }
                if !self.go(layer + 1, rest, visit) {
                    return false;
                }
            }
        }
        true
    }

    /// The options that miss what they need of capabilities, once all is answered.
    pub(super) fn without_supply(&self, standing: &Standing) -> impl Iterator<Item = usize> {
        let missing = self
            .supplies
            .iter()
            .filter(|(_, supply)| !supply.is_supplied(standing));
        missing.map(|(n, _)| *n)
    }
}
