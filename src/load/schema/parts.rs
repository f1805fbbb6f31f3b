//! Entries of a tree that extends another, as JSON Schema: of one that is there in the base some
//! keys are given, so none but its name is needed, and what holds between keys is left to the
//! program, which sees both.

use serde_json::{Map as Json, Value, json};

use super::write::{Part, Writer, name_of, object};
use crate::load::spec::{Kind, Merging, Spec};
use crate::text::sentence;

impl Writer {
    /// Lets a tree that extends another give entries in part, and another one whole entries only.
    /// The lists themselves say no more than what their entries may be, so that an editor knows
    /// it either way.
    pub(super) fn in_part_or_whole(
        &mut self,
        spec: &Spec,
        properties: &mut Json<String, Value>,
    ) -> Value {
        let (mut parts, mut wholes) = (Json::new(), Json::new());
        for key in spec.keys {
            let Some((held, part)) = self.entries_in_part(key.kind) else {
                continue;
            };
            let Some(list) = properties.get_mut(key.name).and_then(Value::as_object_mut) else {
                continue;
            };
            let whole = list.remove(held).unwrap_or_default();
            let any = whole.get("anyOf").cloned();
            let any = any.unwrap_or_else(|| json!([true, whole]));
            list.insert(held.to_owned(), json!({ "type": "object", "anyOf": any }));
            parts.insert(key.name.to_owned(), json!({ held: part }));
            wholes.insert(key.name.to_owned(), json!({ held: whole }));
        }
        json!({
            "if": { "required": ["extend"], "additionalProperties": true },
            "then": { "properties": parts, "additionalProperties": true },
            "else": { "properties": wholes, "additionalProperties": true },
        })
    }

    /// A table of which some keys are given; `names` are those by which it is known.
    pub(super) fn part(&mut self, spec: &Spec, names: &[&str]) -> Part {
        let mut properties = Json::new();
        for key in spec.keys {
            let mut value = self.key(key);
            if let Some((held, part)) = self.entries_in_part(key.kind)
                && let Some(list) = value.as_object_mut()
            {
                list.insert(held.to_owned(), part);
                // The base may have the rest of them.
                list.remove("minItems");
            }
            properties.insert(key.name.to_owned(), value);
        }
        let needed = spec.keys.iter().map(|key| key.name);
        let needed: Vec<&str> = needed.filter(|name| names.contains(name)).collect();
        let mut part = object(&properties, &needed);
        part.rules = self.varying(spec);
        part
    }

    /// Where entries that can be given in part stand in the schema of their list, and what they
    /// may be.
    fn entries_in_part(&mut self, kind: Kind) -> Option<(&'static str, Value)> {
        match kind.merging() {
            Merging::Entries(names, spec) => Some(("items", self.defined_part(spec, names))),
            Merging::TwoSorts(mark, with, without) => {
                let (with, without) = (
                    self.defined_part(with, &[mark]),
                    self.defined_part(without, &["id"]),
                );
                let items = json!({
                    "type": "object",
                    "anyOf": [true, with, without],
                    "if": { "required": [mark], "additionalProperties": true },
                    "then": with,
                    "else": without,
                });
                Some(("items", items))
            }
            Merging::ByKey(spec) => Some(("additionalProperties", self.defined_part(spec, &[]))),
            Merging::Facts | Merging::Whole => None,
        }
    }

    fn defined_part(&mut self, spec: &Spec, names: &[&str]) -> Value {
        let name = format!("{}-in-part", name_of(spec));
        if !self.definitions.contains_key(&name) {
            let what = format!("{}, new, or as far as it differs from the base", spec.what);
            let body = self.part(spec, names);
            let body = body.with("description", sentence(&what)).value();
            self.definitions.insert(name.clone(), body);
        }
        json!({ "$ref": format!("#/definitions/{name}") })
    }
}
