//! Where sources disagree on what is weighed or required: the figures that do not count.

use std::collections::BTreeSet;

use super::Scribe;
use crate::model::{CandidateIx, CriterionIx, Fact};
use crate::report::phrase::{Phrase, say, theirs};
use crate::report::wording::evidence_words;

/// For each ranked option, what other sources say of the same measure, where that is something
/// else than what counts.
pub(super) fn lines(scribe: &mut Scribe<'_>) -> Vec<Phrase> {
    let read = read(scribe);
    let ranked: Vec<CandidateIx> = scribe
        .evaluation()
        .ranking
        .iter()
        .map(|one| one.assessment.candidate)
        .collect();
    let mut lines = Vec::new();
    for ix in ranked {
        for criterion in &read {
            lines.extend(line(scribe, ix, *criterion));
        }
    }
    lines
}

/// The criteria that a weight, a preference or a requirement reads.
fn read(scribe: &Scribe<'_>) -> BTreeSet<CriterionIx> {
    let evaluation = scribe.evaluation();
    let terms = evaluation.ranking.first().into_iter();
    let weighed = terms
        .flat_map(|one| &one.contributions)
        .filter_map(|term| term.term.criterion(&evaluation.needs));
    let demands = evaluation.needs.demands.iter();
    let required = demands.flat_map(|demand| demand.requirement.criteria());
    weighed.chain(required).collect()
}

fn line(scribe: &mut Scribe<'_>, ix: CandidateIx, criterion: CriterionIx) -> Option<Phrase> {
    let tree = scribe.tree();
    let Fact::Known { used, dissent, .. } = &tree.candidates()[ix].facts[criterion] else {
        return None;
    };
    let mut others: Vec<_> = Vec::new();
    for one in dissent.iter().filter(|one| one.reading != used.reading) {
        if !others.iter().any(|(reading, _)| *reading == &one.reading) {
            others.push((&one.reading, evidence_words(scribe, criterion, one)));
        }
    }
    if others.is_empty() {
        return None;
    }
    let counts = evidence_words(scribe, criterion, used);
    let others = Phrase::all_of(others.into_iter().map(|(_, words)| words));
    Some(say![
        scribe.name(ix),
        ", ",
        theirs(&tree.criteria()[criterion].title),
        ": ",
        counts,
        " counts; others say ",
        others
    ])
}
