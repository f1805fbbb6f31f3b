//! Each method in words and tables.

use super::Worked;
use super::sheet::{Cell, Grid, Name, PAIRS, criteria};
use crate::analysis::mcda::{Outcome, Scaling, Vikor, WeightedSum, firsts};
use crate::model::PreferenceFunction;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs};

fn names(worked: &Worked<'_>, places: &[usize]) -> Vec<Phrase> {
    let options = worked.matrix.options();
    let name = |place: &usize| options.get(*place).map(|name| theirs(name));
    places.iter().filter_map(name).collect()
}

/// Who is first.
pub(super) fn headline(worked: &Worked<'_>) -> Phrase {
    let first = firsts(worked.outcome.ranks());
    let names = names(worked, &first);
    if names.len() > 1 {
        say![Phrase::all_of(names), " tie"]
    } else {
        Phrase::all_of(names)
    }
}

/// What the score of a method is called.
pub(super) fn score_name(worked: &Worked<'_>) -> &'static str {
    match worked.outcome {
        Outcome::WeightedSum(_) => "sum",
        Outcome::WeightedProduct(_) => "product",
        Outcome::Topsis(_) => "C",
        Outcome::Vikor(_) => "Q",
        Outcome::Promethee(_) => "φ",
    }
}

/// The preference functions, where the method has them.
pub(super) fn preferences<'a>(worked: &Worked<'a>) -> Option<&'a [PreferenceFunction]> {
    match worked.outcome {
        Outcome::Promethee(found) => Some(&found.preferences),
        _ => None,
    }
}

/// How the method works, what it depends on, and what was special here.
pub(super) fn method(worked: &Worked<'_>) -> Vec<Phrase> {
    let mut said: Vec<Phrase> = Vec::new();
    match worked.outcome {
        Outcome::WeightedSum(found) => weighted_sum(worked, found, &mut said),
        Outcome::WeightedProduct(_) => {
            said.push("Weighted product: each figure as its ratio to the best of its criterion, to the power of its weight, multiplied; 1 would be best on everything.".into());
            said.push(
                "The ratio of two options does not depend on which others are in the list.".into(),
            );
        }
        Outcome::Topsis(found) => {
            said.push("TOPSIS with the vector norm (Hwang & Yoon 1981): C = D− / (D+ + D−), from 0 to 1, the higher the better.".into());
            let together = found.to_ideal.iter().zip(&found.to_anti_ideal);
            if together.clone().all(|(best, worst)| best + worst <= 0.0) {
                said.push(
                    "Nothing tells the options apart, so C is 0.5 for each by convention.".into(),
                );
            }
            said.push(DEPENDS.into());
        }
        Outcome::Vikor(found) => vikor(worked, found, &mut said),
        Outcome::Promethee(_) => {
            said.push("PROMETHEE II (Brans, Vincke & Mareschal 1986): φ is how much an option is preferred to the others, less how much they are preferred to it, as a mean over the others; from −1 to 1, the higher the better.".into());
            let columns = worked.matrix.columns();
            if columns.iter().any(|column| column.preference.is_none()) {
                said.push("Where no preference function is stated it is linear, indifferent up to a tenth of the range and preferred in full above half of it.".into());
            }
            let options = worked.matrix.options().len();
            if options == 1 {
                said.push(
                    "One option has nothing to be compared with: its flows are 0 by convention."
                        .into(),
                );
            }
            if options > PAIRS {
                said.push(own(format!(
                    "The table of all pairs is left out above {PAIRS} options."
                )));
            }
            said.push(DEPENDS.into());
        }
    }
    said
}

const DEPENDS: &str =
    "It depends on which options are in the list: taking one in or out can change the first place.";

fn weighted_sum(worked: &Worked<'_>, found: &WeightedSum, said: &mut Vec<Phrase>) {
    said.push("Weighted sum of values from 0, the worst, to 1, the best.".into());
    let titled = |wanted: fn(&Scaling) -> bool| -> Vec<Phrase> {
        let columns = worked.matrix.columns().iter().zip(&found.scaling);
        let columns = columns.filter(|(_, scaling)| wanted(scaling));
        columns.map(|(column, _)| theirs(&column.title)).collect()
    };
    let free = titled(|scaling| matches!(scaling, Scaling::MinMax(_)));
    if !free.is_empty() {
        let state = if free.len() == 1 {
            " states no range and goes"
        } else {
            " state no range and go"
        };
        said.push(say![
            Phrase::all_of(free),
            state,
            " from the worst to the best option here (min-max), so taking an option in or out can change the first place."
        ]);
    }
    let flat = titled(|scaling| *scaling == Scaling::LeftOut);
    if !flat.is_empty() {
        said.push(say![
            Phrase::all_of(flat),
            ": all figures are equal and no range is stated, so it is left out and the others share its weight."
        ]);
        if found.weights.iter().all(|weight| *weight <= 0.0) {
            said.push("Nothing tells the options apart, so each has 0.5 by convention.".into());
        }
    }
    match found.clipped {
        0 => {}
        1 => said.push("1 figure lies outside its stated range and counts as its end.".into()),
        n => said.push(own(format!(
            "{n} figures lie outside their stated range and count as its end."
        ))),
    }
}

fn vikor(worked: &Worked<'_>, found: &Vikor, said: &mut Vec<Phrase>) {
    said.push("VIKOR (Opricovic & Tzeng 2004), v = 0.5: S is what an option loses in sum, R the most that it loses on one criterion, Q both between the best and the worst option; the lower the better.".into());
    let compromise = Phrase::all_of(names(worked, &found.compromise));
    let (Some(needed), Some(lead)) = (found.needed, found.lead) else {
        said.push("One option by itself is the compromise.".into());
        return;
    };
    let figures = own(format!(
        "the lead in Q is {}, {} the {} that is needed",
        number::fixed(lead, 4),
        if found.advantage {
            "not less than"
        } else {
            "less than"
        },
        number::fixed(needed, 4)
    ));
    let stability = if found.stability {
        "the first by Q is first by S or R too"
    } else {
        "the first by Q is first neither by S nor by R"
    };
    said.push(say![
        "Compromise: ",
        compromise,
        " (",
        figures,
        "; ",
        stability,
        ")."
    ]);
    said.push(DEPENDS.into());
}

/// The tables on the way.
pub(super) fn tables(worked: &Worked<'_>) -> Vec<Grid> {
    let of = |key, title, rows: &[Vec<f64>]| Grid::of(worked, (key, title), rows);
    match worked.outcome {
        Outcome::WeightedSum(found) => {
            let cells = |row: &Vec<Option<f64>>| {
                let cell = |value: &Option<f64>| value.map_or(Cell::Blank, Cell::Number);
                row.iter().map(cell).collect()
            };
            let rows = found.values.iter().enumerate();
            let values = Grid {
                key: "values",
                title: "Values",
                heads: criteria(worked),
                rows: rows.map(|(n, row)| (Name::Option(n), cells(row))).collect(),
            };
            vec![
                values,
                of("weighted", "Weight times value", &found.weighted),
            ]
        }
        Outcome::WeightedProduct(found) => vec![
            of("ratios", "Ratios to the best", &found.ratios),
            of("powers", "Ratios to the power of the weight", &found.powers),
        ],
        Outcome::Topsis(found) => {
            let ends = [("ideal", &found.ideal), ("anti-ideal", &found.anti_ideal)];
            let row = |(name, end): (&'static str, &Vec<f64>)| {
                let cells = end.iter().map(|number| Cell::Number(*number));
                (Name::Own(name), cells.collect())
            };
            let ends = Grid {
                key: "ends",
                title: "Best and worst of each criterion",
                heads: criteria(worked),
                rows: ends.into_iter().map(row).collect(),
            };
            let distances = [
                ("D+", found.to_ideal.as_slice()),
                ("D−", found.to_anti_ideal.as_slice()),
            ];
            vec![
                of(
                    "normalised",
                    "Normalised by the vector norm",
                    &found.normalised,
                ),
                of("weighted", "Weighted", &found.weighted),
                ends,
                Grid::columns(("distances", "Distances"), &distances),
            ]
        }
        Outcome::Vikor(found) => {
            let columns = [
                ("S", found.sums.as_slice()),
                ("R", found.most.as_slice()),
                ("Q", found.scores.as_slice()),
            ];
            vec![
                of("losses", "Weighted losses", &found.losses),
                Grid::columns(("measures", "S, R and Q"), &columns),
            ]
        }
        Outcome::Promethee(found) => {
            let columns = [
                ("φ+", found.leaving.as_slice()),
                ("φ−", found.entering.as_slice()),
                ("φ", found.scores.as_slice()),
            ];
            let flows = Grid::columns(("flows", "Flows"), &columns);
            if found.pairs.len() > PAIRS {
                return vec![flows];
            }
            let cells = |(n, row): (usize, &Vec<f64>)| {
                let cell = |(k, pi): (usize, &f64)| {
                    if k == n {
                        Cell::Blank
                    } else {
                        Cell::Number(*pi)
                    }
                };
                let cells = row.iter().enumerate().map(cell);
                (Name::Option(n), cells.collect())
            };
            let pairs = Grid {
                key: "pairs",
                title: "How much the option of the row is preferred to that of the column",
                heads: (0..found.pairs.len()).map(Name::Option).collect(),
                rows: found.pairs.iter().enumerate().map(cells).collect(),
            };
            vec![pairs, flows]
        }
    }
}
