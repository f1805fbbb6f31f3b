//! What is said of dominated options against a naive enumeration.

use proptest::prelude::*;
use whystack::analysis::dominators;
use whystack::engine::evaluate;
use whystack::model::CandidateIx;

use crate::random::Random;
use crate::space::{all, known_answers, load_unanswered};

proptest! {
    #![proptest_config(crate::cases(200))]

    #[test]
    fn a_dominated_option_is_never_better_and_the_other_viable_wherever_it_is(seed in any::<u64>()) {
        let spec = Random(seed).spec();
        let (loaded, situation) = load_unanswered(&spec);
        let tree = &loaded.tree;
        let found = dominators(tree, &situation).unwrap();
        let pairs: Vec<(CandidateIx, CandidateIx)> =
            found.iter().filter_map(|(ix, by)| Some((ix, (*by)?))).collect();
        let Some(sets) = all(&spec) else { return Ok(()) };
        for set in sets.iter().filter(|_| !pairs.is_empty()) {
            let mut situation = situation.clone();
            situation.answers = known_answers(tree, set).0;
            let evaluation = evaluate(tree, &situation);
            let of = |ix| evaluation.ranking.iter().find(|one| one.assessment.candidate == ix);
            for (option, by) in &pairs {
                let Some(own) = of(*option) else { continue };
                let other = of(*by);
                prop_assert!(other.is_some(), "seed {}: not viable", seed);
                let (own, other) = (own.score, other.unwrap().score);
                if let (Some(own), Some(other)) = (own, other) {
                    let (own, other) = (own.points, other.points);
                    prop_assert!(other >= own - 1e-9, "seed {}: {} {}", seed, own, other);
                }
            }
        }
    }
}
