//! What a walk says between its questions: what answers do, how it stands.
//!
//! Purpose: the words of the wizard, line by line, the same in every skin. Guarantee: every line
//! is [`Shown`]. It knows no terminal and no session.

mod consequence;
mod effects;
mod standing;

pub use consequence::{does, run};
pub use effects::explained;
pub use standing::{first_words, place_words, standing, status_words, summary};

use super::phrase::Phrase;
use crate::text::Shown;

fn shown(phrase: &Phrase) -> Shown {
    Shown::line(&phrase.line())
}
