//! A fact that is given for an option that has one: the new counts, the old is dissent.

use crate::load::value::{Placed, Value};

/// The evidence that is given, and behind it the evidence that was there.
///
/// What says that nothing is known, or that the criterion does not apply, is no dissent of a
/// figure and goes; and beside one that says so now, a figure of the criterion's own measure
/// cannot stand.
pub(super) fn replaced<'d>(old: Placed<'d>, new: Placed<'d>) -> Placed<'d> {
    let span = new.span;
    let given = items(&new);
    let first = given.first().copied();
    let has = |item: Option<&Placed<'_>>, key: &str| item.is_some_and(|one| one.get(key).is_some());
    let sound = given.iter().all(|item| item.value.as_table().is_some());
    if !sound || first.is_none() || has(first, "applies") {
        return new;
    }
    let is_known = has(first, "value");
    let mut kept = Vec::new();
    for (n, item) in owned(old).into_iter().enumerate() {
        let was_known = n > 0 || item.get("value").is_some();
        if was_known && (is_known || item.get("measure").is_some()) {
            kept.push(item);
        }
    }
    if kept.is_empty() {
        return new;
    }
    let mut all = owned(new);
    all.append(&mut kept);
    Placed {
        value: Value::List(all),
        span,
    }
}

fn items<'p, 'd>(fact: &'p Placed<'d>) -> Vec<&'p Placed<'d>> {
    match fact.value.as_list() {
        Some(items) => items.iter().collect(),
        None => vec![fact],
    }
}

fn owned(fact: Placed<'_>) -> Vec<Placed<'_>> {
    match fact.value {
        Value::List(items) => items,
        _ => vec![fact],
    }
}
