//! The walk: question by question, answer sets merged of which all is the same that a status
//! hangs on.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::acts::{Act, acts, base};
use super::verdict::{Judge, Verdict};
use super::{NoStatuses, Statuses};
use crate::analysis::bits::first_of;
use crate::analysis::space::Count;
use crate::analysis::ways::{Graph, Standing};
use crate::model::{MemberSet, Tree};

/// Answer sets of which all is the same that a status hangs on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct State {
    /// The place of the state that conditions tell apart.
    pub(super) node: usize,
    pub(super) viable: u64,
    pub(super) unverified: u64,
    pub(super) essential: bool,
    pub(super) outside: bool,
    pub(super) standing: Standing,
    /// The weight of each term, in thousandths.
    pub(super) weights: Box<[i32]>,
}

/// States, each with how many answer sets it stands for.
type States = IndexMap<State, u128, FxBuildHasher>;

/// Counts all statuses, in so many steps at most.
pub(super) fn walk(tree: &Tree, graph: &Graph, budget: usize) -> Result<Statuses, NoStatuses> {
    let all = acts(tree, graph)?;
    let judge = Judge::new(tree, graph);
    let completions = graph.completions();
    let mut found = Statuses::default();
    let mut states = States::default();
    if let Some(start) = start(tree, graph, &judge)? {
        states.insert(start, 1);
    } else {
        let sets = completions.first().and_then(|first| first.first());
        found.none_left = Count(sets.copied().unwrap_or(1));
    }
    for (n, (layer, acts)) in graph.layers.iter().zip(&all).enumerate() {
        let mut next = States::default();
        for (state, ways) in &states {
            let node = layer.nodes.get(state.node);
            for way in node.into_iter().flat_map(|node| layer.ways(node)) {
                let (deck, family, turn) = way.places;
                let families = acts.families.get(deck).and_then(|deck| deck.get(family));
                let rules = acts.turns.get(turn);
                let Some((answers, rules)) = families.zip(rules) else {
                    continue;
                };
                let deed = &way.turn.deed;
                let lacks = way.family.lacks.union(&deed.lacks);
                let provides = way.family.provides.union(&deed.provides);
                let standing = state.standing.and(&lacks, &provides, &judge.relevant);
                for (answer, count) in answers {
                    found.steps += 1;
                    if found.steps > budget {
                        return Err(NoStatuses::Steps(budget));
                    }
                    let ways = ways.saturating_mul(*count);
                    let after = state.after(way.turn.to, standing, [answer, rules])?;
                    let after = judge.without_lacking(after);
                    if after.viable == 0 {
                        let layer = completions.get(n + 1);
                        let rest = layer.and_then(|layer| layer.get(way.turn.to));
                        let gone = ways.saturating_mul(rest.copied().unwrap_or(1));
                        found.none_left = found.none_left + Count(gone);
                        continue;
                    }
                    let there = next.entry(after).or_default();
                    *there = there.saturating_add(ways);
                }
            }
        }
        states = next;
    }
    for (state, ways) in &states {
        let count = match judge.status(state)? {
            Verdict::NoneLeft => &mut found.none_left,
            Verdict::Open => &mut found.open,
            Verdict::OnlyOne => &mut found.only_one,
            Verdict::TooClose => &mut found.too_close,
            Verdict::Clear => &mut found.clear,
        };
        *count = *count + Count(*ways);
    }
    Ok(found)
}

/// The state before any answer; none if no option is left in it.
fn start(tree: &Tree, graph: &Graph, judge: &Judge<'_>) -> Result<Option<State>, NoStatuses> {
    let all = first_of(tree.candidates().len());
    let nothing = State {
        node: 0,
        viable: all,
        unverified: 0,
        essential: false,
        outside: false,
        standing: Standing::default(),
        weights: vec![0; graph.terms.len()].into(),
    };
    let (lacks, provides): (&MemberSet, &MemberSet) = (&graph.base.lacks, &graph.base.provides);
    let standing = nothing.standing.and(lacks, provides, &judge.relevant);
    let state = nothing.after(0, standing, [&base(graph)?, &Act::default()])?;
    let state = judge.without_lacking(state);
    Ok((state.viable != 0).then_some(state))
}

impl State {
    /// After an answer and the rules that it decides.
    fn after(&self, node: usize, standing: Standing, acts: [&Act; 2]) -> Result<Self, NoStatuses> {
        let mut after = Self {
            node,
            standing,
            ..self.clone()
        };
        for act in acts {
            after.viable &= !act.breaks;
            after.unverified |= act.unverified;
            after.essential |= act.essential;
            after.outside |= act.outside;
            for (term, more) in &act.weights {
                if let Some(weight) = after.weights.get_mut(*term) {
                    *weight = weight.checked_add(*more).ok_or(NoStatuses::Weights)?;
                }
            }
        }
        after.unverified &= after.viable;
        Ok(after)
    }
}
