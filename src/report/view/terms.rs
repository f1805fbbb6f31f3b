//! Terms of a score in words: a criterion, or a preference, with what an option is on it.

use super::Scribe;
use crate::engine::TermRef;
use crate::model::CandidateIx;
use crate::report::phrase::{Phrase, say, theirs};
use crate::report::wording::{fact_brief, test_words};

/// "Cold start", or "Languages (preferred: rego)".
pub(crate) fn title(scribe: &Scribe<'_>, term: TermRef) -> Phrase {
    let criteria = scribe.tree().criteria();
    match term {
        TermRef::Criterion(ix) => theirs(&criteria[ix].title),
        TermRef::Preference(n) => match scribe.evaluation().needs.preferences.get(n) {
            Some(preference) => {
                let criterion = &criteria[preference.criterion];
                let wanted = test_words(criterion, &preference.test);
                say![theirs(&criterion.title), " (preferred: ", wanted, ")"]
            }
            None => Phrase::default(),
        },
    }
}

/// What an option is on a term, with its source.
pub(crate) fn fact(scribe: &mut Scribe<'_>, term: TermRef, ix: CandidateIx) -> Phrase {
    match term.criterion(&scribe.evaluation().needs) {
        Some(criterion) => {
            let fact = &scribe.tree().candidates()[ix].facts[criterion];
            fact_brief(scribe, criterion, fact)
        }
        None => Phrase::default(),
    }
}
