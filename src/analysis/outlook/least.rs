//! The least that the ways on from each state add up to.

use crate::analysis::ways::{Deed, Graph, Way};
use crate::engine::Answer;
use crate::model::QuestionIx;

/// Sums over the ways on, of which the least counts: a shortest path, from the end to the start.
pub(super) struct Least<'g> {
    graph: &'g Graph,
    layers: Vec<Sums>,
}

/// What the ways through one layer add.
struct Sums {
    /// For each deck and family the least that a member adds, with its place; `None` if no
    /// member is left.
    picks: Vec<Vec<Option<(f64, usize)>>>,
    /// For each turn what its rules add; `None` if it is not taken.
    turns: Vec<Option<f64>>,
    /// For each state the least that the ways on from it add up to; infinite if there is none.
    from: Vec<f64>,
}

impl<'g> Least<'g> {
    /// The least sums of what deeds add; one that gives `None` is not taken.
    pub(super) fn of(graph: &'g Graph, adds: impl Fn(&Deed) -> Option<f64>) -> Self {
        let mut layers: Vec<Sums> = Vec::new();
        let mut after: Vec<f64> = Vec::new();
        for layer in graph.layers.iter().rev() {
            let pick = |members: &[(Option<Answer>, Deed)]| {
                let added = members.iter().enumerate();
                let added = added.filter_map(|(place, (_, deed))| Some((adds(deed)?, place)));
                added.min_by(|a, b| a.0.total_cmp(&b.0))
            };
            let picks = layer.decks.iter().map(|deck| {
                let families = deck.families.iter();
                families.map(|family| pick(&family.members)).collect()
            });
            let mut sums = Sums {
                picks: picks.collect(),
                turns: layer.turns.iter().map(|turn| adds(&turn.deed)).collect(),
                from: Vec::new(),
            };
            let from = layer.nodes.iter().map(|node| {
                let ways = layer.ways(node);
                let sums = ways.filter_map(|way| sums.through(&way, &after));
                sums.min_by(f64::total_cmp).unwrap_or(f64::INFINITY)
            });
            sums.from = from.collect();
            after.clone_from(&sums.from);
            layers.push(sums);
        }
        layers.reverse();
        Self { graph, layers }
    }

    /// The least that whole walks add up to; infinite if there is none.
    pub(super) fn whole(&self) -> f64 {
        self.from(0, 0)
    }

    /// The least that the ways on from a state add up to; after the last question nothing.
    pub(super) fn from(&self, layer: usize, node: usize) -> f64 {
        let Some(sums) = self.layers.get(layer) else {
            return 0.0;
        };
        sums.from.get(node).copied().unwrap_or(f64::INFINITY)
    }

    /// What a way adds by itself, with the place of the family's member that adds the least.
    pub(super) fn of_way(&self, layer: usize, way: &Way<'_>) -> Option<(f64, usize)> {
        self.layers.get(layer)?.of_way(way)
    }

    /// The answers of a walk that adds up to the least.
    pub(super) fn path(&self) -> Vec<(QuestionIx, Answer)> {
        let mut answers = Vec::new();
        let mut place = 0;
        for (n, layer) in self.graph.layers.iter().enumerate() {
            let Some(node) = layer.nodes.get(place) else {
                break;
            };
            let sum = |way: &Way<'_>| {
                let (added, member) = self.of_way(n, way)?;
                Some((added + self.from(n + 1, way.turn.to), member))
            };
            let ways = layer.ways(node).filter_map(|way| Some((sum(&way)?, way)));
            let Some(((_, member), way)) = ways.min_by(|a, b| a.0.0.total_cmp(&b.0.0)) else {
                break;
            };
            answers.extend(layer.known((way.places.0, way.places.1, member)));
            place = way.turn.to;
        }
        answers
    }
}

impl Sums {
    fn of_way(&self, way: &Way<'_>) -> Option<(f64, usize)> {
        let (deck, family, turn) = way.places;
        let (added, member) = (*self.picks.get(deck)?.get(family)?)?;
        let turned = (*self.turns.get(turn)?)?;
        Some((added + turned, member))
    }

    /// What a way adds up to, to the end; `after` is so for the states that it leads to.
    fn through(&self, way: &Way<'_>, after: &[f64]) -> Option<f64> {
        let (added, _) = self.of_way(way)?;
        let rest = after.get(way.turn.to).copied().unwrap_or(0.0);
        (rest < f64::INFINITY).then_some(added + rest)
    }
}
