//! Lists of keys as JSON Schema.
//!
//! Editors show what `properties`, `items`, `additionalProperties` and `anyOf` say; a table that
//! has `allOf` is shown without its text by some. So what holds between keys stands in `then` of
//! an `if` that always holds, and a value of several types is one schema with several types where
//! that says the same: a fault is then told at the key that has it. Some take a schema that names
//! keys for the list of all keys; so what speaks of some keys only says that there may be others.

use std::collections::BTreeMap;

use serde_json::{Map as Json, Value, json};

use super::patterns;
use super::rules::condition;
use crate::load::spec::{Count, Key, Kind, Map, Range, Shape, Spec, When, Words};
use crate::load::tree_keys::OWN;
use crate::text::sentence;

/// The most words whose meanings stand in a description; an editor shows others one by one.
const FEW: usize = 6;

/// Writes one schema.
#[derive(Debug, Default)]
pub(super) struct Writer {
    /// What is spoken of by name.
    pub(super) definitions: BTreeMap<String, Value>,
    /// The named maps in which the writer is.
    within: Vec<&'static str>,
}

/// A schema without and with what holds between keys.
#[derive(Debug, Default)]
pub(super) struct Part {
    map: Json<String, Value>,
    pub(super) rules: Vec<Value>,
}

/// A table of these keys and no others, some of which it needs.
pub(super) fn object(properties: &Json<String, Value>, needed: &[&str]) -> Part {
    let part = Part::of(json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    }));
    if needed.is_empty() {
        part
    } else {
        part.with("required", needed)
    }
}

impl Part {
    pub(super) fn of(value: Value) -> Self {
        let map = match value {
            Value::Object(map) => map,
            _ => Json::new(),
        };
        Self {
            map,
            rules: Vec::new(),
        }
    }

    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.map.insert(name.to_owned(), value.into());
        self
    }

    fn counted(mut self, count: Count, [least, most]: [&str; 2]) -> Self {
        if count.least > 0 {
            self = self.with(least, count.least);
        }
        if count.most < usize::MAX {
            self = self.with(most, count.most);
        }
        self
    }

    /// The whole schema.
    pub(super) fn done(mut self) -> Json<String, Value> {
        if !self.rules.is_empty() {
            self.map.insert("if".to_owned(), json!(true));
            self.map
                .insert("then".to_owned(), json!({ "allOf": self.rules }));
        }
        self.map
    }

    pub(super) fn value(self) -> Value {
        Value::Object(self.done())
    }

    /// The types that it is for, if it says nothing of other types.
    fn types(&self) -> Option<&str> {
        let whole = ["enum", "anyOf", "$ref"]
            .iter()
            .any(|name| self.map.contains_key(*name));
        self.map.get("type")?.as_str().filter(|_| !whole)
    }
}

impl Writer {
    /// A table with known keys.
    pub(super) fn spec(&mut self, spec: &Spec) -> Part {
        let mut properties = Json::new();
        for key in spec.keys {
            properties.insert(key.name.to_owned(), self.key(key));
        }
        let mut rules = self.varying(spec);
        // What is made from another tree takes from it what it does not say itself.
        let is_extended = spec.key("extend").is_some();
        let needed = spec.keys.iter().filter(|key| key.needed);
        let needed = needed.filter(|key| !is_extended || OWN.contains(&key.name));
        let needed: Vec<&str> = needed.map(|key| key.name).collect();
        rules.extend(self.rules(spec.rules));
        if is_extended {
            rules.push(self.in_part_or_whole(spec, &mut properties));
        }
        let mut part = object(&properties, &needed);
        part.rules = rules;
        part
    }

    /// What holds for keys whose tables hang on the kind, where the kind is given.
    pub(super) fn varying(&mut self, spec: &Spec) -> Vec<Value> {
        let mut rules = Vec::new();
        for key in spec.keys {
            let Kind::Varying(specs) = key.kind else {
                continue;
            };
            for (kind, inner) in specs {
                let held = json!({ key.name: self.spec(inner).value() });
                rules.push(json!({
                    "if": {
                        "required": ["kind"],
                        "properties": { "kind": { "enum": [kind] } },
                        "additionalProperties": true,
                    },
                    "then": { "properties": held, "additionalProperties": true },
                }));
            }
        }
        rules
    }

    pub(super) fn key(&mut self, key: &Key) -> Value {
        let part = self.kind(key.kind);
        if part.map.contains_key("$ref") {
            return part.value();
        }
        let words = match key.kind {
            Kind::Word(words) | Kind::SomeOf(words) => meanings(words),
            _ => String::new(),
        };
        part.with("description", format!("{}{words}", key.doc))
            .value()
    }

    pub(super) fn kind(&mut self, kind: Kind) -> Part {
        if let Some(map) = patterns::text(kind) {
            return Part {
                map,
                rules: Vec::new(),
            };
        }
        match kind {
            Kind::Base => Part {
                map: patterns::base(),
                rules: Vec::new(),
            },
            Kind::Exactly(word) => Part::of(json!({ "type": "string", "enum": [word] })),
            Kind::Word(words) => word(words),
            Kind::Format => Part::of(json!({ "type": "number", "enum": [1] })),
            Kind::Number(range) => number(range),
            Kind::Flag => Part::of(json!({ "type": "boolean" })),
            Kind::False => Part::of(json!({ "type": "boolean", "enum": [false] })),
            Kind::Texts => self.list(Count::ANY, &Shape::Of(Kind::Label)),
            Kind::Names(count) => self.list(count, &Shape::Of(Kind::Name)),
            Kind::Members(count) | Kind::Ids(count) => self
                .list(count, &Shape::Of(Kind::Id))
                .with("uniqueItems", true),
            Kind::SomeOf(words) => {
                Part::of(json!({ "type": "array", "items": word(words).value() }))
            }
            Kind::Table(spec) => self.spec(spec),
            Kind::Varying(specs) => {
                let all = specs.iter().map(|(_, spec)| self.spec(spec).value());
                let any: Vec<Value> = std::iter::once(json!(true)).chain(all).collect();
                Part::of(json!({ "type": "object", "anyOf": any }))
            }
            Kind::Tables(count, spec) => {
                let items = self.defined(spec, spec.what);
                Part::of(json!({ "type": "array", "items": items }))
                    .counted(count, ["minItems", "maxItems"])
            }
            Kind::TwoSorts(count, mark, with, without) => {
                let with = self.defined(with, with.what);
                let without = self.defined(without, without.what);
                let items = json!({
                    "type": "object",
                    "anyOf": [true, with, without],
                    "if": { "required": [mark], "additionalProperties": true },
                    "then": with,
                    "else": without,
                });
                Part::of(json!({ "type": "array", "items": items }))
                    .counted(count, ["minItems", "maxItems"])
            }
            Kind::Map(map) => self.map(map),
            Kind::Maps(count, map) => {
                let items = self.map(map).value();
                Part::of(json!({ "type": "array", "items": items }))
                    .counted(count, ["minItems", "maxItems"])
            }
            Kind::Free(shape) => self.shape(shape),
            // The texts are above.
            _ => Part::default(),
        }
    }

    /// A table that is spoken of by its name, with what it is.
    pub(super) fn defined(&mut self, spec: &Spec, description: &str) -> Value {
        let name = name_of(spec);
        if !self.definitions.contains_key(&name) {
            let body = self
                .spec(spec)
                .with("description", sentence(description))
                .value();
            self.definitions.insert(name.clone(), body);
        }
        json!({ "$ref": format!("#/definitions/{name}") })
    }

    fn list(&mut self, count: Count, of: &Shape) -> Part {
        let items = self.shape(of).value();
        Part::of(json!({ "type": "array", "items": items }))
            .counted(count, ["minItems", "maxItems"])
    }

    fn shape(&mut self, shape: &Shape) -> Part {
        match shape {
            Shape::Of(kind) => self.kind(*kind),
            Shape::List(count, of) => self.list(*count, of),
            Shape::Point => Part::of(json!({
                "type": "array",
                "items": [number(Range::ANY).value(), number(Range::SHARE).value()],
                "minItems": 2,
                "maxItems": 2,
            })),
            Shape::AnyTable => Part::of(json!({ "type": "object" })),
            Shape::Either(all) => {
                let parts = all.iter().map(|one| self.shape(one)).collect();
                either(parts)
            }
            Shape::Led {
                of,
                rest,
                alone,
                after: (when, then),
            } => {
                let mut part = self.list(Count::from(1), &Shape::Of(Kind::Table(of)));
                let others = |rules: Vec<Value>| json!({ "items": [true], "additionalItems": { "allOf": rules } });
                let first = |when: &When| json!({ "items": [condition(&[*when])] });
                part.rules.push(others(self.rules(rest)));
                part.rules
                    .push(json!({ "if": first(alone), "then": { "maxItems": 1 } }));
                part.rules
                    .push(json!({ "if": first(when), "then": others(self.rules(then)) }));
                part
            }
        }
    }

    fn map(&mut self, map: &'static Map) -> Part {
        let Some((name, description)) = map.name else {
            return self.entries(map);
        };
        if self.within.contains(&name) {
            if !self.definitions.contains_key(name) {
                // Stands there while it is written, so that it is written once.
                self.definitions.insert(name.to_owned(), Value::Null);
                let body = self.entries(map).with("description", description).value();
                self.definitions.insert(name.to_owned(), body);
            }
            return Part::of(json!({ "$ref": format!("#/definitions/{name}") }));
        }
        self.within.push(name);
        let part = self.entries(map);
        self.within.pop();
        part
    }

    fn entries(&mut self, map: &'static Map) -> Part {
        let own = map.own.iter();
        let own: Json<String, Value> = own
            .map(|key| (key.name.to_owned(), self.key(key)))
            .collect();
        let each = match map.of {
            Shape::Of(Kind::Table(spec)) => self.defined(spec, map.each),
            of => self.shape(of).with("description", map.each).value(),
        };
        let names = patterns::text(Kind::Name).unwrap_or_default();
        let mut part = Part::of(json!({
            "type": "object",
            "propertyNames": names,
            "additionalProperties": each,
        }));
        if !own.is_empty() {
            part = part.with("properties", own);
        }
        if map.least > 0 {
            part = part.with("minProperties", map.least);
        }
        part
    }
}

/// The name by which a table is spoken of.
pub(super) fn name_of(spec: &Spec) -> String {
    let what = spec.what;
    let name = ["a ", "an "].iter().find_map(|a| what.strip_prefix(a));
    name.unwrap_or(what).replace(' ', "-")
}

/// Any of several: one schema of several types if no two are of one type.
fn either(parts: Vec<Part>) -> Part {
    let types: Vec<Option<String>> = parts
        .iter()
        .map(|part| part.types().map(str::to_owned))
        .collect();
    let apart = types
        .iter()
        .enumerate()
        .all(|(n, one)| one.is_some() && !types.iter().take(n).any(|other| other == one));
    if !apart {
        let all: Vec<Value> = parts.into_iter().map(Part::value).collect();
        return Part::of(json!({ "anyOf": all }));
    }
    let mut joined = Part::default();
    for part in parts {
        if !part.rules.is_empty() {
            let of = json!({ "type": part.types(), "additionalProperties": true });
            joined
                .rules
                .push(json!({ "if": of, "then": { "allOf": part.rules } }));
        }
        joined.map.extend(part.map);
    }
    joined.with("type", types.into_iter().flatten().collect::<Vec<String>>())
}

fn number(range: Range) -> Part {
    let kind = if range.whole { "integer" } else { "number" };
    let mut part = Part::of(json!({ "type": kind }));
    for (name, end) in [("minimum", range.low), ("maximum", range.high)] {
        if end.is_finite() {
            part = part.with(name, whole(end));
        }
    }
    part
}

/// A number without a point where it is a whole one.
fn whole(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be the same")]
    let cut = number as i64;
    #[expect(clippy::cast_precision_loss, reason = "checked to be the same")]
    let same = (cut as f64 - number).abs() <= 0.0;
    if same { json!(cut) } else { json!(number) }
}

fn word(words: &Words) -> Part {
    let all = (words.all)();
    let (words, docs): (Vec<&str>, Vec<&str>) = all.into_iter().unzip();
    Part::of(json!({
        "type": "string",
        "enum": words,
        "x-taplo": { "docs": { "enumValues": docs } },
    }))
}

/// What the words mean, for a description.
fn meanings(words: &Words) -> String {
    let all = (words.all)();
    if all.len() > FEW {
        return String::new();
    }
    let lines = all.iter().map(|(word, doc)| format!("\n- `{word}`: {doc}"));
    std::iter::once("\n".to_owned()).chain(lines).collect()
}
