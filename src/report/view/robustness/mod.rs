//! How sure the recommendation is, and what would change it, in words.

mod attitude;
mod confidence;
mod ranks;
mod tipping;
mod weights;

pub(crate) use weights::moved;

use super::{Note, Scribe};
use crate::analysis::robustness::Robustness;
use crate::report::phrase::Phrase;

/// The short form: the word, why, and the nearest changes that would turn the first place.
pub(super) fn short(scribe: &mut Scribe<'_>) -> Vec<Phrase> {
    let Some(found) = scribe.robustness() else {
        return Vec::new();
    };
    let mut said = Vec::new();
    said.extend(confidence::sentence(scribe, found));
    said.extend(ranks::sentence(scribe, found));
    said.extend(weights::sentence(scribe, found));
    said.extend(tipping::sentences(scribe, found));
    said
}

/// The whole of it, section by section; those with nothing to say are left out.
pub(super) fn whole(scribe: &mut Scribe<'_>) -> Vec<Note> {
    let Some(found) = scribe.robustness() else {
        return Vec::new();
    };
    let sections = [
        (
            "rank",
            "How often each option is first",
            ranks::lines(scribe, found),
        ),
        (
            "stable",
            "In which range of each weight the first place stays",
            weights::lines(scribe, found),
        ),
        (
            "tipping",
            "Facts on which the first place hangs",
            tipping::lines(scribe, found),
        ),
        (
            "attitude",
            "First under each attitude to uncertainty",
            attitude::lines(scribe, found),
        ),
    ];
    let note =
        |(key, title, lines): (&'static str, &'static str, Vec<Phrase>)| Note { key, title, lines };
    let all = sections.into_iter().map(note);
    all.filter(|one| !one.lines.is_empty()).collect()
}

/// Everything that was found out, if somebody asked.
impl<'a> Scribe<'a> {
    fn robustness(&self) -> Option<&'a Robustness> {
        self.decided.robustness
    }
}
