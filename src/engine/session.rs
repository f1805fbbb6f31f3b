//! The walk through a tree as a pure state machine: the same for a terminal and a replay.

use super::answers::{Answer, AnswerFault, Answers, Layer};
use super::missing::missing;
use super::states::{QuestionState, WhyOpen, states};
use crate::model::{QuestionIx, Table, Tree};

/// A walk: what lies under it, what was asked, and what comes next.
#[derive(Clone, Debug, PartialEq)]
pub struct Session<'t> {
    tree: &'t Tree,
    base: Answers,
    asked: Vec<(QuestionIx, Answer)>,
    again: Option<QuestionIx>,
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
    /// A walk over the answers of the lower layers (`--set`, file, profile).
    pub fn new(tree: &'t Tree, base: Answers) -> Self {
        Self {
            tree,
            base,
            asked: Vec::new(),
            again: None,
        }
    }

    /// The tree that is walked.
    pub fn tree(&self) -> &'t Tree {
        self.tree
    }

    /// All answers: the asked ones above the others.
    pub fn answers(&self) -> Answers {
        let mut answers = self.base.clone();
        for (question, answer) in &self.asked {
            answers = answers.with(*question, answer.clone());
        }
        answers
    }

    /// What was asked and answered in this walk, in the order of answering.
    pub fn asked(&self) -> &[(QuestionIx, Answer)] {
        &self.asked
    }

    /// How each question stands.
    pub fn states(&self) -> Table<QuestionIx, QuestionState> {
        states(self.tree, &self.answers())
    }

    /// The next question to ask: one gone back to, else the first that applies and that is
    /// missing, or that only a profile leaves unknown, or whose choice is no longer offered.
    pub fn next(&self) -> Option<QuestionIx> {
        let states = self.states();
        if let Some(question) = self.again
            && states[question] != QuestionState::NotApplicable
        {
            return Some(question);
        }
        let answers = self.answers();
        states
            .iter()
            .find(|(ix, state)| wants_asking(&answers, *ix, **state))
            .map(|(ix, _)| ix)
    }

    /// Gives an answer to a question of the walk; later answers stay as far as they still apply.
    ///
    /// # Errors
    /// An answer that the question does not take.
    pub fn answer(&mut self, question: QuestionIx, answer: Answer) -> Result<(), AnswerFault> {
        let mut probe = Answers::none(self.tree);
        probe.give(self.tree, question, answer, Layer::Asked)?;
        let Some(given) = probe.get(question) else {
            return Ok(());
        };
        match self.asked.iter_mut().find(|(asked, _)| *asked == question) {
            Some((_, there)) => *there = given.answer.clone(),
            None => self.asked.push((question, given.answer.clone())),
        }
        if self.again == Some(question) {
            self.again = None;
        }
        Ok(())
    }

    /// Goes back: to the answered question of this walk that stands before the next one.
    /// Nothing is lost: its answer stays until another is given.
    pub fn back(&mut self) -> Option<QuestionIx> {
        let states = self.states();
        let here = self.next();
        let before = |ix: QuestionIx| here.is_none_or(|here| ix < here);
        let earlier = self
            .asked
            .iter()
            .map(|(ix, _)| *ix)
            .filter(|ix| before(*ix) && states[*ix] != QuestionState::NotApplicable)
            .max()?;
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

    /// How many questions were asked, and how many may still come at most.
    pub fn progress(&self) -> (usize, usize) {
        let answers = self.answers();
        let states = self.states();
        let now = states
            .iter()
            .filter(|(ix, state)| wants_asking(&answers, *ix, **state))
            .count();
        (
            self.asked.len(),
            now + missing(self.tree, &answers).later.len(),
        )
    }
}

/// The wizard asks what is missing and what a profile leaves unknown; an `unknown` of the other
/// layers is an answer.
fn wants_asking(answers: &Answers, question: QuestionIx, state: QuestionState) -> bool {
    match state {
        QuestionState::Open(WhyOpen::Missing | WhyOpen::ChoiceNotOffered) => true,
        QuestionState::Open(WhyOpen::SaidUnknown) => answers
            .get(question)
            .is_some_and(|given| given.layer == Layer::Profile),
        QuestionState::Answered | QuestionState::NotApplicable => false,
    }
}
