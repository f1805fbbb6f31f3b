//! How the weight is shared against a naive enumeration of the answer sets that leave an option.

use proptest::prelude::*;
use whystack::analysis::Burden;
use whystack::engine::{Situation, TermRef, evaluate};
use whystack::model::{CriterionIx, Tree};

use crate::random::Random;
use crate::space::{all, known_answers, load_unanswered};

/// The weight of each criterion, with the preferences on it, under some answers; `None` if they
/// leave no option.
fn weights(tree: &Tree, situation: &Situation) -> Option<Vec<f64>> {
    let found = evaluate(tree, situation);
    let ranked = found.ranking.first()?;
    let own = |wanted: CriterionIx| -> f64 {
        let terms = ranked.contributions.iter().filter(|one| {
            let criterion = match one.term {
                TermRef::Criterion(ix) => ix,
                TermRef::Preference(n) => found.needs.preferences[n].criterion,
            };
            criterion == wanted
        });
        terms.map(|one| one.weight).sum()
    };
    Some(tree.criteria().indices().map(own).collect())
}

proptest! {
    #![proptest_config(crate::cases(60))]

    #[test]
    fn the_weight_of_the_living_is_what_an_enumeration_adds_up(seed in any::<u64>()) {
        let spec = Random(seed).spec();
        let (loaded, situation) = load_unanswered(&spec);
        let tree = &loaded.tree;
        let Some(sets) = all(&spec) else { return Ok(()) };
        let Some(burden) = Burden::under(tree, &situation) else { return Ok(()) };
        let mut living = 0_u128;
        let mut sum = 0.0;
        let mut heavy = vec![0_u128; tree.criteria().len()];
        for set in &sets {
            let situation = Situation {
                answers: known_answers(tree, set).0,
                ..situation.clone()
            };
            let Some(weights) = weights(tree, &situation) else { continue };
            let total: f64 = weights.iter().sum();
            living += 1;
            sum += total;
            for (own, heavy) in weights.iter().zip(&mut heavy) {
                *heavy += u128::from(5.0 * own - 2.0 * total > 1e-6);
            }
        }
        prop_assert_eq!(burden.is_of_living, living > 0, "seed {}", seed);
        if living > 0 {
            prop_assert_eq!(burden.sets.0, living, "seed {}", seed);
            #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
            let mean = sum / living as f64;
            prop_assert!((burden.mean - mean).abs() < 1e-6, "seed {} {} {}", seed, burden.mean, mean);
            let found: Vec<u128> = tree.criteria().indices().map(|ix| burden.heavy_in[ix].0).collect();
            prop_assert_eq!(found, heavy, "seed {}", seed);
        } else {
            prop_assert_eq!(burden.sets.0, sets.len() as u128, "seed {}", seed);
        }
    }
}
