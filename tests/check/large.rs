//! What is too much to be counted is said, and what is none or all stays exact.

use std::fmt::Write as _;

use whystack::analysis::space::{Budget, Count};
use whystack::analysis::{Space, settle};
use whystack::diagnostic::{Check, Faults};
use whystack::load::{Library, Located};

use crate::{folder, study};

/// A good tree with `many` questions of so many choices each before its options.
fn with_many(choices: &[usize]) -> Located {
    let mut text = std::fs::read_to_string(folder().join("good/similar-ids.toml")).unwrap();
    text = text.replace("id = \"similar-ids\"", "id = \"many\"");
    let mut questions = String::new();
    for (n, choices) in choices.iter().enumerate() {
        let head = "ask = \"Q\"\nwhy = \"w\"\nkind = \"many\"";
        writeln!(questions, "[[question]]\nid = \"q{n}\"\n{head}").unwrap();
        for choice in 0..*choices {
            let what = format!("id = \"c{choice}\"\nlabel = \"C{choice}\"");
            let weigh = "weigh = { speed = 0.01 }";
            writeln!(questions, "[[question.choice]]\n{what}\n{weigh}").unwrap();
        }
    }
    let options = text.find("[[option]]").unwrap();
    text.insert_str(options, &questions);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.toml");
    std::fs::write(&path, text).unwrap();
    let mut faults = Faults::new();
    let mut library = Library::open(&[path], &mut faults);
    let located = library.load_located("many", &mut faults);
    assert!(faults.is_empty(), "{faults:?}");
    located.unwrap()
}

#[test]
fn subsets_are_counted_though_they_are_merged() {
    let located = with_many(&[60, 20]);
    let tree = &located.loaded.tree;
    let space = Space::of(tree, tree.as_of(), Budget::default()).unwrap();
    let wanted = 3 * ((1_u128 << 60) + 1) * ((1 << 20) + 1);
    assert_eq!(space.answer_sets, Count(wanted));
    assert_eq!(space.dead_ends, Count(0));
    assert!(space.states < 50, "{}", space.states);
}

#[test]
fn more_than_is_counted_is_said() {
    let located = with_many(&[60, 60, 60]);
    let study = study(&located);
    let space = study.space.as_ref().unwrap();
    assert_eq!(space.answer_sets.exact(), None);
    assert_eq!(space.dead_ends, Count(0));
    let found = settle(&study, &located.allows);
    let codes: Vec<Check> = found.iter().map(|one| one.finding.check).collect();
    assert!(codes.contains(&Check::NotCounted), "{codes:?}");
    assert!(!codes.contains(&Check::ConditionAlwaysTrue), "{codes:?}");
    assert!(!codes.contains(&Check::UnreachableQuestion), "{codes:?}");
    assert!(!study.sample.uniform);
}
