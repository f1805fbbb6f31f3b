//! The ways to answer, from state to state: all of them, or those that leave an option.

use std::collections::BTreeMap;

use crate::analysis::ways::{Deed, Family, Graph, Standing, Supply};
use crate::model::MemberSet;

/// Ways from state to state, one layer for each question, and how many of the last states count.
pub(super) struct Ways<'g> {
    /// What is so before any answer.
    pub(super) base: &'g Deed,
    pub(super) layers: Vec<Layer<'g>>,
    /// How many answer sets each last state stands for: 1, or 0 if no option is left.
    pub(super) ends: Vec<u128>,
}

/// The ways before one question.
pub(super) struct Layer<'g> {
    /// Answers that lead alike, by what each does.
    pub(super) bundles: Vec<Vec<&'g Deed>>,
    /// What rules do.
    pub(super) turns: Vec<&'g Deed>,
    /// For each state its ways on.
    pub(super) nodes: Vec<Vec<Edge>>,
}

/// A way on.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    /// The place of the next state in the next layer.
    pub(super) to: usize,
    /// The place of its answers.
    pub(super) bundle: usize,
    /// The place of what rules do.
    pub(super) turn: usize,
}

/// Answers of a family that eliminate alike: what they eliminate, and their place.
type Parts = Vec<(MemberSet, usize)>;

/// A state: one of the graph, the options that are not out, and the capabilities that may still
/// put one out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    node: usize,
    viable: MemberSet,
    standing: Standing,
}

impl<'g> Ways<'g> {
    /// All of them.
    pub(super) fn all(graph: &'g Graph) -> Self {
        let layers = graph.layers.iter().map(|layer| {
            let mut made = Layer::over(layer);
            let mut places: BTreeMap<(usize, usize), usize> = BTreeMap::new();
            for node in &layer.nodes {
                let mut edges = Vec::new();
                for way in layer.ways(node) {
                    let (deck, family, turn) = way.places;
                    let bundle = *places.entry((deck, family)).or_insert_with(|| {
                        made.bundle(way.family.members.iter().map(|one| &one.1))
                    });
                    let to = way.turn.to;
                    edges.push(Edge { to, bundle, turn });
                }
                made.nodes.push(edges);
            }
            made
        });
        Self {
            base: &graph.base,
            layers: layers.collect(),
            ends: vec![1; graph.ends()],
        }
    }

    /// Those that leave an option; `None` if there are more from state to state than so many.
    /// `supplies` are those of all options, in their order.
    pub(super) fn living(
        graph: &'g Graph,
        supplies: &[Supply<'_>],
        mut most: usize,
    ) -> Option<Self> {
        let options = Options(supplies);
        let mut here: Vec<State> = options.start(graph).into_iter().collect();
        let mut layers = Vec::new();
        for layer in &graph.layers {
            let mut made = Layer::over(layer);
            let mut parts: BTreeMap<(usize, usize), Parts> = BTreeMap::new();
            let mut next: Vec<State> = Vec::new();
            let mut places: BTreeMap<State, usize> = BTreeMap::new();
            for state in &here {
                let mut edges = Vec::new();
                let ways = layer.nodes.get(state.node).map(|node| layer.ways(node));
                for way in ways.into_iter().flatten() {
                    let (deck, family, turn) = way.places;
                    let parts = parts
                        .entry((deck, family))
                        .or_insert_with(|| parts_of(way.family, &mut made));
                    for (breaks, bundle) in parts.iter() {
                        most = most.checked_sub(1)?;
                        let after = options.after(state, breaks, (way.family, &way.turn.deed));
                        if after.viable.is_empty() {
                            continue;
                        }
                        let after = State {
                            node: way.turn.to,
                            ..after
                        };
                        let to = *places.entry(after).or_insert_with(|| {
                            next.push(after);
                            next.len() - 1
                        });
                        let bundle = *bundle;
                        edges.push(Edge { to, bundle, turn });
                    }
                }
                made.nodes.push(edges);
            }
            layers.push(made);
            here = next;
        }
        Some(Self {
            base: &graph.base,
            layers,
            ends: here
                .iter()
                .map(|state| u128::from(options.is_left(state)))
                .collect(),
        })
    }
}

impl<'g> Layer<'g> {
    fn over(layer: &'g crate::analysis::ways::Layer) -> Self {
        Self {
            bundles: Vec::new(),
            turns: layer.turns.iter().map(|turn| &turn.deed).collect(),
            nodes: Vec::new(),
        }
    }

    fn bundle(&mut self, deeds: impl Iterator<Item = &'g Deed>) -> usize {
        self.bundles.push(deeds.collect());
        self.bundles.len() - 1
    }
}

/// The answers of a family, those together that eliminate alike.
fn parts_of<'g>(family: &'g Family, layer: &mut Layer<'g>) -> Parts {
    let mut by_breaks: BTreeMap<MemberSet, Vec<&Deed>> = BTreeMap::new();
    for (_, deed) in &family.members {
        by_breaks.entry(deed.breaks).or_default().push(deed);
    }
    let place =
        |(breaks, deeds): (MemberSet, Vec<&'g Deed>)| (breaks, layer.bundle(deeds.into_iter()));
    by_breaks.into_iter().map(place).collect()
}

/// What all options need of capabilities.
struct Options<'a>(&'a [Supply<'a>]);

impl Options<'_> {
    /// The state before any answer, if an option is left in it.
    fn start(&self, graph: &Graph) -> Option<State> {
        let all = (0..self.0.len()).map(MemberSet::place);
        let all = all.fold(MemberSet::EMPTY, |all, one| all.union(&one));
        let nothing = State {
            node: 0,
            viable: all,
            standing: Standing::default(),
        };
        let base = &graph.base;
        let state = self.told(&nothing, &base.breaks, (&base.lacks, &base.provides));
        (!state.viable.is_empty()).then_some(state)
    }

    /// The state after answers and the rules that they decide, in no place yet.
    fn after(&self, state: &State, breaks: &MemberSet, (family, rules): (&Family, &Deed)) -> State {
        let lacks = family.lacks.union(&rules.lacks);
        let provides = family.provides.union(&rules.provides);
        self.told(state, &breaks.union(&rules.breaks), (&lacks, &provides))
    }

    fn told(
        &self,
        state: &State,
        breaks: &MemberSet,
        (lacks, provides): (&MemberSet, &MemberSet),
    ) -> State {
        let mut viable = state.viable.without(breaks);
        let relevant = self.relevant(&viable);
        let standing = state.standing.and(lacks, provides, &relevant);
        for (n, supply) in self.0.iter().enumerate() {
            if viable.has(n) && supply.is_out(&standing) {
                viable = viable.without(&MemberSet::place(n));
            }
        }
        State {
            node: state.node,
            viable,
            standing: standing.only(&self.relevant(&viable)),
        }
    }

    /// The capabilities that may put one of some options out.
    fn relevant(&self, viable: &MemberSet) -> MemberSet {
        let own = self.0.iter().enumerate();
        let own = own.filter(|(n, _)| viable.has(*n));
        own.fold(MemberSet::EMPTY, |all, (_, supply)| {
            all.union(&supply.relevant)
        })
    }

    /// Whether an option is left in the end.
    fn is_left(&self, state: &State) -> bool {
        let mut own = self.0.iter().enumerate();
        own.any(|(n, supply)| {
            state.viable.has(n) && (supply.is_simple() || supply.is_supplied(&state.standing))
        })
    }
}
