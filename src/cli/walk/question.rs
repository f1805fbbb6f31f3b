//! One question of a walk: put, answered, kept, and how it stands then.

use std::io;

use super::{Page, Walk, Walked};
use crate::cli::ask::{Prompt, Reply, Tone};
use crate::engine::{Answer, Session};
use crate::model::QuestionIx;

impl Walk<'_, '_, '_> {
    pub(super) fn question(&mut self, ix: QuestionIx) -> io::Result<Option<Walked>> {
        let editing = self.editing == Some(ix);
        let prompt = Prompt::new(self.session, ix, editing);
        match self.asker.ask(&prompt)? {
            Reply::Answer(answer) => {
                if editing {
                    self.editing = None;
                    if self.amid {
                        self.page = Page::Review;
                    }
                }
                return self.give(ix, answer);
            }
            Reply::Back if editing => {
                self.editing = None;
                self.session.keep();
                self.page = Page::Review;
            }
            Reply::Back => self.back(),
            Reply::Review => {
                self.session.keep();
                self.editing = None;
                self.page = Page::Review;
            }
            Reply::Quit => return Ok(Some(Walked::Quit)),
            Reply::Interrupted => return Ok(Some(Walked::Interrupted)),
        }
        Ok(None)
    }

    /// To the question before.
    pub(super) fn back(&mut self) {
        if self.session.back().is_none() {
            let line = "There is no earlier question of this walk.";
            self.say(Tone::Warning, line);
        }
    }

    fn give(&mut self, ix: QuestionIx, answer: Answer) -> io::Result<Option<Walked>> {
        if unchanged(self.session, ix, &answer) {
            self.session.keep();
            return Ok(None);
        }
        if let Err(fault) = self.session.answer(ix, answer) {
            let line = format!("That is no answer to this question: {fault}.");
            self.say(Tone::Warning, &line);
            return Ok(None);
        }
        self.keep();
        self.stands()
    }
}

/// Whether an answer is the one that counts already, so that it keeps its layer.
fn unchanged(session: &Session<'_>, ix: QuestionIx, answer: &Answer) -> bool {
    let same = session.given(ix).is_some_and(|(there, _)| there == *answer);
    same && !session.wanted().contains(&ix)
}
