//! What answers and rules do, as far as a status hangs on it.

use std::collections::BTreeMap;

use super::NoStatuses;
use crate::analysis::bits::bits;
use crate::analysis::ways::{Deed, Graph, Layer, Turn};
use crate::engine::{Answer, Needs, Verdict, verdict};
use crate::model::{QuestionIx, Tree};

/// What weights are multiples of, in points.
pub(super) const UNIT: f64 = 1e-3;

/// What an answer, or the rules that it decides, does.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Act {
    /// The options that it rules out.
    pub(super) breaks: u64,
    /// The options of which it leaves a requirement unverified.
    pub(super) unverified: u64,
    /// Whether it leaves an essential question open.
    pub(super) essential: bool,
    /// Whether it asks for what the tree does not decide.
    pub(super) outside: bool,
    /// What it adds to the weight of each term, by its place; in order, no term twice.
    pub(super) weights: Vec<(usize, i32)>,
}

/// What can happen at a question.
pub(super) struct Acts {
    /// For each deck and family what its answers do, each with how many do it.
    pub(super) families: Vec<Vec<Vec<(Act, u128)>>>,
    /// For each turn what its rules do.
    pub(super) turns: Vec<Act>,
}

/// What can happen at each question, in the order of the graph.
pub(super) fn acts(tree: &Tree, graph: &Graph) -> Result<Vec<Acts>, NoStatuses> {
    let layers = graph.layers.iter().map(|layer| at(tree, layer));
    layers.collect()
}

/// What is so before any answer.
pub(super) fn base(graph: &Graph) -> Result<Act, NoStatuses> {
    of_deed(&graph.base)
}

fn at(tree: &Tree, layer: &Layer) -> Result<Acts, NoStatuses> {
    let question = layer.question;
    let mut families = Vec::new();
    for deck in &layer.decks {
        let mut of_deck = Vec::new();
        for family in &deck.families {
            let mut merged: BTreeMap<Act, u128> = BTreeMap::new();
            for (answer, deed) in &family.members {
                let act = of_answer(tree, question, (answer.as_ref(), deed))?;
                *merged.entry(act).or_default() += 1;
            }
            of_deck.push(merged.into_iter().collect());
        }
        families.push(of_deck);
    }
    let turns = layer.turns.iter().map(|turn| of_turn(tree, turn));
    Ok(Acts {
        families,
        turns: turns.collect::<Result<_, _>>()?,
    })
}

fn of_answer(
    tree: &Tree,
    question: QuestionIx,
    (answer, deed): (Option<&Answer>, &Deed),
) -> Result<Act, NoStatuses> {
    let mut act = of_deed(deed)?;
    if let Some(answer) = answer {
        let needs = Needs::of_answer(tree, question, answer);
        act.unverified = unverified(tree, &needs);
        act.outside = !needs.outside.is_empty();
        act.essential = *answer == Answer::Unknown && tree.questions()[question].essential;
    }
    Ok(act)
}

fn of_turn(tree: &Tree, turn: &Turn) -> Result<Act, NoStatuses> {
    let mut act = of_deed(&turn.deed)?;
    for rule in &turn.holds {
        act.unverified |= unverified(tree, &Needs::of_rule(tree, *rule));
    }
    Ok(act)
}

fn of_deed(deed: &Deed) -> Result<Act, NoStatuses> {
    let mut weights: BTreeMap<usize, i32> = BTreeMap::new();
    for (term, weight) in &deed.terms {
        let sum = weights.entry(*term).or_default();
        *sum = sum
            .checked_add(whole(*weight)?)
            .ok_or(NoStatuses::Weights)?;
    }
    Ok(Act {
        breaks: bits(&deed.breaks),
        weights: weights.into_iter().filter(|(_, one)| *one != 0).collect(),
        ..Act::default()
    })
}

/// The options of which a requirement meets what is not known.
fn unverified(tree: &Tree, needs: &Needs) -> u64 {
    let mut found = 0;
    for (n, candidate) in tree.candidates().rows().iter().enumerate() {
        let mut demands = needs.demands.iter();
        if demands.any(|one| verdict(&one.requirement, candidate) == Verdict::Unverified) {
            found |= 1 << n;
        }
    }
    found
}

/// A weight as a whole number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "checked to be a whole number in the range"
)]
fn whole(weight: f64) -> Result<i32, NoStatuses> {
    let scaled = weight / UNIT;
    let is_whole = (scaled - scaled.round()).abs() < 1e-6;
    if is_whole && scaled.abs() < f64::from(i32::MAX) {
        Ok(scaled.round() as i32)
    } else {
        Err(NoStatuses::Weights)
    }
}
