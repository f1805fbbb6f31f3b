//! Published examples, to the digits that are printed. The papers themselves were not at hand:
//! matrices and figures are as others quote them, or, for the plant location of Brans et al., the
//! house and the job of Saaty and the ratios of Triantaphyllou, as remembered: there matrix and
//! figures agree with each other to the printed digits, which a slip of memory would not.

use whystack::analysis::mcda::{
    Judgments, promethee, topsis, vikor, weighted_product, weighted_sum,
};
use whystack::model::{Column, PreferenceFunction};

use crate::support::{column, matrix, near, ranged};

/// Opricovic & Tzeng 2004, *Compromise solution by MCDM methods: a comparative analysis of VIKOR
/// and TOPSIS*, European Journal of Operational Research 156(2), 445–455: mountain climbing.
#[test]
fn mountain_climbing_by_vikor() {
    let columns = vec![column("min", 0.5), column("max", 0.5)];
    let rows: [&[f64]; 3] = [&[1.0, 3000.0], &[2.0, 3750.0], &[5.0, 4500.0]];
    let found = vikor(&matrix(columns, &rows));
    near(&found.sums, &[0.5, 0.375, 0.5], 1e-15);
    near(&found.most, &[0.5, 0.25, 0.5], 1e-15);
    near(&found.scores, &[1.0, 0.0, 1.0], 1e-15);
    assert_eq!(found.ranks, [2, 1, 2]);
    assert!(found.advantage && found.stability);
    assert_eq!(found.compromise, [1]);
}

/// Opricovic & Tzeng 2007, *Extended VIKOR method in comparison with outranking methods*, European
/// Journal of Operational Research 178(2), 514–529: hydropower on the Drina, three of its sets of
/// weights.
#[test]
fn drina_by_vikor() {
    let rows: [&[f64]; 6] = [
        &[4184.3, 2914.0, 407.2, 251.0, 195.0, 244.0, 15.0, 2.41],
        &[5211.9, 3630.0, 501.7, 308.3, 282.0, 346.0, 21.0, 1.41],
        &[5021.3, 3920.5, 504.0, 278.6, 12.0, 56.0, 3.0, 4.42],
        &[5566.1, 3957.9, 559.5, 335.3, 167.0, 268.0, 16.0, 3.36],
        &[5060.5, 3293.5, 514.1, 284.2, 69.0, 90.0, 7.0, 4.04],
        &[4317.9, 2925.9, 432.8, 239.3, 12.0, 55.0, 3.0, 4.36],
    ];
    let directions = ["max", "min", "max", "max", "min", "min", "min", "max"];
    let of = |weights: [f64; 8]| {
        let columns = directions.iter().zip(weights);
        let columns = columns.map(|(direction, weight)| column(direction, weight));
        vikor(&matrix(columns.collect(), &rows))
    };
    let equal = of([1.0; 8]);
    near(&equal.sums, &[0.692, 0.7, 0.29, 0.423, 0.28, 0.346], 5e-4);
    near(
        &equal.most,
        &[0.125, 0.125, 0.121, 0.125, 0.067, 0.125],
        5e-4,
    );
    near(&equal.scores, &[0.991, 1.0, 0.473, 0.670, 0.0, 0.578], 6e-4);
    assert_eq!(equal.ranks, [5, 6, 2, 4, 1, 3]);
    assert_eq!(equal.compromise, [4]);
    let economy = of([2.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0]);
    near(
        &economy.scores,
        &[1.0, 0.533, 0.552, 0.563, 0.0, 0.686],
        6e-4,
    );
    assert_eq!(economy.ranks, [6, 2, 3, 4, 1, 5]);
    assert_eq!(economy.compromise, [4]);
    let society = of([1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0]);
    near(
        &society.sums,
        &[0.683, 0.8, 0.193, 0.48, 0.243, 0.232],
        5e-4,
    );
    near(
        &society.most,
        &[0.113, 0.167, 0.08, 0.122, 0.044, 0.083],
        5e-4,
    );
    near(
        &society.scores,
        &[0.684, 1.0, 0.147, 0.554, 0.041, 0.191],
        6e-4,
    );
    assert_eq!(society.ranks, [5, 6, 2, 4, 1, 3]);
    assert!(!society.advantage && society.stability);
    assert_eq!(society.compromise, [4, 2, 5], "best first");
}

/// Yang & Wu 2020, *A new improvement method to avoid rank reversal in VIKOR*, IEEE Access 8,
/// 21261–21271.
#[test]
fn five_options_by_vikor() {
    let rows: [&[f64]; 5] = [
        &[78.0, 56.0, 34.0, 6.0],
        &[4.0, 45.0, 3.0, 97.0],
        &[18.0, 2.0, 50.0, 63.0],
        &[9.0, 14.0, 11.0, 92.0],
        &[85.0, 9.0, 100.0, 29.0],
    ];
    let found = vikor(&matrix(vec![column("max", 0.25); 4], &rows));
    near(&found.scores, &[0.5679, 0.7667, 1.0, 0.7493, 0.0], 5.1e-5);
}

/// Tzeng & Huang 2011, *Multiple Attribute Decision Making: Methods and Applications*, CRC Press:
/// the example of TOPSIS with the vector norm, and the same options by VIKOR.
#[test]
fn four_options_by_topsis_and_vikor() {
    let columns = vec![column("max", 0.3), column("max", 0.4), column("max", 0.3)];
    let rows: [&[f64]; 4] = [
        &[5.0, 8.0, 4.0],
        &[7.0, 6.0, 8.0],
        &[8.0, 8.0, 6.0],
        &[7.0, 4.0, 6.0],
    ];
    let matrix = matrix(columns, &rows);
    let found = topsis(&matrix);
    near(&found.scores, &[0.5037, 0.6581, 0.7482, 0.3340], 5.1e-5);
    assert_eq!(found.ranks, [3, 2, 1, 4]);
    let found = vikor(&matrix);
    near(&found.sums, &[0.6, 0.3, 0.15, 0.65], 1e-15);
    near(&found.most, &[0.3, 0.2, 0.15, 0.4], 1e-15);
    near(&found.scores, &[0.75, 0.25, 0.0, 1.0], 1e-15);
    assert_eq!(found.compromise, [2, 1]);
}

/// Brans, Vincke & Mareschal 1986, *How to select and how to rank projects: the PROMETHEE method*,
/// European Journal of Operational Research 24(2), 228–238: six sites for a power plant, one
/// preference function of each type. The paper sums flows (of rounded
/// parts), here they are means over five others.
#[test]
fn plant_location_by_promethee() {
    use PreferenceFunction::{Gaussian, Level, Linear, UShape, Usual, VShape};
    let with = |direction, preference| Column {
        preference: Some(preference),
        ..column(direction, 1.0)
    };
    let columns = vec![
        with("min", UShape { q: 10.0 }),
        with("max", VShape { p: 30.0 }),
        with("min", Linear { q: 0.5, p: 5.0 }),
        with("min", Level { q: 1.0, p: 6.0 }),
        with("min", Usual),
        with("max", Gaussian { s: 5.0 }),
    ];
    let rows: [&[f64]; 6] = [
        &[80.0, 90.0, 6.0, 5.4, 8.0, 5.0],
        &[65.0, 58.0, 2.0, 9.7, 1.0, 1.0],
        &[83.0, 60.0, 4.0, 7.2, 4.0, 7.0],
        &[40.0, 80.0, 10.0, 7.5, 7.0, 10.0],
        &[52.0, 72.0, 6.0, 2.0, 3.0, 8.0],
        &[94.0, 96.0, 7.0, 3.6, 5.0, 6.0],
    ];
    let found = promethee(&matrix(columns, &rows));
    let printed: [[f64; 6]; 6] = [
        [0.0, 0.296, 0.250, 0.268, 0.100, 0.185],
        [0.462, 0.0, 0.389, 0.333, 0.296, 0.500],
        [0.236, 0.180, 0.0, 0.333, 0.056, 0.429],
        [0.399, 0.505, 0.305, 0.0, 0.223, 0.212],
        [0.444, 0.515, 0.487, 0.380, 0.0, 0.448],
        [0.286, 0.399, 0.250, 0.432, 0.133, 0.0],
    ];
    for (row, printed) in found.pairs.iter().zip(printed) {
        near(row, &printed, 1e-3);
    }
    let leaving: Vec<f64> = found.leaving.iter().map(|flow| flow * 5.0).collect();
    near(
        &leaving,
        &[1.099, 1.980, 1.234, 1.644, 2.274, 1.500],
        2.6e-3,
    );
    let entering: Vec<f64> = found.entering.iter().map(|flow| flow * 5.0).collect();
    near(
        &entering,
        &[1.827, 1.895, 1.681, 1.746, 0.808, 1.774],
        2.6e-3,
    );
    assert_eq!(found.ranks, [6, 2, 5, 3, 1, 4]);
}

/// Zhao, Peng & Li 2013, *Revised PROMETHEE II for improving efficiency in emergency response*,
/// Procedia Computer Science 17, 181–188.
#[test]
fn emergency_response_by_promethee() {
    let usual = |weight| Column {
        preference: Some(PreferenceFunction::Usual),
        ..column("max", weight)
    };
    let columns = vec![usual(0.5), usual(0.3), usual(0.2)];
    let rows: [&[f64]; 3] = [&[4.0, 3.0, 2.0], &[3.0, 2.0, 4.0], &[5.0, 1.0, 3.0]];
    near(
        &promethee(&matrix(columns, &rows)).scores,
        &[0.1, -0.3, 0.2],
        1e-15,
    );
}

/// Triantaphyllou 2000, *Multi-Criteria Decision Making Methods: A Comparative Study*, ch. 2: three
/// options by weighted sum, two of which tie, and by the ratios of the weighted product.
#[test]
fn three_options_by_weighted_sum_and_product() {
    let rows: [&[f64]; 3] = [
        &[25.0, 20.0, 15.0, 30.0],
        &[10.0, 30.0, 20.0, 30.0],
        &[30.0, 10.0, 30.0, 10.0],
    ];
    let weights = [0.20, 0.15, 0.40, 0.25];
    // The book sums the figures as they are: that is a value of one a hundred on 0 to 100.
    let columns = weights.map(|weight| ranged("max", weight, 0.0, 100.0));
    let found = weighted_sum(&matrix(columns.to_vec(), &rows));
    let points: Vec<f64> = found.scores.iter().map(|score| score * 100.0).collect();
    near(&points, &[21.5, 22.0, 22.0], 1e-12);
    assert_eq!(found.ranks, [3, 1, 1]);
    let columns = weights.map(|weight| column("max", weight));
    let found = weighted_product(&matrix(columns.to_vec(), &rows)).unwrap();
    let [a, b, c] = found.scores[..] else {
        unreachable!("three options")
    };
    near(&[a / b, a / c, b / c], &[1.007, 1.067, 1.059], 5e-4);
    assert_eq!(found.ranks, [1, 2, 3]);
}

fn judged(upper: &[&[f64]]) -> Judgments {
    let n = upper.len() + 1;
    let mut rows = vec![vec![1.0; n]; n];
    for (i, row) in upper.iter().enumerate() {
        for (k, judgment) in row.iter().enumerate() {
            rows[i][i + 1 + k] = *judgment;
            rows[i + 1 + k][i] = 1.0 / judgment;
        }
    }
    Judgments::new(&rows).unwrap()
}

/// Saaty 1990, *How to make a decision: the analytic hierarchy process*, European Journal of
/// Operational Research 48(1), 9–26: buying a house.
#[test]
fn house_by_ahp() {
    let found = judged(&[
        &[5.0, 3.0, 7.0, 6.0, 6.0, 1.0 / 3.0, 1.0 / 4.0],
        &[1.0 / 3.0, 5.0, 3.0, 3.0, 1.0 / 5.0, 1.0 / 7.0],
        &[6.0, 3.0, 4.0, 6.0, 1.0 / 5.0],
        &[1.0 / 3.0, 1.0 / 4.0, 1.0 / 7.0, 1.0 / 8.0],
        &[1.0 / 2.0, 1.0 / 5.0, 1.0 / 6.0],
        &[1.0 / 5.0, 1.0 / 6.0],
        &[1.0 / 2.0],
    ])
    .weigh();
    let printed = [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333];
    near(&found.weights, &printed, 5e-4);
    near(&[found.lambda, found.ratio.unwrap()], &[9.669, 0.169], 5e-4);
    let worst = found.worst.unwrap();
    assert_eq!((worst.row, worst.column, worst.judged), (2, 6, 6.0));
    near(&[worst.fits], &[1.13], 0.005);
}

/// Saaty 2008, *Decision making with the analytic hierarchy process*, International Journal of
/// Services Sciences 1(1), 83–98: choosing a job.
#[test]
fn job_by_ahp() {
    let found = judged(&[
        &[1.0 / 4.0, 1.0 / 6.0, 1.0 / 4.0, 1.0 / 8.0],
        &[1.0 / 3.0, 3.0, 1.0 / 7.0],
        &[4.0, 1.0 / 2.0],
        &[1.0 / 7.0],
    ])
    .weigh();
    near(&found.weights, &[0.036, 0.122, 0.262, 0.075, 0.506], 5e-4);
}

/// Saaty 1977, *A scaling method for priorities in hierarchical structures*, Journal of
/// Mathematical Psychology 15(3), 234–281, the choice of a school, with the weights of Wang & Chin
/// 2011, *A linear programming approximation to the eigenvector method in the analytic hierarchy
/// process*, Information Sciences 181(23), 5240–5248.
#[test]
fn school_by_ahp() {
    let found = judged(&[
        &[4.0, 3.0, 1.0, 3.0, 4.0],
        &[7.0, 3.0, 1.0 / 5.0, 1.0],
        &[1.0 / 5.0, 1.0 / 5.0, 1.0 / 6.0],
        &[1.0, 1.0 / 3.0],
        &[3.0],
    ])
    .weigh();
    let printed = [0.3208, 0.1395, 0.0348, 0.1285, 0.2374, 0.1391];
    near(&found.weights, &printed, 5.1e-5);
}
