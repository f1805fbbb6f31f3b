//! How it stands after an answer: who leads, by how much, who fell out and why.

use super::shown;
use crate::engine::{Evaluation, Reason};
use crate::model::CandidateIx;
use crate::report::decided::Decided;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say};
use crate::report::view::{Scribe, View, status_word};
use crate::report::wording::reason;
use crate::text::Shown;

/// How many options of a group are named; of more the rest is counted.
const NAMED: usize = 3;

/// How it stands, in one line; `before` is how it stood before the last answer.
pub fn standing(now: &Decided<'_>, before: Option<&Evaluation>) -> Shown {
    let scribe = &mut Scribe::of(*now);
    let same = before.is_some_and(|before| before.ranking == now.evaluation.ranking);
    let mut words = Phrase::from(if same { "as before, " } else { "" });
    words.push(leads(scribe, before));
    let viable = |evaluation: &Evaluation| -> Vec<CandidateIx> {
        let ranking = evaluation.ranking.iter();
        ranking.map(|one| one.assessment.candidate).collect()
    };
    if let Some(before) = before {
        let (then, now) = (viable(before), viable(scribe.evaluation()));
        let out: Vec<CandidateIx> = then
            .iter()
            .filter(|ix| !now.contains(ix))
            .copied()
            .collect();
        let back: Vec<CandidateIx> = now
            .iter()
            .filter(|ix| !then.contains(ix))
            .copied()
            .collect();
        if !out.is_empty() {
            words.push(say![" Out: ", fallen(scribe, &out), "."]);
        }
        if !back.is_empty() {
            words.push(say![" Back: ", some(scribe, &back), "."]);
        }
    }
    shown(&words)
}

/// Who is first, in a few words: "runc", "runc and crun", "nothing".
pub fn first_words(now: &Decided<'_>) -> Shown {
    let scribe = Scribe::of(*now);
    let first = scribe.evaluation().first();
    if first.is_empty() {
        return Shown::line("nothing");
    }
    shown(&Phrase::all_of(scribe.names(&first)))
}

fn leads(scribe: &Scribe<'_>, before: Option<&Evaluation>) -> Phrase {
    let evaluation = scribe.evaluation();
    let (left, all) = (
        evaluation.ranking.len(),
        evaluation.ranking.len() + evaluation.eliminated.len(),
    );
    let first = evaluation.first();
    let changed = before.is_some_and(|before| before.first() != first);
    let now = if changed { " now" } else { "" };
    let of = own(format!("; {left} of {all} options are left."));
    let recommendation = &evaluation.recommendation;
    match (
        first.as_slice(),
        recommendation.winner,
        recommendation.runner_up,
    ) {
        ([], ..) if changed => own(format!("now nothing is left of {all} options.")),
        ([], ..) => own(format!("nothing is left of {all} options.")),
        ([only], Some(_), None) => {
            let word = if changed { "now only " } else { "only " };
            say![word, scribe.name(*only), " is left."]
        }
        (_, None, _) => say!["nothing is weighed yet", of],
        ([_], Some(winner), Some(other)) => {
            let margin = match recommendation.margin.unwrap_or(0.0) {
                little if !number::shows(little) => "less than 0.1".to_owned(),
                margin => number::score(margin),
            };
            say![
                scribe.name(winner),
                now,
                " leads ",
                scribe.name(other),
                own(format!(" by {margin} points")),
                of
            ]
        }
        (tied, ..) => say![
            Phrase::all_of(scribe.names(tied)),
            " are",
            now,
            " level in front",
            of
        ],
    }
}

/// The names of some options; of many the first few, the rest counted.
fn some(scribe: &Scribe<'_>, all: &[CandidateIx]) -> Phrase {
    let told = if all.len() <= NAMED + 1 {
        all.len()
    } else {
        NAMED
    };
    let mut names = scribe.names(all.get(..told).unwrap_or_default());
    if all.len() > told {
        names.push(own(format!("{} more", all.len() - told)));
    }
    Phrase::all_of(names)
}

/// The options that fell out, those with the same reason together.
fn fallen(scribe: &mut Scribe<'_>, out: &[CandidateIx]) -> Phrase {
    let evaluation = scribe.evaluation();
    let mut groups: Vec<(Phrase, Vec<CandidateIx>)> = Vec::new();
    for ix in out {
        let assessment = evaluation
            .eliminated
            .iter()
            .find(|one| one.candidate == *ix);
        let why: Option<&Reason> = assessment.and_then(|one| one.reasons.first());
        let words = why.map_or_else(Phrase::default, |why| {
            reason(scribe, *ix, why).demand.without_notes()
        });
        match groups.iter_mut().find(|(there, _)| *there == words) {
            Some((_, names)) => names.push(*ix),
            None => groups.push((words, vec![*ix])),
        }
    }
    let told = groups
        .into_iter()
        .map(|(why, names)| say![some(scribe, &names), " (", why, ")"]);
    Phrase::joined(told.collect::<Vec<_>>(), "; ")
}

/// What became of the status, in one sentence.
pub fn status_words(now: &Evaluation, before: &Evaluation) -> Shown {
    let word = |evaluation: &Evaluation| status_word(evaluation.recommendation.status);
    if word(now) == word(before) {
        return Shown::line(&format!("The status stays: {}.", word(now)));
    }
    Shown::line(&format!(
        "The status: {}; it was: {}.",
        word(now),
        word(before)
    ))
}

/// The place of an option in a few words: "1st, 78.2 points", "out".
pub fn place_words(evaluation: &Evaluation, ix: CandidateIx) -> Shown {
    let words = match evaluation.ranked(ix) {
        None => "out".to_owned(),
        Some(ranked) => {
            let rank = number::ordinal(ranked.rank);
            match ranked.score {
                Some(score) => format!("{rank}, {} points", number::score(score.points)),
                None => rank,
            }
        }
    };
    Shown::line(&words)
}

/// What is recommended and how sure that is, in one line.
fn verdict(now: &Decided<'_>) -> Shown {
    let view = View::of(now);
    let status = status_word(view.status).to_lowercase();
    shown(&say![view.headline, own(format!(" ({status})."))])
}

/// What is recommended, in a few lines: what and how sure, why, the first few.
pub fn summary(now: &Decided<'_>) -> Vec<Shown> {
    let view = View::of(now);
    let mut lines = vec![verdict(now)];
    lines.extend(
        view.sentences
            .iter()
            .map(|one| shown(&say!["  ", one.clone()])),
    );
    for row in view.ranking.iter().take(3) {
        let score = row.score.as_ref();
        let score = score.map_or_else(String::new, |score| format!(", {score} points"));
        let rank = own(format!("  {}. ", row.rank));
        lines.push(shown(&say![rank, row.name.clone(), own(score)]));
    }
    lines
}
