//! The walk through a tree as a pure state machine: the same for a terminal and a replay.

use super::answers::{Answer, AnswerFault, Answers, Given, Layer};
use super::missing::missing;
use super::situation::{ReplacedWeight, Situation};
use super::stakes::{Stake, Stakes};
use super::states::{QuestionState, WhyOpen, states};
use crate::model::{CriterionIx, QuestionIx, Table, Tree, Weight};

/// In which order questions are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    /// What can still change the most comes first, as far as conditions allow.
    #[default]
    Stakes,
    /// As they stand in the tree.
    Tree,
}

/// A walk: what lies under it, what was asked, and what comes next.
#[derive(Clone, Debug, PartialEq)]
pub struct Session<'t> {
    tree: &'t Tree,
    base: Situation,
    order: Order,
    asked: Vec<(QuestionIx, Answer)>,
    weights: Vec<(CriterionIx, Weight)>,
    again: Option<QuestionIx>,
    upcoming: Option<QuestionIx>,
}

/// A line of the review page.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewRow {
    /// The question.
    pub question: QuestionIx,
    /// How it stands.
    pub state: QuestionState,
    /// What counts, with its layer; `None` if nobody said anything.
    pub given: Option<(Answer, Layer)>,
}

impl<'t> Session<'t> {
    /// A walk over a situation of the lower layers (`--set`, file, profile).
    pub fn new(tree: &'t Tree, base: Situation, order: Order) -> Self {
        let mut session = Self {
            tree,
            base,
            order,
            asked: Vec::new(),
            weights: Vec::new(),
            again: None,
            upcoming: None,
        };
        session.look_ahead();
        session
    }

    /// The tree that is walked.
    pub fn tree(&self) -> &'t Tree {
        self.tree
    }

    /// All answers: the asked ones above the others.
    pub fn answers(&self) -> Answers {
        let mut answers = self.base.answers.clone();
        for (question, answer) in &self.asked {
            answers = answers.with(*question, answer.clone());
        }
        answers
    }

    /// What is to be decided with all that was said.
    pub fn situation(&self) -> Situation {
        let mut situation = self.base.clone();
        situation.answers = self.answers();
        for (criterion, weight) in &self.weights {
            situation.replace_weight(ReplacedWeight {
                criterion: *criterion,
                weight: *weight,
                layer: Layer::Asked,
            });
        }
        situation
    }

    /// The weights that were set in this walk.
    pub fn weights(&self) -> &[(CriterionIx, Weight)] {
        &self.weights
    }

    /// Sets weights by hand, in place of those that were set in this walk before; none gives way
    /// to what the answers weigh.
    pub fn set_weights(&mut self, weights: Vec<(CriterionIx, Weight)>) {
        self.weights = weights;
        self.look_ahead();
    }

    /// What was asked and answered in this walk, in the order of answering.
    pub fn asked(&self) -> &[(QuestionIx, Answer)] {
        &self.asked
    }

    /// How each question stands.
    pub fn states(&self) -> Table<QuestionIx, QuestionState> {
        states(self.tree, &self.answers())
    }

    /// The next question to ask: one gone back to, else of those that apply and that are
    /// missing, or that only a profile leaves unknown, or whose choice is no longer offered, the
    /// first in the order of the walk.
    pub fn next(&self) -> Option<QuestionIx> {
        let applies = |ix: QuestionIx| self.states()[ix] != QuestionState::NotApplicable;
        self.again.filter(|ix| applies(*ix)).or(self.upcoming)
    }

    /// The questions that want asking now, in the order of the tree.
    pub fn wanted(&self) -> Vec<QuestionIx> {
        asked_now(self.tree, &self.answers())
    }

    /// The questions that may want asking once others are answered.
    fn later(&self) -> Vec<QuestionIx> {
        let mut answers = self.answers();
        for ix in self.tree.questions().indices() {
            let left =
                |given: &&Given| given.answer == Answer::Unknown && given.layer == Layer::Profile;
            if answers.get(ix).as_ref().is_some_and(left) {
                answers.clear(ix);
            }
        }
        missing(self.tree, &answers).later
    }

    /// Finds what comes next. Under [`Order::Stakes`] a question waits for those that decide
    /// whether it applies and what it offers.
    fn look_ahead(&mut self) {
        let wanted = self.wanted();
        self.upcoming = match self.order {
            Order::Tree => wanted.first().copied(),
            Order::Stakes => self.most_at_stake(&wanted),
        };
    }

    fn most_at_stake(&self, wanted: &[QuestionIx]) -> Option<QuestionIx> {
        let later = self.later();
        let pending = |ix: &QuestionIx| wanted.contains(ix) || later.contains(ix);
        let ready =
            |ix: &&QuestionIx| !self.tree.questions()[**ix].depends_on().iter().any(pending);
        let ready: Vec<QuestionIx> = wanted.iter().filter(ready).copied().collect();
        let situation = self.situation();
        let stakes = Stakes::new(self.tree, &situation);
        let mut best: Option<(QuestionIx, Stake)> = None;
        for ix in ready {
            let stake = stakes.of(ix);
            if best.is_none_or(|(_, there)| stake.order(&there).is_lt()) {
                best = Some((ix, stake));
            }
        }
        best.map(|(ix, _)| ix)
    }

    /// Gives an answer to a question of the walk; later answers stay as far as they still apply.
    ///
    /// # Errors
    /// An answer that the question does not take.
    pub fn answer(&mut self, question: QuestionIx, answer: Answer) -> Result<(), AnswerFault> {
        self.record(question, answer)?;
        if self.again == Some(question) {
            self.again = None;
        }
        self.look_ahead();
        Ok(())
    }

    /// Takes up what an earlier walk left: its answers as if they were given in this one, those
    /// left aside that no longer fit, and its weights.
    pub fn take_up(
        &mut self,
        answers: impl IntoIterator<Item = (QuestionIx, Answer)>,
        weights: Vec<(CriterionIx, Weight)>,
    ) {
        for (question, answer) in answers {
            self.record(question, answer).ok();
        }
        self.weights = weights;
        self.look_ahead();
    }

    /// Puts an answer among those of the walk.
    fn record(&mut self, question: QuestionIx, answer: Answer) -> Result<(), AnswerFault> {
        let mut probe = Answers::none(self.tree);
        probe.give(self.tree, question, answer, Layer::Asked)?;
        let Some(given) = probe.get(question) else {
            return Ok(());
        };
        match self.asked.iter_mut().find(|(asked, _)| *asked == question) {
            Some((_, there)) => *there = given.answer.clone(),
            None => self.asked.push((question, given.answer.clone())),
        }
        Ok(())
    }

    /// Goes back: to the question of this walk that was answered before the one that is next.
    /// Nothing is lost: its answer stays until another is given.
    pub fn back(&mut self) -> Option<QuestionIx> {
        let states = self.states();
        let here = self.next();
        let place = self.asked.iter().position(|(ix, _)| Some(*ix) == here);
        let before = self.asked.iter().take(place.unwrap_or(self.asked.len()));
        let earlier = before
            .map(|(ix, _)| *ix)
            .rfind(|ix| states[*ix] != QuestionState::NotApplicable)?;
        self.again = Some(earlier);
        Some(earlier)
    }

    /// Goes to any question that applies, to answer it anew.
    pub fn revisit(&mut self, question: QuestionIx) {
        self.again = Some(question);
    }

    /// Leaves a question that was gone back to as it was.
    pub fn keep(&mut self) {
        self.again = None;
    }

    /// What counts now as the answer to a question, if anything was said.
    pub fn given(&self, question: QuestionIx) -> Option<(Answer, Layer)> {
        self.answers()
            .get(question)
            .map(|given| (given.answer.clone(), given.layer))
    }

    /// Every question that applies, with its answer.
    pub fn review(&self) -> Vec<ReviewRow> {
        let answers = self.answers();
        self.states()
            .iter()
            .filter(|(_, state)| **state != QuestionState::NotApplicable)
            .map(|(question, state)| {
                let given = answers
                    .get(question)
                    .map(|one| (one.answer.clone(), one.layer));
                ReviewRow {
                    question,
                    state: *state,
                    given,
                }
            })
            .collect()
    }

    /// How many more questions may come at most once one is answered, whatever the answer.
    pub fn more_after(&self, question: QuestionIx) -> usize {
        let mut open = self.clone();
        open.asked.retain(|(asked, _)| *asked != question);
        open.base.answers.clear(question);
        let to_come = open.to_come();
        to_come.iter().filter(|ix| **ix != question).count()
    }

    /// The questions that want asking now, then those that may follow.
    pub fn to_come(&self) -> Vec<QuestionIx> {
        let (mut wanted, mut later) = (self.wanted(), self.later());
        later.retain(|ix| !wanted.contains(ix));
        wanted.append(&mut later);
        wanted
    }
}

/// The questions that want asking under some answers, in the order of the tree.
pub(crate) fn asked_now(tree: &Tree, answers: &Answers) -> Vec<QuestionIx> {
    let states = states(tree, answers);
    let asked = states.iter().filter(|(ix, state)| {
        let layer = answers.get(*ix).map(|given| given.layer);
        wants_asking(**state, layer)
    });
    asked.map(|(ix, _)| ix).collect()
}

/// Whether a walk asks a question that it comes to: what is missing, what a profile leaves
/// unknown, and what was answered by a choice that is not offered; an `unknown` of the other
/// layers is an answer.
pub(crate) fn wants_asking(state: QuestionState, layer: Option<Layer>) -> bool {
    match state {
        QuestionState::Open(WhyOpen::Missing | WhyOpen::ChoiceNotOffered) => true,
        QuestionState::Open(WhyOpen::SaidUnknown) => layer == Some(Layer::Profile),
        QuestionState::Answered | QuestionState::NotApplicable => false,
    }
}
