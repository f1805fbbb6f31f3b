//! What the layers of a walk add up to.

use super::layer::{Deck, Layer, Node};
use super::{AnswerSet, Count, Share, Space};
use crate::engine::Answer;
use crate::model::{ChoiceIx, MemberSet, QuestionIx, RuleIx, Table, Tree};

/// The most dead ends that are shown.
const WITNESSES: usize = 3;

/// Counts what can happen.
pub(super) fn space(tree: &Tree, mut layers: Vec<Layer>) -> Space<'_> {
    complete(&mut layers);
    let nothing = || Share::default();
    let root_viable = layers
        .first()
        .and_then(|layer| layer.nodes.first())
        .map(Node::viable);
    let mut space = Space {
        tree,
        answer_sets: Count(0),
        dead_ends: Count(0),
        sole_survivor: Count(0),
        viable_in: Table::for_each_of(tree.candidates(), |_, _| Count(0)),
        applies: Table::for_each_of(tree.questions(), |_, _| nothing()),
        offered: Table::for_each_of(tree.questions(), |_, question| {
            Table::for_each_of(question.choices(), |_, _| nothing())
        }),
        holds: Table::for_each_of(tree.rules(), |_, _| nothing()),
        dead_at: Table::for_each_of(tree.questions(), |_, _| Count(0)),
        dead_from_start: root_viable.is_none_or(|viable| viable.is_empty()),
        dead_witnesses: Vec::new(),
        rule_witnesses: Table::for_each_of(tree.rules(), |_, _| None),
        states: layers.iter().map(|layer| layer.nodes.len()).sum(),
        layers,
    };
    let layers = std::mem::take(&mut space.layers);
    space.ends(&layers);
    for (question, pair) in tree.questions().indices().zip(layers.windows(2)) {
        if let [layer, next] = pair {
            space.at_question(question, layer);
            space.fallen_at(question, layer, next);
        }
    }
    space.layers = layers;
    space.rules();
    space.deaths();
    space
}

/// Counts from the end how the answers can go on from each state, and in how many of these ways an
/// option is left.
fn complete(layers: &mut [Layer]) {
    let mut after: Vec<(Count, Count)> = Vec::new();
    for (back, layer) in layers.iter_mut().rev().enumerate() {
        let counts: Vec<(Count, Count)> = if back == 0 {
            let end = |node: &Node| (Count(1), Count(u128::from(!node.viable().is_empty())));
            layer.nodes.iter().map(end).collect()
        } else {
            let of = |node: &Node| {
                let nothing = (Count(0), Count(0));
                layer.steps_of(node).fold(nothing, |sum, (_, step, deed)| {
                    let then = after.get(step.to as usize).copied().unwrap_or_default();
                    let (all, live) = (deed.ways.times(then.0), deed.ways.times(then.1));
                    (sum.0 + all, sum.1 + live)
                })
            };
            layer.nodes.iter().map(of).collect()
        };
        for (node, (all, live)) in layer.nodes.iter_mut().zip(&counts) {
            (node.completions, node.live) = (*all, *live);
        }
        after = counts;
    }
}

impl Space<'_> {
    fn ends(&mut self, layers: &[Layer]) {
        for node in layers
            .last()
            .map(|layer| layer.nodes.as_slice())
            .unwrap_or_default()
        {
            let viable = node.viable();
            self.answer_sets = self.answer_sets + node.ways;
            match viable.len() {
                0 => self.dead_ends = self.dead_ends + node.ways,
                1 => self.sole_survivor = self.sole_survivor + node.ways,
                _ => {}
            }
            for ix in self
                .tree
                .candidates()
                .indices()
                .filter(|ix| viable.contains(*ix))
            {
                let count = self.viable_in.row_mut(ix);
                *count = *count + node.ways;
            }
        }
    }

    fn at_question(&mut self, question: QuestionIx, layer: &Layer) {
        for node in &layer.nodes {
            let count = node.ways.times(node.completions);
            let Some(deck) = layer.decks.get(node.deck) else {
                continue;
            };
            add(self.applies.row_mut(question), deck.applies, count);
            if deck.applies {
                for (choice, share) in rows(self.offered.row_mut(question)) {
                    add(share, deck.offered.contains(choice), count);
                }
            }
        }
    }

    fn fallen_at(&mut self, question: QuestionIx, layer: &Layer, next: &Layer) {
        for node in &layer.nodes {
            for (_, step, deed) in layer.steps_of(node) {
                let Some(to) = next.nodes.get(step.to as usize) else {
                    continue;
                };
                let count = node.ways.times(deed.ways).times(to.completions);
                if !node.viable().is_empty() && to.viable().is_empty() {
                    let fallen = self.dead_at.row_mut(question);
                    *fallen = *fallen + count;
                }
                if let Some(turn) = layer.turns.get(step.turn as usize) {
                    for rule in &turn.holds {
                        add(self.holds.row_mut(*rule), true, count);
                    }
                    for rule in &turn.fails {
                        add(self.holds.row_mut(*rule), false, count);
                    }
                }
            }
        }
    }

    /// For each rule the way to it with the fewest known answers.
    fn rules(&mut self) {
        let mut best: Table<RuleIx, Option<(u32, usize, u32, usize)>> =
            Table::for_each_of(self.tree.rules(), |_, _| None);
        for (at, layer) in self.layers.iter().enumerate() {
            for (n, node) in (0_u32..).zip(&layer.nodes) {
                for (place, step, deed) in layer.steps_of(node) {
                    let Some(turn) = layer.turns.get(step.turn as usize) else {
                        continue;
                    };
                    let known = node.known + u32::from(deed.is_known());
                    for rule in &turn.holds {
                        let best = best.row_mut(*rule);
                        if best.is_none_or(|(least, ..)| known < least) {
                            *best = Some((known, at, n, place));
                        }
                    }
                }
            }
        }
        self.rule_witnesses = Table::for_each_of(&best, |_, best| {
            best.map(|(_, at, node, step)| self.through(at, node, step))
        });
    }

    /// The dead ends with the fewest known answers.
    fn deaths(&mut self) {
        if self.dead_from_start {
            self.dead_witnesses = vec![AnswerSet::default()];
            return;
        }
        let mut least = u32::MAX;
        let mut found: Vec<(usize, u32, usize)> = Vec::new();
        for (at, pair) in self.layers.windows(2).enumerate() {
            let [layer, next] = pair else { continue };
            for (n, node) in (0_u32..).zip(&layer.nodes) {
                for (place, step, deed) in layer.steps_of(node) {
                    let to = next.nodes.get(step.to as usize);
                    let dies = to.is_some_and(|to| to.viable().is_empty());
                    if node.viable().is_empty() || !dies {
                        continue;
                    }
                    let known = node.known + u32::from(deed.is_known());
                    if known < least {
                        (least, found) = (known, Vec::new());
                    }
                    if known == least && found.len() < WITNESSES {
                        found.push((at, n, place));
                    }
                }
            }
        }
        let all = found.into_iter();
        self.dead_witnesses = all
            .map(|(at, node, step)| self.through(at, node, step))
            .collect();
    }

    /// The answers of the best way to a state, then of one step from it.
    fn through(&self, at: usize, node: u32, step: usize) -> AnswerSet {
        let mut answers = self.way_to(at, node);
        answers.extend(self.taken(at, node, step));
        AnswerSet(answers)
    }

    /// The known answers of the way with the fewest of them to a state of a layer.
    fn way_to(&self, at: usize, node: u32) -> Vec<(QuestionIx, Answer)> {
        let mut answers = Vec::new();
        let (mut at, mut place) = (at, node);
        while let Some((from, step)) = self
            .layers
            .get(at)
            .and_then(|layer| layer.nodes.get(place as usize))
            .and_then(|node| node.from)
        {
            at -= 1;
            answers.extend(self.taken(at, from, step as usize));
            place = from;
        }
        answers.reverse();
        answers
    }

    /// The known answer of one step.
    fn taken(&self, at: usize, node: u32, step: usize) -> Option<(QuestionIx, Answer)> {
        let layer = self.layers.get(at)?;
        let question = self.tree.questions().indices().nth(at)?;
        let node = layer.nodes.get(node as usize)?;
        let deeds = &layer.decks.get(node.deck)?.deeds;
        let deed = deeds.get(layer.steps.get(step)?.deed as usize)?;
        deed.is_known().then(|| (question, deed.answer.clone()))
    }

    /// An answer set with the fewest known answers in which a choice is given.
    pub fn way_to_choice(&self, question: QuestionIx, choice: ChoiceIx) -> Option<AnswerSet> {
        let AnswerSet(mut answers) = self.way_where(question, |deck| {
            deck.applies && deck.offered.contains(choice)
        })?;
        let answer = Answer::of_choice(&self.tree.questions()[question], choice);
        answers.push((question, answer));
        Some(AnswerSet(answers))
    }

    /// An answer set with the fewest known answers under which a question applies, before it is
    /// answered.
    pub fn way_to_question(&self, question: QuestionIx) -> Option<AnswerSet> {
        self.way_where(question, |deck| deck.applies)
    }

    /// The fewest known answers before a question after which something is so of its answers.
    fn way_where(&self, question: QuestionIx, is_so: impl Fn(&Deck) -> bool) -> Option<AnswerSet> {
        let mut questions = self.tree.questions().indices();
        let at = questions.position(|ix| ix == question)?;
        let layer = self.layers.get(at)?;
        let fits = |node: &Node| layer.decks.get(node.deck).is_some_and(&is_so);
        let nodes = (0_u32..).zip(&layer.nodes).filter(|(_, node)| fits(node));
        let (place, _) = nodes.min_by_key(|(place, node)| (node.known, *place))?;
        Some(AnswerSet(self.way_to(at, place)))
    }

    /// An answer set with the fewest known answers in which an option is viable.
    pub fn way_to_viable(&self, of: impl Fn(&MemberSet) -> bool) -> Option<AnswerSet> {
        let last = self.layers.len().checked_sub(1)?;
        let nodes = (0_u32..).zip(&self.layers.get(last)?.nodes);
        let viable = nodes.filter(|(_, node)| of(&node.viable()));
        let (place, _) = viable.min_by_key(|(place, node)| (node.known, *place))?;
        Some(AnswerSet(self.way_to(last, place)))
    }
}

fn add(share: &mut Share, yes: bool, count: Count) {
    let side = if yes { &mut share.yes } else { &mut share.no };
    *side = *side + count;
}

fn rows(table: &mut Table<ChoiceIx, Share>) -> impl Iterator<Item = (ChoiceIx, &mut Share)> {
    let indices = table.indices();
    indices.zip(table.rows_mut())
}
