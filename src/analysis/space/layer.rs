//! The states before one question, and the steps to those before the next.

use super::Count;
use super::answers::Deed;
use super::memory::Turn;
use super::reach::Standing;
use super::together::Together;
use crate::model::{ChoiceIx, MemberSet, Table};

/// What stands for all answer sets that nothing to come can tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    pub(super) standing: Standing,
    pub(super) memory: u32,
}

/// A state before a question, with what leads to it and what follows.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) state: State,
    /// How many ways lead to it.
    pub(super) ways: Count,
    /// In how many ways the answers can go on from it.
    pub(super) completions: Count,
    /// In how many of them an option is left in the end.
    pub(super) live: Count,
    /// The fewest known answers that lead to it.
    pub(super) known: u32,
    /// The state before, and the step from there, of the way with the fewest known answers.
    pub(super) from: Option<(u32, u32)>,
    /// The answers that can be given, by place in [`Layer::decks`].
    pub(super) deck: usize,
    /// Its steps in [`Layer::steps`]: from the first to before the other.
    pub(super) steps: (usize, usize),
}

/// A step to a state of the next layer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) to: u32,
    /// The answer, by place in the deck.
    pub(super) deed: u32,
    /// What it decides, by place in [`Layer::turns`].
    pub(super) turn: u32,
}

/// The answers that can be given in some states.
#[derive(Debug)]
pub(super) struct Deck {
    pub(super) applies: bool,
    pub(super) offered: MemberSet,
    pub(super) deeds: Vec<Deed>,
}

/// All states before one question; the last layer is what is left after all of them.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) nodes: Vec<Node>,
    pub(super) steps: Vec<Step>,
    pub(super) decks: Vec<Deck>,
    pub(super) turns: Vec<Turn>,
    /// What each choice by itself does.
    pub(super) singles: Table<ChoiceIx, Together>,
}

impl Node {
    /// A state that nothing leads to yet.
    pub(super) fn new(state: State) -> Self {
        Self {
            state,
            ways: Count(0),
            completions: Count(0),
            live: Count(0),
            known: u32::MAX,
            from: None,
            deck: 0,
            steps: (0, 0),
        }
    }

    /// The options that are viable.
    pub(super) fn viable(&self) -> MemberSet {
        self.state.standing.viable
    }
}

impl Layer {
    pub(super) fn of(nodes: Vec<Node>) -> Self {
        Self {
            nodes,
            steps: Vec::new(),
            decks: Vec::new(),
            turns: Vec::new(),
            singles: Table::new(),
        }
    }

    /// The steps from a state, each with the answer that takes it.
    pub(super) fn steps_of(&self, node: &Node) -> impl Iterator<Item = (usize, &Step, &Deed)> {
        let (from, to) = node.steps;
        let deeds = self.decks.get(node.deck).map(|deck| deck.deeds.as_slice());
        let deeds = deeds.unwrap_or_default();
        let steps = self.steps.get(from..to).unwrap_or_default();
        steps.iter().enumerate().filter_map(move |(n, step)| {
            let deed = deeds.get(step.deed as usize)?;
            Some((from + n, step, deed))
        })
    }
}
