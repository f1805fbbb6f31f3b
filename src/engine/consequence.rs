//! What an answer would rule out, before it is given.

use super::answers::Answer;
use super::probe::{Probe, probes};
use super::quick::{Matrix, Quick};
use super::situation::Situation;
use super::states::states;
use crate::model::{CandidateIx, QuestionIx, Tree};

/// What an answer to a question does to who is viable, against the same question left open.
#[derive(Clone, Debug, PartialEq)]
pub struct Consequence {
    /// The answer; for a number with the run of numbers that do the same.
    pub probe: Probe,
    /// The options that it rules out, those that are in front now first.
    pub rules_out: Vec<CandidateIx>,
    /// The options that it brings back, those that would be in front first.
    pub brings_back: Vec<CandidateIx>,
    /// How many options are viable under it.
    pub leaves: usize,
}

/// The consequences of each answer worth telling apart: of each choice that is offered, of *none
/// of these* on a `many`, of each run of numbers that do the same.
pub fn consequences(tree: &Tree, situation: &Situation, question: QuestionIx) -> Vec<Consequence> {
    let matrix = Matrix::under(tree, situation.risk);
    let under = |answer: Answer| {
        let then = situation.with(question, answer);
        let mut scores = Quick::of(tree, &then, &matrix).scores;
        scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let viable = scores.into_iter().map(|(ix, _)| ix);
        viable.collect::<Vec<CandidateIx>>()
    };
    let open = under(Answer::Unknown);
    let all = probes(
        tree,
        question,
        &situation.answers,
        &states(tree, &situation.answers),
    );
    let mut found: Vec<Consequence> = Vec::new();
    for probe in all {
        let viable = under(probe.answer.clone());
        let not_in = |some: &[CandidateIx], others: &[CandidateIx]| -> Vec<CandidateIx> {
            let only = some.iter().filter(|ix| !others.contains(ix));
            only.copied().collect()
        };
        join(
            &mut found,
            Consequence {
                probe,
                rules_out: not_in(&open, &viable),
                brings_back: not_in(&viable, &open),
                leaves: viable.len(),
            },
        );
    }
    found
}

/// Joins a run of numbers to the one that it touches, if both do the same.
fn join(found: &mut Vec<Consequence>, next: Consequence) {
    let joined = found.last_mut().is_some_and(|last| {
        last.rules_out == next.rules_out
            && last.brings_back == next.brings_back
            && last.probe.takes_in(&next.probe)
    });
    if !joined {
        found.push(next);
    }
}
