//! Changes of weights that are reported to flip the first place: applying one flips it, one per
//! cent less does not, and no smaller one does.

use proptest::prelude::*;
use whystack::analysis::robustness::{Move, Robustness, Sampling, Stability, Turn, WeightFlip};
use whystack::engine::{Evaluation, Layer, ReplacedWeight, Situation, TermRef, evaluate};
use whystack::model::{CandidateIx, CriterionIx, Tree, Weight};

use crate::random::Random;
use crate::text::load;

/// Leads below this, in points, are too near a tie to take a hundredth of the way.
const NEAR: f64 = 1e-3;

fn examined(tree: &Tree, evaluation: &Evaluation) -> Robustness {
    let few = Sampling {
        samples: 16,
        ..Sampling::default()
    };
    Robustness::of(tree, evaluation, few)
}

/// The decision with some weights of criteria set.
fn with(tree: &Tree, situation: &Situation, weights: &[(CriterionIx, f64)]) -> Evaluation {
    let mut situation = situation.clone();
    for (criterion, points) in weights {
        situation.replace_weight(ReplacedWeight {
            criterion: *criterion,
            weight: Weight::new(*points).unwrap(),
            layer: Layer::Asked,
        });
    }
    evaluate(tree, &situation)
}

fn firsts(evaluation: &Evaluation) -> Vec<CandidateIx> {
    let weighed = evaluation.total_weight > 0.0;
    if weighed {
        evaluation.first()
    } else {
        Vec::new()
    }
}

fn flips(today: &[CandidateIx], then: &Evaluation) -> bool {
    let then = firsts(then);
    !then.is_empty() && today.iter().all(|one| !then.contains(one))
}

/// The least lead of a first over one that is not.
fn lead(evaluation: &Evaluation) -> f64 {
    let points = |n: usize| {
        evaluation
            .ranking
            .get(n)
            .and_then(|one| one.score)
            .map(|one| one.points)
    };
    let count = evaluation.first().len();
    match (points(0), points(count)) {
        (Some(first), Some(next)) => first - next,
        _ => f64::INFINITY,
    }
}

/// The criteria that a change moves; `None` if it moves a preference, which no file can set.
fn settable(moves: &[Move]) -> Option<Vec<(CriterionIx, f64, f64)>> {
    let one = |one: &Move| match one.term {
        TermRef::Criterion(ix) => Some((ix, one.from, one.to)),
        TermRef::Preference(_) => None,
    };
    moves.iter().map(one).collect()
}

fn part_of(moves: &[(CriterionIx, f64, f64)], share: f64) -> Vec<(CriterionIx, f64)> {
    let part = |(ix, from, to): &(CriterionIx, f64, f64)| (*ix, from + (to - from) * share);
    moves.iter().map(part).collect()
}

struct Found {
    tree: whystack::load::Loaded,
    situation: Situation,
    evaluation: Evaluation,
    robustness: Robustness,
}

fn found(seed: u64) -> Option<Found> {
    let mut random = Random(seed);
    let spec = random.spec();
    let asked = random.asked(&spec);
    let (tree, situation) = load(&spec, &asked);
    let evaluation = evaluate(&tree.tree, &situation);
    let robustness = examined(&tree.tree, &evaluation);
    evaluation.recommendation.winner.is_some().then_some(Found {
        tree,
        situation,
        evaluation,
        robustness,
    })
}

proptest! {
    #![proptest_config(crate::cases(300))]

    #[test]
    fn the_interval_of_a_weight_is_where_the_first_place_stays(seed in any::<u64>()) {
        let Some(found) = found(seed) else { return Ok(()) };
        let (tree, today) = (&found.tree.tree, firsts(&found.evaluation));
        let near = lead(&found.evaluation) < NEAR;
        for one in &found.robustness.stability {
            let TermRef::Criterion(ix) = one.term else { continue };
            let at = |weight: f64| with(tree, &found.situation, &[(ix, weight)]);
            let Stability { weight, low, high, .. } = one;
            for turn in low.iter().chain(high) {
                let then = at(turn.flips_at);
                prop_assert!(flips(&today, &then), "seed {seed}: {one:?}");
                prop_assert_eq!(&firsts(&then), &turn.first, "seed {}", seed);
                let less = at(weight + (turn.flips_at - weight) * 0.99);
                prop_assert!(near || !flips(&today, &less), "seed {seed}: {one:?}");
            }
            // Between the ends, and beyond where there is none, nothing flips.
            let end = |turn: &Option<Turn>, none: f64| turn.as_ref().map_or(none, |turn| turn.weight);
            let (from, to) = (end(low, 0.0), end(high, 1000.0 + 10.0 * weight));
            for step in 0..=20 {
                let inside = from + (to - from) * f64::from(step) / 20.0;
                prop_assert!(!flips(&today, &at(inside)), "seed {seed}: {inside} in {one:?}");
            }
        }
    }

    #[test]
    fn the_smallest_change_of_weights_flips_and_none_smaller_does(seed in any::<u64>()) {
        let Some(found) = found(seed) else { return Ok(()) };
        let (tree, today) = (&found.tree.tree, firsts(&found.evaluation));
        let flip = found.robustness.weight_flip.as_ref();
        if let Some(moves) = flip.and_then(|flip| settable(&flip.moves)) {
            let flip = flip.unwrap();
            let then = with(tree, &found.situation, &part_of(&moves, 1.0));
            prop_assert!(flips(&today, &then), "seed {seed}: {flip:?}");
            prop_assert_eq!(&firsts(&then), &flip.first, "seed {}", seed);
            let less = with(tree, &found.situation, &part_of(&moves, 0.99));
            let near = lead(&found.evaluation) < NEAR;
            prop_assert!(near || !flips(&today, &less), "seed {seed}: {flip:?}");
            let (before, after): (f64, f64) = (
                moves.iter().map(|(_, from, _)| from).sum(),
                moves.iter().map(|(.., to)| to).sum(),
            );
            prop_assert!((before - after).abs() < 1e-6 * (1.0 + before), "seed {seed}: {flip:?}");
        }
        // Nothing smaller: weight moved from one or two criteria to one or two others.
        let total = found.evaluation.total_weight;
        let weights: Vec<(CriterionIx, f64)> = tree
            .criteria()
            .iter()
            .filter(|(_, one)| one.can_be_weighed())
            .map(|(ix, _)| (ix, found.evaluation.needs.weight(ix).points()))
            .collect();
        let most = flip.map_or(2.0, |flip| flip.distance * 0.99);
        let mut random = Random(seed);
        for _ in 0..40 {
            if weights.is_empty() { break; }
            let mut moved = weights.clone();
            let mass = total * most / 2.0 * random.pick(&[1.0, 0.9, 0.5]);
            let donors = [random.below(weights.len()), random.below(weights.len())];
            let takers = [random.below(weights.len()), random.below(weights.len())];
            let split = random.pick(&[1.0, 0.7, 0.5]);
            let mut taken = 0.0;
            for (place, share) in donors.into_iter().zip([split, 1.0 - split]) {
                let take = (mass * share).min(moved[place].1);
                moved[place].1 -= take;
                taken += take;
            }
            for (place, share) in takers.into_iter().zip([split, 1.0 - split]) {
                moved[place].1 += taken * share;
            }
            let then = with(tree, &found.situation, &moved);
            prop_assert!(!flips(&today, &then), "seed {seed}: {moved:?} against {flip:?}");
        }
    }

    #[test]
    fn the_smallest_change_towards_an_option_puts_it_first_alone(seed in any::<u64>()) {
        let Some(found) = found(seed) else { return Ok(()) };
        let tree = &found.tree.tree;
        let smallest = found.robustness.weight_flip.as_ref().map_or(0.0, |flip| flip.distance);
        let today = firsts(&found.evaluation);
        for ranked in &found.evaluation.ranking {
            let target = ranked.assessment.candidate;
            let Some(flip) = WeightFlip::toward(tree, &found.evaluation, target) else { continue };
            prop_assert_eq!(&flip.first, &vec![target], "seed {}", seed);
            if !today.contains(&target) {
                prop_assert!(flip.distance >= smallest - 1e-7, "seed {seed}: {flip:?}");
            }
            let Some(moves) = settable(&flip.moves) else { continue };
            let then = with(tree, &found.situation, &part_of(&moves, 1.0));
            prop_assert_eq!(&firsts(&then), &vec![target], "seed {}", seed);
            if !today.contains(&target) && lead(&found.evaluation) > NEAR {
                let less = with(tree, &found.situation, &part_of(&moves, 0.99));
                prop_assert!(firsts(&less) != vec![target], "seed {seed}: {flip:?}");
            }
        }
    }
}
