//! Why the winner wins over the runner-up, and what is not sure about it.

use super::{Scribe, ranking, terms};
use crate::engine::{Difference, TermKind, differences};
use crate::model::CandidateIx;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say};

/// How many differences are told on each side.
const TOLD: usize = 4;

/// Why the winner wins over the runner-up, by how much, and where it loses.
pub(super) fn paragraphs(scribe: &mut Scribe<'_>) -> Vec<Phrase> {
    let recommendation = &scribe.evaluation().recommendation;
    match (recommendation.winner, recommendation.runner_up) {
        (Some(winner), Some(other)) => lead(scribe, winner, other),
        _ => Vec::new(),
    }
}

/// Why an option lies before another, by how much, and where it loses.
pub(super) fn lead(
    scribe: &mut Scribe<'_>,
    winner: CandidateIx,
    other: CandidateIx,
) -> Vec<Phrase> {
    let all = differences(scribe.evaluation(), winner, other);
    let (mut wins, mut loses): (Vec<Difference>, Vec<Difference>) = all
        .into_iter()
        .filter(|one| number::shows(one.points))
        .partition(|one| one.points > 0.0);
    let (more_wins, more_loses) = (rest(&mut wins), rest(&mut loses));
    let points = |ix| {
        let ranked = scribe.evaluation().ranked(ix);
        let score = ranked.and_then(|ranked| ranked.score);
        score.map_or(0.0, |score| score.points)
    };
    let margin = own(number::score(points(winner) - points(other)));
    let (first, second) = (scribe.name(winner), scribe.name(other));
    let mut paragraphs = Vec::new();
    if wins.is_empty() && loses.is_empty() {
        paragraphs.push(say![
            first,
            " and ",
            second,
            " are equal on everything that is weighed."
        ]);
        return paragraphs;
    }
    if !wins.is_empty() {
        let told = wins
            .iter()
            .map(|one| versus(scribe, one, winner, other))
            .collect::<Vec<_>>();
        let mut words = say![
            first,
            " is ",
            margin,
            " points ahead of ",
            second.clone(),
            ": "
        ];
        words.push(Phrase::joined(told, "; "));
        words.push(more(more_wins));
        words.push(".");
        paragraphs.push(words);
    }
    if !loses.is_empty() {
        let told = loses
            .iter()
            .map(|one| versus(scribe, one, winner, other))
            .collect::<Vec<_>>();
        let mut words = say![second, " is better on ", Phrase::joined(told, "; ")];
        words.push(more(more_loses));
        words.push(".");
        paragraphs.push(words);
    }
    paragraphs
}

fn rest(all: &mut Vec<Difference>) -> usize {
    let more = all.len().saturating_sub(TOLD);
    all.truncate(TOLD);
    more
}

fn more(n: usize) -> Phrase {
    if n == 0 {
        Phrase::default()
    } else {
        own(format!("; and {n} more"))
    }
}

/// "+6.2 Isolation (Own kernel [1] against Namespaces [2])".
fn versus(
    scribe: &mut Scribe<'_>,
    difference: &Difference,
    winner: CandidateIx,
    other: CandidateIx,
) -> Phrase {
    let title = terms::title(scribe, difference.term);
    let (one, two) = (
        terms::fact(scribe, difference.term, winner),
        terms::fact(scribe, difference.term, other),
    );
    let points = number::signed(difference.points);
    say![title, " ", own(points), " (", one, " against ", two, ")"]
}

/// What is unverified, conditional, disputed or unknown of the winner.
pub(super) fn caveats(scribe: &mut Scribe<'_>) -> Vec<Phrase> {
    let evaluation = scribe.evaluation();
    let is_winner = |ix| evaluation.recommendation.winner == Some(ix);
    let first = evaluation.ranking.first();
    let Some(ranked) = first.filter(|one| is_winner(one.assessment.candidate)) else {
        return Vec::new();
    };
    let mut lines: Vec<Phrase> = ranking::hard(scribe, &ranked.assessment)
        .into_iter()
        .map(|mark| say![mark.word, ": ", mark.detail])
        .collect();
    let unknown: Vec<Phrase> = ranked
        .contributions
        .iter()
        .filter(|term| matches!(term.value.kind, TermKind::Unknown | TermKind::PartlyUnknown))
        .map(|term| terms::title(scribe, term.term))
        .collect();
    if !unknown.is_empty() {
        let share = number::percent(evaluation.recommendation.unknown_share);
        lines.push(say![
            "unknown: ",
            Phrase::all_of(unknown),
            own(format!(", {share} of the weight"))
        ]);
    }
    lines
}
