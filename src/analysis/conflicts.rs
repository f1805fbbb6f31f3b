//! Answers that leave no option together, though each by itself leaves some.
//!
//! Purpose: to say of dead ends which answers do not go together. Guarantee: each set that is
//! named leaves no option while all else is not known, and leaves one once any of its answers is
//! taken out; every pair of answers to different questions was tried, of a `many` question each
//! choice by itself. Three answers that only together leave nothing are not looked for.

use super::space::{AnswerSet, Space, intervals};
use crate::engine::{Answer, Answers, Layer, Matrix, QuestionState, Quick, Situation, states};
use crate::model::{PartialDate, QuestionIx, QuestionKind, Tree};

/// How much is tried: options times pairs of answers.
const EFFORT: usize = 4_000_000;

/// Answers that do not go together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Conflicts {
    /// Answers that leave no option by themselves, each with what must be answered for it to be
    /// asked.
    pub(super) alone: Vec<AnswerSet>,
    /// Pairs, each with the two questions.
    pub(super) pairs: Vec<(QuestionIx, QuestionIx, AnswerSet)>,
}

impl Conflicts {
    /// Tries all pairs of answers; `None` if there are too many.
    pub(super) fn of(space: &Space<'_>, today: PartialDate) -> Option<Self> {
        let tree = space.tree();
        let bench = Bench {
            tree,
            situation: Situation::on(tree, today),
            matrix: Matrix::of(tree),
        };
        let atoms = atoms(space);
        let size = atoms.len() * atoms.len() / 2;
        if size.saturating_mul(tree.candidates().len()) > EFFORT {
            return None;
        }
        let mut found = Self::default();
        let mut living = Vec::new();
        for (question, set) in atoms {
            match bench.leaves_nothing(&set) {
                Some(true) if bench.is_least(&set) => found.alone.push(set),
                Some(false) => living.push((question, set)),
                Some(true) | None => {}
            }
        }
        for (n, (question, set)) in living.iter().enumerate() {
            for (other, more) in living.iter().skip(n + 1) {
                if question == other {
                    continue;
                }
                if let Some(both) = both(set, more)
                    && bench.leaves_nothing(&both) == Some(true)
                    && bench.is_least(&both)
                {
                    found.pairs.push((*question, *other, both));
                }
            }
        }
        Some(found)
    }
}

/// Every answer to every question, of a `many` question each single choice, with the fewest
/// answers that must be given for the question to be asked and the choice to be offered.
fn atoms(space: &Space<'_>) -> Vec<(QuestionIx, AnswerSet)> {
    let tree = space.tree();
    let mut all = Vec::new();
    for (ix, question) in tree.questions().iter() {
        match &question.kind {
            QuestionKind::One(_) | QuestionKind::Many { .. } => {
                let choices = question.choices().indices();
                let ways = choices.filter_map(|choice| space.way_to_choice(ix, choice));
                all.extend(ways.map(|way| (ix, way)));
            }
            QuestionKind::Number { .. } => {
                let Some(AnswerSet(way)) = space.way_to_question(ix) else {
                    continue;
                };
                all.extend(intervals(tree, ix).into_iter().map(|number| {
                    let mut way = way.clone();
                    way.push((ix, Answer::Number(number)));
                    (ix, AnswerSet(way))
                }));
            }
        }
    }
    all
}

/// Both sets together, in the order of the questions, unless they answer a question differently.
fn both(one: &AnswerSet, other: &AnswerSet) -> Option<AnswerSet> {
    let mut all = one.0.clone();
    for (question, answer) in &other.0 {
        match all.iter().find(|(there, _)| there == question) {
            Some((_, there)) if there == answer => {}
            Some(_) => return None,
            None => all.push((*question, answer.clone())),
        }
    }
    all.sort_by_key(|(question, _)| *question);
    Some(AnswerSet(all))
}

/// Where answers are tried.
struct Bench<'t> {
    tree: &'t Tree,
    situation: Situation,
    matrix: Matrix,
}

impl Bench<'_> {
    /// Whether no option is left under some answers; `None` if one of them is not asked for.
    fn leaves_nothing(&self, set: &AnswerSet) -> Option<bool> {
        let answers = set.answers(self.tree);
        let states = states(self.tree, &answers);
        let mut given = set.0.iter();
        let all_count = given.all(|(ix, _)| states[*ix] == QuestionState::Answered);
        all_count.then(|| self.is_dead(answers))
    }

    fn is_dead(&self, answers: Answers) -> bool {
        let situation = self.situation.under(answers);
        Quick::of(self.tree, &situation, &self.matrix)
            .scores
            .is_empty()
    }

    /// Whether an option is left once any of the answers is taken out.
    fn is_least(&self, set: &AnswerSet) -> bool {
        set.0.iter().all(|(out, _)| {
            let mut answers = Answers::none(self.tree);
            for (question, answer) in set.0.iter().filter(|(question, _)| question != out) {
                answers
                    .give(self.tree, *question, answer.clone(), Layer::Asked)
                    .ok();
            }
            !self.is_dead(answers)
        })
    }
}
