//! What holds for all ways on from a state: how many there are, who may fall, the least leads.

use super::acts::{Act, Acts, Alike};
use crate::analysis::bits::has;
use crate::analysis::ways::Graph;
use crate::model::MemberSet;

/// A lead that no way on has.
const NEVER: i64 = i64::MAX / 4;

/// What holds for all ways on from a state.
#[derive(Clone, Debug)]
pub(super) struct Bounds {
    /// How many there are.
    pub(super) completions: u128,
    /// For each option how many leave it viable, and the fewest known answers of one that does.
    pub(super) alive: Vec<(u128, u32)>,
    /// For each option who may fall while it is viable.
    pub(super) falls: Vec<u64>,
    /// For each two options the least that the first gains on the second while the second is
    /// viable; [`NEVER`] if it never is. The first's row holds one entry a second.
    pub(super) leads: Vec<Vec<i64>>,
    /// The capabilities that some way on lacks.
    pub(super) lacks: MemberSet,
    /// The capabilities that some way on provides.
    pub(super) provides: MemberSet,
}

impl Bounds {
    /// After the last question.
    fn end(options: usize) -> Self {
        Self {
            completions: 1,
            alive: vec![(1, 0); options],
            falls: vec![0; options],
            leads: vec![vec![0; options]; options],
            lacks: MemberSet::EMPTY,
            provides: MemberSet::EMPTY,
        }
    }

    fn nothing(options: usize) -> Self {
        Self {
            completions: 0,
            alive: vec![(0, u32::MAX); options],
            falls: vec![0; options],
            leads: vec![vec![NEVER; options]; options],
            lacks: MemberSet::EMPTY,
            provides: MemberSet::EMPTY,
        }
    }

    /// For each layer of states, the one behind the last question among them, those of each
    /// state.
    pub(super) fn of(graph: &Graph, acts: &[Acts], options: usize) -> Vec<Vec<Self>> {
        let mut layers = vec![vec![Self::end(options); graph.ends()]];
        for (layer, acts) in graph.layers.iter().zip(acts).rev() {
            let mut here = Vec::new();
            for node in &layer.nodes {
                let mut bounds = Self::nothing(options);
                for way in layer.ways(node) {
                    let after = layers.last().and_then(|after| after.get(way.turn.to));
                    let Some((after, (alikes, turn))) = after.zip(acts.of_way(&way)) else {
                        continue;
                    };
                    let deed = &way.turn.deed;
                    for set in [&way.family.lacks, &deed.lacks, &after.lacks] {
                        bounds.lacks = bounds.lacks.union(set);
                    }
                    for set in [&way.family.provides, &deed.provides, &after.provides] {
                        bounds.provides = bounds.provides.union(set);
                    }
                    for alike in alikes {
                        bounds.completions = bounds
                            .completions
                            .saturating_add(alike.ways.saturating_mul(after.completions));
                        bounds.take(alike, &alike.act.and(turn), after);
                    }
                }
                here.push(bounds);
            }
            layers.push(here);
        }
        layers.reverse();
        layers
    }

    /// Takes in some answers after which something else follows.
    fn take(&mut self, alike: &Alike, act: &Act, after: &Self) {
        for (one, own) in act.points.iter().enumerate() {
            let Some((then, least)) = after.alive.get(one).copied() else {
                continue;
            };
            if has(act.breaks, one) || then == 0 {
                continue;
            }
            if let Some((count, fewest)) = self.alive.get_mut(one) {
                *count = count.saturating_add(alike.ways.saturating_mul(then));
                *fewest = (*fewest).min(least + u32::from(alike.known));
            }
            if let (Some(falls), Some(more)) = (self.falls.get_mut(one), after.falls.get(one)) {
                *falls |= act.breaks | more;
            }
            for (leads, (rest, gained)) in self
                .leads
                .iter_mut()
                .zip(after.leads.iter().zip(&act.points))
            {
                if let (Some(lead), Some(rest)) = (leads.get_mut(one), rest.get(one)) {
                    *lead = (*lead).min(gained - own + rest);
                }
            }
        }
    }
}
