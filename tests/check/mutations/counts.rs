//! Slips that show in the number of answer sets.

use std::fmt::Write as _;

use whystack::analysis::{Effort, settle};
use whystack::diagnostic::Check;
use whystack::engine::Answer;

use super::{Change, Shipped, Slip, hold, told};
use crate::study_by;

const RUNTIME: &str = "trees/runtime/tree.toml";

/// More choices than 2^128 answer sets have room for, beside what is asked already.
const CHOICES: usize = 90;

/// A question of so many choices before another.
fn long_question(choices: usize) -> Change {
    let next = "[[question]]\nid = \"node-rights\"";
    let head = "ask = \"What is it about?\"\nwhy = \"Every label is asked.\"\nkind = \"many\"\n";
    let mut long = format!("[[question]]\nid = \"labels\"\n{head}");
    for n in 0..choices {
        let choice = format!("id = \"label-{n}\"\nlabel = \"Label {n}\"\nweigh = {{ upkeep = 1 }}");
        write!(long, "\n[[question.choice]]\n{choice}\n").unwrap();
    }
    Change {
        file: RUNTIME,
        from: next,
        to: format!("{long}\n{next}").leak(),
    }
}

#[test]
fn a_question_with_far_too_many_choices_is_not_counted() {
    hold(&[Slip {
        tree: Shipped::Runtime,
        changes: vec![long_question(CHOICES)].leak(),
        beside: &[],
        raises: (Check::NotCounted, "copy"),
        follows: &[],
    }]);
}

#[test]
fn first_places_are_counted_until_a_question_has_too_many_choices() {
    // 210,975 steps when this was written.
    let (steps, threads) = (400_000, 2);
    let told_of = |changes: &[Change]| {
        let located = Shipped::Runtime.copied(changes);
        let mut study = study_by(&located, Some(Effort { steps, threads }));
        told(&located, &mut study, &[])
    };
    let alone = Shipped::Runtime.unchanged().alone.clone();
    assert_eq!(told_of(&[]), alone);
    let mut wanted = alone;
    wanted.push((Check::NotCounted.as_str(), "copy".to_owned()));
    wanted.sort();
    assert_eq!(told_of(&[long_question(13)]), wanted);
}

#[test]
fn an_answer_that_leaves_nothing_is_the_shortest_dead_end() {
    let slip = [Change {
        file: RUNTIME,
        from: "require = { accepts = { includes = [\"windows-image\"] } }",
        to: "require = { accepts = { includes = [\"windows-image\", \"vm-image\"] } }",
    }];
    let unchanged = Shipped::Runtime.unchanged();
    let located = Shipped::Runtime.copied(&slip);
    let mut study = study_by(&located, None);
    assert_eq!(told(&located, &mut study, &[]), unchanged.alone);

    let before = unchanged.study.lock().unwrap();
    let (old, new) = (
        before.space.as_ref().unwrap(),
        study.space.as_ref().unwrap(),
    );
    assert_eq!(old.answer_sets, new.answer_sets);
    assert!(old.dead_ends < new.dead_ends);
    assert_eq!(old.dead_witnesses[0].0.len(), 2);
    let tree = study.tree();
    let only = &new.dead_witnesses[0].0;
    let [(question, Answer::One(choice))] = only.as_slice() else {
        panic!("{only:?}");
    };
    let question = &tree.questions()[*question];
    assert_eq!(question.id.as_str(), "code-form");
    assert_eq!(question.choices()[*choice].id.as_str(), "windows-image");
    let found = settle(&study, &located.allows);
    let dead = found
        .iter()
        .find(|one| one.finding.check == Check::DeadEnds);
    let proof = &dead.unwrap().finding.proof;
    assert!(
        proof.starts_with("by itself code-form=windows-image;"),
        "{proof}"
    );
}
