//! The schemas for editors: fresh copies beside the trees, named by every shipped file, and kept
//! by every file that loads.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;
use whystack::diagnostic::Faults;
use whystack::load::{Library, Written, schema};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The TOML files below a folder of the repository.
fn below(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder}");
    found
}

/// What a shipped file is, by its name.
fn kind(path: &Path) -> Written {
    let shown = path.strip_prefix(root()).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let is_of_tree = shown.starts_with("trees") || shown.starts_with("tests/example");
    let is_case = path
        .parent()
        .is_some_and(|folder| folder.ends_with("cases"));
    if !is_of_tree || is_case {
        return if shown.starts_with("profiles") {
            Written::Profile
        } else {
            Written::Answers
        };
    }
    match name {
        "tree.toml" => Written::Tree,
        "shared.toml" => Written::Shared,
        "sources.toml" => Written::Sources,
        _ => Written::Candidate,
    }
}

fn copy(of: Written) -> PathBuf {
    root().join(format!("trees/schema/{}.json", of.as_str()))
}

fn validator(of: Written) -> Validator {
    let schema: Value = serde_json::from_str(&schema(of)).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// What a schema says against a file.
fn faults(validator: &Validator, path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let value: Value = toml::from_str(&text).unwrap();
    let errors = validator.iter_errors(&value);
    let shown = path.strip_prefix(root()).unwrap().display().to_string();
    errors
        .map(|error| format!("{shown}{}: {error}", error.instance_path()))
        .collect()
}

fn shipped() -> Vec<PathBuf> {
    let folders = [
        "trees",
        "profiles",
        "tests/cases",
        "tests/plain",
        "tests/example",
    ];
    folders.into_iter().flat_map(below).collect()
}

#[test]
fn the_copies_beside_the_trees_are_fresh() {
    let bless = std::env::var_os("WHYSTACK_BLESS").is_some();
    let mut names = Vec::new();
    for of in Written::ALL {
        let (path, text) = (copy(of), schema(of));
        names.push(path.clone());
        if bless {
            fs::write(&path, &text).unwrap();
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        let shown = path.display();
        assert!(
            there == text,
            "{shown} is older than the loader: WHYSTACK_BLESS=1 cargo test --test schemas"
        );
    }
    let there = fs::read_dir(root().join("trees/schema")).unwrap();
    let mut there: Vec<PathBuf> = there.map(|entry| entry.unwrap().path()).collect();
    there.sort();
    names.sort();
    assert_eq!(there, names);
}

/// As taplo and Even Better TOML do: the path is relative to the file.
#[test]
fn every_shipped_file_names_its_schema_and_keeps_it() {
    let mut wrong = Vec::new();
    let validators: Vec<(Written, Validator)> = Written::ALL
        .map(|of| (of, validator(of)))
        .into_iter()
        .collect();
    let files = shipped();
    for path in &files {
        let of = kind(path);
        let text = fs::read_to_string(path).unwrap();
        let first = text.lines().next().unwrap_or_default();
        let named = first
            .strip_prefix("#:schema ")
            .map(|name| path.parent().unwrap().join(name));
        let meant = named.and_then(|name| name.canonicalize().ok());
        if meant != copy(of).canonicalize().ok() {
            wrong.push(format!("{}: {first:?}", path.display()));
        }
        let (_, validator) = validators.iter().find(|(one, _)| *one == of).unwrap();
        wrong.extend(faults(validator, path));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(files.len() > 100);
}

/// Trees and answers of other tests; what they are wrong in, if anything, is no shape.
#[test]
fn other_files_that_load_keep_the_schemas() {
    let mut wrong = Vec::new();
    for (of, folders) in [
        (
            Written::Tree,
            &[
                "tests/check/good",
                "tests/check/bad",
                "tests/test_command/trees",
                "tests/cmd/test.in/trees",
            ][..],
        ),
        (
            Written::Answers,
            &[
                "tests/check/cases/good",
                "tests/test_command/cases/sub",
                "tests/cmd/check.in/cases",
                "tests/cmd/test.in/tests",
            ],
        ),
        (Written::Profile, &["tests/check/profiles"]),
    ] {
        let validator = validator(of);
        for folder in folders {
            for path in below(folder) {
                wrong.extend(faults(&validator, &path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_folder_of_schemas_beside_trees_is_no_tree() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("schema")).unwrap();
    for of in Written::ALL {
        let name = format!("schema/{}.json", of.as_str());
        fs::write(folder.path().join(name), schema(of)).unwrap();
        let name = format!("{}.schema.json", of.as_str());
        fs::write(folder.path().join(name), schema(of)).unwrap();
    }
    let lamp = fs::read_to_string(root().join("tests/cmd/own-tree.in/lamp.toml")).unwrap();
    let lamp = format!("#:schema ./schema/tree.json\n{lamp}");
    fs::write(folder.path().join("lamp.toml"), lamp).unwrap();
    let mut faults = Faults::new();
    let mut library = Library::open(&[folder.path().to_owned()], &mut faults);
    assert!(library.load("lamp", &mut faults).is_some());
    assert!(faults.is_empty(), "{:?}", faults.all());
    let shipped = Library::open(&[], &mut faults);
    assert_eq!(library.trees().count(), shipped.trees().count() + 1);
}
