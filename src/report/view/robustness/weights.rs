//! How far weights can change before the first place turns.

use crate::analysis::robustness::{Robustness, Stability, Turn, WeightFlip};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say};
use crate::report::view::{Scribe, term_title};

/// How many moves of weight are told.
const MOVES: usize = 4;

/// The smallest change of all weights together, or that there is none.
pub(super) fn sentence(scribe: &Scribe<'_>, found: &Robustness) -> Option<Phrase> {
    if scribe.evaluation().ranking.len() < 2 || found.stability.is_empty() {
        return None;
    }
    Some(match &found.weight_flip {
        Some(flip) => moved(scribe, flip),
        None => "No weights at all put another option first.".into(),
    })
}

/// "Moving 8 % of the weight puts crun first: …"
pub(crate) fn moved(scribe: &Scribe<'_>, flip: &WeightFlip) -> Phrase {
    let share = number::percent(flip.distance / 2.0);
    let names = Phrase::all_of(scribe.names(&flip.first));
    let told = flip.moves.iter().take(MOVES).map(|one| {
        let (from, to) = number::told_apart(one.from, one.to);
        say![term_title(scribe, one.term), own(format!(" {from} → {to}"))]
    });
    let mut words = say![
        own(format!("Moving {share} of the weight puts ")),
        names,
        " first: ",
        Phrase::joined(told, ", ")
    ];
    if flip.moves.len() > MOVES {
        words.push(own(format!(", and {} more", flip.moves.len() - MOVES)));
    }
    words.push(".");
    words
}

/// The interval of every weight that turns the first place, the nearest first; the others counted.
pub(super) fn lines(scribe: &Scribe<'_>, found: &Robustness) -> Vec<Phrase> {
    if scribe.evaluation().ranking.len() < 2 {
        return Vec::new();
    }
    let turning = |one: &&Stability| one.low.is_some() || one.high.is_some();
    let mut all: Vec<&Stability> = found.stability.iter().filter(turning).collect();
    all.sort_by(|a, b| nearest(a).total_cmp(&nearest(b)));
    let mut lines: Vec<Phrase> = all.iter().map(|one| line(scribe, one)).collect();
    let rest = found.stability.len() - all.len();
    if rest > 0 {
        let words = if lines.is_empty() {
            "no weight, changed alone, puts another option first".to_owned()
        } else {
            format!("{rest} more: none, changed alone, puts another option first")
        };
        lines.push(own(words));
    }
    lines
}

/// The least change of share that turns the first place.
fn nearest(one: &Stability) -> f64 {
    let turns = one.low.iter().chain(&one.high);
    let changes = turns.map(|turn| (turn.share - one.share).abs());
    changes.fold(f64::INFINITY, f64::min)
}

fn line(scribe: &Scribe<'_>, one: &Stability) -> Phrase {
    let mut words = say![
        term_title(scribe, one.term),
        own(format!(", now {}", number::weight(one.weight)))
    ];
    for (turn, side) in [(&one.low, "below"), (&one.high, "above")] {
        if let Some(turn) = turn {
            words.push(own(format!("; {side} {} ", end(one, turn))));
            words.push(Phrase::all_of(scribe.names(&turn.first)));
        }
    }
    words
}

/// The end of an interval, told apart from today's weight.
fn end(one: &Stability, turn: &Turn) -> String {
    let (end, _) = number::told_apart(turn.weight, one.weight);
    end
}
