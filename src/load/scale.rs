//! Criteria of a tree file.

use super::node::{Node, unknown_name};
use super::scale_keys::ONLY_FOR;
use super::table::Table;
use super::words::CRITERION_KINDS;
use crate::diagnostic::Code;
use crate::model::{Criterion, Level, Levels, Members, Scale, Slug, Value, ValueFunction, Weight};
use crate::text::ticked;

/// A criterion, or `None` after its faults were reported.
pub(super) fn criterion(table: &Table<'_>) -> Option<Criterion> {
    let kind = table.get("kind")?.text()?;
    let scale = match kind {
        "number" => number(table),
        "level" => levels(table),
        "flag" => flag(table),
        "set" => set(table),
        _ => None,
    };
    table.misplaced(&ONLY_FOR, &CRITERION_KINDS, kind, "criteria");
    let default = if kind == "number" { 0.5 } else { 0.25 };
    let unknown = table.number("unknown").unwrap_or(default);
    let value = Value::new(unknown);
    if value.is_none() {
        table.fault(
            Code::OutOfRange,
            "unknown",
            "what a missing fact counts lies from 0 to 1",
        );
    }
    let base = weight(table, "weight", table.number("weight").unwrap_or(0.0));
    Some(Criterion {
        id: table.id("id")?,
        title: table.text("title")?,
        measure: table.text("measure"),
        base: base?,
        unknown: value?,
        scale: scale?,
    })
}

/// A weight, or a fault at the key.
pub(super) fn weight(table: &Table<'_>, name: &str, number: f64) -> Option<Weight> {
    let weight = Weight::new(number);
    if weight.is_none() {
        table.fault(Code::OutOfRange, name, "a weight lies from 0 to 1,000,000");
    }
    weight
}

fn number(table: &Table<'_>) -> Option<Scale> {
    if table.get("unit").is_none() {
        table.missing("unit", "id", "a number criterion needs `unit`");
        return None;
    }
    let unit = table.text("unit")?;
    if table.get("value").is_none() {
        return Some(Scale::Number { unit, value: None });
    }
    let value = table.table_of_kind("value", "number")?;
    let function = if let Some(node) = value.get("points") {
        points(&value, node)?
    } else {
        let ends = (value.number("worst"), value.number("best"));
        let (Some(worst), Some(best)) = ends else {
            if !value.is_misspelt("worst") && !value.is_misspelt("best") {
                let example = "`value = { scale = \"log\", worst = 10000, best = 1 }`";
                let headline = format!("for example {example}");
                value.fault(Code::BadValueFunction, "scale", headline);
            }
            return None;
        };
        match value.get("scale").and_then(|node| node.text()) {
            None | Some("linear") => ValueFunction::linear(worst, best),
            Some("log") => ValueFunction::log(worst, best),
            Some(_) => return None,
        }
    };
    match function {
        Ok(function) => Some(Scale::Number {
            unit,
            value: Some(function),
        }),
        Err(fault) => {
            table.fault(Code::BadValueFunction, "value", fault.to_string());
            None
        }
    }
}

fn points(
    table: &Table<'_>,
    node: Node<'_>,
) -> Option<Result<ValueFunction, crate::model::ValueFault>> {
    let Some(items) = node.items() else {
        node.expected(table.sink, "a list of points, [[1, 1.0], [100, 0.6]]");
        return None;
    };
    let mut points = Vec::new();
    for item in items {
        let pair: Vec<Option<f64>> = item
            .items()
            .unwrap_or_default()
            .iter()
            .map(Node::number)
            .collect();
        let (Some(Some(x)), Some(Some(y)), None) = (pair.first(), pair.get(1), pair.get(2)) else {
            item.expected(table.sink, "a point, [figure, value]");
            return None;
        };
        let Some(value) = Value::new(*y) else {
            table.sink.push(
                crate::diagnostic::Diagnostic::error(Code::OutOfRange, "a value lies from 0 to 1")
                    .at(item.span, ""),
            );
            return None;
        };
        points.push((*x, value));
    }
    Some(ValueFunction::points(points))
}

fn levels(table: &Table<'_>) -> Option<Scale> {
    if table.get("value").is_some() {
        table.fault(
            Code::WrongKind,
            "value",
            "levels carry their own `value` each",
        );
        return None;
    }
    if table.get("level").is_none() {
        let headline = "a level criterion needs `[[criterion.level]]`, worst to best";
        table.missing("level", "id", headline);
        return None;
    }
    let mut given: Vec<(Level, Option<Value>)> = Vec::new();
    let mut whole = true;
    for level in table.tables("level") {
        let value = match level.number("value") {
            None => None,
            Some(number) => {
                let value = Value::new(number);
                if value.is_none() {
                    level.fault(Code::OutOfRange, "value", "a value lies from 0 to 1");
                    whole = false;
                }
                value
            }
        };
        let (Some(id), Some(title)) = (level.id("id"), level.text("title")) else {
            whole = false;
            continue;
        };
        if given.iter().any(|(other, _)| other.id == id) {
            level.fault(
                Code::DuplicateId,
                "id",
                format!("level {} stands twice", ticked(id.as_str())),
            );
            whole = false;
        }
        given.push((
            Level {
                id,
                title,
                how: level.text("how"),
            },
            value,
        ));
    }
    if !whole {
        return None;
    }
    match Levels::new(given) {
        Ok(levels) => Some(Scale::Level(levels)),
        Err(fault) => {
            table.fault(Code::BadValueFunction, "level", fault.to_string());
            None
        }
    }
}

fn flag(table: &Table<'_>) -> Option<Scale> {
    if table.get("value").is_none() {
        return Some(Scale::Flag {
            yes: Value::ONE,
            no: Value::ZERO,
        });
    }
    let value = table.table_of_kind("value", "flag")?;
    let part = |name: &str| {
        let part = Value::new(value.number(name)?);
        if part.is_none() {
            value.fault(Code::OutOfRange, name, "a value lies from 0 to 1");
        }
        part
    };
    let (yes, no) = (part("true"), part("false"));
    Some(Scale::Flag { yes: yes?, no: no? })
}

fn set(table: &Table<'_>) -> Option<Scale> {
    if table.get("members").is_none() {
        table.missing("members", "id", "a set criterion needs `members`");
        return None;
    }
    let mut ids: Vec<Slug> = Vec::new();
    let mut whole = true;
    for item in table.get("members")?.items()? {
        let Some(text) = item.text() else { continue };
        match text.parse::<Slug>() {
            Ok(id) if ids.contains(&id) => {
                item_fault(
                    table,
                    item,
                    Code::DuplicateId,
                    format!("member {} stands twice", ticked(text)),
                );
                whole = false;
            }
            Ok(id) => ids.push(id),
            // "none" is a member that people write; the reserved words belong to answers.
            Err(_) if text == "none" => {
                item_fault(
                    table,
                    item,
                    Code::BadId,
                    "`none` is a reserved word; leave the set empty for an option that has none"
                        .to_owned(),
                );
                whole = false;
            }
            Err(fault) => {
                item_fault(
                    table,
                    item,
                    Code::BadId,
                    format!("{} is no id: {fault}", ticked(text)),
                );
                whole = false;
            }
        }
    }
    let shares = match table.get("value") {
        None => None,
        Some(_) => Some(shares(table, &table.table_of_kind("value", "set")?, &ids)?),
    };
    if !whole {
        return None;
    }
    match Members::new(ids, shares) {
        Ok(members) => Some(Scale::Set(members)),
        Err(fault) => {
            table.fault(Code::BadValueFunction, "members", fault.to_string());
            None
        }
    }
}

fn shares(table: &Table<'_>, value: &Table<'_>, ids: &[Slug]) -> Option<Vec<Value>> {
    let given = Table::free(
        value.get("members")?,
        table.sink,
        "the shares of the members",
    )?;
    let mut shares = vec![Value::ZERO; ids.len()];
    let mut whole = true;
    for (name, span, node) in given.entries() {
        let place = ids.iter().position(|id| id.as_str() == name);
        let Some(share) = place.and_then(|n| shares.get_mut(n)) else {
            unknown_name(
                table.sink,
                span,
                "member",
                name,
                ids.iter().map(Slug::as_str),
            );
            whole = false;
            continue;
        };
        match node.number().and_then(Value::new) {
            Some(value) => *share = value,
            None => {
                node.expected(table.sink, "a share from 0 to 1");
                whole = false;
            }
        }
    }
    whole.then_some(shares)
}

fn item_fault(table: &Table<'_>, item: Node<'_>, code: Code, headline: String) {
    table
        .sink
        .push(crate::diagnostic::Diagnostic::error(code, headline).at(item.span, ""));
}
