//! The same ways seen by two trees that ask the same and tell answers apart by the same
//! conditions, and differ in what answers, rules or options do.

use super::deck::{Deck, Family};
use super::deed::{Deed, Doing};
use super::graph::{Graph, Layer, Node, Turn};
use super::ground::Ground;
use crate::analysis::space::Outcome;
use crate::engine::Answer;
use crate::model::{MemberSet, RuleIx, Table};

/// What one answer does in both trees.
struct Both {
    answer: Option<Answer>,
    own: Deed,
    other: Deed,
}

impl Both {
    /// What answers of one family share.
    fn shares(&self) -> [MemberSet; 4] {
        let (own, other) = (&self.own, &self.other);
        [own.lacks, own.provides, other.lacks, other.provides]
    }
}

/// The ways of a graph, and the same ways with what another tree does on them: layer by layer the
/// same states, the same families, the same members, the same turns.
///
/// The other tree has the questions, choices, conditions and options of the first. A number of
/// the first stands for an interval that the first does not tell apart; the other must not
/// either.
pub(in crate::analysis) fn twins(graph: &Graph, other: &Ground<'_>) -> (Graph, Graph) {
    let tree = other.tree;
    let mut doing = Doing::new(other);
    let rules: Table<RuleIx, Deed> = Table::for_each_of(tree.rules(), |ix, _| doing.rule(ix));
    let base = doing.base();
    let (mut own_layers, mut other_layers) = (Vec::new(), Vec::new());
    for layer in &graph.layers {
        let mut own = like(layer);
        let mut twin = like(layer);
        for deck in &layer.decks {
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            for family in &deck.families {
                let both = |(answer, deed): &(Option<Answer>, Deed)| Both {
                    answer: answer.clone(),
                    own: deed.clone(),
                    other: match answer {
                        Some(answer) => doing.answer(layer.question, answer),
                        None => Deed::nothing(tree),
                    },
                };
                let members: Vec<Both> = family.members.iter().map(both).collect();
                for part in parted(members) {
                    let (one, two) = families(family.outcome, part);
                    ours.push(one);
                    theirs.push(two);
                }
            }
            own.decks.push(with(deck, ours));
            twin.decks.push(with(deck, theirs));
        }
        for node in &layer.nodes {
            let node = spread(layer, node, &own);
            twin.nodes.push(Node {
                deck: node.deck,
                turns: node.turns.clone(),
            });
            own.nodes.push(node);
        }
        for turn in &layer.turns {
            let (to, holds) = (turn.to, &turn.holds);
            let of = |deed| Turn {
                to,
                holds: holds.clone(),
                deed,
            };
            own.turns.push(of(turn.deed.clone()));
            twin.turns.push(of(Deed::all(tree, &rules, holds)));
        }
        own_layers.push(own);
        other_layers.push(twin);
    }
    let own = Graph {
        base: graph.base.clone(),
        layers: own_layers,
        terms: graph.terms.clone(),
    };
    let twin = Graph {
        base,
        layers: other_layers,
        terms: doing.into_terms(),
    };
    (own, twin)
}

fn like(layer: &Layer) -> Layer {
    Layer {
        question: layer.question,
        decks: Vec::new(),
        turns: Vec::new(),
        nodes: Vec::new(),
    }
}

fn with(deck: &Deck, families: Vec<Family>) -> Deck {
    Deck {
        turnout: deck.turnout,
        families,
        is_whole: deck.is_whole,
    }
}

/// The members of a family by what capabilities they lack and provide in both trees.
fn parted(members: Vec<Both>) -> Vec<Vec<Both>> {
    let mut parts: Vec<Vec<Both>> = Vec::new();
    for member in members {
        let shares = member.shares();
        let same = |part: &&mut Vec<Both>| part.first().is_some_and(|one| one.shares() == shares);
        match parts.iter_mut().find(same) {
            Some(part) => part.push(member),
            None => parts.push(vec![member]),
        }
    }
    parts
}

/// Some members that share these as a family of either tree.
fn families(outcome: Outcome, members: Vec<Both>) -> (Family, Family) {
    let of = |shares: Option<(MemberSet, MemberSet)>| {
        let (lacks, provides) = shares.unwrap_or_default();
        Family {
            outcome,
            lacks,
            provides,
            members: Vec::new(),
        }
    };
    let first = members.first();
    let mut own = of(first.map(|one| (one.own.lacks, one.own.provides)));
    let mut other = of(first.map(|one| (one.other.lacks, one.other.provides)));
    for member in members {
        own.members.push((member.answer.clone(), member.own));
        other.members.push((member.answer, member.other));
    }
    (own, other)
}

/// A state with a turn for each of the families that its families were parted into.
fn spread(layer: &Layer, node: &Node, parted: &Layer) -> Node {
    let whole = layer.decks.get(node.deck).map(|deck| &deck.families);
    let parts = parted.decks.get(node.deck).map(|deck| &deck.families);
    let mut parts = parts.into_iter().flatten();
    let mut turns = Vec::new();
    for (family, turn) in whole.into_iter().flatten().zip(&node.turns) {
        let mut left = family.members.len();
        while left > 0 {
            let Some(part) = parts.next() else { break };
            left = left.saturating_sub(part.members.len());
            turns.push(*turn);
        }
    }
    Node {
        deck: node.deck,
        turns,
    }
}
