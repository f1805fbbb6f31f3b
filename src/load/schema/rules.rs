//! What one key of a table means for others, as JSON Schema.

use serde_json::{Map as Json, Value, json};

use super::write::Writer;
use crate::load::spec::{Rule, Want, When};

impl Writer {
    /// Each rule as a schema.
    pub(super) fn rules(&mut self, rules: &[Rule]) -> Vec<Value> {
        let mut written = Vec::new();
        for rule in rules {
            let then = self.wanted(rule.then);
            written.push(if rule.when.is_empty() {
                then
            } else {
                json!({ "if": condition(rule.when), "then": then })
            });
        }
        written
    }

    fn wanted(&mut self, wants: &[Want]) -> Value {
        let mut required: Vec<&str> = Vec::new();
        let mut properties = Json::new();
        let mut out = Json::new();
        for want in wants {
            match want {
                Want::Needs(keys) => required.extend(*keys),
                Want::Something => {
                    out.insert("minProperties".to_owned(), json!(1));
                }
                Want::OneOf(ways) => {
                    let ways = ways
                        .iter()
                        .map(|keys| json!({ "required": keys, "additionalProperties": true }));
                    out.insert("anyOf".to_owned(), ways.collect());
                }
                Want::No(keys) => {
                    properties.extend(keys.iter().map(|key| ((*key).to_owned(), json!(false))));
                }
                Want::As(key, kind) => {
                    properties.insert((*key).to_owned(), self.kind(*kind).value());
                }
                Want::Positive(keys) => properties.extend(
                    keys.iter()
                        .map(|key| ((*key).to_owned(), json!({ "exclusiveMinimum": 0 }))),
                ),
                Want::Least(key, least) => {
                    properties.insert((*key).to_owned(), json!({ "minItems": least }));
                }
            }
        }
        open_table(out, &required, properties)
    }
}

/// What is said of some keys of a table that may have others.
fn open_table(
    mut out: Json<String, Value>,
    required: &[&str],
    properties: Json<String, Value>,
) -> Value {
    if !required.is_empty() {
        out.insert("required".to_owned(), json!(required));
    }
    if !properties.is_empty() {
        out.insert("properties".to_owned(), Value::Object(properties));
    }
    out.insert("additionalProperties".to_owned(), json!(true));
    Value::Object(out)
}

/// All conditions at once.
pub(super) fn condition(when: &[When]) -> Value {
    let mut required: Vec<&str> = Vec::new();
    let mut properties = Json::new();
    for one in when {
        let (key, held) = match one {
            When::Has(key) => (key, None),
            When::Lacks(key) => {
                properties.insert((*key).to_owned(), json!(false));
                continue;
            }
            When::Is(key, words) => (key, Some(json!({ "enum": words }))),
            When::IsNot(key, words) => (key, Some(json!({ "not": { "enum": words } }))),
            When::Positive(key) => (key, Some(json!({ "exclusiveMinimum": 0 }))),
        };
        required.push(key);
        if let Some(held) = held {
            properties.insert((*key).to_owned(), held);
        }
    }
    open_table(Json::new(), &required, properties)
}
