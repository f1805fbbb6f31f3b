//! How many questions a walk asks: until it may stop, and from start to recommendation.

use std::fmt::Write;

use whystack::analysis::{Future, outlook};
use whystack::engine::{Answer, Order, Session, Situation};
use whystack::model::Tree;

use crate::support::{Case, cases, trees};

/// How a walk with the answers of a case goes: how many questions are asked until it is proven
/// that no other can change the first place, and how many in all.
fn walked(tree: &Tree, case: &Case, order: Order, budget: usize) -> (Option<usize>, usize, usize) {
    let mut base = case.situation.clone();
    base.answers = Situation::new(tree).answers;
    let mut session = Session::new(tree, base, order);
    let (mut proven, mut asked, mut most) = (None, 0, 0);
    while let Some(question) = session.next() {
        if proven.is_none() {
            let found = outlook(tree, &session.situation(), budget, &mut |_| {});
            most = most.max(found.visited);
            if found.future == Future::Stays {
                proven = Some(asked);
            }
        }
        let given = case.situation.answers.get(question);
        let answer = given.map_or(Answer::Unknown, |given| given.answer.clone());
        session.answer(question, answer).unwrap();
        asked += 1;
    }
    (proven, asked, most)
}

#[test]
#[ignore = "to look at"]
fn look() {
    let trees = trees();
    let cases = cases(&trees);
    for budget in [2_000, 20_000, 200_000] {
        for order in [Order::Stakes, Order::Tree] {
            for (n, loaded) in trees.iter().enumerate() {
                let mut line = String::new();
                let start = std::time::Instant::now();
                for case in cases.iter().filter(|case| case.tree == n) {
                    let (proven, asked, most) = walked(&loaded.tree, case, order, budget);
                    write!(
                        line,
                        "{}/{asked}({most}) ",
                        proven.map_or("-".into(), |n| n.to_string())
                    )
                    .unwrap();
                }
                println!(
                    "{budget} {order:?} {} {line} {:?}",
                    loaded.tree.id(),
                    start.elapsed()
                );
            }
        }
    }
}
