//! The states that a walk can come to, as far as conditions tell them apart, and the ways on.
//!
//! It is the same for all options: each aim looks at the same ways with its own eyes.

use std::collections::BTreeMap;

use super::deck::{Deck, Family, Turnout};
use super::deed::{Deed, Doing, Term};
use super::effort::{Effort, Spent};
use super::ground::Ground;
use crate::analysis::space::{Memories, Outcome};
use crate::engine::Answer;
use crate::model::{MemberSet, QuestionIx, RuleIx, Table};

/// All states, one layer for each question.
pub(in crate::analysis) struct Graph {
    /// What is so before any answer.
    pub(in crate::analysis) base: Deed,
    pub(in crate::analysis) layers: Vec<Layer>,
    /// The terms that deeds weigh.
    pub(in crate::analysis) terms: Vec<Term>,
}

/// The states before a question.
pub(in crate::analysis) struct Layer {
    pub(in crate::analysis) question: QuestionIx,
    pub(in crate::analysis) decks: Vec<Deck>,
    /// What rules do that an answer decides, and where it leads.
    pub(in crate::analysis) turns: Vec<Turn>,
    pub(in crate::analysis) nodes: Vec<Node>,
}

/// A state: what can happen, and for each family of answers the turn that it takes.
pub(in crate::analysis) struct Node {
    /// The place of its deck in the layer.
    pub(in crate::analysis) deck: usize,
    /// For each family of the deck the place of its turn in the layer.
    pub(in crate::analysis) turns: Vec<usize>,
}

/// Where some answers lead.
pub(in crate::analysis) struct Turn {
    /// The place of the next state in the next layer.
    pub(in crate::analysis) to: usize,
    /// The rules that turn out to hold.
    pub(in crate::analysis) holds: Vec<RuleIx>,
    /// What these do.
    pub(in crate::analysis) deed: Deed,
}

/// One way on from a state: by some family of answers, taking a turn.
pub(in crate::analysis) struct Way<'g> {
    /// The place of the deck, of the family in it, and of the turn in the layer.
    pub(in crate::analysis) places: (usize, usize, usize),
    pub(in crate::analysis) family: &'g Family,
    pub(in crate::analysis) turn: &'g Turn,
}

/// The answers that are looked at, at most, where all are wanted.
pub(in crate::analysis) const ANSWERS: usize = 1_000_000;

/// Why not every answer is in a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum NotWhole {
    /// There are more than are looked at, or more than a memory tells apart.
    Spent,
    /// A `many` question offers more choices than all subsets are looked at of.
    Choices,
}

impl Graph {
    /// The states of all ways to go on.
    pub(in crate::analysis) fn of(
        ground: &Ground<'_>,
        effort: &mut Effort<'_>,
    ) -> Result<Self, Spent> {
        let order: Vec<QuestionIx> = ground.tree.questions().indices().collect();
        Self::in_order(ground, &order, effort)
    }

    /// The same, if every answer that can be given is in it.
    pub(in crate::analysis) fn whole(
        ground: &Ground<'_>,
        effort: &mut Effort<'_>,
    ) -> Result<Self, NotWhole> {
        let graph = Self::of(ground, effort).map_err(|Spent| NotWhole::Spent)?;
        if graph.is_whole() {
            Ok(graph)
        } else {
            Err(NotWhole::Choices)
        }
    }

    /// The same with the questions in some order, in which each comes after those that its
    /// conditions name.
    pub(in crate::analysis) fn in_order(
        ground: &Ground<'_>,
        order: &[QuestionIx],
        effort: &mut Effort<'_>,
    ) -> Result<Self, Spent> {
        let tree = ground.tree;
        let mut memories = Memories::in_order(tree, order);
        let too_many = |ix| memories.tests(ix).len() > MemberSet::MAX;
        if tree.questions().indices().any(too_many) {
            // More than a memory tells apart: no budget is enough.
            return Err(Spent);
        }
        let mut doing = Doing::new(ground);
        let rules: Table<RuleIx, Deed> = Table::for_each_of(tree.rules(), |ix, _| doing.rule(ix));
        let base = doing.base();
        let mut layers = Vec::new();
        let mut reached = vec![0];
        for question in order.iter().copied() {
            let mut layer = Layer {
                question,
                decks: Vec::new(),
                turns: Vec::new(),
                nodes: Vec::new(),
            };
            let mut turns: BTreeMap<(u32, Outcome), usize> = BTreeMap::new();
            let mut next: Vec<u32> = Vec::new();
            let mut places: BTreeMap<u32, usize> = BTreeMap::new();
            for memory in reached {
                let deck = layer.deck(ground, &memories, &mut doing, memory, effort)?;
                let families = layer.decks.get(deck).map(|deck| deck.families.as_slice());
                let mut node = Node {
                    deck,
                    turns: Vec::new(),
                };
                for family in families.unwrap_or_default() {
                    effort.one_more()?;
                    let turn = turns.entry((memory, family.outcome)).or_insert_with(|| {
                        let turned = memories.turn(memory, question, family.outcome);
                        let to = *places.entry(turned.memory).or_insert_with(|| {
                            next.push(turned.memory);
                            next.len() - 1
                        });
                        let deed = Deed::all(tree, &rules, &turned.holds);
                        let holds = turned.holds;
                        layer.turns.push(Turn { to, holds, deed });
                        layer.turns.len() - 1
                    });
                    node.turns.push(*turn);
                }
                layer.nodes.push(node);
            }
            layers.push(layer);
            reached = next;
        }
        Ok(Self {
            base,
            layers,
            terms: doing.into_terms(),
        })
    }

    /// Whether every answer that can be given is in it.
    pub(in crate::analysis) fn is_whole(&self) -> bool {
        let mut decks = self.layers.iter().flat_map(|layer| &layer.decks);
        decks.all(|deck| deck.is_whole)
    }

    /// All that answers and rules do, and what is so before any.
    pub(in crate::analysis) fn deeds(&self) -> impl Iterator<Item = &Deed> {
        let decks = self.layers.iter().flat_map(|layer| &layer.decks);
        let members = decks.flat_map(|deck| deck.families.iter().flat_map(|one| &one.members));
        let turns = self.layers.iter().flat_map(|layer| &layer.turns);
        let deeds = members.map(|(_, deed)| deed);
        let deeds = deeds.chain(turns.map(|turn| &turn.deed));
        deeds.chain([&self.base])
    }

    /// How many states there are behind the last question.
    pub(in crate::analysis) fn ends(&self) -> usize {
        let turns = self
            .layers
            .last()
            .into_iter()
            .flat_map(|layer| &layer.turns);
        turns.map(|turn| turn.to + 1).max().unwrap_or(1)
    }

    /// For each layer, the one behind the last question among them, how many ways on there are
    /// from each state; the most that a number holds if there are more.
    pub(in crate::analysis) fn completions(&self) -> Vec<Vec<u128>> {
        let mut layers = vec![vec![1_u128; self.ends()]];
        for layer in self.layers.iter().rev() {
            let after = layers.last().map_or(&[][..], Vec::as_slice);
            let of = |node| {
                layer.ways(node).fold(0_u128, |sum, way| {
                    let after = after.get(way.turn.to).copied().unwrap_or(0);
                    let ways = after.saturating_mul(way.family.members.len() as u128);
                    sum.saturating_add(ways)
                })
            };
            let here = layer.nodes.iter().map(of).collect();
            layers.push(here);
        }
        layers.reverse();
        layers
    }

    /// The least and the most that all weights can come to.
    pub(in crate::analysis) fn weights(&self) -> (f64, f64) {
        let (mut least, mut most) = (self.base.weight, self.base.weight);
        for layer in &self.layers {
            let families = layer.decks.iter().flat_map(|deck| &deck.families);
            let weights = families.flat_map(|family| &family.members);
            let weights = || weights.clone().map(|(_, deed)| deed.weight);
            least += weights().min_by(f64::total_cmp).unwrap_or(0.0);
            most += weights().max_by(f64::total_cmp).unwrap_or(0.0);
            let turns = layer.turns.iter().map(|turn| turn.deed.weight);
            most += turns.max_by(f64::total_cmp).unwrap_or(0.0);
        }
        (least, most)
    }
}

impl Layer {
    /// The ways on from a state.
    pub(in crate::analysis) fn ways<'g>(&'g self, node: &'g Node) -> impl Iterator<Item = Way<'g>> {
        let families = self.decks.get(node.deck).map(|deck| &deck.families);
        let families = families.into_iter().flatten().enumerate();
        families
            .zip(&node.turns)
            .filter_map(move |((place, family), turn)| {
                Some(Way {
                    places: (node.deck, place, *turn),
                    family,
                    turn: self.turns.get(*turn)?,
                })
            })
    }

    /// One of the answers of a family, by the places of its deck, of the family and of itself;
    /// `None` if nobody knows anything to give it.
    pub(in crate::analysis) fn known(
        &self,
        (deck, family, member): (usize, usize, usize),
    ) -> Option<(QuestionIx, Answer)> {
        let family = self.decks.get(deck)?.families.get(family)?;
        let (answer, _) = family.members.get(member)?;
        let answer = answer.clone()?;
        (answer != Answer::Unknown).then_some((self.question, answer))
    }

    /// The place of the deck of a state; made if it is the first of its kind.
    fn deck(
        &mut self,
        ground: &Ground<'_>,
        memories: &Memories<'_>,
        doing: &mut Doing<'_>,
        memory: u32,
        effort: &mut Effort<'_>,
    ) -> Result<usize, Spent> {
        let (tree, question) = (ground.tree, self.question);
        let given = ground.situation.answers.get(question);
        let turnout = Turnout::of(tree, memories, memory, question, given);
        let there = self.decks.iter().position(|deck| deck.turnout == turnout);
        if let Some(there) = there {
            return Ok(there);
        }
        self.decks.push(match turnout {
            Turnout::Skipped => Deck::skipped(Deed::nothing(tree)),
            _ => Deck::of(tree, memories, doing, question, (turnout, given), effort)?,
        });
        Ok(self.decks.len() - 1)
    }
}
