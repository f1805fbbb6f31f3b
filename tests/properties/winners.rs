//! Who is first over all answer sets against a naive enumeration: every answer set by itself
//! through the engine.

use std::collections::BTreeMap;

use proptest::prelude::*;
use whystack::analysis::space::Count;
use whystack::analysis::{AnswerSet, Effort, Winners};
use whystack::engine::{Answers, Situation, evaluate};
use whystack::load::Loaded;
use whystack::model::{Ix, Tree};

use crate::random::Random;
use crate::space::{all, known_answers, load_unanswered, note};
use crate::spec::Spec;

/// What an enumeration counts, and the fewest known answers under which it is so.
#[derive(Debug, Default, PartialEq)]
struct Naive {
    counts: BTreeMap<String, u128>,
    least: BTreeMap<usize, usize>,
}

/// The places of those that are first, or why nobody is.
fn first(tree: &Tree, situation: &Situation, answers: Answers) -> Result<Vec<usize>, &'static str> {
    let mut situation = situation.clone();
    situation.answers = answers;
    let found = evaluate(tree, &situation);
    if found.ranking.is_empty() {
        return Err("nobody");
    }
    let first = found.ranking.iter().filter(|one| one.rank == 1);
    let first: Vec<usize> = first
        .map(|one| one.assessment.candidate.position())
        .collect();
    if found.recommendation.winner.is_none() {
        return Err("unweighed");
    }
    Ok(first)
}

fn naive(spec: &Spec, tree: &Tree, situation: &Situation) -> Option<Naive> {
    let mut naive = Naive::default();
    for set in all(spec)? {
        let (answers, known) = known_answers(tree, &set);
        let mut count = |what: String| *naive.counts.entry(what).or_default() += 1;
        match first(tree, situation, answers) {
            Err(why) => count(why.to_owned()),
            Ok(first) => {
                let word = if first.len() == 1 { "alone" } else { "tied" };
                for place in first {
                    count(format!("{word} {place}"));
                    let least = naive.least.entry(place).or_insert(known);
                    *least = known.min(*least);
                }
            }
        }
    }
    Some(naive)
}

/// A random tree with nothing answered, and what an enumeration counts; `None` if that is too much.
fn drawn(seed: u64) -> Option<(Loaded, Situation, Naive)> {
    let spec = Random(seed).spec();
    let (loaded, situation) = load_unanswered(&spec);
    let naive = naive(&spec, &loaded.tree, &situation)?;
    Some((loaded, situation, naive))
}

fn counted_by(tree: &Tree, steps: usize, threads: usize) -> Winners {
    let effort = Effort { steps, threads };
    Winners::of(tree, tree.as_of(), effort, &mut |_| ()).unwrap()
}

fn counted(winners: &Winners) -> BTreeMap<String, u128> {
    let mut counts = BTreeMap::new();
    let mut set = |what, count| note(&mut counts, what, count);
    set("nobody".to_owned(), winners.nobody);
    set("unweighed".to_owned(), winners.unweighed);
    for (ix, winner) in winners.options.iter() {
        set(format!("alone {}", ix.position()), winner.alone);
        set(format!("tied {}", ix.position()), winner.tied);
    }
    counts
}

fn is_first(tree: &Tree, situation: &Situation, set: &AnswerSet, place: usize) -> bool {
    first(tree, situation, set.answers(tree)).is_ok_and(|first| first.contains(&place))
}

proptest! {
    #![proptest_config(crate::cases(300))]

    #[test]
    fn who_is_first_is_what_an_enumeration_counts(seed in any::<u64>()) {
        let Some((loaded, situation, wanted)) = drawn(seed) else { return Ok(()) };
        let tree = &loaded.tree;
        let winners = counted_by(tree, usize::MAX, 1);
        prop_assert!(winners.is_whole());
        prop_assert_eq!(counted(&winners), wanted.counts, "seed {}", seed);
        for (ix, winner) in winners.options.iter() {
            let least = wanted.least.get(&ix.position()).copied();
            let known = winner.witness.as_ref().map(|set| set.0.len());
            prop_assert_eq!(known, least, "seed {} option {}", seed, ix.position());
            if let Some(set) = &winner.witness {
                prop_assert!(is_first(tree, &situation, set, ix.position()), "seed {}", seed);
            }
        }
    }

    #[test]
    fn a_small_budget_counts_a_part_exactly(seed in any::<u64>()) {
        let Some((loaded, situation, wanted)) = drawn(seed) else { return Ok(()) };
        let tree = &loaded.tree;
        let budget = Random(seed ^ 2).below(60);
        let winners = counted_by(tree, budget, 1);
        let wanted = |what: String| Count(wanted.counts.get(&what).copied().unwrap_or(0));
        prop_assert!(winners.nobody <= wanted("nobody".to_owned()));
        prop_assert!(winners.unweighed <= wanted("unweighed".to_owned()));
        for (ix, winner) in winners.options.iter() {
            let place = ix.position();
            let first = wanted(format!("alone {place}")) + wanted(format!("tied {place}"));
            prop_assert!(winner.first() <= first, "seed {}", seed);
            prop_assert!(first <= winner.first() + winner.may_be, "seed {}", seed);
            prop_assert!(winner.may_be <= winners.open, "seed {}", seed);
            if let Some(set) = &winner.witness {
                prop_assert!(is_first(tree, &situation, set, place), "seed {}", seed);
            }
        }
    }

    #[test]
    fn any_number_of_threads_counts_the_same(seed in any::<u64>()) {
        let Some((loaded, _, _)) = drawn(seed) else { return Ok(()) };
        let tree = &loaded.tree;
        for steps in [40, usize::MAX] {
            let alone = counted_by(tree, steps, 1);
            for threads in [2, 3, 8] {
                let shared = counted_by(tree, steps, threads);
                prop_assert_eq!(&alone, &shared, "seed {} threads {}", seed, threads);
            }
        }
    }
}
