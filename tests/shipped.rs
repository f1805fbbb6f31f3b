//! The shipped trees keep the promises that no type can hold.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::{Case, cases, file, toml_files, trees};
use whystack::analysis::{Future, outlook};
use whystack::diagnostic::Faults;
use whystack::engine::{Answer, Answers, Layer, Situation, Status, evaluate, missing};
use whystack::load::Role;
use whystack::model::{Effects, Fact, QuestionKind, Requirement, Scale, SourceKind, Test, Tree};

#[path = "support/cases.rs"]
mod support;

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

#[test]
fn documented_decisions_come_out_as_they_were_taken_in_at_least_seven_of_ten() {
    let trees = trees();
    for (n, loaded) in trees.iter().enumerate() {
        let tree = &loaded.tree;
        let cases = cases(&trees);
        let carried: Vec<&Case> = cases
            .iter()
            .filter(|case| case.tree == n && case.is_carried())
            .collect();
        let missed: Vec<&str> = carried
            .iter()
            .filter(|case| !case.is_within(&case.evaluate(tree), 1))
            .map(|case| case.name.as_str())
            .collect();
        assert!(carried.len() >= 10, "{}: {}", tree.id(), carried.len());
        assert!(
            missed.len() * 10 <= carried.len() * 3,
            "{}: {missed:?} of {}",
            tree.id(),
            carried.len()
        );
    }
}

/// The report of `whystack test` on a folder, and its exit code.
fn tested(folder: &str) -> (Value, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(["test", folder, "--format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .output()
        .unwrap();
    let report = serde_json::from_slice(&output.stdout).unwrap();
    (report, output.status.code())
}

#[test]
fn every_case_holds_or_says_why_not() {
    let trees = trees();
    for case in cases(&trees) {
        let tree = &trees[case.tree].tree;
        let outcome = case.expect.check(tree, &case.evaluate(tree), None);
        assert!(outcome.is_fine(), "{}: {outcome:?}", case.name);
    }
    let (report, code) = tested("tests/cases");
    assert_eq!(report["summary"]["no_expectation"], 0);
    assert_eq!(code, Some(0));
}

#[test]
fn what_a_practitioner_would_call_plain_gets_the_plain_answer() {
    let (report, code) = tested("tests/plain");
    assert!(
        report["summary"]["passed"].as_u64().unwrap() >= 10,
        "{report:#}"
    );
    assert_eq!(code, Some(0), "{report:#}");
    let trees = trees();
    let files = report["files"].as_array().unwrap();
    for tree in &trees {
        let speaks = |file: &&Value| {
            let cases = file["cases"].as_array().unwrap();
            cases
                .iter()
                .any(|case| case["tree"]["id"] == tree.tree.id().as_str())
        };
        assert!(
            files.iter().filter(speaks).count() >= 3,
            "{}",
            tree.tree.id()
        );
    }
}

#[test]
fn what_no_tree_carries_is_never_clear() {
    let trees = trees();
    let cases = cases(&trees);
    let others: Vec<&Case> = cases.iter().filter(|case| !case.is_carried()).collect();
    assert!(!others.is_empty());
    for case in others {
        let status = case.evaluate(&trees[case.tree].tree).recommendation.status;
        assert_ne!(status, Status::Clear, "{}", case.name);
    }
}

#[test]
fn a_profile_alone_decides_without_a_question() {
    let trees = trees();
    let known: Vec<&str> = trees
        .iter()
        .map(|loaded| loaded.tree.id().as_str())
        .collect();
    let mut count = 0;
    for path in toml_files("profiles") {
        let file = file(&path, Role::Profile);
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

/// The partial answer sets after which a walk through a shipped tree is judged at the latest.
const ENOUGH: usize = 5_000;

#[test]
fn a_first_place_that_is_proven_to_stay_is_what_the_whole_walk_gives() {
    let trees = trees();
    let mut ended_early = 0;
    for case in cases(&trees) {
        let tree = &trees[case.tree].tree;
        let mut situation = case.situation.clone();
        situation.answers = Answers::none(tree);
        let mut proven = None;
        while let Some(next) = missing(tree, &situation.answers).now.first().copied() {
            let found = outlook(tree, &situation, ENOUGH, &mut |_| {});
            assert_ne!(found.future, Future::NotProven, "{}", case.name);
            if found.future == Future::Stays {
                proven.get_or_insert(found.first);
            }
            let given = case.situation.answers.get(next);
            let answer = given.map_or(Answer::Unknown, |given| given.answer.clone());
            situation
                .answers
                .give(tree, next, answer, Layer::Asked)
                .unwrap();
        }
        let whole = outlook(tree, &situation, ENOUGH, &mut |_| {});
        assert_eq!(whole.future, Future::Stays);
        if let Some(first) = proven {
            assert_eq!(first, whole.first, "{}", case.name);
            ended_early += 1;
        }
    }
    assert!(ended_early > 0, "some walks could have ended early");
}
