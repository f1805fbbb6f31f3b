//! Rank acceptability against exact values, at four million samples.

use whystack::analysis::robustness::{Acceptability, Knowledge, Sampling};

use crate::exact::{ahead_of_two, areas_of_three};
use crate::support::{known, near, table, table_of};

const MANY: usize = 4_000_000;
const LINEAR: &str =
    "kind = \"number\"\nunit = \"u\"\nvalue = { scale = \"linear\", worst = 0, best = 1 }\n";

#[test]
fn two_options_are_first_as_often_as_the_closed_form_says() {
    for facts in [
        [vec![0.8, 0.3], vec![0.2, 0.7]],
        [vec![0.9, 0.1, 0.5, 0.62], vec![0.3, 0.6, 0.6, 0.2]],
        [
            vec![0.7, 0.1, 0.9, 0.4, 0.3, 0.8, 0.55],
            vec![0.2, 0.5, 0.8, 0.6, 0.29, 0.1, 0.97],
        ],
    ] {
        let rows: Vec<&[f64]> = facts.iter().map(Vec::as_slice).collect();
        let differences: Vec<f64> = rows[0].iter().zip(rows[1]).map(|(a, b)| a - b).collect();
        let exact = ahead_of_two(&differences);
        let firsts = table(&vec![1.0; differences.len()], &rows).firsts(MANY, Knowledge::Any);
        assert!(
            near(firsts[0], exact, MANY),
            "{} against {exact}",
            firsts[0]
        );
        assert!(near(firsts[1], 1.0 - exact, MANY));
    }
}

#[test]
fn three_criteria_give_the_areas_of_their_cells_and_their_middles() {
    let three: [&[f64]; 3] = [&[0.9, 0.2, 0.4], &[0.3, 0.8, 0.5], &[0.5, 0.5, 0.6]];
    let four: [&[f64]; 4] = [
        &[0.95, 0.1, 0.3],
        &[0.2, 0.9, 0.35],
        &[0.4, 0.45, 0.8],
        &[0.55, 0.5, 0.5],
    ];
    for facts in [&three[..], &four[..]] {
        let found = table(&[1.0, 2.0, 3.0], facts).sampled(MANY, Knowledge::Any);
        for (one, (share, middle)) in found.options.iter().zip(areas_of_three(facts)) {
            assert!(
                near(one.first(), share, MANY),
                "{} against {share}",
                one.first()
            );
            let Some(middle) = middle else {
                assert_eq!((&one.central, one.confidence), (&None, None));
                continue;
            };
            for (sampled, exact) in one.central.as_ref().unwrap().iter().zip(middle) {
                // A weight within a cell spreads by less than a third.
                let error = 0.33 / (share * MANY as f64).sqrt();
                assert!(
                    (sampled - exact).abs() <= 3.0 * error,
                    "{sampled} against {exact}"
                );
            }
            // The facts are sure, so the option is first under its own mean weights: cells are
            // convex.
            assert_eq!(one.confidence, Some(1.0));
        }
    }
}

#[test]
fn with_only_the_order_known_two_weights_lie_between_a_half_and_one() {
    // The first is ahead while w₀ > 0.7: from 0.5 to 1 that is 0.6 of all weights.
    let rows: [&[f64]; 2] = [&[0.6, 0.3], &[0.3, 1.0]];
    let firsts = table(&[3.0, 2.0], &rows).firsts(MANY, Knowledge::Order);
    assert!(near(firsts[0], 0.6, MANY), "{firsts:?}");
    // Equal weights stay equal.
    let firsts = table(&[3.0, 3.0], &rows).firsts(1000, Knowledge::Order);
    assert_eq!(firsts, [0.0, 1.0]);
}

#[test]
fn weights_about_right_differ_by_a_factor_that_is_known() {
    // Ahead while w₀/w₁ > 7/3; today's ratio is 2, times 2^(u − v): the difference of two uniform
    // numbers from −1 to 1 is above x in (2 − x)²/8 of all cases.
    let rows: [&[f64]; 2] = [&[0.6, 0.3], &[0.3, 1.0]];
    let x = (7.0_f64 / 6.0).log2();
    let exact = (2.0 - x).powi(2) / 8.0;
    let firsts = table(&[2.0, 1.0], &rows).firsts(MANY, Knowledge::About);
    assert!(
        near(firsts[0], exact, MANY),
        "{} against {exact}",
        firsts[0]
    );
}

#[test]
fn facts_vary_as_declared() {
    let first = |scale: &str, fact: &str, rival: f64| {
        let rows = [vec![fact.to_owned()], vec![known(rival)]];
        table_of(scale, &[1.0], &rows).firsts(MANY, Knowledge::About)[0]
    };
    // A range is uniform in value.
    let range = first(LINEAR, "{ value = [0.2, 0.6], source = \"s\" }", 0.5);
    assert!(near(range, 0.25, MANY), "{range}");
    let log =
        "kind = \"number\"\nunit = \"u\"\nvalue = { scale = \"log\", worst = 1, best = 100 }\n";
    let range = first(log, "{ value = [1, 100], source = \"s\" }", 10.0);
    assert!(near(range, 0.5, MANY), "{range}");
    // Evidence and its dissent are equally likely.
    let dissent = "[{ value = 0.4, source = \"s\" }, { value = 0.9, source = \"t\" }, \
                   { value = 0.1, source = \"a\" }]";
    let share = first(LINEAR, &dissent.replace("\"a\"", "\"t\""), 0.5);
    assert!(near(share, 1.0 / 3.0, MANY), "{share}");
    // What is unknown may be anything.
    let share = first(LINEAR, "{ unknown = \"nobody measured\" }", 0.7);
    assert!(near(share, 0.3, MANY), "{share}");
}

#[test]
fn an_assessed_level_is_sometimes_its_neighbour() {
    let levels = "kind = \"level\"\n[[criterion.level]]\nid = \"low\"\ntitle = \"l\"\n\
                  [[criterion.level]]\nid = \"mid\"\ntitle = \"m\"\n[[criterion.level]]\n\
                  id = \"high\"\ntitle = \"h\"\n";
    let at = |level: &str, source: &str| {
        let note = if source == "a" {
            ", note = \"why\""
        } else {
            ""
        };
        format!("{{ value = \"{level}\", source = \"{source}\"{note} }}")
    };
    let firsts = |assessed: &str, rival: &str| {
        let rows = [vec![at(assessed, "a")], vec![at(rival, "s")]];
        table_of(levels, &[1.0], &rows)
            .sampled(MANY, Knowledge::About)
            .options[0]
            .clone()
    };
    let mid = firsts("mid", "mid");
    // Above in 0.2, level in 0.6, below in 0.2 of the samples; ties share a rank.
    assert!(near(mid.first(), 0.8, MANY), "{mid:?}");
    assert!(near(mid.ranks[1], 0.2, MANY), "{mid:?}");
    assert!(near(mid.confidence.unwrap(), 0.8, MANY), "{mid:?}");
    // Beyond the end the mass stays on the end.
    let high = firsts("high", "high");
    assert!(near(high.first(), 0.8, MANY), "{high:?}");
}

#[test]
fn the_same_seed_gives_the_same_bytes_on_any_number_of_threads() {
    let rows: [&[f64]; 3] = [&[0.9, 0.2, 0.4], &[0.3, 0.8, 0.5], &[0.5, 0.5, 0.6]];
    let decided = table(&[1.0, 2.0, 3.0], &rows);
    let sampled = |seed, threads| {
        let sampling = Sampling {
            samples: 5000,
            seed,
            weights: Knowledge::About,
            threads,
        };
        let found = Acceptability::of(&decided.loaded.tree, &decided.evaluation, sampling);
        found.unwrap().options
    };
    for threads in [2, 3, 7] {
        assert_eq!(sampled(0, 1), sampled(0, threads));
    }
    assert_ne!(sampled(0, 1), sampled(1, 1));
}

#[test]
fn every_sample_gives_every_option_a_rank() {
    let rows: [&[f64]; 3] = [&[0.9, 0.2, 0.4], &[0.3, 0.8, 0.5], &[0.5, 0.5, 0.6]];
    for samples in [1, 15, 16, 17, 1023, 1025] {
        for option in table(&[1.0, 2.0, 3.0], &rows)
            .sampled(samples, Knowledge::Any)
            .options
        {
            let sum: f64 = option.ranks.iter().sum();
            assert!((sum - 1.0).abs() < 1e-9, "{samples}: {option:?}");
        }
    }
}

#[test]
fn many_options_are_ranked_as_few_are() {
    // Copies of three options, so that there are more than are compared one by one: the ranks of
    // the copies follow from those of the three, sample by sample.
    let three: [&[f64]; 3] = [&[0.9, 0.2, 0.4], &[0.3, 0.8, 0.5], &[0.5, 0.5, 0.6]];
    let few = table(&[1.0, 2.0, 3.0], &three).sampled(500, Knowledge::Any);
    let rows: Vec<&[f64]> = (0..60).map(|n| three[n % 3]).collect();
    let many = table(&[1.0, 2.0, 3.0], &rows).sampled(500, Knowledge::Any);
    // Options stand in the order of their ids: o0, o1, o10, o11, …
    let mut ids: Vec<(String, usize)> = (0..60).map(|n| (format!("o{n}"), n % 3)).collect();
    ids.sort();
    for (one, (id, of)) in many.options.iter().zip(&ids) {
        for rank in 0..3 {
            let share = few.options[*of].ranks[rank];
            assert!(
                (one.ranks[20 * rank] - share).abs() < 1e-12,
                "{id} at {rank}"
            );
        }
        let sum: f64 = one.ranks.iter().sum();
        assert!((sum - 1.0).abs() < 1e-9, "{id}: {sum}");
    }
}
