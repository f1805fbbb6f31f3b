//! What must always hold.

use proptest::prelude::*;
use whystack::analysis::mcda::{Method, promethee, topsis, vikor, weighted_product, weighted_sum};
use whystack::model::{Column, DecisionMatrix, PreferenceFunction};

use crate::support::{column, matrix, near, ranged};

/// Equal weights, three options, then a fourth that is the worst on both criteria.
const FOUR: [&[f64]; 4] = [&[92.0, 48.0], &[96.0, 54.0], &[73.0, 77.0], &[50.0, 39.0]];

#[test]
fn a_worst_option_turns_the_first_place_by_min_max_and_not_on_stated_ranges() {
    let free = || vec![column("max", 1.0); 2];
    let before = weighted_sum(&matrix(free(), &FOUR[..3]));
    near(&before.scores, &[0.413, 0.603, 0.5], 5e-4);
    assert_eq!(before.ranks, [3, 1, 2]);
    let after = weighted_sum(&matrix(free(), &FOUR));
    near(&after.scores, &[0.575, 0.697, 0.75, 0.0], 5e-4);
    assert_eq!(after.ranks, [3, 2, 1, 4]);
    let fixed = || vec![ranged("max", 1.0, 0.0, 100.0); 2];
    let before = weighted_sum(&matrix(fixed(), &FOUR[..3]));
    let after = weighted_sum(&matrix(fixed(), &FOUR));
    assert_eq!(before.scores[..], after.scores[..3], "bit for bit");
}

fn small() -> impl Strategy<Value = DecisionMatrix> {
    (2..6_usize, 1..5_usize).prop_flat_map(|(options, columns)| {
        let figures = prop::collection::vec(0..40_u8, options * columns);
        let heads = prop::collection::vec((any::<bool>(), 0..10_u8, any::<bool>()), columns);
        (figures, heads).prop_map(move |(figures, heads)| {
            let mut columns: Vec<Column> = heads
                .iter()
                .map(|(max, weight, stated)| {
                    let (direction, worst, best) = if *max {
                        ("max", 0.0, 30.0)
                    } else {
                        ("min", 30.0, 0.0)
                    };
                    let weight = f64::from(*weight);
                    if *stated {
                        ranged(direction, weight, worst, best)
                    } else {
                        column(direction, weight)
                    }
                })
                .collect();
            columns[0].weight += 1.0;
            let rows = figures.chunks(columns.len());
            let rows: Vec<Vec<f64>> = rows
                .map(|row| row.iter().map(|figure| f64::from(*figure)).collect())
                .collect();
            let names = (0..options).map(|n| n.to_string()).collect();
            DecisionMatrix::new(names, columns, rows).unwrap()
        })
    })
}

/// The same matrix with its options and its criteria turned by some places.
fn turned(matrix: &DecisionMatrix, by: usize) -> (DecisionMatrix, usize) {
    let mut rows = matrix.rows().to_vec();
    let options = by % rows.len();
    rows.rotate_left(options);
    let mut columns = matrix.columns().to_vec();
    let criteria = by % columns.len();
    columns.rotate_left(criteria);
    for row in &mut rows {
        row.rotate_left(criteria);
    }
    let names = vec![String::new(); rows.len()];
    (DecisionMatrix::new(names, columns, rows).unwrap(), options)
}

proptest! {
    #[test]
    fn no_method_gives_anything_but_numbers_and_ranks_agree_with_scores(matrix in small()) {
        for method in Method::ALL {
            let Ok(found) = method.run(&matrix) else {
                prop_assert_eq!(method, Method::WeightedProduct);
                continue;
            };
            prop_assert!(found.scores().iter().all(|score| score.is_finite()));
            let sign = if method == Method::Vikor { -1.0 } else { 1.0 };
            for (a, rank_a) in found.scores().iter().zip(found.ranks()) {
                for (b, rank_b) in found.scores().iter().zip(found.ranks()) {
                    if sign * (a - b) > 1e-9 {
                        prop_assert!(rank_a < rank_b, "{:?} {:?}", method, &found);
                    }
                }
            }
        }
    }

    #[test]
    fn the_order_of_options_and_criteria_does_not_matter(matrix in small(), by in 0..5_usize) {
        let (other, options) = turned(&matrix, by);
        for method in Method::ALL {
            let (Ok(one), Ok(two)) = (method.run(&matrix), method.run(&other)) else { continue };
            let mut scores = one.scores().to_vec();
            scores.rotate_left(options);
            near(two.scores(), &scores, 1e-9);
            let mut ranks = one.ranks().to_vec();
            ranks.rotate_left(options);
            prop_assert_eq!(two.ranks(), &ranks[..], "{:?}", method);
        }
    }

    #[test]
    fn multiplying_all_weights_changes_nothing(matrix in small(), factor in 0.001..1000.0_f64) {
        let columns = matrix.columns().iter().map(|column| Column {
            weight: column.weight * factor,
            ..column.clone()
        });
        let other = DecisionMatrix::new(
            matrix.options().to_vec(),
            columns.collect(),
            matrix.rows().to_vec(),
        );
        for method in Method::ALL {
            let (Ok(one), Ok(two)) = (method.run(&matrix), method.run(other.as_ref().unwrap()))
            else {
                continue;
            };
            near(one.scores(), two.scores(), 1e-9);
        }
    }

    #[test]
    fn an_option_that_is_at_least_as_good_everywhere_is_never_behind(matrix in small()) {
        for method in Method::ALL {
            let Ok(found) = method.run(&matrix) else { continue };
            for (n, a) in matrix.rows().iter().enumerate() {
                for (k, b) in matrix.rows().iter().enumerate() {
                    let mut cells = a.iter().zip(b).zip(matrix.columns());
                    if cells.all(|((x, y), column)| column.ahead(*x, *y) >= 0.0) {
                        prop_assert!(found.ranks()[n] <= found.ranks()[k], "{:?}", method);
                    }
                }
            }
        }
    }

    #[test]
    fn flows_sum_to_zero(matrix in small()) {
        let sum: f64 = promethee(&matrix).scores.iter().sum();
        prop_assert!(sum.abs() < 1e-12);
    }

    #[test]
    fn the_sum_of_losses_is_the_weighted_sum_in_other_clothes(matrix in small()) {
        // Where every column has an extent and no stated range, S of VIKOR is 1 − the weighted
        // sum, and PROMETHEE with a V over the whole extent is its distance from the mean.
        let spans = matrix.spans();
        prop_assume!(spans.iter().all(|(low, high)| low < high));
        let columns: Vec<Column> = matrix
            .columns()
            .iter()
            .zip(&spans)
            .map(|(column, (low, high))| Column {
                range: None,
                preference: Some(PreferenceFunction::VShape { p: high - low }),
                ..column.clone()
            })
            .collect();
        let rows = matrix.rows().to_vec();
        let matrix = DecisionMatrix::new(matrix.options().to_vec(), columns, rows).unwrap();
        let sums = weighted_sum(&matrix).scores;
        let losses = vikor(&matrix).sums;
        let turned: Vec<f64> = losses.iter().map(|loss| 1.0 - loss).collect();
        near(&sums, &turned, 1e-12);
        let m = f64::from(u32::try_from(sums.len()).unwrap());
        let mean = sums.iter().sum::<f64>() / m;
        let flows: Vec<f64> = sums.iter().map(|sum| m / (m - 1.0) * (sum - mean)).collect();
        near(&promethee(&matrix).scores, &flows, 1e-12);
    }

    #[test]
    fn on_stated_ranges_no_option_changes_the_score_of_another(matrix in small()) {
        let stated: Vec<Column> = matrix
            .columns()
            .iter()
            .map(|column| {
                let direction = column.direction.as_str();
                let (worst, best) = if direction == "max" { (0.0, 30.0) } else { (30.0, 0.0) };
                ranged(direction, column.weight, worst, best)
            })
            .collect();
        let of = |rows: &[Vec<f64>]| {
            let names = vec![String::new(); rows.len()];
            let matrix = DecisionMatrix::new(names, stated.clone(), rows.to_vec()).unwrap();
            weighted_sum(&matrix).scores
        };
        let all = of(matrix.rows());
        let fewer = of(&matrix.rows()[1..]);
        prop_assert_eq!(&all[1..], &fewer[..]);
    }

    #[test]
    fn the_product_keeps_the_ratio_of_two_options_whatever_others_there_are(matrix in small()) {
        let of = |rows: &[Vec<f64>]| {
            let names = vec![String::new(); rows.len()];
            let columns = matrix.columns().to_vec();
            weighted_product(&DecisionMatrix::new(names, columns, rows.to_vec()).unwrap())
        };
        let all = of(matrix.rows());
        let two = of(&matrix.rows()[..2]);
        if let (Ok(all), Ok(two)) = (all, two) {
            let ratio = |scores: &[f64]| scores[0] / scores[1];
            near(&[ratio(&all.scores)], &[ratio(&two.scores)], 1e-9);
        }
    }

    #[test]
    fn the_compromise_holds_the_first_and_is_sorted(matrix in small()) {
        let found = vikor(&matrix);
        prop_assert_eq!(found.ranks[found.compromise[0]], 1);
        let scores: Vec<f64> = found.compromise.iter().map(|place| found.scores[*place]).collect();
        prop_assert!(scores.is_sorted());
        let closeness = topsis(&matrix).scores;
        prop_assert!(closeness.iter().all(|score| (0.0..=1.0).contains(score)));
    }
}
