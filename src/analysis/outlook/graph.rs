//! The states that a walk can come to, as far as conditions tell them apart, and the ways on.
//!
//! It is the same for all options: each aim looks at the same ways with its own eyes.

use std::collections::BTreeMap;

use super::completions::Completions;
use super::deck::{Deck, Family, Turnout};
use super::deed::{Deed, Doing};
use super::effort::{Effort, Spent};
use crate::analysis::space::{Memories, Outcome};
use crate::model::{MemberSet, QuestionIx, RuleIx, Table};

/// All states, one layer for each question.
pub(super) struct Graph {
    /// What is so before any answer.
    pub(super) base: Deed,
    pub(super) layers: Vec<Layer>,
}

/// The states before a question.
pub(super) struct Layer {
    pub(super) question: QuestionIx,
    pub(super) decks: Vec<Deck>,
    /// What rules do that an answer decides, and where it leads.
    pub(super) turns: Vec<Turn>,
    pub(super) nodes: Vec<Node>,
}

/// A state: what can happen, and for each family of answers the turn that it takes.
pub(super) struct Node {
    /// The place of its deck in the layer.
    pub(super) deck: usize,
    /// For each family of the deck the place of its turn in the layer.
    pub(super) turns: Vec<usize>,
}

/// Where some answers lead.
pub(super) struct Turn {
    /// The place of the next state in the next layer.
    pub(super) to: usize,
    /// What the rules do that turn out to hold.
    pub(super) deed: Deed,
}

/// One way on from a state: by some family of answers, taking a turn.
pub(super) struct Way<'g> {
    /// The place of the deck, of the family in it, and of the turn in the layer.
    pub(super) places: (usize, usize, usize),
    pub(super) family: &'g Family,
    pub(super) turn: &'g Turn,
}

impl Graph {
    /// The states of all ways to go on.
    pub(super) fn of(
        completions: &Completions<'_>,
        effort: &mut Effort<'_>,
    ) -> Result<Self, Spent> {
        let tree = completions.tree();
        let mut memories = Memories::new(tree);
        let too_many = |ix| memories.tests(ix).len() > MemberSet::MAX;
        if tree.questions().indices().any(too_many) {
            // More than a memory tells apart: no budget is enough.
            return Err(Spent);
        }
        let mut doing = Doing::new(completions);
        let rules: Table<RuleIx, Deed> = Table::for_each_of(tree.rules(), |ix, _| doing.rule(ix));
        let base = doing.base();
        let mut layers = Vec::new();
        let mut reached = vec![0];
        for question in tree.questions().indices() {
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
                let deck = layer.deck(completions, &memories, &mut doing, memory, effort)?;
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
                        let mut deed = Deed::nothing(completions);
                        for rule in turned.holds {
                            deed.and(&rules[rule]);
                        }
                        layer.turns.push(Turn { to, deed });
                        layer.turns.len() - 1
                    });
                    node.turns.push(*turn);
                }
                layer.nodes.push(node);
            }
            layers.push(layer);
            reached = next;
        }
        Ok(Self { base, layers })
    }

    /// Whether every answer that can be given is in it.
    pub(super) fn is_whole(&self) -> bool {
        let mut decks = self.layers.iter().flat_map(|layer| &layer.decks);
        decks.all(|deck| deck.is_whole)
    }

    /// The least and the most that all weights can come to.
    pub(super) fn weights(&self) -> (f64, f64) {
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
    pub(super) fn ways<'g>(&'g self, node: &'g Node) -> impl Iterator<Item = Way<'g>> {
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

    /// The place of the deck of a state; made if it is the first of its kind.
    fn deck(
        &mut self,
        completions: &Completions<'_>,
        memories: &Memories<'_>,
        doing: &mut Doing<'_>,
        memory: u32,
        effort: &mut Effort<'_>,
    ) -> Result<usize, Spent> {
        let (tree, question) = (completions.tree(), self.question);
        let given = completions.situation().answers.get(question);
        let turnout = Turnout::of(tree, memories, memory, question, given);
        let there = self.decks.iter().position(|deck| deck.turnout == turnout);
        if let Some(there) = there {
            return Ok(there);
        }
        self.decks.push(match turnout {
            Turnout::Skipped => Deck::skipped(Deed::nothing(completions)),
            _ => Deck::of(tree, memories, doing, question, (turnout, given), effort)?,
        });
        Ok(self.decks.len() - 1)
    }
}
