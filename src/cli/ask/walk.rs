//! The walk: questions until none is open, then the review, as often as it takes.

use std::io;

use crate::engine::{Answer, QuestionState, ReviewRow, Session};
use crate::model::{QuestionIx, QuestionKind};
use crate::text::Shown;

use super::prompt::{Entry, Menu, Prompt, answer_words};
use super::{Asker, Picked, Reply};

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

/// Asks what the session wants asked, then shows the review of all answers, where any can be
/// changed. `keep` is called after every answer; if it fails, that is said once and the walk
/// goes on. Where nothing wants asking the walk begins with the review.
///
/// # Errors
/// There is no terminal to ask on.
pub fn walk(
    session: &mut Session,
    asker: &mut dyn Asker,
    keep: &mut dyn FnMut(&Session) -> io::Result<()>,
) -> io::Result<Walked> {
    let mut walk = Walk {
        asker,
        keep,
        editing: None,
        told: false,
    };
    loop {
        let end = match session.next() {
            Some(question) => walk.question(session, question)?,
            None => walk.review(session)?,
        };
        if let Some(walked) = end {
            return Ok(walked);
        }
    }
}

struct Walk<'a> {
    asker: &'a mut dyn Asker,
    keep: &'a mut dyn FnMut(&Session) -> io::Result<()>,
    /// The question that was picked in the review.
    editing: Option<QuestionIx>,
    /// Whether it was said that answers cannot be kept.
    told: bool,
}

impl Walk<'_> {
    fn question(&mut self, session: &mut Session, ix: QuestionIx) -> io::Result<Option<Walked>> {
        let editing = self.editing == Some(ix);
        let prompt = Prompt::new(session, ix, editing);
        let reply = match session.tree().questions()[ix].kind {
            QuestionKind::One(_) => self.asker.one(&prompt)?,
            QuestionKind::Many { .. } => self.asker.many(&prompt)?,
            QuestionKind::Number { .. } => self.asker.number(&prompt)?,
        };
        match reply {
            Reply::Answer(answer) => {
                self.editing = None;
                self.give(session, ix, answer);
            }
            Reply::Back if editing => {
                self.editing = None;
                session.keep();
            }
            Reply::Back => self.back(session),
            Reply::Quit => return Ok(Some(Walked::Quit)),
            Reply::Interrupted => return Ok(Some(Walked::Interrupted)),
        }
        Ok(None)
    }

    fn back(&mut self, session: &mut Session) {
        if session.back().is_none() {
            self.say("There is no earlier question of this walk.");
        }
    }

    fn give(&mut self, session: &mut Session, ix: QuestionIx, answer: Answer) {
        if unchanged(session, ix, &answer) {
            session.keep();
            return;
        }
        if let Err(fault) = session.answer(ix, answer) {
            self.say(&format!("That is no answer to this question: {fault}."));
            return;
        }
        if let Err(error) = (self.keep)(session)
            && !self.told
        {
            self.told = true;
            self.say(&format!("The answers cannot be kept for later: {error}."));
        }
    }

    fn review(&mut self, session: &mut Session) -> io::Result<Option<Walked>> {
        self.editing = None;
        let rows = session.review();
        let entry = |row: &ReviewRow| review_entry(session, row);
        let decide = Entry {
            text: Shown::line("Decide now"),
            detail: None,
        };
        let menu = Menu {
            title: Shown::line("Your answers: pick one to change it"),
            entries: [decide].into_iter().chain(rows.iter().map(entry)).collect(),
            default: 0,
            leave: true,
        };
        match self.asker.choose(&menu)? {
            Picked::Entry(0) => return Ok(Some(Walked::Done)),
            Picked::Entry(place) => {
                if let Some(row) = rows.get(place - 1) {
                    self.editing = Some(row.question);
                    session.revisit(row.question);
                }
            }
            Picked::Back => self.back(session),
            Picked::Quit => return Ok(Some(Walked::Quit)),
            Picked::Interrupted => return Ok(Some(Walked::Interrupted)),
        }
        Ok(None)
    }

    fn say(&mut self, line: &str) {
        self.asker.say(&Shown::line(line));
    }
}

/// Whether an answer is the one that counts already, so that it keeps its layer.
fn unchanged(session: &Session, ix: QuestionIx, answer: &Answer) -> bool {
    let same = session.given(ix).is_some_and(|(there, _)| there == *answer);
    let mut kept = session.clone();
    kept.keep();
    same && kept.next() != Some(ix)
}

fn review_entry(session: &Session, row: &ReviewRow) -> Entry {
    let question = &session.tree().questions()[row.question];
    let detail = match &row.given {
        Some((answer, layer)) => {
            let open = match row.state {
                QuestionState::Open(_) => "open, ",
                QuestionState::Answered | QuestionState::NotApplicable => "",
            };
            let words = answer_words(question, answer);
            format!("{words} ({open}{})", layer.as_str())
        }
        None => "(open)".to_owned(),
    };
    Entry {
        text: Shown::line(&question.ask),
        detail: Some(Shown::line(&detail)),
    }
}

#[cfg(test)]
#[path = "walk_tests.rs"]
mod tests;
