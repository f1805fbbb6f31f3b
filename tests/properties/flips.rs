//! Changes of weights that are reported to flip the first place: applying one flips it, one per
//! cent less does not, and no smaller one does.

use proptest::prelude::*;
use whystack::analysis::robustness::{Move, Robustness, Sampling, Stability, Turn, WeightFlip};
use whystack::engine::{
    Evaluation, Layer, ReplacedWeight, Situation, TermRef, criterion_value, evaluate,
    preference_value,
};
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

/// Who is first once weights have moved a share of the way, by the definition of the score: the sum
/// of weight times value over all terms, the sum of the weights being what it was.
fn by_hand(found: &Found, moves: &[Move], share: f64) -> Vec<CandidateIx> {
    let (tree, needs) = (&found.tree.tree, &found.evaluation.needs);
    let value = |option: CandidateIx, term: TermRef| {
        let (ix, test) = match term {
            TermRef::Criterion(ix) => (ix, None),
            TermRef::Preference(n) => {
                let preference = &needs.preferences[n];
                (preference.criterion, Some(&preference.test))
            }
        };
        let (criterion, fact) = (&tree.criteria()[ix], &tree.candidates()[option].facts[ix]);
        let value = match test {
            None => criterion_value(criterion, fact, tree.sources()),
            Some(test) => preference_value(criterion, test, fact, tree.sources()),
        };
        value.counted
    };
    let ranking = found.evaluation.ranking.iter();
    let points = ranking.map(|ranked| {
        let option = ranked.assessment.candidate;
        let terms = ranked.contributions.iter();
        let today: f64 = terms.map(|one| one.weight * value(option, one.term)).sum();
        let moved = moves
            .iter()
            .map(|one| (one.to - one.from) * value(option, one.term));
        let sum = today + share * moved.sum::<f64>();
        (100.0 * sum / found.evaluation.total_weight, option)
    });
    let points: Vec<(f64, CandidateIx)> = points.collect();
    let best = points.iter().map(|one| one.0).fold(0.0, f64::max);
    let first = points.iter().filter(|one| one.0 >= best - 1e-9);
    let mut first: Vec<CandidateIx> = first.map(|one| one.1).collect();
    first.sort_unstable();
    first
}

fn sorted(mut options: Vec<CandidateIx>) -> Vec<CandidateIx> {
    options.sort_unstable();
    options
}

/// Whether none of today's first is first then.
fn others(today: &[CandidateIx], then: &[CandidateIx]) -> bool {
    today.iter().all(|one| !then.contains(one))
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
            let Stability { term, weight, low, high, .. } = one;
            // A preference no file can set.
            let at = |to: f64| match term {
                TermRef::Criterion(ix) => firsts(&with(tree, &found.situation, &[(*ix, to)])),
                TermRef::Preference(_) => {
                    by_hand(&found, &[Move { term: *term, from: *weight, to }], 1.0)
                }
            };
            let flips = |then: &[CandidateIx]| !then.is_empty() && others(&today, then);
            for turn in low.iter().chain(high) {
                let then = at(turn.flips_at);
                prop_assert!(flips(&then), "seed {seed}: {one:?}");
                prop_assert_eq!(&sorted(then), &sorted(turn.first.clone()), "seed {}", seed);
                let less = at(weight + (turn.flips_at - weight) * 0.99);
                prop_assert!(near || !flips(&less), "seed {seed}: {one:?}");
            }
            // Between the ends, and beyond where there is none, nothing flips.
            let end = |turn: &Option<Turn>, none: f64| turn.as_ref().map_or(none, |turn| turn.weight);
            let (from, to) = (end(low, 0.0), end(high, 1000.0 + 10.0 * weight));
            for step in 0..=20 {
                let inside = from + (to - from) * f64::from(step) / 20.0;
                prop_assert!(!flips(&at(inside)), "seed {seed}: {inside} in {one:?}");
            }
        }
    }

    #[test]
    fn the_smallest_change_of_weights_flips_and_none_smaller_does(seed in any::<u64>()) {
        let Some(found) = found(seed) else { return Ok(()) };
        let (tree, today) = (&found.tree.tree, firsts(&found.evaluation));
        let flip = found.robustness.weight_flip.as_ref();
        prop_assert!(found.evaluation.total_weight <= 0.0 || by_hand(&found, &[], 0.0) == sorted(today.clone()));
        if let Some(flip) = flip {
            let then = by_hand(&found, &flip.moves, 1.0);
            prop_assert!(others(&today, &then), "seed {seed}: {flip:?}");
            prop_assert_eq!(&then, &sorted(flip.first.clone()), "seed {}", seed);
            let less = by_hand(&found, &flip.moves, 0.99);
            let near = lead(&found.evaluation) < NEAR;
            prop_assert!(near || !others(&today, &less), "seed {seed}: {flip:?}");
            let sum = |of: fn(&Move) -> f64| flip.moves.iter().map(of).sum::<f64>();
            let (before, after) = (sum(|one| one.from), sum(|one| one.to));
            prop_assert!((before - after).abs() < 1e-6 * (1.0 + before), "seed {seed}: {flip:?}");
        }
        if let Some(moves) = flip.and_then(|flip| settable(&flip.moves)) {
            let flip = flip.unwrap();
            let then = with(tree, &found.situation, &part_of(&moves, 1.0));
            prop_assert!(flips(&today, &then), "seed {seed}: {flip:?}");
            prop_assert_eq!(&firsts(&then), &flip.first, "seed {}", seed);
            let less = with(tree, &found.situation, &part_of(&moves, 0.99));
            let near = lead(&found.evaluation) < NEAR;
            prop_assert!(near || !flips(&today, &less), "seed {seed}: {flip:?}");
        }
        // Nothing smaller: weight moved from one or two terms to one or two others.
        let total = found.evaluation.total_weight;
        let needs = &found.evaluation.needs;
        let criteria = tree.criteria().iter().filter(|(_, one)| one.can_be_weighed());
        let criteria = criteria.map(|(ix, _)| (TermRef::Criterion(ix), needs.weight(ix).points()));
        let wishes = needs.preferences.iter().enumerate();
        let wishes = wishes.map(|(n, one)| (TermRef::Preference(n), one.parts.iter().map(|part| part.weight.points()).sum()));
        let weights: Vec<(TermRef, f64)> = criteria.chain(wishes).collect();
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
            let moves = weights.iter().zip(&moved);
            let moves = moves.map(|((term, from), (_, to))| Move { term: *term, from: *from, to: *to });
            let moves: Vec<Move> = moves.collect();
            let then = by_hand(&found, &moves, 1.0);
            prop_assert!(total <= 0.0 || !others(&today, &then), "seed {seed}: {moves:?} against {flip:?}");
            if let Some(moves) = settable(&moves) {
                let then = with(tree, &found.situation, &part_of(&moves, 1.0));
                prop_assert!(!flips(&today, &then), "seed {seed}: {moves:?} against {flip:?}");
            }
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
            prop_assert_eq!(&by_hand(&found, &flip.moves, 1.0), &vec![target], "seed {}", seed);
            if !today.contains(&target) && lead(&found.evaluation) > NEAR {
                let less = by_hand(&found, &flip.moves, 0.99);
                prop_assert!(less != vec![target], "seed {seed}: {flip:?}");
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
