//! What the answers of a decision do, and what they add up to.

use super::change::Change;
use super::tally::Tally;
use crate::analysis::ways::{Deed, Doing, Ground};
use crate::engine::{Answer, Answers, QuestionState, holds, holds_all};
use crate::model::{Choice, QuestionIx, QuestionKind, RuleIx, Table, Tree};

/// What is added up.
pub(super) struct Sums {
    base: Deed,
    rules: Table<RuleIx, Deed>,
    /// For each question what is presumed while it is open, and what the given answer does.
    pub(super) open: Table<QuestionIx, Deed>,
    pub(super) given: Table<QuestionIx, Option<Deed>>,
}

/// A decision with the answers changed on which conditions hang.
pub(super) struct Frame {
    pub(super) answers: Answers,
    pub(super) states: Table<QuestionIx, QuestionState>,
    pub(super) tally: Option<Tally>,
}

impl Frame {
    /// Whether all that an answer chooses is offered.
    pub(super) fn offers(&self, tree: &Tree, change: &Change) -> bool {
        let choices = match &tree.questions()[change.question].kind {
            QuestionKind::One(choices) | QuestionKind::Many { choices, .. } => choices,
            QuestionKind::Number { .. } => return true,
        };
        let offered =
            |choice: &Choice| holds_all(choice.when.as_ref(), &self.answers, &self.states);
        match &change.probe.answer {
            Answer::One(choice) => offered(&choices[*choice]),
            Answer::Many(chosen) => chosen.iter().all(|choice| offered(&choices[*choice])),
            Answer::Unknown | Answer::Number(_) => true,
        }
    }
}

impl Sums {
    /// What the answers of a situation do, each by itself.
    pub(super) fn of(ground: &Ground<'_>, doing: &mut Doing<'_>) -> Self {
        let Ground {
            tree, situation, ..
        } = ground;
        let given = |ix| situation.answers.get(ix).map(|given| &given.answer);
        let known = |ix| given(ix).filter(|answer| **answer != Answer::Unknown);
        Self {
            base: doing.base(),
            rules: Table::for_each_of(tree.rules(), |ix, _| doing.rule(ix)),
            open: Table::for_each_of(tree.questions(), |ix, _| doing.answer(ix, &Answer::Unknown)),
            given: Table::for_each_of(tree.questions(), |ix, _| {
                known(ix).map(|answer| doing.answer(ix, answer))
            }),
        }
    }

    /// What answers add up to; `changed` says of a question what another answer to it does.
    pub(super) fn tally<'d>(
        &'d self,
        tree: &Tree,
        answers: &Answers,
        states: &Table<QuestionIx, QuestionState>,
        changed: impl Fn(QuestionIx) -> Option<&'d Deed>,
    ) -> Tally {
        let mut tally = Tally::nothing(tree);
        tally.add(&self.base);
        for (ix, state) in states.iter() {
            let deed = match state {
                QuestionState::NotApplicable => None,
                QuestionState::Open(_) => Some(&self.open[ix]),
                QuestionState::Answered => changed(ix).or(self.given[ix].as_ref()),
            };
            if let Some(deed) = deed {
                tally.add(deed);
            }
        }
        for (ix, rule) in tree.rules().iter() {
            if holds(&rule.when, answers, states) {
                tally.add(&self.rules[ix]);
            }
        }
        tally
    }
}
