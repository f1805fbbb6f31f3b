//! Stopping before all is asked, offered only where it is proven that nothing to come can change
//! who is first.

use std::io;

use super::{Page, Walk, Walked, decided};
use crate::analysis::{Future, outlook};
use crate::cli::ask::{Entry, Menu, Picked, Tone};
use crate::engine::Clause;
use crate::report::walk::first_words;
use crate::text::{Shown, list_and, plural};

/// How many partial answer sets are looked at before the proof is given up.
const BUDGET: usize = 20_000;

impl Walk<'_, '_, '_> {
    /// Offers to stop, once, if no question that is left can change who is first.
    pub(super) fn offer_to_stop(&mut self) -> io::Result<Option<Walked>> {
        if self.session.wanted().is_empty() || self.page == Page::Review {
            return Ok(None);
        }
        let (tree, situation) = (self.session.tree(), self.session.situation());
        let busy = &mut self.around.busy;
        let found = outlook(tree, &situation, BUDGET, &mut |done| busy(Some(done)));
        busy(None);
        if found.future != Future::Stays {
            // An answer that was changed may have undone what was proven.
            self.offered = false;
            return Ok(None);
        }
        if self.offered {
            return Ok(None);
        }
        self.offered = true;
        let Some(evaluation) = &self.stood else {
            return Ok(None);
        };
        let first = first_words(&decided(tree, evaluation));
        let more = self.session.to_come().len();
        let stays = if found.first.is_empty() {
            "nothing is left".to_owned()
        } else if found.first.len() == 1 {
            format!("{first} stays first")
        } else {
            format!("{first} stay level in front")
        };
        let title = format!(
            "No question that is left can change the first place: {stays}, whatever the answers"
        );
        let essential = evaluation
            .recommendation
            .clauses
            .iter()
            .find_map(|clause| match clause {
                Clause::Essential(open) => Some(open),
                _ => None,
            });
        let essential = essential.map(|open| {
            let asks = open.iter().map(|ix| tree.questions()[*ix].ask.as_str());
            let asks: Vec<&str> = asks.collect();
            format!(
                "Essential and open, so that the status stays open: {}",
                list_and(&asks)
            )
        });
        if let Some(line) = &essential {
            self.say(Tone::Warning, line);
        }
        let more = plural(more, "question", "questions");
        let go_on = if found.first.is_empty() {
            format!("at most {more}; back, or a look at all answers, changes one")
        } else {
            format!("at most {more} can still change scores and status")
        };
        let menu = Menu {
            title: Shown::line(&title),
            entries: vec![
                Entry::with("Stop asking", "what is left counts as not known"),
                Entry::with("Go on", &go_on),
            ],
            default: usize::from(essential.is_some()),
            leave: true,
        };
        match self.asker.choose(&menu)? {
            Picked::Entry(0) => self.page = Page::Review,
            Picked::Entry(_) => {}
            Picked::Back => self.back(),
            Picked::Quit => return Ok(Some(Walked::Quit)),
            Picked::Interrupted => return Ok(Some(Walked::Interrupted)),
        }
        Ok(None)
    }
}
