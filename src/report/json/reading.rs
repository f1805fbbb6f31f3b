//! Values on the scales of criteria.

use schemars::JsonSchema;
use serde::Serialize;

use super::words::{figures, yes_no};
use crate::model::{Criterion, MemberSet, Reading, Scale};
use crate::text::list_and;

/// A value on a criterion's scale.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum FactValue<'a> {
    /// A figure, in the criterion's unit.
    Number(f64),
    /// A range of figures: the low end and the high end.
    Range([f64; 2]),
    /// The id of a level.
    Level(&'a str),
    /// From one level to another: the worst and the best it may be.
    Levels([&'a str; 2]),
    /// Yes or no.
    Flag(bool),
    /// The members that a set is known to have.
    Members(Vec<&'a str>),
}

/// The kinds of scale.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ScaleKind {
    /// A figure in a unit.
    Number,
    /// One of a few ordered words.
    Level,
    /// Yes or no.
    Flag,
    /// Some of a declared list.
    Set,
}

impl ScaleKind {
    pub(super) fn of(criterion: &Criterion) -> Self {
        match &criterion.scale {
            Scale::Number { .. } => Self::Number,
            Scale::Level(_) => Self::Level,
            Scale::Flag { .. } => Self::Flag,
            Scale::Set(_) => Self::Set,
        }
    }
}

/// The unit of a criterion, if it has one.
pub(super) fn unit(criterion: &Criterion) -> Option<&str> {
    match &criterion.scale {
        Scale::Number { unit, .. } => Some(unit.as_str()),
        _ => None,
    }
}

/// The ids of some members of a set criterion, in declared order.
pub(super) fn members<'a>(criterion: &'a Criterion, some: &MemberSet) -> Vec<&'a str> {
    match &criterion.scale {
        Scale::Set(all) => all
            .all()
            .iter()
            .filter(|(ix, _)| some.contains(*ix))
            .map(|(_, id)| id.as_str())
            .collect(),
        _ => Vec::new(),
    }
}

/// A reading with the members of which nobody knows, and in words.
pub(super) fn read<'a>(
    criterion: &'a Criterion,
    reading: &Reading,
) -> (Option<FactValue<'a>>, Vec<&'a str>, String) {
    match (reading, &criterion.scale) {
        (Reading::Number { low, high }, Scale::Number { unit, .. }) => {
            let value = if low < high {
                FactValue::Range([*low, *high])
            } else {
                FactValue::Number(*low)
            };
            (Some(value), Vec::new(), figures(*low, *high, unit))
        }
        (Reading::Level { low, high }, Scale::Level(levels)) => {
            let [low, high] = [low, high].map(|ix| levels.all()[*ix].id.as_str());
            if low == high {
                (Some(FactValue::Level(low)), Vec::new(), low.to_owned())
            } else {
                let text = format!("{low} to {high}");
                (Some(FactValue::Levels([low, high])), Vec::new(), text)
            }
        }
        (Reading::Flag(yes), _) => {
            let text = yes_no(*yes).to_owned();
            (Some(FactValue::Flag(*yes)), Vec::new(), text)
        }
        (
            Reading::Set {
                members: has,
                unknown,
            },
            _,
        ) => {
            let (has, open) = (members(criterion, has), members(criterion, unknown));
            let mut text = if has.is_empty() {
                "none".to_owned()
            } else {
                list_and(&has)
            };
            if !open.is_empty() {
                text.push_str("; unknown: ");
                text.push_str(&list_and(&open));
            }
            (Some(FactValue::Members(has)), open, text)
        }
        // The builder lets no reading of another kind in.
        _ => (None, Vec::new(), String::new()),
    }
}
