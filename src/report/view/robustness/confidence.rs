//! The word for how far the recommendation can be trusted, and why.

use crate::analysis::robustness::{Ground, Robustness};
use crate::engine::{Confidence, Risk};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say};
use crate::report::view::Scribe;
use crate::text::{grouped, plural};

/// "Likely: …; it measures this tree and these answers, not the truth."
pub(super) fn sentence(scribe: &Scribe<'_>, found: &Robustness) -> Option<Phrase> {
    let judgement = found.judgement.as_ref()?;
    let winner = scribe.evaluation().recommendation.winner?;
    let word = match judgement.confidence {
        Confidence::Fragile => "Fragile",
        Confidence::Likely => "Likely",
        Confidence::Robust => "Robust",
    };
    let decisive = judgement
        .grounds
        .iter()
        .filter(|(_, allows)| *allows == judgement.confidence);
    let grounds = decisive.map(|(ground, _)| told(scribe.name(winner), *ground, found));
    Some(say![
        word,
        ": ",
        Phrase::joined(grounds, "; "),
        ". This measures the tree and the answers, not the truth."
    ])
}

fn told(winner: Phrase, ground: Ground, found: &Robustness) -> Phrase {
    match ground {
        Ground::First(share) => {
            let samples = found.acceptability.as_ref();
            let samples = samples.map_or(0, |one| one.sampling.samples);
            say![
                winner,
                own(format!(
                    " is first in {} of {} samples of weights and facts",
                    number::percent(share),
                    grouped(samples as u128)
                ))
            ]
        }
        Ground::Alone => "no other option is left, whatever the weights".into(),
        Ground::Unsettled => say![winner, " rests on what nobody verified"],
        Ground::Disputed => say!["another source would rule ", winner, " out"],
        Ground::TooClose(count) => own(format!(
            "{} cannot be told apart from it",
            plural(count, "option", "options")
        )),
        Ground::Returns(count) => {
            let options = plural(count, "option that is out", "options that are out");
            say![
                own(format!(
                    "another source would bring {options} back, ahead of "
                )),
                winner
            ]
        }
        Ground::Open(count) => own(format!(
            "{} can put another option first",
            plural(count, "open question", "open questions")
        )),
        Ground::Attitude(risk) => own(match risk {
            Risk::Cautious => "another option is first where every range counts with its low end",
            Risk::Neutral => "another option is first where every range counts with its mean",
            Risk::Bold => "another option is first where every range counts with its high end",
        }),
    }
}
