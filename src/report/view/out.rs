//! The options that are out, with every reason, and what would bring one back.

use super::Scribe;
use crate::engine::{Assessment, Current, Reason};
use crate::report::phrase::{Phrase, say};
use crate::report::wording::{ReasonView, dissent, lift, reason};

/// An option that is out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OutRow {
    /// Its name.
    pub(crate) name: Phrase,
    /// Whether it runs today.
    pub(crate) current: bool,
    /// Why it is out: every reason.
    pub(crate) reasons: Vec<ReasonView>,
}

impl OutRow {
    /// Whether a source disputes a reason.
    pub(crate) fn disputed(&self) -> bool {
        self.reasons
            .iter()
            .any(|reason| !reason.disputed.is_empty())
    }
}

/// The options that are out, those with a single reason first.
pub(super) fn rows(scribe: &mut Scribe<'_>) -> Vec<OutRow> {
    let out = scribe.evaluation().eliminated.iter();
    out.map(|one| row(scribe, one)).collect()
}

/// An option that is out, with every reason.
pub(crate) fn row(scribe: &mut Scribe<'_>, out: &Assessment) -> OutRow {
    let ix = out.candidate;
    let reasons = out
        .reasons
        .iter()
        .map(|one| {
            let mut said = reason(scribe, ix, one);
            if let Reason::Requirement(n) = one {
                let of_it = out.disputed.iter().filter(|dispute| dispute.demand == *n);
                said.disputed = of_it
                    .filter_map(|dispute| dissent(scribe, ix, dispute))
                    .map(|words| say!["disputed: ", words, ", which would bring it back"])
                    .collect();
            }
            said
        })
        .collect();
    OutRow {
        name: scribe.name(ix),
        current: scribe.evaluation().situation.current == Some(Current::Carried(ix)),
        reasons,
    }
}

/// What to lift so that an option comes back, one line a way, the most useful first; who is first
/// then, where that does not go without saying.
pub(super) fn relax(scribe: &mut Scribe<'_>) -> Vec<Phrase> {
    let evaluation = scribe.evaluation();
    let mut ways = Vec::new();
    for way in &evaluation.recommendation.relax {
        let Some(first) = way.brings_back.first() else {
            continue;
        };
        let lifted: Vec<Phrase> = way
            .reasons
            .iter()
            .map(|one| lift(scribe, *first, one))
            .collect();
        let back = Phrase::all_of(scribe.names(&way.brings_back));
        let mut words = say!["without ", Phrase::all_of(lifted), ": ", back];
        let alone = evaluation.ranking.is_empty() && way.brings_back.len() == 1;
        if !alone && !way.first.is_empty() {
            words.push("; first then: ");
            words.push(Phrase::all_of(scribe.names(&way.first)));
        }
        ways.push(words);
    }
    ways
}
