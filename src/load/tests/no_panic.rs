//! Torn, mixed and mistyped files: a tree or faults, never a panic, never a fault elsewhere.

use proptest::prelude::*;

use super::{BASE, SHARED, built};
use crate::diagnostic::{Faults, Style, draw, draw_lines};
use crate::engine::{Situation, evaluate};
use crate::load::{AnswersFile, Role};
use crate::text::{SourceFile, Sources};

/// A tree with every kind of thing that a file can say.
const RICH: &str = include_str!("../../../tests/json_report/trees/lamp.toml");
const RICH_SHARED: &str = include_str!("../../../tests/json_report/trees/shared.toml");

/// Words that mean something in trees and answers, to put in wrong places.
const WORDS: &[&str] = &[
    "",
    "=",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "\n",
    ",",
    ".",
    "-1",
    "0",
    "1e308",
    "nan",
    "inf",
    "true",
    "\"unknown\"",
    "\"none\"",
    "\"$answer\"",
    "[]",
    "{}",
    "[[question]]",
    "[[question.choice]]",
    "[[option]]",
    "[option.facts]",
    "[[rule]]",
    "[question.open]",
    "when = { site = \"indoors\" }",
    "kind = \"many\"",
    "kind = \"number\"",
    "require = { safety = { at-least = \"cold\" } }",
    "weigh = { watts = 1 }",
    "value = [9, 1]",
    "use = \"site\"",
    "not = ",
    "any = [",
    "\u{202e}",
    "\u{0}",
    "\u{9b}31m",
    "9999999999999999999",
    "1979-05-27T07:32:00Z",
    "'''",
    "#",
];

/// A change of a text: where (in parts of 10,000), how many characters go, what comes.
type Change = (u32, usize, usize);

fn changed(text: &str, changes: &[Change]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (at, gone, word) in changes {
        let at = *at as usize * characters.len() / 10_000;
        let end = (at + gone).min(characters.len());
        let new = WORDS.get(*word).copied().unwrap_or_default();
        characters.splice(at..end, new.chars());
    }
    characters.into_iter().collect()
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec((0..10_000_u32, 0..60_usize, 0..WORDS.len()), 1..5)
}

/// Every fault lies within its file, and can be drawn.
fn can_be_drawn(faults: &Faults, sources: &Sources) {
    for fault in faults.all() {
        if let Some(label) = &fault.place {
            let length = sources
                .get(label.span.source)
                .expect("a fault lies in a file that was read")
                .text()
                .len();
            assert!(label.span.start <= label.span.end && label.span.end <= length);
        }
    }
    let style = Style {
        width: 60,
        colour: true,
    };
    draw(faults, sources, style, &mut Vec::new()).unwrap();
    draw_lines(faults, sources, &mut Vec::new()).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_torn_tree_loads_or_says_why(changes in changes(), rich in any::<bool>()) {
        let (shared, text) = if rich { (RICH_SHARED, RICH) } else { (SHARED, BASE) };
        let (tree, faults, sources) = built(shared, &changed(text, &changes));
        prop_assert_eq!(tree.is_none(), faults.has_errors());
        can_be_drawn(&faults, &sources);
        if let Some(built) = tree {
            let situation = Situation::new(&built.tree);
            evaluate(&built.tree, &situation);
        }
    }

    #[test]
    fn torn_shared_questions_load_or_say_why(changes in changes()) {
        let (tree, faults, sources) = built(&changed(RICH_SHARED, &changes), RICH);
        prop_assert_eq!(tree.is_none(), faults.has_errors());
        can_be_drawn(&faults, &sources);
    }

    #[test]
    fn a_torn_answers_file_is_read_or_says_why(changes in changes()) {
        let (tree, ..) = built(SHARED, BASE);
        let tree = tree.expect("the small tree loads").tree;
        let text = changed(ANSWERS, &changes);
        let mut sources = Sources::new();
        let source = sources.add(SourceFile::new("answers.toml", text.as_str()));
        for role in [Role::Answers, Role::Profile, Role::Resumed] {
            let file = AnswersFile::new(text.clone(), source, role);
            let mut faults = Faults::new();
            let mut situation = Situation::new(&tree);
            file.head(&["lamp"], &mut faults);
            file.apply(&tree, &[], &mut situation, &mut faults);
            can_be_drawn(&faults, &sources);
            evaluate(&tree, &situation);
        }
    }
}

const ANSWERS: &str = r#"schema = 1
unanswered = "unknown"
strict = true
fail-on = ["none-left"]

[tree.lamp]
version = "1"

[answers.lamp]
room = "cellar"
paint = ["red"]
area = 12

[weights.lamp]
warm-up = 2

[exclude.lamp]
candle = "fire"

[only.lamp]
options = ["led", "candle"]
because = "we have both"

[current.lamp]
option = "candle"

[expect.lamp]
winner = "led"
status = ["clear", "only-one"]
min-margin = 1
"#;
