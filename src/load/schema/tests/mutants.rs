//! Files in which one thing is changed.

use std::collections::BTreeSet;

use toml::{Table, Value};

/// What is put in place of a value, whatever it is.
const OTHERS: &[&str] = &[
    "7",
    "true",
    "\"word\"",
    "[]",
    "{}",
    "[\"word\"]",
    "[{}]",
    "{ word = 1 }",
];
/// What is put in place of a text too.
const TEXTS: &[&str] = &["\"\"", "\"Some words\"", "\"unknown\"", "\"$answer\""];
/// What is put in place of a number too.
const NUMBERS: &[&str] = &["-1", "0.5", "1e7"];

fn parsed(text: &str) -> Value {
    let table: Table = toml::from_str(&format!("x = {text}")).unwrap();
    table["x"].clone()
}

/// Every file that differs from a file in one place: a key is gone, has another name, or holds
/// something else; an item of a list is gone, stands twice, or is something else. Of tables of
/// one kind in one place, one is enough for what else their values may be.
pub(super) fn mutants(text: &str) -> Vec<(String, String)> {
    let whole = Value::Table(toml::from_str(text).unwrap());
    let mut mutation = Mutation {
        seen: BTreeSet::new(),
    };
    let mut found = Vec::new();
    mutation.change(&whole, "", "", &mut |place, value| {
        found.push((place, toml::to_string(&value).unwrap()));
    });
    found
}

struct Mutation {
    /// Places without numbers, with the kind of the table and the type of the value.
    seen: BTreeSet<(String, String)>,
}

impl Mutation {
    fn change(
        &mut self,
        value: &Value,
        place: &str,
        kind: &str,
        give: &mut dyn FnMut(String, Value),
    ) {
        match value {
            Value::Table(table) => {
                let own = table.get("kind").and_then(Value::as_str);
                let kind = own.map_or(kind.to_owned(), |own| format!("{kind}/{own}"));
                for (key, inner) in table {
                    let place = format!("{place}.{key}");
                    let mut less = table.clone();
                    less.remove(key);
                    give(format!("{place} is gone"), Value::Table(less.clone()));
                    less.insert(format!("{key}x"), inner.clone());
                    give(format!("{place} is renamed"), Value::Table(less));
                    self.replace(inner, &place, &kind, &mut |place, value| {
                        let mut changed = table.clone();
                        changed.insert(key.clone(), value);
                        give(place, Value::Table(changed));
                    });
                }
            }
            Value::Array(items) => {
                for (n, inner) in items.iter().enumerate() {
                    let place = format!("{place}[{n}]");
                    let mut less = items.clone();
                    less.remove(n);
                    give(format!("{place} is gone"), Value::Array(less));
                    let mut more = items.clone();
                    more.push(inner.clone());
                    give(format!("{place} stands twice"), Value::Array(more));
                    self.replace(inner, &place, kind, &mut |place, value| {
                        let mut changed = items.clone();
                        changed[n] = value;
                        give(place, Value::Array(changed));
                    });
                }
            }
            _ => {}
        }
    }

    fn replace(
        &mut self,
        inner: &Value,
        place: &str,
        kind: &str,
        give: &mut dyn FnMut(String, Value),
    ) {
        let plain: String = place.chars().filter(|c| !c.is_ascii_digit()).collect();
        if self
            .seen
            .insert((plain, format!("{kind} {}", inner.type_str())))
        {
            let more = match inner {
                Value::String(_) => TEXTS,
                Value::Integer(_) | Value::Float(_) => NUMBERS,
                _ => &[],
            };
            for text in OTHERS.iter().chain(more) {
                give(format!("{place} = {text}"), parsed(text));
            }
        }
        self.change(inner, place, kind, give);
    }
}
