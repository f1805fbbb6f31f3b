//! What a walk begins with and what is kept of it: answers of an earlier walk, and those that
//! other trees heard to the questions that they share.

use std::cell::Cell;
use std::io;

use crate::cli::state::{Kept, State};
use crate::engine::{Answer, Layer, Order, Session, Situation};
use crate::model::{CriterionIx, Question, QuestionIx, Tree, Weight};

/// Answers to shared questions, as trees that were walked before heard them.
#[derive(Debug, Default)]
pub(super) struct Heard(Vec<(Question, Answer)>);

impl Heard {
    /// Takes in what a walk heard; it replaces what was heard before.
    pub(super) fn hear(&mut self, session: &Session<'_>) {
        for (ix, answer) in session.asked() {
            let question = &session.tree().questions()[*ix];
            if question.shared {
                self.0.retain(|(there, _)| there.id != question.id);
                self.0.push((question.clone(), answer.clone()));
            }
        }
    }

    /// The answers that count in a tree: those that it was not given itself.
    pub(super) fn in_tree(&self, tree: &Tree, situation: &Situation) -> Vec<(QuestionIx, Answer)> {
        let own = |ix: QuestionIx| {
            let given = situation.answers.get(ix);
            given.is_some_and(|given| given.layer == Layer::Asked)
        };
        let all = self.0.iter();
        let all = all.filter_map(|(question, answer)| carried(question, answer, tree));
        all.filter(|(ix, _)| !own(*ix)).collect()
    }
}

/// The answer to a shared question of one tree as an answer to the same question of another.
/// Trees may take their shared questions from different files, so choices are known by their ids.
fn carried(question: &Question, answer: &Answer, tree: &Tree) -> Option<(QuestionIx, Answer)> {
    let ix = tree
        .questions()
        .find(|one| one.shared && one.id == question.id)?;
    let there = tree.questions()[ix].choices();
    let same = |choice| {
        let id = &question.choices()[choice].id;
        there.find(|one| one.id == *id)
    };
    let answer = match answer {
        Answer::One(choice) => Answer::One(same(*choice)?),
        Answer::Many(chosen) => {
            Answer::Many(chosen.iter().map(|one| same(*one)).collect::<Option<_>>()?)
        }
        Answer::Number(number) => Answer::Number(*number),
        Answer::Unknown => Answer::Unknown,
    };
    Some((ix, answer))
}

/// A walk over what lies under it: what an earlier walk left, and what is carried over from other
/// trees, come in as asked.
pub(super) fn session<'t>(
    tree: &'t Tree,
    situation: &Situation,
    carried: &[(QuestionIx, Answer)],
    order: Order,
) -> Session<'t> {
    let mut base = situation.clone();
    let left: Vec<(QuestionIx, Answer)> = tree
        .questions()
        .indices()
        .filter_map(|ix| {
            let given = base.answers.get(ix)?;
            (given.layer == Layer::Asked).then(|| (ix, given.answer.clone()))
        })
        .collect();
    let weights: Vec<(CriterionIx, Weight)> = base
        .weights
        .iter()
        .filter(|one| one.layer == Layer::Asked)
        .map(|one| (one.criterion, one.weight))
        .collect();
    base.weights.retain(|one| one.layer != Layer::Asked);
    for (ix, answer) in carried {
        let answer = answer.clone();
        base.answers.give(tree, *ix, answer, Layer::Asked).ok();
    }
    let mut session = Session::new(tree, base, order);
    session.take_up(left, weights);
    session
}

/// Keeps walks until they are decided.
#[derive(Debug)]
pub(super) struct Keeper<'a> {
    pub(super) state: &'a State,
    /// The profile that lies under the walks, by its id.
    pub(super) profile: Option<&'a str>,
    /// Whether what was said last could not be kept.
    pub(super) failed: Cell<bool>,
}

impl Keeper<'_> {
    /// Keeps a walk, with what is carried over from other trees.
    pub(super) fn keep(
        &self,
        session: &Session<'_>,
        carried: &[(QuestionIx, Answer)],
    ) -> io::Result<()> {
        let mut answers = session.asked().to_vec();
        let again = |ix: &QuestionIx| session.asked().iter().any(|(there, _)| there == ix);
        answers.extend(carried.iter().filter(|(ix, _)| !again(ix)).cloned());
        let kept = Kept {
            answers: &answers,
            ..Kept::of(session, self.profile)
        };
        let kept = self.state.save(session.tree(), kept);
        self.failed.set(kept.is_err());
        kept
    }
}
