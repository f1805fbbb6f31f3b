//! The review of all answers: any can be changed, what is left can be gone on with.

use std::io;

use super::{Page, Walk, Walked, weigh};
use crate::cli::ask::{Entry, Given, Menu, Picked, answer_words};
use crate::engine::{QuestionState, ReviewRow, Session};
use crate::text::{Shown, plural};

impl Walk<'_, '_, '_> {
    pub(super) fn review(&mut self) -> io::Result<Option<Walked>> {
        self.editing = None;
        let left = self.session.wanted().len();
        self.amid = left > 0;
        let rows = self.session.review();
        let mut entries = Vec::new();
        if left == 0 {
            entries.push(Entry::plain("Decide now"));
        } else {
            let more = self.session.to_come().len();
            let at_most = format!("at most {}", plural(more, "is left", "are left"));
            entries.push(Entry::with("Go on with the questions", &at_most));
            entries.push(Entry::with(
                "Decide now",
                "what is left counts as not known",
            ));
        }
        entries.push(Entry::plain("Order what matters by hand"));
        let before = entries.len();
        entries.extend(rows.iter().map(|row| entry(self.session, row, None)));
        let menu = Menu {
            title: Shown::line("Your answers: pick one to change it"),
            entries,
            default: 0,
            leave: true,
        };
        match self.asker.choose(&menu)? {
            Picked::Entry(0) if left > 0 => self.page = Page::Questions,
            Picked::Entry(n) if n + 2 == before => return Ok(Some(Walked::Done)),
            Picked::Entry(n) if n + 1 == before => match weigh(self.session, self.asker)? {
                Given::This(()) => {
                    self.keep();
                    self.stood = Some(self.evaluated());
                }
                Given::Back => {}
                Given::Interrupted => return Ok(Some(Walked::Interrupted)),
            },
            Picked::Entry(n) => {
                if let Some(row) = n.checked_sub(before).and_then(|n| rows.get(n)) {
                    self.editing = Some(row.question);
                    self.page = Page::Questions;
                    self.session.revisit(row.question);
                }
            }
            Picked::Back => {
                self.page = Page::Questions;
                if left == 0 {
                    self.back();
                }
            }
            Picked::Quit => return Ok(Some(Walked::Quit)),
            Picked::Interrupted => return Ok(Some(Walked::Interrupted)),
        }
        Ok(None)
    }
}

/// A question with its answer and its layer, and something to say of it.
pub(super) fn entry(session: &Session<'_>, row: &ReviewRow, more: Option<&str>) -> Entry {
    let question = &session.tree().questions()[row.question];
    let more = more.map_or_else(String::new, |more| format!("; {more}"));
    match &row.given {
        Some((answer, layer)) => {
            let open = match row.state {
                QuestionState::Open(_) => "open, ",
                QuestionState::Answered | QuestionState::NotApplicable => "",
            };
            let words = answer_words(question, answer);
            let mark = format!("({open}{}{more})", layer.as_str());
            Entry::with(&question.ask, words.as_str()).marked(&mark)
        }
        None => Entry::plain(&question.ask).marked(&format!("(open{more})")),
    }
}
