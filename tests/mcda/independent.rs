//! Random matrices, with what an independent implementation gives for them.

use whystack::analysis::mcda::Method;
use whystack::model::{Column, DecisionMatrix, PreferenceFunction, Range};

use crate::support::{column, near};

fn number(word: &str) -> f64 {
    word.parse().unwrap()
}

fn preference(words: &[&str]) -> Option<PreferenceFunction> {
    let [kind, q, p] = words else {
        unreachable!("three words: {words:?}")
    };
    (*kind != "-").then(|| {
        let (q, p) = (number(q), number(p));
        match *kind {
            "usual" => PreferenceFunction::Usual,
            "u" => PreferenceFunction::UShape { q },
            "v" => PreferenceFunction::VShape { p },
            "level" => PreferenceFunction::Level { q, p },
            "linear" => PreferenceFunction::Linear { q, p },
            "gauss" => PreferenceFunction::Gaussian { s: p },
            other => unreachable!("no preference function: {other}"),
        }
    })
}

#[test]
fn every_method_agrees_with_an_independent_implementation() {
    let text = include_str!("independent.txt");
    let mut compared = 0;
    for case in text.split("case\n").skip(1) {
        let (mut columns, mut rows): (Vec<Column>, Vec<Vec<f64>>) = (Vec::new(), Vec::new());
        for line in case.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            match words[0] {
                "col" => {
                    let range = (words[3] != "-").then(|| Range {
                        worst: number(words[3]),
                        best: number(words[4]),
                    });
                    columns.push(Column {
                        range,
                        preference: preference(&words[5..]),
                        ..column(words[1], number(words[2]))
                    });
                }
                "row" => rows.push(words[1..].iter().copied().map(number).collect()),
                name => {
                    let method = Method::ALL.into_iter().find(|one| one.as_str() == name);
                    let options = vec![String::new(); rows.len()];
                    let matrix = DecisionMatrix::new(options, columns.clone(), rows.clone());
                    let found = method.unwrap().run(&matrix.unwrap()).unwrap();
                    let expected: Vec<f64> = words[1..].iter().copied().map(number).collect();
                    near(found.scores(), &expected, 1e-9);
                    compared += 1;
                }
            }
        }
    }
    assert_eq!(compared, 50, "ten matrices by five methods");
}
