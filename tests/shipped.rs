//! The shipped trees keep the promises that no type can hold.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use whystack::diagnostic::Faults;
use whystack::engine::{Situation, evaluate, missing};
use whystack::load::{AnswersFile, Library, Loaded, Role, read_text};
use whystack::model::{Effects, Fact, QuestionKind, Requirement, Scale, SourceKind, Test, Tree};
use whystack::text::{SourceFile, Sources};

fn trees() -> Vec<Loaded> {
    let mut faults = Faults::new();
    let mut library = Library::open(&[], &mut faults);
    let ids: Vec<String> = library.trees().map(|(id, _)| id.to_owned()).collect();
    let loaded: Vec<Loaded> = ids
        .iter()
        .map(|id| library.load(id, &mut faults).unwrap())
        .collect();
    assert!(faults.is_empty(), "{:?}", faults.all());
    assert!(!loaded.is_empty());
    loaded
}

/// All effects of a tree: of choices, bands, numbers, open questions and rules.
fn effects(tree: &Tree) -> Vec<&Effects> {
    let mut all = Vec::new();
    for question in tree.questions().rows() {
        all.push(&question.open.effects);
        all.extend(
            question
                .choices()
                .rows()
                .iter()
                .map(|choice| &choice.effects),
        );
        if let QuestionKind::Number { bands, always, .. } = &question.kind {
            all.push(always);
            all.extend(bands.iter().map(|band| &band.effects));
        }
    }
    all.extend(tree.rules().rows().iter().map(|rule| &rule.effects));
    all
}

/// The names of everything that effects, conditions and options can refer to.
fn names(tree: &Tree) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for criterion in tree.criteria().rows() {
        names.insert(criterion.id.as_str());
        match &criterion.scale {
            Scale::Level(levels) => {
                names.extend(levels.all().rows().iter().map(|level| level.id.as_str()));
            }
            Scale::Set(members) => {
                names.extend(
                    members
                        .all()
                        .rows()
                        .iter()
                        .map(whystack::model::Slug::as_str),
                );
            }
            Scale::Number { .. } | Scale::Flag { .. } => {}
        }
    }
    names.extend(tree.capabilities().rows().iter().map(|one| one.id.as_str()));
    names.extend(tree.rules().rows().iter().map(|one| one.id.as_str()));
    for question in tree.questions().rows() {
        names.insert(question.id.as_str());
        names.extend(
            question
                .choices()
                .rows()
                .iter()
                .map(|choice| choice.id.as_str()),
        );
        if let QuestionKind::Number { bands, .. } = &question.kind {
            names.extend(bands.iter().map(|band| band.id.as_str()));
        }
    }
    names
}

#[test]
fn nothing_that_needs_can_name_is_called_like_an_option() {
    // Effects and conditions refer to criteria, levels, members, capabilities, questions, choices
    // and bands, options to criteria, levels, members and capabilities, all by typed index. So
    // disjoint ids mean that no need names an option.
    for loaded in trees() {
        let tree = &loaded.tree;
        let names = names(tree);
        for candidate in tree.candidates().rows() {
            let id = candidate.id.as_str();
            assert!(
                !names.contains(id),
                "`{id}` is an option and something else as well"
            );
            if let Some(family) = &candidate.form_of {
                assert!(
                    tree.candidate(family.as_str()).is_none(),
                    "family `{family}` is an option"
                );
            }
        }
    }
}

#[test]
fn option_files_name_no_question_and_tree_files_no_option() {
    // The same on the texts: the keys of an option file are fixed, what its tables refer to is a
    // criterion or a capability; no value in the effects of a tree file is an option's id.
    fn words(value: &toml::Value, found: &mut BTreeSet<String>) {
        match value {
            toml::Value::String(word) => {
                found.insert(word.clone());
            }
            toml::Value::Array(items) => items.iter().for_each(|item| words(item, found)),
            toml::Value::Table(table) => {
                for (key, value) in table {
                    found.insert(key.clone());
                    words(value, found);
                }
            }
            _ => {}
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for loaded in trees() {
        let tree = &loaded.tree;
        let folder = root.join("trees").join(tree.id().as_str());
        let text = std::fs::read_to_string(folder.join("tree.toml")).unwrap();
        let file: toml::Table = toml::from_str(&text).unwrap();
        let mut found = BTreeSet::new();
        for part in ["question", "rule", "capability", "assume"] {
            if let Some(value) = file.get(part) {
                words(value, &mut found);
            }
        }
        for candidate in tree.candidates().rows() {
            assert!(
                !found.contains(candidate.id.as_str()),
                "the tree names `{}`",
                candidate.id
            );
            let path = folder
                .join("options")
                .join(format!("{}.toml", candidate.id));
            let file: toml::Table =
                toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            for criterion in file["facts"].as_table().unwrap().keys() {
                assert!(tree.criterion(criterion).is_some(), "{criterion}");
            }
            let mut capabilities = BTreeSet::new();
            for key in ["needs", "provides", "conflicts"] {
                if let Some(value) = file.get(key) {
                    words(value, &mut capabilities);
                }
            }
            capabilities.remove("any");
            for capability in &capabilities {
                assert!(tree.capability(capability).is_some(), "{capability}");
            }
            for key in ["when", "question", "choice", "require", "prefer", "weigh"] {
                assert!(!file.contains_key(key), "{}: {key}", candidate.id);
            }
        }
    }
}

#[test]
fn every_option_says_something_of_every_criterion_and_most_of_it_is_evidence() {
    for loaded in trees() {
        let tree = &loaded.tree;
        let (mut cells, mut evidence, mut judged) = (0, 0, 0);
        for candidate in tree.candidates().rows() {
            for (ix, fact) in candidate.facts.iter() {
                cells += 1;
                let place = format!("{}, {}", candidate.id, tree.criteria()[ix].id);
                match fact {
                    Fact::Unknown { reason, .. } => {
                        assert_ne!(reason, Fact::NOT_MENTIONED, "{place}");
                    }
                    Fact::NotApplicable { .. } => evidence += 1,
                    Fact::Known { used, .. } => match tree.sources()[used.source].kind {
                        SourceKind::Assessment => judged += 1,
                        _ => evidence += 1,
                    },
                }
            }
        }
        assert!(
            evidence * 100 >= cells * 60,
            "{}: {evidence} of {cells}, {judged} judged",
            tree.id()
        );
    }
}

#[test]
fn the_size_of_a_tree_is_one_that_a_person_can_follow() {
    for loaded in trees() {
        let tree = &loaded.tree;
        assert!(
            (10..=25).contains(&tree.criteria().len()),
            "{}",
            tree.criteria().len()
        );
        assert!(
            (10..=18).contains(&tree.questions().len()),
            "{}",
            tree.questions().len()
        );
        assert!(tree.candidates().len() >= 11);
        assert!(!tree.scope().omits.is_empty());
        for question in tree.questions().rows() {
            assert!(question.why.is_some(), "{} has no `why`", question.id);
        }
        for candidate in tree.candidates().rows() {
            assert!(
                !candidate.next.is_empty(),
                "{} has no next step",
                candidate.id
            );
            assert!(
                !candidate.needs.is_empty() || candidate.provides.is_empty(),
                "{}",
                candidate.id
            );
        }
    }
}

#[test]
fn every_kind_of_criterion_is_weighed_or_required() {
    for loaded in trees() {
        let tree = &loaded.tree;
        let mut used = BTreeSet::new();
        let all = effects(tree);
        for effects in &all {
            used.extend(effects.weighs.iter().map(|one| one.criterion));
            used.extend(effects.prefers.iter().map(|one| one.criterion));
            for requirement in &effects.requires {
                match requirement {
                    Requirement::Test { criterion, .. } => {
                        used.insert(*criterion);
                    }
                    Requirement::Any(ways) => used.extend(ways.iter().flatten().map(|(ix, _)| *ix)),
                }
            }
        }
        let kinds: BTreeSet<&str> = used.iter().map(|ix| tree.criteria()[*ix].kind()).collect();
        assert_eq!(
            kinds.into_iter().collect::<Vec<_>>(),
            ["flag", "level", "number", "set"]
        );
        for ix in tree.criteria().indices().filter(|ix| !used.contains(ix)) {
            let criterion = &tree.criteria()[ix];
            assert!(!criterion.base.is_zero(), "nothing uses `{}`", criterion.id);
        }
        // Latency and memory are the least comparable facts: no answer weighs a number above 2.
        for weighing in all.iter().flat_map(|effects| &effects.weighs) {
            let criterion = &tree.criteria()[weighing.criterion];
            if matches!(criterion.scale, Scale::Number { .. }) {
                assert!(weighing.weight.points() <= 2.0, "{}", criterion.id);
            }
        }
        assert!(all.iter().any(|one| {
            one.prefers
                .iter()
                .any(|p| matches!(p.test, Test::IncludesAny(_)))
        }));
    }
}

/// The report of `whystack test` on the shipped cases, and its exit code.
fn tested() -> (Value, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(["test", "tests/cases", "--format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("WHYSTACK_TREES")
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .unwrap();
    let report = serde_json::from_slice(&output.stdout).unwrap();
    (report, output.status.code())
}

/// The cases of a report, each with its file.
fn cases(report: &Value) -> Vec<(&str, &Value)> {
    let files = report["files"].as_array().unwrap().iter();
    let cases = files.flat_map(|file| {
        let name = file["file"].as_str().unwrap();
        let cases = file["cases"].as_array().unwrap().iter();
        cases.map(move |case| (name, case))
    });
    cases.collect()
}

#[test]
fn documented_decisions_come_out_as_they_were_taken_in_at_least_seven_of_ten() {
    let (report, _) = tested();
    let count = |key: &str| report["agreement"][key].as_u64().unwrap();
    let (winners, first, two) = (count("winners"), count("first"), count("first_two"));
    println!("{first} of {winners} first, {two} in the first two");
    assert!(winners >= 10);
    assert!(first * 10 >= winners * 7, "only {first} of {winners}");
}

#[test]
fn every_case_holds_or_says_why_not() {
    let (report, code) = tested();
    for (name, case) in cases(&report) {
        let outcome = case["outcome"].as_str().unwrap();
        assert!(
            ["passed", "known-miss"].contains(&outcome),
            "{name}: {outcome}"
        );
    }
    assert_eq!(report["summary"]["no_expectation"], 0);
    assert_eq!(code, Some(0));
}

#[test]
fn what_the_tree_does_not_carry_is_never_clear() {
    let (report, _) = tested();
    let mut others = cases(&report);
    others.retain(|(_, case)| case["expect"]["winner"].is_null());
    assert!(!others.is_empty());
    for (name, case) in others {
        assert_ne!(case["status"], "clear", "{name}");
    }
}

#[test]
fn a_profile_alone_decides_without_a_question() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let trees = trees();
    let known: Vec<&str> = trees
        .iter()
        .map(|loaded| loaded.tree.id().as_str())
        .collect();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = read_text(&path).unwrap();
        let source = Sources::new().add(SourceFile::new("profile", text.clone()));
        let file = AnswersFile::new(text, source, Role::Profile);
        let mut faults = Faults::new();
        let head = file.head(&known, &mut faults);
        assert!(head.title.is_some() && head.description.is_some());
        for loaded in &trees {
            let mut situation = Situation::new(&loaded.tree);
            file.apply(&loaded.tree, &loaded.shared, &mut situation, &mut faults);
            assert!(faults.is_empty(), "{}: {:?}", path.display(), faults.all());
            let missing = missing(&loaded.tree, &situation.answers);
            assert!(
                missing.now.is_empty() && missing.later.is_empty(),
                "{}",
                path.display()
            );
            let evaluation = evaluate(&loaded.tree, &situation);
            let essential = evaluation
                .recommendation
                .open
                .iter()
                .any(|open| loaded.tree.questions()[open.question].essential);
            assert!(
                !essential,
                "{} leaves an essential question open",
                path.display()
            );
        }
        count += 1;
    }
    assert!(count >= 3);
}
