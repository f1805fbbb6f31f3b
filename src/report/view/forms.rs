//! Options that are forms of one technology, together.

use super::Scribe;
use crate::model::{CandidateIx, Slug};
use crate::report::phrase::{Phrase, own, say, theirs};

/// A line for each family of which two forms or more are ranked.
pub(super) fn lines(scribe: &Scribe<'_>) -> Vec<Phrase> {
    let tree = scribe.tree();
    let mut families: Vec<(&Slug, Vec<(usize, CandidateIx)>)> = Vec::new();
    for ranked in &scribe.evaluation().ranking {
        let ix = ranked.assessment.candidate;
        let Some(family) = &tree.candidates()[ix].form_of else {
            continue;
        };
        let form = (ranked.rank, ix);
        match families.iter_mut().find(|(known, _)| *known == family) {
            Some((_, forms)) => forms.push(form),
            None => families.push((family, vec![form])),
        }
    }
    families
        .into_iter()
        .filter(|(_, forms)| forms.len() > 1)
        .map(|(family, forms)| {
            let forms = forms
                .into_iter()
                .map(|(rank, ix)| say![scribe.name(ix), own(format!(" ({rank}.)"))]);
            say![theirs(family.as_str()), ": ", Phrase::all_of(forms)]
        })
        .collect()
}
