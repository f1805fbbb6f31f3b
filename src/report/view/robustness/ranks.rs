//! How often each option is first where weights and facts are unsure.

use crate::analysis::robustness::{Accepted, Knowledge, Robustness};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say};
use crate::report::view::Scribe;
use crate::text::grouped;

/// Who else is first, and how often; nothing where only one option is left.
pub(super) fn sentence(scribe: &Scribe<'_>, found: &Robustness) -> Option<Phrase> {
    let winner = scribe.evaluation().recommendation.winner?;
    let all = &found.acceptability.as_ref()?.options;
    if all.len() < 2 {
        return None;
    }
    let mut others: Vec<&Accepted> = all
        .iter()
        .filter(|one| one.option != winner && one.first() > 0.0)
        .collect();
    others.sort_by(|a, b| b.first().total_cmp(&a.first()));
    if others.is_empty() {
        return Some(say![
            "In no sample is any option other than ",
            scribe.name(winner),
            " first."
        ]);
    }
    let most = others.iter().take(3).map(|one| {
        let share = number::percent(one.first());
        say![scribe.name(one.option), own(format!(" in {share}"))]
    });
    Some(say![
        "First instead: ",
        Phrase::all_of(most),
        " of the samples."
    ])
}

/// How it was sampled, then each option.
pub(super) fn lines(scribe: &Scribe<'_>, found: &Robustness) -> Vec<Phrase> {
    let Some(all) = found.acceptability.as_ref() else {
        return Vec::new();
    };
    let sampling = all.sampling;
    let weights = match sampling.weights {
        Knowledge::About => "each weight times a half to two",
        Knowledge::Any => "any weights",
        Knowledge::Order => "any weights in the same order",
    };
    let mut lines = vec![own(format!(
        "{} samples, seed {}: {weights}; ranges, disputed and assessed facts vary",
        grouped(sampling.samples as u128),
        sampling.seed
    ))];
    lines.extend(all.options.iter().map(|one| line(scribe, one)));
    lines
}

fn line(scribe: &Scribe<'_>, one: &Accepted) -> Phrase {
    let first = number::percent(one.first());
    let error = number::fixed(100.0 * one.error, 1);
    let mut words = say![
        scribe.name(one.option),
        own(format!(": first in {first} (± {error})"))
    ];
    let places = one.ranks.iter().enumerate().skip(1);
    let shown: Vec<Phrase> = places
        .filter(|(_, share)| **share >= 0.005)
        .map(|(n, share)| own(format!("{} in {}", n + 1, number::percent(*share))))
        .collect();
    if !shown.is_empty() {
        words.push("; rank ");
        words.push(Phrase::joined(shown, ", "));
    }
    if let Some(confidence) = one.confidence {
        let share = number::percent(confidence);
        words.push(own(format!(
            "; with the weights that suit it, first in {share} of the facts"
        )));
    }
    words
}
