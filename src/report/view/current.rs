//! What runs today, always compared.

use super::Scribe;
use crate::engine::Current;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs};

/// How what runs today stands; `None` if nobody says what does.
pub(super) fn line(scribe: &Scribe<'_>) -> Option<Phrase> {
    let evaluation = scribe.evaluation();
    let carried = match evaluation.situation.current.as_ref()? {
        Current::Carried(ix) => *ix,
        Current::Named(name) => {
            return Some(say![
                theirs(name),
                " runs today; this tree does not carry it."
            ]);
        }
    };
    let name = scribe.name(carried);
    let reasons = evaluation
        .eliminated
        .iter()
        .find(|out| out.candidate == carried);
    if let Some(out) = reasons {
        let count = crate::text::plural(out.reasons.len(), "reason", "reasons");
        return Some(say![name, " runs today and is out, for ", own(count), "."]);
    }
    let Some(ranked) = evaluation.ranked(carried) else {
        return Some(say![name, " runs today and is left out."]);
    };
    let place = number::ordinal(ranked.rank);
    let winner = evaluation.ranking.first()?;
    let (Some(best), Some(own_score)) = (winner.score, ranked.score) else {
        return Some(say![name, " runs today and is viable."]);
    };
    if ranked.rank == 1 {
        return Some(say![name, " runs today and is first."]);
    }
    let behind = number::score(best.points - own_score.points);
    Some(say![
        name,
        " runs today and is ",
        own(place),
        ", ",
        own(behind),
        " points behind ",
        scribe.name(winner.assessment.candidate),
        "."
    ])
}
