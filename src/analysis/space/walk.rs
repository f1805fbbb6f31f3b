//! The walk: layer by layer, one question a layer, states merged.

use std::collections::BTreeMap;

use super::answers::{Asked, Deed};
use super::hard::Hard;
use super::layer::{Deck, Layer, Node, State, Step};
use super::memory::{Memories, Outcome};
use super::reach::Reach;
use super::{Budget, Count, NotCounted};
use crate::engine::Answer;
use crate::model::{Effects, MemberSet, PartialDate, Question, QuestionIx, QuestionKind, Tree};

/// All layers of a tree; `forced` keeps to the answer sets that give one answer.
pub(super) fn layers(
    tree: &Tree,
    today: PartialDate,
    forced: Option<(QuestionIx, &Answer)>,
    budget: Budget,
) -> Result<Vec<Layer>, NotCounted> {
    if tree.candidates().len() > MemberSet::MAX {
        return Err(NotCounted::TooMany("options"));
    }
    if tree.capabilities().len() > MemberSet::MAX {
        return Err(NotCounted::TooMany("capabilities"));
    }
    let mut walker = Walker::new(tree, forced, budget)?;
    let future = walker.future(tree.questions().indices().next());
    let start = State {
        standing: walker.reach.start(tree, today, &future),
        memory: 0,
    };
    let mut layers = Vec::new();
    let mut layer = Layer::of(vec![Node {
        ways: Count(1),
        known: 0,
        ..Node::new(start)
    }]);
    for question in tree.questions().indices() {
        let next = walker.step(&mut layer, question)?;
        layers.push(std::mem::replace(&mut layer, next));
    }
    layers.push(layer);
    Ok(layers)
}

struct Walker<'t, 'f> {
    tree: &'t Tree,
    forced: Option<(QuestionIx, &'f Answer)>,
    budget: Budget,
    memories: Memories<'t>,
    reach: Reach,
    states: usize,
    steps: usize,
}

impl<'t, 'f> Walker<'t, 'f> {
    fn new(
        tree: &'t Tree,
        forced: Option<(QuestionIx, &'f Answer)>,
        budget: Budget,
    ) -> Result<Self, NotCounted> {
        let memories = Memories::new(tree);
        let many = |ix| memories.tests(ix).len() > MemberSet::MAX;
        if tree.questions().indices().any(many) {
            return Err(NotCounted::TooMany("tests on one question"));
        }
        Ok(Self {
            tree,
            forced,
            budget,
            memories,
            reach: Reach::new(tree),
            states: 1,
            steps: 0,
        })
    }

    /// What answers from some question on, and rules that name one of them, may lack and provide.
    fn future(&self, from: Option<QuestionIx>) -> Hard {
        let Some(from) = from else {
            return Hard::default();
        };
        let mut hard = self.memories.rules_to_come(self.tree, from);
        let questions = self.tree.questions().iter();
        for (_, question) in questions.filter(|(ix, _)| *ix >= from) {
            for effects in effects_of(question) {
                hard = hard.and(&Hard::of(self.tree, effects));
            }
        }
        hard
    }

    fn spent(&self, at: QuestionIx) -> NotCounted {
        let before = self.tree.questions().indices().filter(|ix| *ix <= at);
        NotCounted::Budget {
            states: self.budget.states,
            steps: self.budget.steps,
            at: before.count(),
            of: self.tree.questions().len(),
        }
    }

    /// Fills in the steps from a layer and gives the next one.
    fn step(&mut self, layer: &mut Layer, question: QuestionIx) -> Result<Layer, NotCounted> {
        let tests = self.memories.tests(question).to_vec();
        let asked = Asked::new(self.tree, question, tests, &self.reach.relevant());
        layer.singles = asked.singles().clone();
        let future = self.future(self.tree.questions().indices().find(|ix| *ix > question));
        let mut next: Vec<Node> = Vec::new();
        let mut places: BTreeMap<State, u32> = BTreeMap::new();
        let mut turns: BTreeMap<(u32, Outcome), u32> = BTreeMap::new();
        let mut decks: BTreeMap<u32, usize> = BTreeMap::new();
        for (from, node) in (0_u32..).zip(&mut layer.nodes) {
            let memory = node.state.memory;
            node.deck = match decks.get(&memory) {
                Some(deck) => *deck,
                None => {
                    let deck = self.deck(&asked, memory, question)?;
                    let there = layer
                        .decks
                        .iter()
                        .position(|one| (one.applies, one.offered) == (deck.applies, deck.offered));
                    let place = there.unwrap_or(layer.decks.len());
                    if there.is_none() {
                        layer.decks.push(deck);
                    }
                    decks.insert(memory, place);
                    place
                }
            };
            let deeds = layer.decks.get(node.deck).map(|deck| deck.deeds.as_slice());
            let first = layer.steps.len();
            for (n, deed) in (0_u32..).zip(deeds.unwrap_or_default()) {
                let turn = *turns.entry((memory, deed.outcome)).or_insert_with(|| {
                    layer
                        .turns
                        .push(self.memories.turn(memory, question, deed.outcome));
                    u32::try_from(layer.turns.len() - 1).expect("turns are fewer than steps")
                });
                let turned = layer
                    .turns
                    .get(turn as usize)
                    .expect("it was made just now");
                let hard = deed.hard.and(&turned.hard);
                let state = State {
                    standing: self.reach.after(&node.state.standing, &hard, &future),
                    memory: turned.memory,
                };
                let ways = node.ways.times(deed.ways);
                let known = node.known + u32::from(deed.is_known());
                let step = u32::try_from(layer.steps.len()).expect("steps are within the budget");
                let to = *places.entry(state).or_insert_with(|| {
                    next.push(Node::new(state));
                    u32::try_from(next.len() - 1).expect("states are within the budget")
                });
                let reached = next.get_mut(to as usize).expect("it was made just now");
                reached.ways = reached.ways + ways;
                if known < reached.known {
                    reached.known = known;
                    reached.from = Some((from, step));
                }
                layer.steps.push(Step { to, deed: n, turn });
            }
            node.steps = (first, layer.steps.len());
            if self.states + next.len() > self.budget.states
                || self.steps + layer.steps.len() > self.budget.steps
            {
                return Err(self.spent(question));
            }
        }
        self.states += next.len();
        self.steps += layer.steps.len();
        Ok(Layer::of(next))
    }

    /// The answers that can be given with a memory.
    fn deck(
        &self,
        asked: &Asked<'_>,
        memory: u32,
        question: QuestionIx,
    ) -> Result<Deck, NotCounted> {
        let forced = self.forced.filter(|(ix, _)| *ix == question);
        let mut deck = Deck {
            applies: self.memories.applies(memory, question),
            offered: MemberSet::EMPTY,
            deeds: Vec::new(),
        };
        if deck.applies {
            for choice in self.tree.questions()[question].choices().indices() {
                if self.memories.offers(memory, question, choice) {
                    deck.offered.insert(choice);
                }
            }
            deck.deeds = match forced {
                Some((_, answer)) => asked.given(self.tree, answer, &deck.offered),
                None => asked.deeds(&deck.offered)?,
            };
        } else if forced.is_none() {
            deck.deeds = vec![Deed::skipped()];
        }
        Ok(deck)
    }
}

/// All effects that answers to a question have.
fn effects_of(question: &Question) -> Vec<&Effects> {
    match &question.kind {
        QuestionKind::One(choices) | QuestionKind::Many { choices, .. } => choices
            .rows()
            .iter()
            .map(|choice| &choice.effects)
            .collect(),
        QuestionKind::Number { bands, always, .. } => {
            let bands = bands.iter().map(|band| &band.effects);
            [always].into_iter().chain(bands).collect()
        }
    }
}
