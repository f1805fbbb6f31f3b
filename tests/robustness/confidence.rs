//! The word for how far a recommendation can be trusted, and the grounds.

use whystack::analysis::robustness::{Ground, Robustness, Sampling};
use whystack::engine::{Confidence, Risk};

use crate::support::{Table, known, table, table_of};

const LINEAR: &str =
    "kind = \"number\"\nunit = \"u\"\nvalue = { scale = \"linear\", worst = 0, best = 1 }\n";

fn judged(table: &Table) -> (Confidence, Vec<Ground>) {
    let found = Robustness::of(&table.loaded.tree, &table.evaluation, Sampling::default());
    let judgement = found.judgement.unwrap();
    let grounds = judgement
        .grounds
        .iter()
        .map(|(ground, _)| *ground)
        .collect();
    (judgement.confidence, grounds)
}

#[test]
fn a_winner_that_is_better_on_everything_is_robust() {
    let (confidence, grounds) = judged(&table(&[1.0, 1.0], &[&[0.9, 0.8], &[0.1, 0.2]]));
    assert_eq!(confidence, Confidence::Robust);
    assert_eq!(grounds, [Ground::First(1.0)]);
}

#[test]
fn a_winner_by_a_hair_is_fragile() {
    let (confidence, grounds) = judged(&table(&[1.0, 1.0], &[&[0.9, 0.1], &[0.1, 0.899]]));
    assert_eq!(confidence, Confidence::Fragile);
    assert!(matches!(
        grounds[..],
        [Ground::First(share), Ground::TooClose(1)] if (0.4..0.6).contains(&share)
    ));
}

#[test]
fn a_winner_by_the_mean_of_a_range_depends_on_the_attitude() {
    let rows = [
        vec!["{ value = [0.45, 0.75], source = \"s\" }".to_owned()],
        vec![known(0.5)],
    ];
    let (confidence, grounds) = judged(&table_of(LINEAR, &[1.0], &rows));
    assert_eq!(confidence, Confidence::Likely);
    assert!(
        grounds.contains(&Ground::Attitude(Risk::Cautious)),
        "{grounds:?}"
    );
}

#[test]
fn the_only_option_is_compared_with_nothing() {
    let (confidence, grounds) = judged(&table(&[1.0], &[&[0.5]]));
    assert_eq!(
        (confidence, grounds),
        (Confidence::Robust, vec![Ground::Alone])
    );
}

#[test]
fn a_winner_that_cannot_be_told_apart_is_not_robust() {
    let rows: [&[f64]; 2] = [&[0.5, 0.51], &[0.5, 0.5]];
    let (confidence, grounds) = judged(&table(&[1.0, 1.0], &rows));
    // Better on one criterion and worse on none: dominated, so not too close.
    assert_eq!(
        (confidence, &grounds[..]),
        (Confidence::Robust, &[Ground::First(1.0)][..])
    );
    let rows: [&[f64]; 2] = [&[0.9, 0.5], &[0.5, 0.52]];
    let (confidence, grounds) = judged(&table(&[0.5, 9.5], &rows));
    assert_eq!(confidence, Confidence::Fragile, "{grounds:?}");
    assert!(grounds.contains(&Ground::TooClose(1)), "{grounds:?}");
}
