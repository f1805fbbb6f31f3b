//! What cases reach, on random trees: what is said to be out of reach is never reached, and
//! proposals reach what they claim.

use std::collections::BTreeSet;

use proptest::prelude::*;
use whystack::analysis::coverage::{Ask, Coverage, CoverageKind, Goal, Never, propose};
use whystack::analysis::{AnswerSet, Effort, Space};
use whystack::engine::{Evaluation, Situation, evaluate};
use whystack::model::Tree;

use crate::random::Random;
use crate::space::load_unanswered;

fn decided(tree: &Tree, situation: &Situation, set: &AnswerSet) -> Evaluation {
    let situation = Situation {
        answers: set.answers(tree),
        ..situation.clone()
    };
    evaluate(tree, &situation)
}

/// Some answer sets of a tree, each as likely as any other.
fn drawn(space: &Space<'_>, seed: u64, count: usize) -> Vec<AnswerSet> {
    let mut random = whystack::analysis::Random::new(seed);
    (0..count).filter_map(|_| space.draw(&mut random)).collect()
}

/// What is reached, without looking for who can be first.
fn of<'t>(tree: &'t Tree, evaluations: &[Evaluation]) -> Coverage<'t> {
    by(tree, evaluations, None)
}

fn by<'t>(tree: &'t Tree, evaluations: &[Evaluation], effort: Option<Effort>) -> Coverage<'t> {
    let ask = Ask {
        today: tree.as_of(),
        allowed: &[],
        effort,
    };
    Coverage::of(tree, ask, evaluations, &mut |_| ())
}

proptest! {
    #![proptest_config(crate::cases(60))]

    #[test]
    fn what_is_never_reached_is_not(seed in any::<u64>()) {
        let spec = Random(seed).spec();
        let (loaded, situation) = load_unanswered(&spec);
        let tree = &loaded.tree;
        let nothing = of(tree, &[]);
        let Ok(space) = &nothing.space else { return Ok(()) };
        let sets = drawn(space, seed, 60);
        let evaluations: Vec<Evaluation> =
            sets.iter().map(|set| decided(tree, &situation, set)).collect();
        let all = of(tree, &evaluations);
        prop_assert_eq!(all.cases, sets.len());
        for row in &all.rows {
            let said = row.never == Some(Never::SaidNeverFirst);
            prop_assert!(row.never.is_none() || said || row.cases == 0, "seed {} {:?}", seed, row);
            prop_assert!(row.cases + row.near <= all.cases, "seed {} {:?}", seed, row);
        }
        // One case less never reaches more.
        let fewer = of(tree, evaluations.get(1..).unwrap_or_default());
        for (row, less) in all.rows.iter().zip(&fewer.rows) {
            prop_assert!(less.cases <= row.cases && row.cases <= less.cases + 1);
        }
        prop_assert!(fewer.tally(None).reached <= all.tally(None).reached);
    }
}

proptest! {
    // Each searches for first places and draws answer sets.
    #![proptest_config(crate::cases(25))]

    #[test]
    fn proposals_reach_what_they_claim_and_nothing_else_does(seed in any::<u64>()) {
        let spec = Random(seed).spec();
        let (loaded, situation) = load_unanswered(&spec);
        let tree = &loaded.tree;
        let nothing = of(tree, &[]);
        let Ok(space) = &nothing.space else { return Ok(()) };
        let sets = drawn(space, seed, 2);
        let mut evaluations: Vec<Evaluation> =
            sets.iter().map(|set| decided(tree, &situation, set)).collect();
        let (steps, threads) = (5_000, 1);
        let before = by(tree, &evaluations, Some(Effort { steps, threads }));
        // What the count calls never first is first in no other answer set.
        for set in drawn(space, seed ^ 1, 40) {
            let evaluation = decided(tree, &situation, &set);
            let first = match evaluation.recommendation.winner {
                Some(_) => evaluation.first(),
                None => Vec::new(),
            };
            for row in before.of_kind(CoverageKind::First) {
                let never = row.never == Some(Never::NeverFirst);
                let is = first.iter().any(|ix| row.goal == Goal::First(*ix));
                prop_assert!(!(never && is), "seed {} {:?}", seed, row);
            }
        }
        let proposals = propose(&before, tree.as_of());
        if seed % 5 == 0 {
            prop_assert_eq!(&proposals, &propose(&before, tree.as_of()), "seed {}", seed);
        }
        for proposal in &proposals.all {
            let evaluation = decided(tree, &situation, &proposal.answers);
            prop_assert_eq!(evaluation.recommendation.status, proposal.status);
            let first = match evaluation.recommendation.winner {
                Some(_) => evaluation.first(),
                None => Vec::new(),
            };
            prop_assert_eq!(&first, &proposal.first, "seed {}", seed);
            evaluations.push(evaluation);
        }
        let after = by(tree, &evaluations, Some(Effort { steps, threads }));
        let count = |coverage: &Coverage<'_>, goal: Goal| {
            coverage.rows.iter().find(|row| row.goal == goal).unwrap().cases
        };
        for proposal in &proposals.all {
            prop_assert!(!proposal.only.is_empty(), "seed {}", seed);
            for goal in &proposal.only {
                prop_assert_eq!(count(&before, *goal), 0);
                prop_assert_eq!(count(&after, *goal), 1, "seed {} {:?}", seed, goal);
            }
        }
        let missing: BTreeSet<Goal> = after.missing().map(|row| row.goal).collect();
        let not_found: BTreeSet<Goal> = proposals.not_found.into_iter().collect();
        prop_assert_eq!(missing, not_found, "seed {}", seed);
    }
}
