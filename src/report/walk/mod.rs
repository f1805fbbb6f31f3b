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
pub use standing::{first_words, place_words, standing, status_words, summary, verdict};

use super::phrase::{Phrase, say, theirs};
use super::view::Scribe;
use crate::model::Tree;
use crate::text::Shown;

fn shown(phrase: &Phrase) -> Shown {
    Shown::line(&phrase.line())
}

/// The sources that were cited, one line each.
fn cited(scribe: &Scribe<'_>) -> Vec<Shown> {
    let tree: &Tree = scribe.tree();
    let row = |(n, source): (usize, &crate::model::SourceIx)| {
        let source = &tree.sources()[*source];
        let date = source.date.to_string();
        let url = source.url.as_deref().unwrap_or_default();
        let number = super::phrase::cited(n + 1);
        let words = say![
            number,
            " ",
            theirs(&source.title),
            ", ",
            super::phrase::own(date),
            ", ",
            source.kind.as_str(),
        ];
        Shown::line(format!("{} {url}", words.line()).trim_end())
    };
    scribe.cited().iter().enumerate().map(row).collect()
}
