//! The smallest changes that would put an option first, or take the first place from it.

use crate::analysis::explain::{Explained, Weights};
use crate::analysis::tipping::Tipping;
use crate::analysis::what_if::Way;
use crate::report::phrase::{Phrase, own, say};
use crate::report::story::{Item, Section};
use crate::report::view::{Scribe, moved};
use crate::report::wording::{probe, question, tipping};
use crate::text::plural;

/// How many sets of answers are told.
const TOLD: usize = 6;

/// A section for each kind of change.
pub(super) fn sections(scribe: &mut Scribe<'_>, explained: &Explained) -> Vec<Section> {
    let is_first = scribe.evaluation().first().contains(&explained.candidate);
    vec![
        answers(scribe, explained, is_first),
        weights(scribe, explained, is_first),
        facts(scribe, explained, is_first),
    ]
}

/// The smallest sets of answers, or that none of up to three does it.
fn answers(scribe: &Scribe<'_>, explained: &Explained, is_first: bool) -> Section {
    let title = if is_first {
        "Answers that would take the first place from it"
    } else {
        "Answers that would put it first"
    };
    let ways = &explained.answers;
    let mut items: Vec<Item> = ways
        .iter()
        .take(TOLD)
        .map(|way| item(scribe, way))
        .collect();
    if ways.is_empty() {
        let none = match explained.tried {
            1 => "No other answer to a single question would.".to_owned(),
            tried => format!("No other answers to up to {tried} questions would."),
        };
        items.push(own(none).into());
    } else if ways.len() > TOLD {
        let more = plural(ways.len() - TOLD, "more way", "more ways");
        items.push(own(format!("{more} with as many answers; JSON has them")).into());
    }
    Section::list("answers", title, items)
}

/// "Who pays? “Nobody”, and How many? 3 to 9: crun would be first".
fn item(scribe: &Scribe<'_>, way: &Way) -> Item {
    let tree = scribe.tree();
    let said = way.changes.iter().map(|one| {
        let answer = probe(tree, one.question, &one.probe);
        say![question(tree, one.question), " ", answer]
    });
    let names = Phrase::all_of(scribe.names(&way.first));
    say![Phrase::joined(said, "; and "), ": first would be ", names].into()
}

/// The smallest change of weights, or why none does it.
fn weights(scribe: &Scribe<'_>, explained: &Explained, is_first: bool) -> Section {
    let none = if is_first {
        "No weights at all put another option first."
    } else {
        "No weights at all put it first"
    };
    let said = match &explained.weights {
        Weights::Flip(flip) => moved(scribe, flip),
        Weights::Dominated(other) => say![
            none,
            ": ",
            scribe.name(*other),
            " is worth at least as much on everything that could be weighed."
        ],
        Weights::Never if is_first => none.into(),
        Weights::Never => say![
            none,
            ": whatever is weighed, one of the others is ahead of it."
        ],
        Weights::NoMatter if scribe.evaluation().total_weight <= 0.0 => {
            "Nothing is weighed.".into()
        }
        Weights::NoMatter => "No weights bring it back: it is out, whatever is weighed.".into(),
    };
    let title = if is_first {
        "Weights that would take the first place from it"
    } else {
        "Weights that would put it first"
    };
    Section::list("weights", title, vec![said.into()])
}

/// The facts of which one, changed by itself, would do it.
fn facts(scribe: &mut Scribe<'_>, explained: &Explained, is_first: bool) -> Section {
    let mut items = items(scribe, &explained.own);
    items.extend(self::items(scribe, &explained.winners));
    let title = if is_first {
        "One fact that would take the first place from it"
    } else {
        "One fact that would put it first"
    };
    if items.is_empty() {
        let none = Phrase::from("No single fact would, whatever it were.");
        items.push(none.into());
    }
    Section::list("fact", title, items)
}

/// A tipping point an item, each value below it.
pub(in crate::report) fn items(scribe: &mut Scribe<'_>, points: &[Tipping]) -> Vec<Item> {
    let item = |point: &Tipping| {
        let said = tipping(scribe, point);
        if said.beyond.len() + said.turns.len() == 1 {
            return said.line().into();
        }
        Item {
            what: say![said.fact, ":"],
            under: said.beyond.into_iter().chain(said.turns).collect(),
        }
    };
    points.iter().map(item).collect()
}
