//! The walk in front of a person: one question at a time, how it stands after each, a review of
//! all answers, and what can be asked of the result.
//!
//! Purpose: [`walk()`] drives the pure [`Session`] through an [`Asker`]; [`what_if()`],
//! [`explain()`], [`compare()`] and [`weigh()`] look at what came out. Guarantee: after every
//! change the caller's `keep` is called, so nothing said is lost, whatever ends the walk; every
//! skin has the same commands. The caller decides and reports.

#[cfg(test)]
pub(crate) mod fixture;
mod options;
mod question;
mod review;
mod stop;
mod weights;
mod what_if;

use std::io;

pub use options::{compare, explain};
pub use weights::weigh;
pub use what_if::what_if;

use super::ask::{Asker, Tone};
use crate::engine::{Evaluation, Session, evaluate};
use crate::model::{QuestionIx, Tree};
use crate::report::{Decided, walk::standing};
use crate::text::Shown;

/// How a walk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walked {
    /// The person wants the decision now.
    Done,
    /// The person left; what was answered is kept.
    Quit,
    /// The person or the terminal went away; what was answered is kept.
    Interrupted,
}

/// What a walk needs from its caller.
pub struct Around<'a> {
    /// Keeps what was said; called after every change. If it fails, that is said once and the
    /// walk goes on.
    pub keep: &'a mut dyn FnMut(&Session<'_>) -> io::Result<()>,
    /// Shows that something takes its time: how much is done, or `None` once it is over.
    pub busy: &'a mut dyn FnMut(Option<usize>),
}

/// Asks what the session wants asked, then shows the review of all answers, where any can be
/// changed. Where nothing wants asking the walk begins with the review.
///
/// # Errors
/// There is no terminal to ask on.
pub fn walk(
    session: &mut Session<'_>,
    asker: &mut dyn Asker,
    around: &mut Around<'_>,
) -> io::Result<Walked> {
    let mut walk = Walk::new(session, asker, around, Page::Questions);
    if let Some(walked) = walk.begin()? {
        return Ok(walked);
    }
    walk.goes_on()
}

/// Shows the review of all answers, where any can be changed, also while questions are left.
///
/// # Errors
/// There is no terminal to ask on.
pub fn review(
    session: &mut Session<'_>,
    asker: &mut dyn Asker,
    around: &mut Around<'_>,
) -> io::Result<Walked> {
    let mut walk = Walk::new(session, asker, around, Page::Review);
    walk.stood = Some(walk.evaluated());
    walk.goes_on()
}

/// What is before the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    /// A question, as long as one is left.
    Questions,
    /// The review of all answers.
    Review,
}

/// A walk under way.
struct Walk<'a, 'c, 't> {
    session: &'a mut Session<'t>,
    asker: &'a mut dyn Asker,
    around: &'a mut Around<'c>,
    /// The question that was picked in the review.
    editing: Option<QuestionIx>,
    /// What is before the person.
    page: Page,
    /// Whether questions were left when the review was shown last.
    amid: bool,
    /// Whether stopping was offered, and not taken.
    offered: bool,
    /// How it stood after the last answer.
    stood: Option<Evaluation>,
    /// Whether it was said that answers cannot be kept.
    told: bool,
}

impl<'a, 'c, 't> Walk<'a, 'c, 't> {
    fn new(
        session: &'a mut Session<'t>,
        asker: &'a mut dyn Asker,
        around: &'a mut Around<'c>,
        page: Page,
    ) -> Self {
        Self {
            session,
            asker,
            around,
            editing: None,
            page,
            amid: false,
            offered: false,
            stood: None,
            told: false,
        }
    }

    fn goes_on(mut self) -> io::Result<Walked> {
        loop {
            let end = match self.session.next() {
                Some(question) if self.page == Page::Questions => self.question(question)?,
                _ => self.review()?,
            };
            if let Some(walked) = end {
                return Ok(walked);
            }
        }
    }

    /// Says how it stands with what is answered already, if anything is.
    fn begin(&mut self) -> io::Result<Option<Walked>> {
        let answers = self.session.answers();
        let mut questions = self.session.tree().questions().indices();
        if questions.any(|ix| answers.get(ix).is_some()) && self.session.next().is_some() {
            return self.stands();
        }
        self.stood = Some(self.evaluated());
        Ok(None)
    }

    /// Says how it stands now, and offers to stop where that cannot change any more; of no
    /// options there is nothing to say.
    fn stands(&mut self) -> io::Result<Option<Walked>> {
        if self.session.tree().candidates().is_empty() {
            return Ok(None);
        }
        self.tell();
        self.offer_to_stop()
    }

    /// What follows from all that was said.
    fn evaluated(&self) -> Evaluation {
        evaluate(self.session.tree(), &self.session.situation())
    }

    /// Keeps what was said.
    fn keep(&mut self) {
        if let Err(error) = (self.around.keep)(self.session)
            && !self.told
        {
            self.told = true;
            let line = format!("The answers cannot be kept for later: {error}.");
            self.say(Tone::Warning, &line);
        }
    }

    /// Says how it stands now, and what the last change did.
    fn tell(&mut self) {
        let evaluation = self.evaluated();
        let now = decided(self.session.tree(), &evaluation);
        let line = standing(&now, self.stood.as_ref());
        self.say(Tone::Plain, &format!("Standing: {line}"));
        self.stood = Some(evaluation);
    }

    fn say(&mut self, tone: Tone, line: &str) {
        self.asker.say(tone, &Shown::line(line));
    }
}

/// A decision as the words of a walk need it.
fn decided<'a>(tree: &'a Tree, evaluation: &'a Evaluation) -> Decided<'a> {
    Decided {
        tree,
        place: "",
        extends: &[],
        evaluation,
        robustness: None,
        expectation: None,
        today_given: false,
    }
}

#[cfg(test)]
mod tests;
