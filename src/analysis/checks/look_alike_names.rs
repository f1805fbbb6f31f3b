//! `look-alike-names`: names that look the same and are not.

use std::collections::BTreeMap;

use unicode_security::{MixedScript, skeleton};

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{Item, Tree};
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::LookAlikeNames,
    means: "Two names of one kind (options, criteria, choices of one question) have the same skeleton by Unicode Technical Standard 39 and are written with other characters; or a name mixes scripts, such as a Cyrillic letter among Latin ones.",
    why: "A reader of a report cannot tell them apart, and a search finds one of them only.",
    bad: "[[option]]\nid = \"runc\"\nname = \"runc\"\n\n[[option]]\nid = \"runc-two\"\nname = \"run\u{441}\"   # the last letter is Cyrillic",
    mend: "Write both with the letters of one script, and tell them apart by a word.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for names in kinds(tree) {
        let mut seen: BTreeMap<String, (&str, Item)> = BTreeMap::new();
        for (name, item) in names {
            let look: String = skeleton(name).collect();
            match seen.get(&look) {
                Some((other, first)) if *other != name => {
                    let headline = format!("{} and {} look the same", ticked(name), ticked(other));
                    let proof = format!("{} against {}", written(name), written(other));
                    found.push(finding(tree, item, headline, &proof).also(
                        *first,
                        "",
                        "the other one",
                    ));
                }
                Some(_) => {}
                None if !name.is_single_script() => {
                    let headline = format!("{} mixes letters of several scripts", ticked(name));
                    found.push(finding(tree, item, headline, &written(name)));
                    seen.insert(look, (name, item));
                }
                None => {
                    seen.insert(look, (name, item));
                }
            }
        }
    }
    found
}

fn finding(tree: &Tree, item: Item, headline: String, proof: &str) -> Finding {
    Finding::new(tree, Check::LookAlikeNames, item, headline)
        .proof(proof)
        .remedy("write it with the letters of one script")
}

/// The characters of a name beyond ASCII, by their numbers.
fn written(name: &str) -> String {
    let odd: Vec<String> = name
        .chars()
        .filter(|c| !c.is_ascii())
        .map(|c| format!("U+{:04X}", u32::from(c)))
        .collect();
    if odd.is_empty() {
        "only ASCII".to_owned()
    } else {
        odd.join(" ")
    }
}

fn kinds(tree: &Tree) -> Vec<Vec<(&str, Item)>> {
    let options = tree.candidates().iter();
    let criteria = tree.criteria().iter();
    let mut kinds = vec![
        options
            .map(|(ix, one)| (one.name.as_str(), Item::Candidate(ix)))
            .collect(),
        criteria
            .map(|(ix, one)| (one.title.as_str(), Item::Criterion(ix)))
            .collect(),
    ];
    for (ix, question) in tree.questions().iter() {
        let choices = question.choices().iter();
        kinds.push(
            choices
                .map(|(c, one)| (one.label.as_str(), Item::Choice(ix, c)))
                .collect(),
        );
    }
    kinds
}
