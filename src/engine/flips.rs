//! What the answers to open questions would change.

use super::evaluation::{Flip, FlipKind, OpenQuestion};
use super::probe::{Probe, probes};
use super::quick::{Matrix, Quick};
use super::situation::Situation;
use super::states::QuestionState;
use crate::model::{CandidateIx, QuestionIx, Table, Tree};

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
    let then = situation.with(question, probe.answer.clone());
    let then = Quick::of(tree, &then, matrix);
    let then_first = then.first();
    let kind = FlipKind::of(
        (!first.is_empty(), !then.scores.is_empty()),
        || first.iter().any(|one| then_first.contains(one)),
        || first.iter().any(|one| then.is_viable(*one)),
    )?;
    Some(Flip {
        probe,
        kind,
        first: then_first,
    })
}

/// Joins numbers that touch and change the same to one run.
fn join(changes: &mut Vec<Flip>, flip: Flip) {
    let joined = changes.last_mut().is_some_and(|last| {
        (last.kind, &last.first) == (flip.kind, &flip.first) && last.probe.takes_in(&flip.probe)
    });
    if !joined {
        changes.push(flip);
    }
}
