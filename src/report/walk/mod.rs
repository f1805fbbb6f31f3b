//! What a walk says between its questions: what answers do, how it stands, how options differ.
//!
//! Purpose: the words of the wizard, line by line, the same in every skin. Guarantee: every line
//! is [`Shown`]; sources that a line cites follow it. It knows no terminal and no session.

mod account;
mod consequence;
mod duel;
mod effects;
mod standing;

pub use account::account;
pub use consequence::{does, run};
pub use duel::duel;
pub use effects::explained;
pub use standing::{first_words, place_words, standing, status_words, summary};

use super::link::Link;
use super::phrase::{self, Phrase, own, say, theirs};
use super::view::Scribe;
use crate::model::SourceIx;
use crate::text::Shown;

fn shown(phrase: &Phrase) -> Shown {
    Shown::line(&phrase.line())
}

/// The sources that were cited, one line each.
fn cited(scribe: &Scribe<'_>) -> Vec<Shown> {
    let line = |(n, source): (usize, &SourceIx)| {
        let source = &scribe.tree().sources()[*source];
        let mut words = say![
            phrase::cited(n + 1),
            " ",
            theirs(&source.title),
            ", ",
            own(source.date.to_string()),
            ", ",
            source.kind.as_str()
        ];
        if let Some(url) = source.url.as_deref().and_then(Link::parse) {
            words.push(own(format!(" {}", url.address())));
        }
        shown(&words)
    };
    scribe.cited().iter().enumerate().map(line).collect()
}
