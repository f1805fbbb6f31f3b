//! The raw walk against the engine itself on small trees, and against the count of who is first on
//! larger ones.

use proptest::prelude::*;
use whystack::analysis::space::Count;
use whystack::analysis::{Effort, Look, NoRawWalk, NoWinners, RawFirst, RawWalk, Winners};
use whystack::engine::{Answers, Situation, evaluate};
use whystack::model::{Ix, Table, Tree};

use crate::outlook::walk;
use crate::random::Random;
use crate::space::load_unanswered;

/// The most answer sets that are looked at one by one.
const MOST: u64 = 3_000_000;

/// What the engine finds in all ways to go on, each by itself.
fn naive(tree: &Tree, situation: &Situation, ways: Vec<Answers>) -> RawWalk {
    let mut found = RawWalk {
        sets: ways.len() as u64,
        options: Table::for_each_of(tree.candidates(), |_, _| RawFirst::default()),
        nobody: 0,
        unweighed: 0,
        close: Some(0),
        asked: 0,
    };
    let mut options = found.options.rows().to_vec();
    let mut close = 0;
    for answers in ways {
        let mut situation = situation.clone();
        situation.answers = answers;
        let one = evaluate(tree, &situation);
        let Some(winner) = one.recommendation.winner else {
            *(if one.ranking.is_empty() {
                &mut found.nobody
            } else {
                &mut found.unweighed
            }) += 1;
            continue;
        };
        let first = || one.ranking.iter().filter(|one| one.rank == 1);
        for ranked in first() {
            let own = &mut options[ranked.assessment.candidate.position()];
            *(if first().count() == 1 {
                &mut own.alone
            } else {
                &mut own.tied
            }) += 1;
        }
        if !one.recommendation.rivals.is_empty() {
            close += 1;
            options[winner.position()].close += 1;
        }
    }
    found.options = options.into_iter().collect();
    found.close = Some(close);
    found
}

/// The counts of a raw walk without what was not looked at.
fn without_zone(mut walk: RawWalk) -> RawWalk {
    let own = walk.options.rows().iter();
    let own = own.map(|own| RawFirst { close: 0, ..*own });
    walk.options = own.collect();
    walk.close = None;
    walk.asked = 0;
    walk
}

proptest! {
    #![proptest_config(crate::cases(500))]

    #[test]
    fn each_answer_set_is_counted_as_the_engine_evaluates_it(seed in any::<u64>()) {
        walk(seed, |walk| {
            let Some(ways) = walk.ways() else { return };
            let wanted = naive(walk.tree, &walk.situation, ways);
            let of = |look| RawWalk::of(walk.tree, &walk.situation, look, wanted.sets).unwrap();
            let close = of(Look::Close);
            let asked = close.asked;
            assert_eq!(close, RawWalk { asked, ..wanted.clone() }, "seed {seed}");
            assert_eq!(of(Look::First), without_zone(wanted.clone()), "seed {seed}");

            let fewer = RawWalk::of(walk.tree, &walk.situation, Look::First, wanted.sets - 1);
            let (sets, most) = (u128::from(wanted.sets), wanted.sets - 1);
            assert_eq!(fewer, Err(NoRawWalk::Sets { sets, most }), "seed {seed}");
        });
    }
}

proptest! {
    #![proptest_config(crate::cases(60))]

    #[test]
    fn who_is_first_in_larger_trees_is_counted_alike_one_by_one_and_merged(seed in any::<u64>()) {
        let spec = Random(seed).spec_of(10, 12);
        let (loaded, situation) = load_unanswered(&spec);
        let tree = &loaded.tree;
        let raw = match RawWalk::of(tree, &situation, Look::First, MOST) {
            Err(NoRawWalk::Sets { .. }) => return Ok(()),
            other => other,
        };
        let effort = Effort { steps: usize::MAX, threads: 1 };
        let winners = Winners::of(tree, tree.as_of(), effort, &mut |_| ());
        if let (Err(NoRawWalk::Rounding), Err(NoWinners::Rounding)) = (&raw, &winners) {
            return Ok(());
        }
        let (raw, winners) = (raw.unwrap(), winners.unwrap());
        let count = |n: u64| Count(u128::from(n));
        prop_assert_eq!(winners.nobody, count(raw.nobody), "seed {}", seed);
        prop_assert_eq!(winners.unweighed, count(raw.unweighed), "seed {}", seed);
        for (ix, winner) in winners.options.iter() {
            let own = raw.options[ix];
            let both = (count(own.alone), count(own.tied));
            prop_assert_eq!((winner.alone, winner.tied), both, "seed {} {:?}", seed, ix);
        }
    }
}
