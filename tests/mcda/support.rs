//! Matrices in a few words.

use whystack::model::{Column, DecisionMatrix, Direction, Range};

/// A column without a range, `max` or `min`.
pub(crate) fn column(direction: &str, weight: f64) -> Column {
    Column {
        title: "c".to_owned(),
        unit: None,
        direction: if direction == "max" {
            Direction::Max
        } else {
            Direction::Min
        },
        weight,
        range: None,
        preference: None,
    }
}

/// The same on a stated range.
pub(crate) fn ranged(direction: &str, weight: f64, worst: f64, best: f64) -> Column {
    let range = Some(Range { worst, best });
    Column {
        range,
        ..column(direction, weight)
    }
}

/// A matrix whose options are called by their places.
pub(crate) fn matrix(columns: Vec<Column>, rows: &[&[f64]]) -> DecisionMatrix {
    let rows: Vec<Vec<f64>> = rows.iter().map(|row| row.to_vec()).collect();
    let options = (1..=rows.len()).map(|n| format!("A{n}")).collect();
    DecisionMatrix::new(options, columns, rows).unwrap()
}

/// Whether figures agree within a distance.
#[track_caller]
pub(crate) fn near(found: &[f64], expected: &[f64], within: f64) {
    assert_eq!(found.len(), expected.len());
    for (a, b) in found.iter().zip(expected) {
        assert!((a - b).abs() <= within, "{found:?} is not {expected:?}");
    }
}
