//! What the answers to open questions would change.

use super::eliminate::{came_later, is_viable};
use super::evaluation::{Flip, FlipKind, OpenQuestion};
use super::needs::{Needs, sum};
use super::probe::{Probe, probes};
use super::score::{criterion_value, preference_value};
use super::situation::Situation;
use super::states::{QuestionState, states};
use crate::model::{CandidateIx, CriterionIx, EPSILON, QuestionIx, Table, Tree};

/// What every option is worth on every criterion: the same under all answers.
pub(crate) struct Matrix(Table<CandidateIx, Table<CriterionIx, f64>>);

impl Matrix {
    pub(crate) fn of(tree: &Tree) -> Self {
        Self(Table::for_each_of(tree.candidates(), |_, candidate| {
            Table::for_each_of(tree.criteria(), |ix, criterion| {
                criterion_value(criterion, &candidate.facts[ix], tree.sources()).counted
            })
        }))
    }
}

/// Who is viable and who is first, without reasons: the quick form of an evaluation.
struct Quick {
    viable: Vec<CandidateIx>,
    first: Vec<CandidateIx>,
}

/// What the answers to each open question would change, all else as it is.
///
/// A flip is an answer under which options are left and none of today's first is first; where
/// nothing is left today, any answer that brings an option back.
pub(crate) fn open_questions(
    tree: &Tree,
    situation: &Situation,
    states: &Table<QuestionIx, QuestionState>,
    matrix: &Matrix,
    first: &[CandidateIx],
) -> Vec<OpenQuestion> {
    let open = states
        .iter()
        .filter(|(_, state)| matches!(state, QuestionState::Open(_)));
    open.map(|(question, _)| {
        let mut changes: Vec<Flip> = Vec::new();
        for probe in probes(tree, question, &situation.answers, states) {
            if let Some(flip) = change(tree, situation, matrix, first, question, probe) {
                join(&mut changes, flip);
            }
        }
        OpenQuestion { question, changes }
    })
    .collect()
}

fn change(
    tree: &Tree,
    situation: &Situation,
    matrix: &Matrix,
    first: &[CandidateIx],
    question: QuestionIx,
    probe: Probe,
) -> Option<Flip> {
    let answers = situation.answers.with(question, probe.answer.clone());
    let then = quick(
        tree,
        &Situation {
            answers,
            ..situation.clone()
        },
        matrix,
    );
    let kind = if then.viable.is_empty() {
        if first.is_empty() {
            return None;
        }
        FlipKind::LeavesNothing
    } else if first.is_empty() {
        FlipKind::BringsBack
    } else if first.iter().any(|one| then.first.contains(one)) {
        return None;
    } else if first.iter().any(|one| then.viable.contains(one)) {
        FlipKind::Overtakes
    } else {
        FlipKind::RulesOut
    };
    Some(Flip {
        probe,
        kind,
        first: then.first,
    })
}

/// Joins numbers that touch and change the same to one run.
fn join(changes: &mut Vec<Flip>, flip: Flip) {
    if let Some(last) = changes.last_mut()
        && last.kind == flip.kind
        && last.first == flip.first
        && let (Some((_, to)), Some((from, end))) = (&mut last.probe.run, flip.probe.run)
        && to.0.total_cmp(&from.0).is_eq()
    {
        *to = end;
        return;
    }
    changes.push(flip);
}

fn quick(tree: &Tree, situation: &Situation, matrix: &Matrix) -> Quick {
    let states = states(tree, &situation.answers);
    let needs = Needs::of(tree, situation, &states);
    let total = needs.total();
    let viable: Vec<CandidateIx> = tree
        .candidates()
        .iter()
        .filter(|(_, candidate)| !came_later(candidate, situation))
        .map(|(ix, _)| ix)
        .filter(|ix| is_viable(tree, situation, &needs, *ix))
        .collect();
    if total <= 0.0 {
        return Quick {
            first: viable.clone(),
            viable,
        };
    }
    let weights: Vec<(CriterionIx, f64)> = needs
        .weights
        .iter()
        .map(|(ix, parts)| (ix, sum(parts).points()))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    let scores: Vec<(CandidateIx, f64)> = viable
        .iter()
        .map(|ix| {
            let mut score = 0.0;
            for (criterion, weight) in &weights {
                score += 100.0 * weight * matrix.0[*ix][*criterion] / total;
            }
            for term in &needs.preferences {
                let fact = &tree.candidates()[*ix].facts[term.criterion];
                let criterion = &tree.criteria()[term.criterion];
                let value = preference_value(criterion, &term.test, fact, tree.sources());
                score += 100.0 * sum(&term.parts).points() * value.counted / total;
            }
            (*ix, score)
        })
        .collect();
    let best = scores
        .iter()
        .map(|(_, score)| *score)
        .max_by(f64::total_cmp)
        .unwrap_or(0.0);
    let first = scores
        .iter()
        .filter(|(_, s)| *s >= best - EPSILON)
        .map(|(ix, _)| *ix)
        .collect();
    Quick { viable, first }
}
