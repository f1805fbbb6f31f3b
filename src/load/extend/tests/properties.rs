//! An extender gives the tree that its author would have written into the base by hand.

use proptest::prelude::*;
use toml::{Table, Value};

use super::{Text, chain, renamed, told};
use crate::engine::{Situation, evaluate};
use crate::load::schema::tests::{OPTION, SHARED, SOURCES, TREE};
use crate::model::Tree;

/// The lists of a tree file whose entries have names.
const LISTS: [&str; 6] = [
    "capability",
    "criterion",
    "question",
    "rule",
    "allow",
    "option",
];

/// The full tree by the text of its tree file, or a tree that extends it.
fn load(own: Option<&str>, base: &str) -> Tree {
    let full = Text {
        shared: Some(SHARED),
        sources: Some(SOURCES),
        options: &[("led", OPTION)],
        ..Text::of("full", base)
    };
    let mut all: Vec<Text<'_>> = own.map(|own| Text::of("ours", own)).into_iter().collect();
    all.push(full);
    let (built, faults, sources) = chain(&all);
    built
        .unwrap_or_else(|| panic!("{:#?}\n{own:?}", told(&faults, &sources)))
        .tree
}

fn head() -> Table {
    let text = "schema = 1\nid = \"ours\"\nversion = \"2.0.0\"\nextend = \"full@1\"\n";
    toml::from_str(text).unwrap()
}

/// The full tree in two parts: what stays in the base, and what an extender says. `moved` are
/// parts of 1,000 of each list's end that go over; `keys` which keys of an entry go over.
fn parted(moved: &[u16], keys: u64) -> (Table, Table) {
    let mut base: Table = toml::from_str(TREE).unwrap();
    let mut own = head();
    for (list, share) in LISTS.iter().zip(moved) {
        let Some(Value::Array(items)) = base.get_mut(*list) else {
            continue;
        };
        // What others of the base name cannot go over alone; options and exceptions are not named.
        let free = matches!(*list, "option" | "rule" | "allow");
        let most = if free { items.len() } else { 0 };
        let count = most * usize::from(*share) / 1_000;
        let gone = items.split_off(items.len() - count);
        if !gone.is_empty() {
            own.insert((*list).to_owned(), Value::Array(gone));
        }
    }
    let given = spoiled(&mut base, keys);
    for (list, mut entries) in given {
        let there = own.entry(list).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(there) = there {
            there.append(&mut entries);
        }
    }
    (base, own)
}

/// Puts another text into some entries of the base, and gives the entries that put it right.
fn spoiled(base: &mut Table, keys: u64) -> Vec<(String, Vec<Value>)> {
    let mut given = Vec::new();
    let mut bit = 0;
    for (list, id, key) in [
        ("criterion", "id", "title"),
        ("capability", "id", "title"),
        ("question", "id", "ask"),
        ("rule", "id", "because"),
        ("option", "id", "summary"),
    ] {
        let mut entries = Vec::new();
        let items = base.get_mut(list).and_then(Value::as_array_mut).unwrap();
        for item in items.iter_mut().filter_map(Value::as_table_mut) {
            bit = (bit + 1) % 64;
            let Some(right) = item.get(key).cloned().filter(|_| keys >> bit & 1 == 1) else {
                continue;
            };
            let mut entry = Table::new();
            entry.insert(id.to_owned(), item[id].clone());
            entry.insert(key.to_owned(), right);
            item.insert(key.to_owned(), Value::String("Something else".to_owned()));
            entries.push(Value::Table(entry));
        }
        given.push((list.to_owned(), entries));
    }
    given
}

fn text(table: &Table) -> String {
    toml::to_string(table).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_over_to_an_extender_changes_nothing(
        moved in prop::collection::vec(0..=1_000_u16, LISTS.len()),
        keys in any::<u64>(),
    ) {
        let by_hand = load(None, TREE);
        let (base, own) = parted(&moved, keys);
        let made = load(Some(&text(&own)), &text(&base));
        let made = renamed(&made, &by_hand);
        prop_assert!(made == by_hand, "{}", text(&own));
        let decided = |tree: &Tree| evaluate(tree, &Situation::new(tree));
        prop_assert_eq!(decided(&made), decided(&by_hand));
    }
}

#[test]
fn something_does_go_over() {
    let (base, own) = parted(&[1_000; 6], u64::MAX);
    assert!(
        LISTS.iter().all(|list| own.contains_key(*list)),
        "{}",
        text(&own)
    );
    assert!(!text(&own).contains("Something else"));
    assert!(text(&base).contains("Something else"));
}
