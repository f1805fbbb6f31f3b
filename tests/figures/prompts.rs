//! How many questions a walk asks: until it may stop, and from start to recommendation.

use std::fmt::Write;

use whystack::analysis::{Future, outlook};
use whystack::diagnostic::Faults;
use whystack::engine::{Answer, Order, Session, Situation};
use whystack::load::{Loaded, Role};
use whystack::model::Tree;

use crate::block::is_fresh;
use crate::support::{Case, cases, file, toml_files, trees};

/// What the walk looks at before it gives a proof up.
const BUDGET: usize = 20_000;
/// The menus before the first question: what to decide, and from which profile.
const MENUS: usize = 2;
/// The offer to stop, and the review.
const END: usize = 2;

/// How many questions a walk with the answers of a case asks until it is proven that no other
/// can change the first place, and how many in all.
fn walked(tree: &Tree, case: &Case, order: Order) -> (usize, usize) {
    let mut base = case.situation.clone();
    base.answers = Situation::new(tree).answers;
    let mut session = Session::new(tree, base, order);
    let (mut proven, mut asked) = (None, 0);
    loop {
        let found = outlook(tree, &session.situation(), BUDGET, &mut |_| {});
        assert_ne!(found.future, Future::NotProven, "{}", case.name);
        if found.future == Future::Stays && proven.is_none() {
            proven = Some(asked);
        }
        let Some(question) = session.next() else {
            return (proven.expect("nothing is left to ask"), asked);
        };
        let given = case.situation.answers.get(question);
        let answer = given.map_or(Answer::Unknown, |given| given.answer.clone());
        session.answer(question, answer).unwrap();
        asked += 1;
    }
}

/// The most questions that a profile leaves, of all that speak of a tree.
fn left_by_profiles(loaded: &Loaded, known: &[&str]) -> usize {
    let mut most = 0;
    for path in toml_files("profiles") {
        let file = file(&path, Role::Profile);
        let mut faults = Faults::new();
        let mut situation = Situation::new(&loaded.tree);
        file.head(known, &mut faults);
        file.apply(&loaded.tree, &loaded.shared, &mut situation, &mut faults);
        assert!(faults.is_empty(), "{}: {:?}", path.display(), faults.all());
        let session = Session::new(&loaded.tree, situation, Order::Tree);
        most = most.max(session.to_come().len());
    }
    most
}

/// The least, the middle and the greatest of some numbers.
fn spread(numbers: impl Iterator<Item = usize>) -> String {
    let mut sorted: Vec<usize> = numbers.collect();
    sorted.sort_unstable();
    let (least, most) = (sorted[0], sorted[sorted.len() - 1]);
    format!("{least} – **{}** – {most}", sorted[sorted.len() / 2])
}

#[test]
fn the_table_of_prompts_is_fresh() {
    let trees = trees();
    let cases = cases(&trees);
    let known: Vec<&str> = trees.iter().map(|one| one.tree.id().as_str()).collect();
    let mut text = "| tree | questions asked in all | until the first place is proven | the same, `--order tree` | prompts from start to recommendation, no profile | with a profile, at most |\n| --- | --- | --- | --- | --- | ---: |\n".to_owned();
    for (n, loaded) in trees.iter().enumerate() {
        let tree = &loaded.tree;
        let own: Vec<&Case> = cases.iter().filter(|case| case.tree == n).collect();
        let walks = |order| -> Vec<(usize, usize)> {
            own.iter().map(|case| walked(tree, case, order)).collect()
        };
        let (stakes, in_order) = (walks(Order::Stakes), walks(Order::Tree));
        let with_profile = MENUS + left_by_profiles(loaded, &known) + END;
        assert!(tree.id().as_str() != "runtime" || with_profile <= 12);
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {with_profile} |",
            tree.id(),
            spread(stakes.iter().map(|(_, all)| *all)),
            spread(stakes.iter().map(|(proven, _)| *proven)),
            spread(in_order.iter().map(|(proven, _)| *proven)),
            spread(stakes.iter().map(|(proven, _)| MENUS + proven + END)),
        )
        .unwrap();
    }
    is_fresh("README.md", "prompts", &text);
}
