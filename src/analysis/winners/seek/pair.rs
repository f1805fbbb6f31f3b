//! Two trees side by side: what each answer does in both, and where they can still differ.

use std::collections::BTreeMap;

use super::super::NoWinners;
use super::super::acts::Act;
use super::super::course::Course;
use super::super::plan::levelled;
use super::bare::course;
use crate::analysis::ways::{Deck, Family, Graph, Layer, Units, Way};
use crate::engine::{Answer, Strict};
use crate::model::{MemberSet, Tree};

/// An answer as both trees see it.
#[derive(Clone, Debug)]
pub(super) struct Together {
    pub(super) acts: [Act; 2],
    /// One of the answers that do this, by its place in the family; one that needs no knowledge
    /// if there is one.
    pub(super) member: usize,
    known: bool,
}

/// What two trees can still do differently from a state on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ahead {
    /// Whether they do the same to all leads, and rule out the same, on all ways on.
    pub(super) same: bool,
    /// The options that answers rule out in both alike on all ways on.
    pub(super) same_fate: u64,
}

/// Two trees side by side.
pub(super) struct Pair<'g> {
    pub(super) courses: [Course<'g>; 2],
    /// For each layer, deck and family the answers, those that do the same in both merged.
    answers: Vec<Vec<Vec<Vec<Together>>>>,
    ahead: Vec<Vec<Ahead>>,
}

impl<'g> Pair<'g> {
    pub(super) fn of(
        [tree, other]: [&'g Tree; 2],
        [own, twin]: [&'g Graph; 2],
        strict: Strict,
    ) -> Result<Self, NoWinners> {
        let units = Units::of(own).ok_or(NoWinners::Weights)?;
        if Units::of(twin).is_none() {
            return Err(NoWinners::Weights);
        }
        let answers: Vec<Vec<Vec<Vec<Together>>>> = own
            .layers
            .iter()
            .zip(&twin.layers)
            .map(|layers| together([own, twin], &units, layers))
            .collect();
        let courses = [
            course((tree, own), units, strict),
            course((other, twin), units, strict),
        ];
        let mut pair = Self {
            courses,
            answers,
            ahead: Vec::new(),
        };
        pair.look_ahead();
        Ok(pair)
    }

    /// The answers of a way.
    pub(super) fn answers(&self, layer: usize, way: &Way<'_>) -> &[Together] {
        let (deck, family, _) = way.places;
        let families = self.answers.get(layer).and_then(|decks| decks.get(deck));
        let there = families.and_then(|families| families.get(family));
        there.map_or(&[], Vec::as_slice)
    }

    /// What can still differ from a state on.
    pub(super) fn ahead(&self, (layer, node): (usize, usize)) -> Option<Ahead> {
        self.ahead.get(layer)?.get(node).copied()
    }

    /// The rules that a way decides, as both trees see them.
    pub(super) fn rules(&self, layer: usize, way: &Way<'_>) -> Option<[&Act; 2]> {
        let (_, _, turn) = way.places;
        let [own, twin] = &self.courses;
        let own = own.acts.get(layer)?.turns.get(turn)?;
        let twin = twin.acts.get(layer)?.turns.get(turn)?;
        Some([own, twin])
    }

    fn look_ahead(&mut self) {
        let [own, twin] = &self.courses;
        let end = Ahead {
            same: true,
            same_fate: u64::MAX,
        };
        let mut ahead = vec![vec![end; own.graph.ends()]];
        let layers = own.graph.layers.iter().zip(&twin.graph.layers).enumerate();
        for (n, (layer, other)) in layers.rev() {
            let mut here = Vec::new();
            for (node, twin_node) in layer.nodes.iter().zip(&other.nodes) {
                let mut sum = end;
                for (way, twin_way) in layer.ways(node).zip(other.ways(twin_node)) {
                    let after = ahead.last().and_then(|after| after.get(way.turn.to));
                    let Some((after, [rules, twin_rules])) = after.zip(self.rules(n, &way)) else {
                        continue;
                    };
                    sum.same &=
                        after.same && says(&way) == says(&twin_way) && does_same(rules, twin_rules);
                    sum.same_fate &= after.same_fate & !(rules.breaks ^ twin_rules.breaks);
                    for one in self.answers(n, &way) {
                        let [act, twin_act] = &one.acts;
                        sum.same &= does_same(act, twin_act);
                        sum.same_fate &= !(act.breaks ^ twin_act.breaks);
                    }
                }
                here.push(sum);
            }
            ahead.push(here);
        }
        ahead.reverse();
        self.ahead = ahead;
    }
}

/// What a way says of capabilities.
fn says<'w>(way: &'w Way<'_>) -> [&'w MemberSet; 4] {
    let (family, deed) = (way.family, &way.turn.deed);
    [&family.lacks, &family.provides, &deed.lacks, &deed.provides]
}

fn does_same(one: &Act, other: &Act) -> bool {
    (one.breaks, one.weighs) == (other.breaks, other.weighs)
        && levelled(one.points.clone()) == levelled(other.points.clone())
}

/// What the answers to a question do in both trees, by deck and family.
fn together(
    graphs: [&Graph; 2],
    units: &Units,
    (layer, other): (&Layer, &Layer),
) -> Vec<Vec<Vec<Together>>> {
    let of_deck = |(deck, twin): (&Deck, &Deck)| {
        let families = deck.families.iter().zip(&twin.families);
        families
            .map(|both| merged(graphs, units, both))
            .collect::<Vec<_>>()
    };
    layer.decks.iter().zip(&other.decks).map(of_deck).collect()
}

fn merged(
    [own, twin]: [&Graph; 2],
    units: &Units,
    (family, other): (&Family, &Family),
) -> Vec<Together> {
    let mut all: Vec<Together> = Vec::new();
    let mut there: BTreeMap<[Act; 2], usize> = BTreeMap::new();
    let members = family.members.iter().zip(&other.members);
    for (member, ((answer, deed), (_, twin_deed))) in members.enumerate() {
        let acts = [Act::of(own, units, deed), Act::of(twin, units, twin_deed)];
        let known = !matches!(answer, None | Some(Answer::Unknown));
        let place = *there.entry(acts.clone()).or_insert_with(|| {
            all.push(Together {
                acts,
                member,
                known,
            });
            all.len() - 1
        });
        if let Some(one) = all.get_mut(place)
            && one.known
            && !known
        {
            (one.known, one.member) = (known, member);
        }
    }
    all
}
