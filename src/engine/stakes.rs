//! How much the answer to a question can still change: which one to ask first.

use std::cmp::Ordering;

use super::probe::probes;
use super::quick::{Matrix, Quick};
use super::situation::Situation;
use super::states::states;
use crate::model::{CandidateIx, QuestionIx, Tree};

/// What the answers to one question can change, all else as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stake {
    /// Whether nothing is clear while the question is open.
    essential: bool,
    /// The share of its answers that put another option first, or leave none.
    turns: f64,
    /// The share of the viable options that an answer rules out, on average.
    rules_out: f64,
    /// The most points by which an answer moves an option against the first.
    moves: f64,
}

impl Stake {
    /// Which of two questions is to be asked first: an essential one, else the one with more
    /// answers that turn the first place, else the one that rules out more, else the one that
    /// moves more points.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        other
            .essential
            .cmp(&self.essential)
            .then(other.turns.total_cmp(&self.turns))
            .then(other.rules_out.total_cmp(&self.rules_out))
            .then(other.moves.total_cmp(&self.moves))
    }
}

/// Measures questions in one situation.
pub(super) struct Stakes<'a> {
    tree: &'a Tree,
    situation: &'a Situation,
    matrix: Matrix,
    now: Quick,
    first: Vec<CandidateIx>,
}

impl<'a> Stakes<'a> {
    pub(super) fn new(tree: &'a Tree, situation: &'a Situation) -> Self {
        let matrix = Matrix::under(tree, situation.risk);
        let now = Quick::of(tree, situation, &matrix);
        let first = now.first();
        Self {
            tree,
            situation,
            matrix,
            now,
            first,
        }
    }

    /// What the answers to a question can change.
    #[expect(
        clippy::cast_precision_loss,
        reason = "options and answers are counted in thousands at most"
    )]
    pub(super) fn of(&self, question: QuestionIx) -> Stake {
        let answers = &self.situation.answers;
        let states = states(self.tree, answers);
        let probes = probes(self.tree, question, answers, &states);
        let (mut turned, mut ruled_out, mut moves) = (0_usize, 0_usize, 0.0_f64);
        for probe in &probes {
            let then = self.situation.with(question, probe.answer.clone());
            let then = Quick::of(self.tree, &then, &self.matrix);
            turned += usize::from(then.first() != self.first);
            let gone = self
                .now
                .scores
                .iter()
                .filter(|(ix, _)| !then.is_viable(*ix));
            ruled_out += gone.count();
            moves = moves.max(self.moved(&then));
        }
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        Stake {
            essential: self.tree.questions()[question].essential,
            turns: share(turned, probes.len()),
            rules_out: share(ruled_out, probes.len() * self.now.scores.len()),
            moves,
        }
    }

    /// The most points by which an option moved against today's first.
    fn moved(&self, then: &Quick) -> f64 {
        let score = |quick: &Quick, wanted: CandidateIx| {
            let found = quick.scores.iter().find(|(ix, _)| *ix == wanted);
            found.map(|(_, score)| *score)
        };
        let Some(first) = self.first.first() else {
            return 0.0;
        };
        let (Some(before), Some(after)) = (score(&self.now, *first), score(then, *first)) else {
            return 0.0;
        };
        let moved = self.now.scores.iter().filter_map(|(ix, own)| {
            let own_then = score(then, *ix)?;
            Some(((own_then - after) - (own - before)).abs())
        });
        moved.fold(0.0, f64::max)
    }
}
