//! What ever decides, against every answer set of a tree and of the tree without it.

use proptest::prelude::*;
use whystack::analysis::influence::{Asked, Influence, Says};
use whystack::analysis::space::Budget;
use whystack::analysis::{AnswerSet, Effort, Space};
use whystack::engine::{Answers, Evaluation, Situation, evaluate};
use whystack::model::Tree;

use crate::random::Random;
use crate::space::{all, known_answers, load_unanswered};

fn under(tree: &Tree, situation: &Situation, answers: Answers) -> Evaluation {
    let mut situation = situation.clone();
    situation.answers = answers;
    evaluate(tree, &situation)
}

/// The options with their ranks, and whether anything is weighed.
type Order = (bool, Vec<(usize, String)>);

fn order(found: &Evaluation, tree: &Tree) -> Order {
    let id = |ix| tree.candidates()[ix].id.to_string();
    let ranking = found.ranking.iter();
    let ranks = ranks_of(ranking.map(|one| (one.rank, id(one.assessment.candidate))));
    (found.total_weight > 0.0, ranks)
}

fn ranks_of(all: impl Iterator<Item = (usize, String)>) -> Vec<(usize, String)> {
    let mut all: Vec<_> = all.collect();
    all.sort();
    all
}

/// Who is first, unless nothing is weighed.
fn first(order: &Order) -> (bool, Vec<String>) {
    let first = order.1.iter().filter(|(rank, _)| *rank == 1);
    let first: Vec<String> = first.map(|(_, id)| id.clone()).collect();
    let weighed = order.0 || first.is_empty();
    (weighed, if weighed { first } else { Vec::new() })
}

/// Whether two trees ever differ in who is first, and in the order.
fn naive(tree: &Tree, other: &Tree, situation: &Situation, sets: &[Answers]) -> (bool, bool) {
    let (mut by_first, mut by_order) = (false, false);
    for answers in sets {
        let own = order(&under(tree, situation, answers.clone()), tree);
        let theirs = order(&under(other, situation, answers.clone()), other);
        by_first |= first(&own) != first(&theirs);
        by_order |= own.1 != theirs.1;
    }
    (by_first, by_order)
}

/// Whether a witness shows what it stands for.
fn shows(
    (tree, other): (&Tree, &Tree),
    situation: &Situation,
    (set, says): (&AnswerSet, &Says),
) -> bool {
    let own = order(&under(tree, situation, set.answers(tree)), tree);
    let theirs = order(&under(other, situation, set.answers(other)), other);
    match says {
        Says::First(_) => first(&own) != first(&theirs),
        _ => own != theirs,
    }
}

proptest! {
    #![proptest_config(crate::cases(60))]

    #[test]
    fn what_decides_is_what_an_enumeration_shows(seed in any::<u64>()) {
        let spec = Random(seed).spec();
        let (loaded, situation) = load_unanswered(&spec);
        let Some(sets) = all(&spec).filter(|sets| sets.len() < 200) else { return Ok(()) };
        let tree = &loaded.tree;
        let sets: Vec<Answers> = sets.iter().map(|set| known_answers(tree, set).0).collect();
        let space = Space::of(tree, tree.as_of(), Budget::default()).ok();
        let effort = Effort { steps: usize::MAX, threads: 2 };
        let asked = Asked { effort, only: None };
        let found = Influence::of(tree, (tree.as_of(), space.as_ref()), &asked, &mut |_| ());
        let found = found.unwrap();
        for (part, says) in &found.parts {
            let other = part.taken_out(tree);
            let (by_first, by_order) = naive(tree, &other, &situation, &sets);
            let wanted = match says {
                Says::First(_) => by_first,
                Says::Order(_) => !by_first,
                Says::Nothing => !by_first && !by_order,
                Says::NotFirst | Says::Unknown => false,
            };
            prop_assert!(wanted, "seed {seed}: {part:?} {says:?}, first {by_first} order {by_order}");
            if let Says::First(set) | Says::Order(set) = says {
                let shown = shows((tree, &other), &situation, (set, says));
                prop_assert!(shown, "seed {seed}: {part:?} {says:?}");
            }
        }
        for dispute in &found.disputes {
            let other = dispute.believed(tree).unwrap();
            let (by_first, _) = naive(tree, &other, &situation, &sets);
            match &dispute.says {
                says @ Says::First(set) => {
                    prop_assert!(shows((tree, &other), &situation, (set, says)), "seed {seed}");
                }
                Says::NotFirst => prop_assert!(!by_first, "seed {seed}: {dispute:?}"),
                Says::Unknown => {}
                says => prop_assert!(false, "seed {seed}: {says:?}"),
            }
        }
    }
}
