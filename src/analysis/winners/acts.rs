//! What the answers to each question do, in whole numbers, those that do the same merged.

use std::collections::BTreeMap;

use super::labels::{Class, Classify};
use crate::analysis::bits::bits;
use crate::analysis::ways::{Deed, Graph, Layer, Units, Way};
use crate::engine::Answer;

/// The most options of which the sets are told apart.
pub(super) const OPTIONS: usize = 64;

/// What an answer, or the rules that it decides, does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Act {
    /// The options that it rules out.
    pub(super) breaks: u64,
    /// Whether it weighs anything.
    pub(super) weighs: bool,
    /// Points for each option.
    pub(super) points: Vec<i64>,
}

/// Answers that do the same.
#[derive(Clone, Debug)]
pub(super) struct Alike {
    pub(super) act: Act,
    /// How many they are.
    pub(super) ways: u128,
    /// Whether one must know something to give one of them.
    pub(super) known: bool,
    /// What they say to a chart.
    pub(super) class: Class,
    /// One of them, by its place in the family; an open one if there is one, else of several
    /// chosen ones one with few.
    pub(super) member: usize,
}

/// What can happen at a question.
#[derive(Debug)]
pub(super) struct Acts {
    /// For each deck and family the answers.
    pub(super) families: Vec<Vec<Vec<Alike>>>,
    /// For each turn what its rules do.
    pub(super) turns: Vec<Act>,
}

impl Act {
    pub(super) fn of(graph: &Graph, units: &Units, deed: &Deed) -> Self {
        Self {
            breaks: bits(&deed.breaks),
            weighs: deed.weight > 0.0,
            points: units.points(graph, deed),
        }
    }

    /// What is so before any answer.
    pub(super) fn base(graph: &Graph, units: &Units) -> Self {
        Self::of(graph, units, &graph.base)
    }

    /// What both do together.
    pub(super) fn and(&self, other: &Self) -> Self {
        let points = self.points.iter().zip(&other.points);
        Self {
            breaks: self.breaks | other.breaks,
            weighs: self.weighs || other.weighs,
            points: points.map(|(one, more)| one + more).collect(),
        }
    }
}

impl Acts {
    /// What can happen at each question.
    pub(super) fn of(graph: &Graph, units: &Units, classify: Classify<'_>) -> Vec<Self> {
        let of = |deed: &Deed| Act::of(graph, units, deed);
        let layer = |layer: &Layer| Self {
            families: layer
                .decks
                .iter()
                .map(|deck| {
                    let families = deck.families.iter();
                    let class = |answer: Option<&Answer>| classify(layer.question, answer);
                    families
                        .map(|one| merged(&one.members, &of, &class))
                        .collect()
                })
                .collect(),
            turns: layer.turns.iter().map(|turn| of(&turn.deed)).collect(),
        };
        graph.layers.iter().map(layer).collect()
    }

    /// The answers of a way, and what the rules do that they decide.
    pub(super) fn of_way(&self, way: &Way<'_>) -> Option<(&[Alike], &Act)> {
        let (deck, family, turn) = way.places;
        let family = self.families.get(deck)?.get(family)?;
        Some((family, self.turns.get(turn)?))
    }
}

fn merged(
    members: &[(Option<Answer>, Deed)],
    act: &impl Fn(&Deed) -> Act,
    class: &impl Fn(Option<&Answer>) -> Class,
) -> Vec<Alike> {
    let mut places: BTreeMap<(Class, Act), usize> = BTreeMap::new();
    let mut all: Vec<Alike> = Vec::new();
    for (member, (answer, deed)) in members.iter().enumerate() {
        let act = act(deed);
        let known = !matches!(answer, None | Some(Answer::Unknown));
        let class = class(answer.as_ref());
        let place = *places.entry((class, act.clone())).or_insert_with(|| {
            all.push(Alike {
                act,
                class,
                ways: 0,
                known,
                member,
            });
            all.len() - 1
        });
        if let Some(there) = all.get_mut(place) {
            there.ways += 1;
            if there.known && !known {
                (there.known, there.member) = (known, member);
            }
        }
    }
    all
}
