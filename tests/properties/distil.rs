//! The flowchart of a tree against a naive enumeration: how often it names what is first.

use proptest::prelude::*;
use whystack::analysis::distil::{Chart, NotDistilled, distil};
use whystack::analysis::space::Count;
use whystack::analysis::{AnswerSet, Effort};
use whystack::engine::evaluate;
use whystack::model::{CandidateIx, Tree};

use crate::random::Random;
use crate::space::{all, known_answers, load_unanswered};

/// The place of the end that some answers come to.
fn end(chart: &Chart, set: &AnswerSet) -> usize {
    match chart {
        Chart::Leaf { place, .. } => *place,
        Chart::Ask { test, branches } => {
            let given = set.0.iter().find(|(ix, _)| *ix == test.question());
            let outcome = test.outcome(given.map(|(_, answer)| answer));
            let mut ways = branches
                .iter()
                .filter(|one| one.outcomes.contains(&outcome));
            let way = ways.next().unwrap();
            assert!(ways.next().is_none(), "an outcome leads two ways");
            end(&way.to, set)
        }
    }
}

fn known(tree: &Tree, answers: &whystack::engine::Answers) -> AnswerSet {
    let of = |ix| Some((ix, answers.get(ix)?.answer.clone()));
    AnswerSet(tree.questions().indices().filter_map(of).collect())
}

proptest! {
    #![proptest_config(crate::cases(150))]

    #[test]
    fn a_flowchart_is_right_as_often_as_an_enumeration_says(seed in any::<u64>()) {
        let spec = Random(seed).spec();
        let (loaded, situation) = load_unanswered(&spec);
        let Some(sets) = all(&spec) else { return Ok(()) };
        let tree = &loaded.tree;
        let depth = Random(seed ^ 3).below(4);
        let effort = Effort { steps: usize::MAX, threads: 1 };
        let made = distil(tree, tree.as_of(), depth, effort, &mut |_| ());
        if made == Err(NotDistilled::Nobody) {
            return Ok(());
        }
        let made = made.unwrap();
        prop_assert!(made.chart.depth() <= depth);
        prop_assert_eq!(made.chart.leaves(), made.leaves.len());
        prop_assert_eq!(made.open, Count(0));
        let mut right = vec![0_u128; made.leaves.len()];
        let mut wrong = vec![std::collections::BTreeMap::<CandidateIx, u128>::new(); right.len()];
        let mut without = 0;
        for set in &sets {
            let mut situation = situation.clone();
            situation.answers = known_answers(tree, set).0;
            let found = evaluate(tree, &situation);
            if found.recommendation.winner.is_none() {
                without += 1;
                continue;
            }
            let first = found.ranking.iter().filter(|one| one.rank == 1);
            let first: Vec<CandidateIx> = first.map(|one| one.assessment.candidate).collect();
            let set = known(tree, &situation.answers);
            let place = end(&made.chart, &set);
            let named = made.leaves[place].option;
            prop_assert_eq!(made.chart.option(&set), named, "seed {}", seed);
            if first.contains(&named) {
                right[place] += 1;
            } else {
                *wrong[place].entry(*first.iter().min().unwrap()).or_default() += 1;
            }
        }
        prop_assert_eq!(made.without, Count(without), "seed {}", seed);
        for (n, leaf) in made.leaves.iter().enumerate() {
            prop_assert_eq!(leaf.right, Count(right[n]), "seed {} end {}", seed, n);
            let instead = leaf.instead.iter().map(|(ix, count)| (*ix, count.0)).collect();
            prop_assert_eq!(&wrong[n], &instead, "seed {} end {}", seed, n);
        }
    }
}
