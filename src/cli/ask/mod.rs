//! An interface to a person: questions, menus, an order by hand, a line of text.
//!
//! Purpose: an [`Asker`] shows what it is given and brings back what was said. There are two:
//! [`Terminal`] (lists to move in) and [`Lines`] (numbered plain lines); what one can do the
//! other can. It knows no session and decides nothing.

mod lines;
mod lines_menus;
mod listen;
mod many;
mod menu;
mod prompt;
mod raw;
mod screen;
#[cfg(test)]
pub(crate) mod scripted;
mod signals;
mod skin;
mod terminal;
mod typed;
mod watch;

use std::io;

pub use lines::Lines;
pub use listen::Listener;
pub(crate) use menu::pick;
pub use menu::{Entry, Field, Menu, Sorting};
pub use prompt::{Bounds, Current, Offer, Prompt, Takes, answer_words};
pub use signals::Signals;
pub use terminal::Terminal;

use crate::engine::Answer;
use crate::report::Report;
use crate::text::Shown;

/// *I don't know yet*, as it is offered.
pub(crate) const UNKNOWN: &str = "I don't know yet";
/// What is behind a question, as it is offered.
pub(crate) const WHY: &str = "Why this is asked, and what each answer does";
/// Looking at all answers, as it is offered.
pub(crate) const REVIEW: &str = "All answers so far";
/// Going back, as it is offered.
pub(crate) const BACK: &str = "Back";
/// Leaving, as it is offered.
pub(crate) const QUIT: &str = "Quit and keep the answers";
/// No choice of several, as it is offered.
pub(crate) const NONE: &str = "None of these";

/// What a person says to a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// An answer that the question takes.
    Answer(Answer),
    /// To the question before.
    Back,
    /// To the review of all answers.
    Review,
    /// Enough for now.
    Quit,
    /// Ctrl-C, a signal, the end of the input, a closed terminal.
    Interrupted,
}

/// What a person picks in a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// The entry at this place.
    Entry(usize),
    /// To what was before.
    Back,
    /// Enough for now.
    Quit,
    /// Ctrl-C, a signal, the end of the input, a closed terminal.
    Interrupted,
}

/// What a person makes of something asked beside the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given<T> {
    /// This.
    This(T),
    /// Nothing: to what was before.
    Back,
    /// Ctrl-C, a signal, the end of the input, a closed terminal.
    Interrupted,
}

/// How a line is said; nothing is carried by it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// Less than the rest.
    Dim,
    /// A heading.
    Bold,
    /// An answer taken.
    Good,
    /// Something to look at.
    Warning,
}

/// An interface to a person. It shows what it is given and brings back what was said; it knows
/// no session, and every answer that it brings back is one that the prompt offers.
pub trait Asker {
    /// Asks a question.
    ///
    /// # Errors
    /// There is no terminal to ask on. A terminal that goes away is [`Reply::Interrupted`].
    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply>;

    /// Lets a person pick an entry of a menu.
    ///
    /// # Errors
    /// As [`Asker::ask`].
    fn choose(&mut self, menu: &Menu) -> io::Result<Picked>;

    /// Lets a person bring things into an order; gives their places in the new order.
    ///
    /// # Errors
    /// As [`Asker::ask`].
    fn sort(&mut self, sorting: &Sorting) -> io::Result<Given<Vec<usize>>>;

    /// Lets a person type a line that passes a check.
    ///
    /// # Errors
    /// As [`Asker::ask`].
    fn field(&mut self, field: &Field<'_>) -> io::Result<Given<String>>;

    /// Says a line. A person who is gone does not hear it; the next prompt tells.
    fn say(&mut self, tone: Tone, line: &Shown);

    /// Shows a report, laid out as suits: in tables to look at, or in lines to hear. A person who
    /// is gone does not see it.
    fn show(&mut self, report: &dyn Report);
}
