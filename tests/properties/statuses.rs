//! How often a recommendation has which status, against the engine under every answer set.

use std::collections::BTreeMap;

use proptest::prelude::*;
use whystack::analysis::Statuses;
use whystack::engine::{Clause, Evaluation, Status, evaluate};

use crate::random::Random;
use crate::space::{all, known_answers, load_unanswered};

/// The status, as it would be if no open question flipped.
fn flips_aside(found: &Evaluation) -> Status {
    let told = &found.recommendation;
    let mut clauses = told.clauses.iter();
    if told.status == Status::Open && clauses.all(|one| matches!(one, Clause::Flips(_))) {
        return if found.ranking.len() == 1 {
            Status::OnlyOne
        } else if told.rivals.is_empty() {
            Status::Clear
        } else {
            Status::TooClose
        };
    }
    told.status
}

fn counted(statuses: &Statuses) -> BTreeMap<String, u128> {
    let all = [
        (Status::NoneLeft, statuses.none_left),
        (Status::Open, statuses.open),
        (Status::OnlyOne, statuses.only_one),
        (Status::TooClose, statuses.too_close),
        (Status::Clear, statuses.clear),
    ];
    let all = all.into_iter().filter(|(_, count)| count.0 > 0);
    all.map(|(status, count)| (format!("{status:?}"), count.0))
        .collect()
}

proptest! {
    #![proptest_config(crate::cases(200))]

    #[test]
    fn statuses_are_what_an_enumeration_counts(seed in any::<u64>()) {
        let spec = Random(seed).spec();
        let (loaded, situation) = load_unanswered(&spec);
        let Some(sets) = all(&spec).filter(|sets| sets.len() < 2_000) else { return Ok(()) };
        let tree = &loaded.tree;
        let mut wanted: BTreeMap<String, u128> = BTreeMap::new();
        for set in &sets {
            let mut situation = situation.clone();
            situation.answers = known_answers(tree, set).0;
            let status = flips_aside(&evaluate(tree, &situation));
            *wanted.entry(format!("{status:?}")).or_default() += 1;
        }
        let statuses = Statuses::of(tree, tree.as_of(), usize::MAX).unwrap();
        prop_assert_eq!(counted(&statuses), wanted, "seed {}", seed);
        let short = Statuses::of(tree, tree.as_of(), statuses.steps.saturating_sub(1));
        prop_assert!(short.is_err() || statuses.steps == 0, "seed {}", seed);
    }
}
