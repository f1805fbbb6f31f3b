//! How sure the recommendation is, and what would change it, in words.

mod answers;
mod attitude;
mod confidence;
mod open;
mod ranks;
mod tipping;
mod weights;

pub(crate) use answers::StepRow;
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
    said.extend(answers::sentence(scribe, found));
    said.extend(open::sentence(scribe, found));
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
        (
            "what-if",
            "What one other answer would do",
            answers::lines(scribe, found),
        ),
        (
            "settle",
            "First under each answer to an open question, with what it is worth to know it",
            open::questions(scribe, found),
        ),
        (
            "unknown",
            "First with each unknown fact at its worst and at its best",
            open::facts(scribe, found),
        ),
    ];
    let note =
        |(key, title, lines): (&'static str, &'static str, Vec<Phrase>)| Note { key, title, lines };
    let all = sections.into_iter().map(note);
    all.filter(|one| !one.lines.is_empty()).collect()
}

/// The plus-minus table of the answers.
pub(super) fn steps(scribe: &Scribe<'_>) -> Vec<StepRow> {
    let found = scribe.robustness();
    found.map_or_else(Vec::new, |found| answers::steps(scribe, found))
}

/// Everything that was found out, if somebody asked.
impl<'a> Scribe<'a> {
    fn robustness(&self) -> Option<&'a Robustness> {
        self.decided.robustness
    }
}
