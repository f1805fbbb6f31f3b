//! Input in which a textbook divides by zero.

use whystack::analysis::mcda::{
    Method, NotPositive, Scaling, promethee, topsis, vikor, weighted_product, weighted_sum,
};

use crate::support::{column, matrix, near, ranged};

#[test]
fn one_option_has_a_defined_result() {
    let columns = vec![column("max", 1.0), column("min", 2.0)];
    let one = matrix(columns, &[&[3.0, 4.0]]);
    assert_eq!(weighted_sum(&one).scores, [0.5]);
    assert_eq!(weighted_product(&one).unwrap().scores, [1.0]);
    assert_eq!(topsis(&one).scores, [0.5]);
    let found = vikor(&one);
    assert_eq!((found.scores, found.compromise), (vec![0.0], vec![0]));
    assert_eq!((found.needed, found.lead), (None, None));
    assert_eq!(promethee(&one).scores, [0.0]);
    for method in Method::ALL {
        assert_eq!(method.run(&one).unwrap().ranks(), [1], "{method:?}");
    }
}

#[test]
fn equal_options_tie_by_every_method() {
    let columns = vec![column("max", 1.0), ranged("min", 2.0, 10.0, 0.0)];
    let row: &[f64] = &[3.0, 4.0];
    let same = matrix(columns, &[row; 4]);
    for method in Method::ALL {
        let found = method.run(&same).unwrap();
        assert_eq!(found.ranks(), [1; 4], "{method:?}");
        assert!(found.scores().iter().all(|score| score.is_finite()));
    }
    assert_eq!(vikor(&same).compromise, [0, 1, 2, 3]);
}

#[test]
fn a_column_of_equal_figures_is_left_out_and_the_rest_shares_its_weight() {
    let columns = vec![column("max", 3.0), column("max", 1.0)];
    let found = weighted_sum(&matrix(columns, &[&[7.0, 1.0], &[7.0, 2.0]]));
    assert_eq!(found.scaling[0], Scaling::LeftOut);
    assert_eq!(found.weights, [0.0, 1.0]);
    assert_eq!(found.scores, [0.0, 1.0]);
    assert_eq!(found.values[0][0], None);
    // On a stated range it tells nothing apart either, and counts what it is worth.
    let columns = vec![ranged("max", 3.0, 0.0, 14.0), column("max", 1.0)];
    let found = weighted_sum(&matrix(columns, &[&[7.0, 1.0], &[7.0, 2.0]]));
    near(&found.scores, &[0.375, 0.625], 1e-15);
}

#[test]
fn zeros_and_weights_of_zero_have_a_defined_result() {
    let columns = vec![column("max", 1.0), column("max", 0.0), column("min", 1.0)];
    let rows: [&[f64]; 2] = [&[0.0, -5.0, 1.0], &[0.0, 0.0, 2.0]];
    let zeros = matrix(columns, &rows);
    near(&topsis(&zeros).scores, &[1.0, 0.0], 1e-15);
    near(&vikor(&zeros).scores, &[0.0, 1.0], 1e-15);
    near(&promethee(&zeros).scores, &[0.5, -0.5], 1e-15);
    let refused = [0, 1].map(|option| NotPositive { option, column: 0 });
    assert_eq!(weighted_product(&zeros), Err(refused.to_vec()));
    let columns = vec![column("max", 0.0), column("max", 0.0), column("min", 1.0)];
    let product = weighted_product(&matrix(columns, &rows)).unwrap();
    near(&product.scores, &[1.0, 0.5], 1e-15);
}

#[test]
fn the_largest_and_the_smallest_figures_are_computed_with() {
    for size in [1e100, 5e-324, 1e-300] {
        let columns = vec![column("max", size), column("min", size)];
        let rows: [&[f64]; 3] = [&[size, size], &[-size, size], &[size, -size]];
        let wide = matrix(columns, &rows);
        for method in [
            Method::WeightedSum,
            Method::Topsis,
            Method::Vikor,
            Method::PrometheeTwo,
        ] {
            let found = method.run(&wide).unwrap();
            assert!(
                found.scores().iter().all(|score| score.is_finite()),
                "{method:?} at {size}: {found:?}"
            );
            assert_eq!(found.ranks(), [2, 3, 1], "{method:?} at {size}");
        }
    }
}

#[test]
fn what_lies_outside_a_stated_range_is_clipped_and_counted() {
    let columns = vec![ranged("max", 1.0, 0.0, 10.0)];
    let found = weighted_sum(&matrix(columns, &[&[-5.0], &[5.0], &[50.0]]));
    assert_eq!(found.scores, [0.0, 0.5, 1.0]);
    assert_eq!(found.clipped, 2);
}
