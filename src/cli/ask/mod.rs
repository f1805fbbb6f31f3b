//! The walk in front of a person: one question at a time, then a review of all answers.
//!
//! Purpose: [`walk()`] drives the pure [`Session`](crate::engine::Session) through an [`Asker`],
//! of which there are two: [`Terminal`] (lists to move in) and [`Lines`] (numbered plain lines).
//! Guarantee: after every answer the caller's `keep` is called, so nothing said is lost, whatever
//! ends the walk. It does not decide; the caller evaluates the session's answers.

#[cfg(test)]
pub(crate) mod fixture;
mod lines;
mod listen;
mod prompt;
mod raw;
mod screen;
#[cfg(test)]
mod scripted;
mod signals;
mod skin;
mod terminal;
mod typed;
mod walk;

use std::io;

pub use lines::Lines;
pub use listen::Listener;
pub use prompt::{Bounds, Current, Entry, Menu, Offer, Prompt, answer_words};
pub use signals::Signals;
pub use terminal::Terminal;
pub use walk::{Walked, walk};

use crate::engine::Answer;
use crate::text::Shown;

/// *I don't know yet*, as it is offered.
pub(crate) const UNKNOWN: &str = "I don't know yet";
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

/// An interface to a person. It shows what it is given and brings back what was said; it knows
/// no session, and every answer that it brings back is one that the prompt offers.
pub trait Asker {
    /// Asks for one choice.
    ///
    /// # Errors
    /// There is no terminal to ask on. A terminal that goes away is [`Reply::Interrupted`].
    fn one(&mut self, prompt: &Prompt) -> io::Result<Reply>;

    /// Asks for any number of choices.
    ///
    /// # Errors
    /// As [`Asker::one`].
    fn many(&mut self, prompt: &Prompt) -> io::Result<Reply>;

    /// Asks for a number within the bounds of the prompt.
    ///
    /// # Errors
    /// As [`Asker::one`].
    fn number(&mut self, prompt: &Prompt) -> io::Result<Reply>;

    /// Lets a person pick an entry of a menu.
    ///
    /// # Errors
    /// As [`Asker::one`].
    fn choose(&mut self, menu: &Menu) -> io::Result<Picked>;

    /// Says a line. A person who is gone does not hear it; the next prompt tells.
    fn say(&mut self, line: &Shown);
}
