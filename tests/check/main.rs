//! `whystack check`: a good and a bad tree for every code, exact output, severities, exit codes.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod command;
mod dead_ends;
mod large;
mod mutations;
mod neighbours;
mod shipped;
mod tried;
mod variants;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use whystack::analysis::checks::{ALL, definition};
use whystack::analysis::influence::{Asked, Influence};
use whystack::analysis::space::Budget;
use whystack::analysis::{Age, Effort, NoWinners, Settled, Study, Subject, settle};
use whystack::diagnostic::{Check, Faults};
use whystack::load::{Library, Located};
use whystack::model::Item;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check")
}

/// A tree of this folder, loaded with where its things stand.
fn tree(kind: &str, code: &str) -> Located {
    let mut faults = Faults::new();
    let path = folder().join(kind).join(format!("{code}.toml"));
    let mut library = Library::open(&[path], &mut faults);
    let located = library.load_located(code, &mut faults);
    assert!(faults.is_empty(), "{kind}/{code}: {faults:?}");
    located.unwrap()
}

fn study(located: &Located) -> Study<'_> {
    let (steps, threads) = (20_000, 2);
    study_by(located, Some(Effort { steps, threads }))
}

/// The same with as many steps to count who is first; without any, that is not counted.
fn study_by(located: &Located, effort: Option<Effort>) -> Study<'_> {
    let tree = &located.loaded.tree;
    let subject = Subject {
        tree,
        today: tree.as_of(),
        max_age: Some(Age::Months(24)),
        own_capabilities: located.origins.own_capabilities(tree),
        budget: Budget::default(),
        effort,
        influence: None,
        profiles: None,
        cases: None,
    };
    Study::of(subject, &mut |_| {})
}

fn findings(located: &Located) -> Vec<Settled> {
    settle(&study(located), &located.allows)
}

/// The findings of a tree of this folder with the profile and the case beside it.
fn findings_of(kind: &str, code: &str) -> Vec<Settled> {
    let located = tree(kind, code);
    let mut study = study(&located);
    study.subject.profiles = tried::profiles(kind, code, &located.loaded);
    study.subject.cases = tried::cases(kind, code, &located.loaded);
    if [Check::NeverDecides, Check::DecidingDissent].contains(&check(code)) {
        study.influence = Some(influence(&study, None));
    }
    settle(&study, &located.allows)
}

fn check(code: &str) -> Check {
    Check::find(code).unwrap()
}

/// What ever decides in a tree under study, of some items or of all.
fn influence(study: &Study<'_>, only: Option<Vec<Item>>) -> Result<Influence, NoWinners> {
    let (steps, threads) = (20_000, 2);
    let effort = Effort { steps, threads };
    let space = (study.subject.today, study.space.as_ref().ok());
    Influence::of(study.tree(), space, &Asked { effort, only }, &mut |_| {})
}

fn finds(kind: &str, check: Check) -> bool {
    findings_of(kind, check.as_str())
        .iter()
        .any(|one| one.finding.check == check && one.allowed_because.is_none())
}

#[test]
fn every_code_finds_its_bad_tree_and_leaves_the_good_one() {
    for check in Check::ALL {
        let code = check.as_str();
        assert!(finds("bad", *check), "{code} finds nothing");
        assert!(!finds("good", *check), "{code} finds a fault");
    }
}

#[test]
fn every_code_says_fact_proof_and_remedy_exactly_so() {
    let mut lines = Vec::new();
    for check in Check::ALL {
        let found = findings_of("bad", check.as_str());
        for one in found.iter().filter(|one| one.finding.check == *check) {
            let finding = &one.finding;
            let parts = [&finding.headline, &finding.proof, &finding.remedy];
            let parts = parts.map(|part| format!("\n    {part}"));
            lines.push(format!(
                "{} of {}{}",
                check.as_str(),
                finding.name,
                parts.concat()
            ));
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_file_here_is_of_a_code() {
    let codes: BTreeSet<String> = Check::ALL
        .iter()
        .map(|check| format!("{}.toml", check.as_str()))
        .collect();
    for kind in ["good", "bad"] {
        let files: BTreeSet<String> = std::fs::read_dir(folder().join(kind))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(files, codes, "{kind}");
    }
}

#[test]
fn every_finding_says_fact_proof_and_remedy_at_a_place() {
    for check in Check::ALL {
        let located = tree("bad", check.as_str());
        for settled in findings_of("bad", check.as_str()) {
            let finding = &settled.finding;
            let code = finding.check.as_str();
            let first = finding.headline.chars().next().unwrap();
            assert!(!first.is_uppercase(), "{code}: {}", finding.headline);
            for text in [&finding.headline, &finding.proof, &finding.remedy] {
                assert!(text.len() > 8 && !text.ends_with('.'), "{code}: {text:?}");
                assert!(text.len() < 300, "{code} is cut when drawn: {text}");
            }
            let place = located.origins.place(finding.item, finding.key);
            assert!(finding.span.or(place).is_some(), "{code} stands nowhere");
        }
    }
}

#[test]
fn every_code_is_defined() {
    assert_eq!(ALL.len(), Check::ALL.len());
    for check in Check::ALL {
        assert_eq!(definition(*check).unwrap().check, *check);
    }
}

#[test]
fn every_thing_of_a_tree_stands_where_its_name_stands() {
    let mut faults = Faults::new();
    let mut library = Library::open(&[], &mut faults);
    let located = library.load_located("runtime", &mut faults).unwrap();
    let tree = &located.loaded.tree;
    for item in Item::all(tree) {
        let name = item.name(tree);
        let id = name.rsplit(['.', '/']).next().unwrap();
        let span = located.origins.place(item, "").unwrap();
        let text = library.sources.get(span.source).unwrap().text();
        let there = &text[span.start..span.end];
        assert_eq!(there.trim_matches('"'), id, "{item:?} {name}");
    }
}

#[test]
fn a_finding_stands_at_its_key() {
    let path = folder().join("bad/unreachable-question.toml");
    let mut faults = Faults::new();
    let mut library = Library::open(&[path], &mut faults);
    let located = library
        .load_located("unreachable-question", &mut faults)
        .unwrap();
    let found = findings(&located);
    let [only] = found.as_slice() else {
        panic!("{found:#?}");
    };
    let span = located.origins.place(only.finding.item, only.finding.key);
    let span = span.unwrap();
    let file = library.sources.get(span.source).unwrap();
    assert_eq!(&file.text()[span.start..span.end], "when");
}
