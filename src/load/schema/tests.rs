//! The schemas and the loader say the same of files, good and bad.

mod mutants;

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde_json::Value;

use super::{Written, schema};
use crate::diagnostic::{Code, Faults, Severity};
use crate::engine::Situation;
use crate::load::files::TreeFiles;
use crate::load::spec::{Kind, Map, Shape, Spec};
use crate::load::tree::{Built, build};
use crate::load::{AnswersFile, Role};
use crate::text::{SourceFile, Sources};
use mutants::mutants;

/// A tree that holds every key that a tree file may hold, and its other files.
pub(in crate::load) const TREE: &str = include_str!("tests/tree.toml");
pub(in crate::load) const SHARED: &str = include_str!("tests/shared.toml");
pub(in crate::load) const SOURCES: &str = include_str!("tests/sources.toml");
pub(in crate::load) const OPTION: &str = include_str!("tests/option.toml");
const ANSWERS: &str = include_str!("tests/answers.toml");
const PROFILE: &str = include_str!("tests/profile.toml");

/// A tree that extends the full one, and gives some of every entry of its lists.
const EXTENDING: &str = include_str!("tests/extending.toml");
/// What it gives of an option in a file.
const PATCH: &str = include_str!("tests/patch.toml");

pub(in crate::load) fn validator(of: Written) -> Validator {
    let schema: Value = serde_json::from_str(&schema(of)).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn json(text: &str) -> Value {
    toml::from_str(text).unwrap()
}

/// The loader on the full tree, of which one file may hold another text.
fn loaded(of: Option<Written>, text: &str) -> (Option<Built>, Faults) {
    let mut sources = Sources::new();
    let files = full_files(of, text, &mut sources);
    build(&[&files], &sources, Some("full"), false)
}

/// The loader on the tree that extends the full one, of which one file may hold another text.
fn extended(of: Option<Written>, text: &str) -> (Option<Built>, Faults) {
    let or = |file: Written, own: &'static str| if of == Some(file) { text } else { own };
    let mut sources = Sources::new();
    let base = full_files(None, "", &mut sources);
    let mut add = |name: &str, text: &str| sources.add(SourceFile::new(name, text));
    let files = TreeFiles {
        shared: None,
        lent: false,
        tree: add("extending.toml", or(Written::Tree, EXTENDING)),
        sources: None,
        options: vec![("led".to_owned(), add("led.toml", or(Written::Patch, PATCH)))],
    };
    let tree = json(or(Written::Tree, EXTENDING));
    let chain = [&files, &base];
    let chain = if tree.get("extend").is_some() {
        &chain[..]
    } else {
        &chain[..1]
    };
    build(chain, &sources, Some("extending"), false)
}

fn full_files(of: Option<Written>, text: &str, sources: &mut Sources) -> TreeFiles {
    let or = |file: Written, own: &'static str| {
        let other = (of == Some(file)).then(|| text.to_owned());
        other.unwrap_or_else(|| own.to_owned())
    };
    let mut add = |name: &str, text: String| sources.add(SourceFile::new(name, text));
    TreeFiles {
        shared: Some(add("shared.toml", or(Written::Shared, SHARED))),
        lent: false,
        tree: add("full.toml", or(Written::Tree, TREE)),
        sources: Some(add("sources.toml", or(Written::Sources, SOURCES))),
        options: vec![(
            "led".to_owned(),
            add("led.toml", or(Written::Candidate, OPTION)),
        )],
    }
}

/// What the loader says of a text in the place of one of the files.
fn faults(of: Written, text: &str, full: &Built) -> Faults {
    let role = match of {
        Written::Answers => Role::Answers,
        Written::Profile => Role::Profile,
        _ => return loaded(Some(of), text).1,
    };
    let mut sources = Sources::new();
    let source = sources.add(SourceFile::new("answers.toml", text));
    let file = AnswersFile::new(text, source, role);
    let mut situation = Situation::new(&full.tree);
    let mut faults = Faults::new();
    file.head(&["full"], &mut faults);
    file.apply(&full.tree, &full.shared, &mut situation, &mut faults);
    faults
}

/// The full tree without fault.
fn full() -> Built {
    let (full, faults) = loaded(None, "");
    full.unwrap_or_else(|| panic!("{:#?}", faults.all()))
}

const FILES: [(Written, &str); 6] = [
    (Written::Tree, TREE),
    (Written::Shared, SHARED),
    (Written::Sources, SOURCES),
    (Written::Candidate, OPTION),
    (Written::Answers, ANSWERS),
    (Written::Profile, PROFILE),
];

/// The files of a tree that extends another.
const IN_PART: [(Written, &str); 2] = [(Written::Tree, EXTENDING), (Written::Patch, PATCH)];

#[test]
fn files_in_part_are_sound_and_fit_their_schemas() {
    let (built, faults) = extended(None, "");
    assert!(built.is_some(), "{:#?}", faults.all());
    for (of, text) in IN_PART {
        let json = json(text);
        let validator = validator(of);
        let errors = validator.iter_errors(&json);
        let errors: Vec<String> = errors.map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{of:?}: {errors:#?}");
    }
    // What is in part is whole for no tree that extends none.
    let alone = EXTENDING.replace("extend = \"full@1\"\n", "");
    assert!(!validator(Written::Tree).is_valid(&json(&alone)));
    assert!(!validator(Written::Candidate).is_valid(&json(PATCH)));
}

#[test]
fn the_full_files_are_sound_and_fit_their_schemas() {
    let full = full();
    for (of, text) in FILES {
        let faults = faults(of, text, &full);
        assert!(!faults.has_errors(), "{of:?}: {:#?}", faults.all());
        let json = json(text);
        let errors: Vec<String> = validator(of)
            .iter_errors(&json)
            .map(|error| format!("{} {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{of:?}: {errors:#?}");
    }
}

/// Faults that no schema can tell: a schema sees one value at a time, and neither compares two
/// nor looks up what a name stands for.
const BEYOND: &[(Code, &str)] = &[
    // What a fact or a test holds hangs on the kind of the criterion that is named.
    (Code::WrongType, "expected the id of a level, found"),
    (Code::WrongType, "expected the id of a member, found"),
    (
        Code::WrongType,
        "expected a level, or [from, to], found a list",
    ),
    (Code::WrongType, "expected a number, found a text"),
    (Code::WrongType, "expected a number of "),
    (Code::WrongType, "expected true or false, found"),
    (
        Code::BadEffect,
        "`$answer` of a choice fits levels and sets only",
    ),
    (
        Code::BadEffect,
        "has no value function, so a weight on it does nothing",
    ),
    (
        Code::BadSetting,
        "has no value function, so it cannot be weighed",
    ),
    (Code::BadEffect, "is no test for"),
    (Code::BadEffect, "it can bound number criteria only"),
    (Code::BadEvidence, "must be of the criterion's own measure"),
    (
        Code::BadEvidence,
        "`unknown` beside a value is for members of a set",
    ),
    // Which choices there are hangs on the question, and what they stand for on the criterion.
    (Code::UnknownAnswer, ""),
    (Code::BadEffect, "of this question is no member of"),
    (Code::BadEffect, "of this question is no level of"),
    // So does the shape of an answer in a condition.
    (
        Code::WrongType,
        "expected the id of a choice, or a list of them",
    ),
    // The kind of a source hangs on its id.
    (Code::BadEvidence, "only levels and ranges can be assessed"),
    (
        Code::BadEvidence,
        "an assessment needs its reasoning in `note`",
    ),
    // Names of things elsewhere, and ids that two things have, or that a file is not called by.
    (Code::UnknownName, ""),
    (Code::DuplicateId, ""),
    (Code::BadEffect, "an alternative need names no capability"),
    (Code::BadEvidence, "a member is both known and unknown"),
    (Code::BadCondition, "a condition looks back"),
    (Code::BadId, "the file is called `led.toml`"),
    (Code::BadId, "but the folder or file is called"),
    (
        Code::BadEffect,
        "is the id of a capability and of an option",
    ),
    // Which of two numbers is larger, and sums.
    (Code::BadValueFunction, "must rise from one to the next"),
    (Code::BadValueFunction, "`worst` and `best` are equal"),
    (Code::BadValueFunction, "the values turn"),
    (
        Code::BadValueFunction,
        "the shares of the members sum to more than 1",
    ),
    (Code::BadCondition, "no number lies in this interval"),
    (Code::OutOfRange, "`min` lies below `max`"),
    (Code::OutOfRange, "holds no number from"),
    (Code::OutOfRange, "overlap"),
    (Code::BadEvidence, "a range stands low to high"),
    (Code::BadEffect, "the lower bound lies above the upper one"),
    // How deep something is.
    (Code::TooMany, "conditions nest at most"),
];

/// And faults of what is given in part: what it lacks, and what fits beside it, hangs on the base.
const BEYOND_IN_PART: &[(Code, &str)] = &[
    (Code::MissingKey, ""),
    (Code::BadEffect, "a rule from which nothing follows"),
    (Code::WrongKind, ""),
];

fn beyond(known: &[(Code, &str)], code: Code, headline: &str) -> bool {
    known
        .iter()
        .any(|(other, words)| *other == code && headline.contains(words))
}

/// In what schema and loader differ over a file, beyond what no schema can tell.
pub(in crate::load) fn difference(
    validator: &Validator,
    text: &str,
    faults: &Faults,
) -> Option<String> {
    difference_beyond(BEYOND, validator, text, faults)
}

/// The same beyond some faults.
fn difference_beyond(
    known: &[(Code, &str)],
    validator: &Validator,
    text: &str,
    faults: &Faults,
) -> Option<String> {
    let valid = validator.is_valid(&json(text));
    if !valid && !faults.has_errors() {
        return Some("the schema is stricter".to_owned());
    }
    let all = faults.all().iter();
    let told: Vec<String> = all
        .filter(|fault| {
            fault.severity == Severity::Error && !beyond(known, fault.code, &fault.headline)
        })
        .map(|fault| format!("{}: {}", fault.code.as_str(), fault.headline))
        .collect();
    (valid && !told.is_empty()).then(|| format!("the schema is laxer, {told:?}"))
}

#[test]
fn what_is_changed_in_one_place_is_judged_alike() {
    let full = full();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (of, text) in FILES {
        let validator = validator(of);
        for (place, text) in mutants(text) {
            count += 1;
            let faults = faults(of, &text, &full);
            if let Some(difference) = difference(&validator, &text, &faults) {
                wrong.push(format!("{of:?} {place}: {difference}"));
            }
        }
    }
    let known = [BEYOND, BEYOND_IN_PART].concat();
    for (of, text) in IN_PART {
        let validator = validator(of);
        for (place, text) in mutants(text) {
            count += 1;
            let faults = extended(Some(of), &text).1;
            if let Some(difference) = difference_beyond(&known, &validator, &text, &faults) {
                wrong.push(format!("in part, {of:?} {place}: {difference}"));
            }
        }
    }
    assert!(count > 5_000, "{count} mutants");
    let shown: Vec<String> = wrong.iter().take(40).cloned().collect();
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        shown.join("\n")
    );
}

/// The keys of lists by what the tables are called: those that there are below a kind, and of
/// them those that a value holds.
#[derive(Default)]
struct Keys {
    all: BTreeSet<(&'static str, &'static str)>,
    held: BTreeSet<(&'static str, &'static str)>,
}

impl Keys {
    fn spec(&mut self, spec: &'static Spec, value: Option<&Value>) {
        for key in spec.keys {
            let inner = value.and_then(|value| value.get(key.name));
            let name = (spec.what, key.name);
            let first = self.all.insert(name);
            if inner.is_some() {
                self.held.insert(name);
            }
            // What holds itself is looked into once, and else as deep as the value goes.
            if first || inner.is_some() {
                self.kind(key.kind, inner);
            }
        }
    }

    fn kind(&mut self, kind: Kind, value: Option<&Value>) {
        match kind {
            Kind::Table(spec) => self.spec(spec, value),
            Kind::Tables(_, spec) => self.items(value, |keys, item| keys.spec(spec, item)),
            Kind::Varying(specs) => specs.iter().for_each(|(_, spec)| self.spec(spec, value)),
            Kind::TwoSorts(_, mark, with, without) => self.items(value, |keys, item| {
                let marked = item.is_some_and(|item| item.get(mark).is_some());
                keys.spec(with, item.filter(|_| marked));
                keys.spec(without, item.filter(|_| !marked));
            }),
            Kind::Map(map) => self.map(map, value),
            Kind::Maps(_, map) => self.items(value, |keys, item| keys.map(map, item)),
            Kind::Free(shape) => self.shape(shape, value),
            _ => {}
        }
    }

    fn items(&mut self, value: Option<&Value>, mut one: impl FnMut(&mut Self, Option<&Value>)) {
        one(self, None);
        let items = value.and_then(Value::as_array);
        for item in items.into_iter().flatten() {
            one(self, Some(item));
        }
    }

    fn shape(&mut self, shape: &'static Shape, value: Option<&Value>) {
        match shape {
            Shape::Of(kind) => self.kind(*kind, value),
            Shape::Either(all) => all.iter().for_each(|one| self.shape(one, value)),
            Shape::List(_, of) => self.items(value, |keys, item| keys.shape(of, item)),
            Shape::Led { of, .. } => self.items(value, |keys, item| keys.spec(of, item)),
            Shape::Point | Shape::AnyTable => {}
        }
    }

    fn map(&mut self, map: &'static Map, value: Option<&Value>) {
        let what = map.name.map_or("", |(name, _)| name);
        for key in map.own {
            let inner = value.and_then(|value| value.get(key.name));
            let first = self.all.insert((what, key.name));
            if inner.is_some() {
                self.held.insert((what, key.name));
            }
            if first || inner.is_some() {
                self.kind(key.kind, inner);
            }
        }
        self.shape(map.of, None);
        for (_, inner) in value.and_then(Value::as_object).into_iter().flatten() {
            self.shape(map.of, Some(inner));
        }
    }
}

#[test]
fn the_full_files_hold_every_key() {
    let mut keys = Keys::default();
    for (of, text) in FILES.into_iter().chain(IN_PART) {
        keys.spec(of.spec().0, Some(&json(text)));
    }
    let missing: Vec<_> = keys.all.difference(&keys.held).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(keys.all.len() > 100, "{} keys", keys.all.len());
}

#[test]
fn every_key_has_a_text() {
    fn look(value: &Value, place: &str, wrong: &mut Vec<String>) {
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            let closed = value.get("additionalProperties") == Some(&Value::Bool(false));
            for (key, inner) in properties {
                let text = inner.get("description").and_then(Value::as_str);
                let sentence = text.is_some_and(|text| text.len() > 10 && !text.contains("TODO"));
                if closed && !sentence {
                    wrong.push(format!("{place}.{key}: {text:?}"));
                }
            }
        }
        match value {
            Value::Object(entries) => entries
                .iter()
                .for_each(|(key, inner)| look(inner, &format!("{place}.{key}"), wrong)),
            Value::Array(items) => items.iter().for_each(|item| look(item, place, wrong)),
            _ => {}
        }
    }
    for of in Written::ALL {
        let schema: Value = serde_json::from_str(&schema(of)).unwrap();
        let mut wrong = Vec::new();
        look(&schema, of.as_str(), &mut wrong);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
