//! Requirements and preferences in words: "Cold start at most 100 ms".

use crate::model::{
    Criterion, CriterionIx, LevelIx, MemberSet, Requirement, Scale, Slug, Test, Tree,
};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs};

/// The most members of a set that are named; the rest is counted.
const MEMBERS: usize = 8;

/// A requirement: each test with its criterion's title; several ways are joined by *or*.
pub(crate) fn requirement(tree: &Tree, requirement: &Requirement) -> Phrase {
    match requirement {
        Requirement::Test { criterion, test } => titled(tree, *criterion, test),
        Requirement::Any(ways) => Phrase::joined(
            ways.iter().map(|way| {
                let tests = way.iter().map(|(ix, test)| titled(tree, *ix, test));
                Phrase::joined(tests, " and ")
            }),
            ", or ",
        ),
    }
}

fn titled(tree: &Tree, ix: CriterionIx, test: &Test) -> Phrase {
    let criterion = &tree.criteria()[ix];
    let words = test_words(criterion, test);
    let title = theirs(&criterion.title);
    match test {
        Test::Is(_) => say![title, ": ", words],
        Test::Includes(_) | Test::IncludesAny(_) => say![title, " with ", words],
        _ => say![title, " ", words],
    }
}

/// What a test asks for, without the criterion: "at most 100 ms".
pub(crate) fn test_words(criterion: &Criterion, test: &Test) -> Phrase {
    match (test, &criterion.scale) {
        (Test::Number { at_least, at_most }, Scale::Number { unit, .. }) => {
            let figure = |x: f64| own(number::figure(x));
            let unit = unit_words(unit);
            match (at_least, at_most) {
                (Some(low), Some(high)) => {
                    say!["from ", own(number::figures(*low, *high)), unit]
                }
                (Some(low), None) => say!["at least ", figure(*low), unit],
                (None, Some(high)) => say!["at most ", figure(*high), unit],
                (None, None) => "any".into(),
            }
        }
        (Test::Level { at_least, at_most }, Scale::Level(levels)) => {
            let title = |ix: LevelIx| theirs(&levels.all()[ix].title);
            match (at_least, at_most) {
                (Some(low), Some(high)) if low == high => title(*low),
                (Some(low), Some(high)) => say!["from ", title(*low), " to ", title(*high)],
                (Some(low), None) => say!["at least ", title(*low)],
                (None, Some(high)) => say!["at most ", title(*high)],
                (None, None) => "any".into(),
            }
        }
        (Test::OneOf(set), Scale::Level(levels)) => {
            let chosen = levels.all().iter().filter(|(ix, _)| set.contains(*ix));
            Phrase::any_of(chosen.map(|(_, level)| theirs(&level.title)))
        }
        (Test::Is(yes), _) => if *yes { "yes" } else { "no" }.into(),
        (Test::Includes(set), _) => Phrase::all_of(members(criterion, set)),
        (Test::IncludesAny(set), _) => Phrase::any_of(members(criterion, set)),
        _ => "as required".into(),
    }
}

/// A unit with the space before it; nothing where there is none.
pub(crate) fn unit_words(unit: &str) -> Phrase {
    if unit.trim().is_empty() {
        Phrase::default()
    } else {
        say![" ", theirs(unit)]
    }
}

/// The members of a set in their order; from the ninth on they are counted.
pub(crate) fn members(criterion: &Criterion, set: &MemberSet) -> Vec<Phrase> {
    let Scale::Set(all) = &criterion.scale else {
        return Vec::new();
    };
    let named: Vec<&Slug> = all
        .all()
        .iter()
        .filter(|(ix, _)| set.contains(*ix))
        .map(|(_, id)| id)
        .collect();
    let most = if named.len() == MEMBERS + 1 {
        MEMBERS + 1
    } else {
        MEMBERS
    };
    let mut words: Vec<Phrase> = named
        .iter()
        .take(most)
        .map(|id| theirs(id.as_str()))
        .collect();
    if named.len() > most {
        words.push(own(format!("{} more", named.len() - most)));
    }
    words
}
