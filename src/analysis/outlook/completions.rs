//! The ways in which a walk can go on, judged by the engine itself.

use super::{AnswerSet, Future};
use crate::analysis::space::intervals;
use crate::analysis::ways::{Effort, Ground, Spent};
use crate::engine::{
    Answer, Answers, QuestionState, Quick, Situation, asked_now, probes, states, wants_asking,
};
use crate::model::{CandidateIx, QuestionIx, QuestionKind, Tree};

/// A walk that can go on, with who is first if it does not.
pub(super) struct Completions<'a> {
    ground: Ground<'a>,
    first: Vec<CandidateIx>,
}

impl<'a> Completions<'a> {
    pub(super) fn new(tree: &'a Tree, situation: &'a Situation) -> Self {
        let ground = Ground::new(tree, situation);
        let first = Quick::of(tree, situation, &ground.matrix).first();
        Self { ground, first }
    }

    pub(super) fn tree(&self) -> &'a Tree {
        self.ground.tree
    }

    pub(super) fn situation(&self) -> &'a Situation {
        self.ground.situation
    }

    /// What the ways on are judged on.
    pub(super) fn ground(&self) -> &Ground<'a> {
        &self.ground
    }

    /// Who is first with everything to come left open.
    pub(super) fn first(&self) -> &[CandidateIx] {
        &self.first
    }

    pub(super) fn into_first(self) -> Vec<CandidateIx> {
        self.first
    }

    /// The questions that a walk would ask if it had come to each of them.
    pub(super) fn asked_now(&self) -> Vec<QuestionIx> {
        asked_now(self.tree(), &self.situation().answers)
    }

    /// A change by the answer to a single question that is asked now.
    pub(super) fn change_by_one(&self, effort: &mut Effort<'_>) -> Result<Option<Future>, Spent> {
        let states = states(self.tree(), &self.situation().answers);
        for question in self.asked_now() {
            let answers: Vec<Answer> = match &self.tree().questions()[question].kind {
                QuestionKind::Number { .. } => intervals(self.tree(), question)
                    .into_iter()
                    .map(Answer::Number)
                    .collect(),
                QuestionKind::One(_) | QuestionKind::Many { .. } => {
                    probes(self.tree(), question, &self.situation().answers, &states)
                        .into_iter()
                        .map(|probe| probe.answer)
                        .collect()
                }
            };
            for answer in answers {
                effort.one_more()?;
                let change = self.change(vec![(question, answer)]);
                if change.is_some() {
                    return Ok(change);
                }
            }
        }
        Ok(None)
    }

    /// What some answers change, if they do, with as few of them as dropping one by one leaves.
    pub(super) fn change(&self, answers: Vec<(QuestionIx, Answer)>) -> Option<Future> {
        let (mut set, mut first) = self.changed(answers)?;
        while let Some((fewer, then)) = self.fewer(&set) {
            (set, first) = (fewer, then);
        }
        Some(Future::MayChange {
            answers: AnswerSet(set),
            first,
        })
    }

    /// The same answers with one of them, or one of several chosen ones, dropped, if the first
    /// still change.
    fn fewer(&self, set: &[(QuestionIx, Answer)]) -> Option<Change> {
        for (question, answer) in set.iter().rev() {
            let others = || set.iter().filter(|(ix, _)| ix != question).cloned();
            let without = self.changed(others().collect());
            if without.is_some() {
                return without;
            }
            let Answer::Many(chosen) = answer else {
                continue;
            };
            for choice in chosen {
                let kept = chosen.iter().copied().filter(|ix| ix != choice).collect();
                let answer = (*question, Answer::Many(kept));
                let without = self.changed(others().chain([answer]).collect());
                if without.is_some() {
                    return without;
                }
            }
        }
        None
    }

    /// Of some answers those that a walk comes to ask for, with who is first under them, if that
    /// is another than without them.
    fn changed(&self, mut given: Vec<(QuestionIx, Answer)>) -> Option<Change> {
        given.sort_by_key(|(ix, _)| *ix);
        let mut answers = self.situation().answers.clone();
        let mut taken = Vec::new();
        for (question, answer) in given {
            let layer = answers.get(question).map(|given| given.layer);
            if !wants_asking(states(self.tree(), &answers)[question], layer) {
                continue;
            }
            let with = answers.with(question, answer.clone());
            if states(self.tree(), &with)[question] == QuestionState::Answered {
                answers = with;
                taken.push((question, answer));
            }
        }
        let first = self.first_under(answers);
        (first != self.first).then_some((taken, first))
    }

    fn first_under(&self, answers: Answers) -> Vec<CandidateIx> {
        Quick::of(
            self.tree(),
            &self.situation().under(answers),
            &self.ground.matrix,
        )
        .first()
    }
}

/// Answers, and who is first under them.
type Change = (Vec<(QuestionIx, Answer)>, Vec<CandidateIx>);
