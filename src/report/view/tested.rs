//! What a tested decision came to, in words: for the report of many cases, so in short.

use super::expectation::{MissView, misses};
use super::sources::{SourceRow, rows as sources};
use super::{Scribe, notes};
use crate::engine::Ranked;
use crate::report::decided::Decided;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say};

/// How many options of the ranking are told.
const TOLD: usize = 3;

/// A tested decision in words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TestedView {
    /// Who is first.
    pub(crate) winner: Phrase,
    /// The winner's lead; nothing where there is none.
    pub(crate) margin: Option<String>,
    /// The lead that tells it apart from the runner-up.
    pub(crate) zone: Option<String>,
    /// What did not come out as expected.
    pub(crate) misses: Vec<MissView>,
    /// The first options with their scores.
    pub(crate) ranking: Vec<Phrase>,
    /// What the author of the file should look at.
    pub(crate) warnings: Vec<Phrase>,
    /// The sources cited above.
    pub(crate) sources: Vec<SourceRow>,
}

impl TestedView {
    /// What there is to say; `fails` says whether the status is one on which the file says to fail.
    pub(crate) fn of(decided: &Decided<'_>, fails: bool) -> Self {
        let scribe = &mut Scribe {
            decided: *decided,
            cited: Vec::new(),
        };
        let recommendation = &decided.evaluation.recommendation;
        let first = match recommendation.winner {
            Some(_) => decided.evaluation.first(),
            None => Vec::new(),
        };
        let apart = recommendation.margin.zip(recommendation.zone);
        let (margin, zone) = apart
            .map(|(margin, zone)| number::told_apart(margin, zone))
            .unzip();
        let misses = misses(scribe, fails);
        let ranking = &decided.evaluation.ranking;
        Self {
            winner: Phrase::all_of(scribe.names(&first)),
            margin,
            zone,
            misses,
            ranking: ranking
                .iter()
                .take(TOLD)
                .map(|one| place(scribe, one))
                .collect(),
            warnings: notes::warnings(scribe),
            sources: sources(scribe),
        }
    }
}

/// "1. gVisor 70.5 (64–80)".
fn place(scribe: &Scribe<'_>, ranked: &Ranked) -> Phrase {
    let mut words = say![
        own(format!("{}. ", ranked.rank)),
        scribe.name(ranked.assessment.candidate)
    ];
    if let Some(score) = ranked.score {
        words.push(own(format!(" {}", number::score(score.points))));
        if let Some(range) = number::score_range(score.low, score.high) {
            words.push(own(format!(" ({range})")));
        }
    }
    words
}
