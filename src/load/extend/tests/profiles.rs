//! Profiles of a tree on one that extends it.

use super::ours;
use crate::diagnostic::Faults;
use crate::engine::Situation;
use crate::load::{AnswersFile, Role};
use crate::model::{Base, Tree};
use crate::text::{SourceFile, Sources};

/// The questions of a tree that a profile answers as those of some bases, and what it is told of.
fn answered(tree: &Tree, text: &str, bases: &[&str]) -> (Vec<String>, usize) {
    let base = |id: &&str| Base {
        id: (*id).to_owned(),
        version: "1.0.0".to_owned(),
        digest: "0".repeat(64),
        place: "shipped".to_owned(),
    };
    let bases: Vec<Base> = bases.iter().map(base).collect();
    let source = Sources::new().add(SourceFile::new("p.toml", text));
    let file = AnswersFile::new(text, source, Role::Profile).extended(&bases);
    let (mut faults, mut situation) = (Faults::new(), Situation::new(tree));
    file.apply(tree, &[], &mut situation, &mut faults);
    let given = tree.questions().indices();
    let given = given.filter(|ix| situation.answers.get(*ix).is_some());
    let ids = given.map(|ix| tree.questions()[ix].id.to_string());
    (ids.collect(), faults.all().len())
}

const LAMP: &str = "schema = 1\ntitle = \"P\"\ndescription = \"For tests\"\n[answers.lamp]\nroom = \"nursery\"\narea = 40\npaint = [\"red\"]\n";

#[test]
fn what_is_still_there_is_answered_as_by_the_base() {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let whole = ours("").tree;
    assert_eq!(
        answered(&whole, LAMP, &["lamp"]),
        (ids(&["room", "paint", "area"]), 0)
    );
    assert_eq!(answered(&whole, LAMP, &[]), (ids(&[]), 0));
    let fewer = ours(
        "remove = [\"room.nursery\", \"paint\"]\n[[question]]\nid = \"room\"\n\
         [[question.choice]]\nid = \"loft\"\nlabel = \"A loft\"\n",
    )
    .tree;
    assert_eq!(answered(&fewer, LAMP, &["lamp"]), (ids(&["area"]), 0));
}

#[test]
fn answers_for_the_tree_itself_or_the_nearest_base_replace_those_of_farther_ones() {
    let whole = ours("").tree;
    let own = format!("{LAMP}[answers.ours]\nroom = \"cellar\"\n");
    assert_eq!(answered(&whole, &own, &["lamp"]).0, ["room"]);
    let near = format!("{LAMP}[answers.light]\narea = 3\n");
    assert_eq!(answered(&whole, &near, &["light", "lamp"]).0, ["area"]);
    assert_eq!(answered(&whole, &near, &["lamp", "light"]).0.len(), 3);
}

#[test]
fn a_wrong_answer_for_the_tree_itself_is_still_a_fault() {
    let wrong = "schema = 1\ntitle = \"P\"\ndescription = \"For tests\"\n[answers.ours]\nroom = \"attic\"\n";
    assert_eq!(answered(&ours("").tree, wrong, &["lamp"]).1, 1);
}
