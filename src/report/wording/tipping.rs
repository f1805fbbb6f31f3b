//! Tipping points in words: the value at which the first place turns, and who says so already.

use super::facts::{evidence_words, fact_brief, reading_words};
use super::tests_of_facts::unit_words;
use crate::analysis::tipping::{Beyond, End, How, Said, Tipping, Turn, Turned};
use crate::model::{CandidateIx, Criterion, Fact, LevelIx, Reading, Scale};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs};
use crate::report::view::Scribe;

/// A tipping point: the fact, then each value at which it turns.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TippingView {
    /// "Cold start of gVisor (150 to 300 ms [1])".
    pub(crate) fact: Phrase,
    /// "above about 412 ms Kata Containers would be first".
    pub(crate) turns: Vec<Phrase>,
    /// "with the other source's 1.1 s [3] instead, Kata Containers would be first".
    pub(crate) beyond: Vec<Phrase>,
    /// How many of those are what other sources say; they stand first.
    disputed: usize,
}

impl TippingView {
    /// All in one line: what is disputed first, then where it turns.
    pub(crate) fn line(&self) -> Phrase {
        let all = self.beyond.iter().chain(&self.turns).cloned();
        say![self.fact.clone(), ": ", Phrase::joined(all, "; ")]
    }

    /// What matters most of it in one line: what another source says, or the nearest value.
    pub(crate) fn short(&self) -> Phrase {
        let disputed = self.beyond.iter().take(self.disputed).next();
        let most = disputed.or(self.turns.first()).or(self.beyond.first());
        say![self.fact.clone(), ": ", most.cloned().unwrap_or_default()]
    }
}

/// A tipping point in words.
pub(crate) fn tipping(scribe: &mut Scribe<'_>, point: &Tipping) -> TippingView {
    let tree = scribe.tree();
    let criterion = &tree.criteria()[point.criterion];
    let fact = &tree.candidates()[point.candidate].facts[point.criterion];
    let today = fact_brief(scribe, point.criterion, fact);
    let title = theirs(&criterion.title);
    let name = scribe.name(point.candidate);
    let beyond: Vec<Phrase> = point
        .beyond
        .iter()
        .map(|one| beyond_words(scribe, point, one))
        .collect();
    let turns = point.turns.iter();
    TippingView {
        fact: say![title, " of ", name, " (", today, ")"],
        turns: turns
            .map(|turn| turn_words(scribe, (criterion, fact), point.candidate, turn))
            .collect(),
        beyond,
        disputed: point.dissent().count(),
    }
}

/// A value at which it turns, with who would be first.
fn turn_words(
    scribe: &Scribe<'_>,
    (criterion, fact): (&Criterion, &Fact),
    candidate: CandidateIx,
    turn: &Turn,
) -> Phrase {
    let value = match turn.to {
        Turned::Figure { at, up, until } => figures(criterion, fact, at, (up, until)),
        Turned::AnyFigure => "at any single figure".into(),
        Turned::Level { level, up } => {
            let word = if up {
                "if it were as good as "
            } else {
                "if it were only "
            };
            say![word, title(criterion, level)]
        }
        Turned::Flag(true) => "if it were yes".into(),
        Turned::Flag(false) => "if it were no".into(),
        Turned::Member { member, has } => {
            let id = match &criterion.scale {
                Scale::Set(all) => theirs(all.all()[member].as_str()),
                _ => Phrase::default(),
            };
            say![if has { "if it had " } else { "if it had no " }, id]
        }
    };
    say![
        value,
        ", ",
        outcome(scribe, candidate, turn.how, &turn.first)
    ]
}

/// "above about 412 ms", "at 100 ms or less".
fn figures(
    criterion: &Criterion,
    fact: &Fact,
    at: End,
    (up, until): (bool, Option<End>),
) -> Phrase {
    let unit = match &criterion.scale {
        Scale::Number { unit, .. } => unit_words(unit),
        _ => Phrase::default(),
    };
    let now: Vec<f64> = match fact {
        Fact::Known { used, .. } => match used.reading {
            Reading::Number { low, high } => vec![low, high],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    let apart: Vec<f64> = now
        .into_iter()
        .filter(|now| (now - at.at).abs() > 0.0)
        .collect();
    let figure = say![own(number::about(at.at, &apart)), unit.clone()];
    let mut words = match (up, at.included) {
        (true, true) => say!["from ", figure, " on"],
        (true, false) => say!["above ", figure],
        (false, true) => say!["at ", figure, " or less"],
        (false, false) => say!["below ", figure],
    };
    if let Some(end) = until {
        let word = if up { " and up to " } else { " and down to " };
        words.push(say![word, own(number::about(end.at, &[at.at])), unit]);
    }
    words
}

fn title(criterion: &Criterion, level: LevelIx) -> Phrase {
    match &criterion.scale {
        Scale::Level(levels) => say!["“", theirs(&levels.all()[level].title), "”"],
        _ => Phrase::default(),
    }
}

/// Who would be first, and why.
fn outcome(scribe: &Scribe<'_>, candidate: CandidateIx, how: How, first: &[CandidateIx]) -> Phrase {
    let names = Phrase::all_of(scribe.names(first));
    match how {
        How::RuledOut => say![
            scribe.name(candidate),
            " would be out, and ",
            names,
            " first"
        ],
        How::Overtaken | How::Overtakes => say![names, " would be first"],
        How::ComesBack => say![names, " would be back, and first"],
    }
}

/// What lies beyond, with who would be first.
fn beyond_words(scribe: &mut Scribe<'_>, point: &Tipping, beyond: &Beyond) -> Phrase {
    let tree = scribe.tree();
    let criterion = &tree.criteria()[point.criterion];
    let fact = &tree.candidates()[point.candidate].facts[point.criterion];
    let (used, dissent) = match fact {
        Fact::Known { used, dissent, .. } => (Some(used), dissent.as_slice()),
        _ => (None, &[][..]),
    };
    let end = |low: bool| {
        used.map_or_else(Phrase::default, |used| match used.reading {
            Reading::Number { low: a, high: b } => {
                let at = if low { a } else { b };
                reading_words(criterion, &Reading::Number { low: at, high: at })
            }
            Reading::Level { low: a, high: b } => title(criterion, if low { a } else { b }),
            _ => Phrase::default(),
        })
    };
    let words = match beyond.said {
        Said::Dissent(place) => {
            let said = dissent.get(place);
            let said = said.map(|one| evidence_words(scribe, point.criterion, one));
            say![
                "with the other source's ",
                said.unwrap_or_default(),
                " instead"
            ]
        }
        Said::Low => say!["at the low end of what is said, ", end(true)],
        Said::High => say!["at the high end of what is said, ", end(false)],
        Said::Neighbour(level) => say![
            "one level beside our own assessment, at ",
            title(criterion, level)
        ],
        Said::AllMembers => "with all that is not known of it".into(),
        Said::NoMembers => "without what is not known of it".into(),
        Said::Unknown => "nobody knows it, and as it may be".into(),
    };
    say![
        words,
        ", ",
        outcome(scribe, point.candidate, beyond.how, &beyond.first)
    ]
}
