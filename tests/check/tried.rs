//! The profile and the case beside a tree of these tests, tried on it.

use whystack::analysis::{NothingLeft, TriedCase, TriedMiss, TriedProfile};
use whystack::diagnostic::{Diagnostic, Faults, Severity};
use whystack::engine::{Evaluation, Situation, Status, evaluate};
use whystack::load::{AnswersFile, Applied, Head, Loaded, Role};
use whystack::report::Decided;
use whystack::report::cases::Case;
use whystack::text::{SourceFile, Sources};

use crate::folder;

/// What a file came to.
struct Came {
    head: Head,
    applied: Applied,
    evaluation: Evaluation,
    faults: Vec<Diagnostic>,
}

/// The text of a file beside a tree of these tests, if it is there.
fn beside(of: &str, kind: &str, code: &str) -> Option<String> {
    let path = folder().join(of).join(kind).join(format!("{code}.toml"));
    std::fs::read_to_string(path).ok()
}

/// The shipped trees, which are always at hand beside the one that is tried.
const SHIPPED: [&str; 3] = ["orchestration", "policy", "runtime"];

fn came(text: String, loaded: &Loaded, role: Role) -> Came {
    let tree = &loaded.tree;
    let known = [&SHIPPED[..], &[tree.id().as_str()]].concat();
    let source = Sources::new().add(SourceFile::new("file.toml", text.clone()));
    let file = AnswersFile::new(text, source, role);
    let mut faults = Faults::new();
    let head = file.head(&known, &mut faults);
    let mut situation = Situation::new(tree);
    let applied = file.apply(tree, &loaded.shared, &mut situation, &mut faults);
    let all = faults.sorted();
    let errors = all
        .all()
        .iter()
        .filter(|one| one.severity == Severity::Error);
    Came {
        head,
        applied,
        evaluation: evaluate(tree, &situation),
        faults: errors.cloned().collect(),
    }
}

pub(crate) fn profiles(kind: &str, code: &str, loaded: &Loaded) -> Option<Vec<TriedProfile>> {
    let text = beside("profiles", kind, code)?;
    Some(vec![profile("bedroom", text, loaded)])
}

/// A profile that speaks of a tree.
pub(crate) fn profile(name: &str, text: String, loaded: &Loaded) -> TriedProfile {
    let came = came(text, loaded, Role::Profile);
    let tree = &loaded.tree;
    let is_dead = came.evaluation.recommendation.status == Status::NoneLeft;
    let out = &came.evaluation.eliminated;
    TriedProfile {
        name: name.to_owned(),
        place: came.head.place_of(tree.id().as_str()),
        nothing_left: (is_dead && came.faults.is_empty()).then(|| NothingLeft {
            nearest: out.first().map(|one| (one.candidate, one.reasons.len())),
        }),
        faults: came.faults,
    }
}

pub(crate) fn cases(kind: &str, code: &str, loaded: &Loaded) -> Option<Vec<TriedCase>> {
    let text = beside("cases", kind, code)?;
    Some(vec![case("office", text, loaded)])
}

/// A case that speaks of a tree; one with a fault is not decided.
pub(crate) fn case(name: &str, text: String, loaded: &Loaded) -> TriedCase {
    let read = came(text, loaded, Role::Answers);
    let tree = &loaded.tree;
    let expect = read.applied.expect.as_ref().unwrap();
    let outcome = expect.check(tree, &read.evaluation, None);
    let case = Case {
        decided: Decided {
            tree,
            place: "here",
            extends: &[],
            evaluation: &read.evaluation,
            robustness: None,
            expectation: Some((expect, &outcome)),
            today_given: false,
        },
        fails: false,
        places: Vec::new(),
    };
    let told = case.told().into_iter();
    let misses = told
        .filter(|_| read.faults.is_empty())
        .map(|told| TriedMiss {
            place: read.applied.places.get(told.key),
            said: told.said,
            why: told.why,
            is_known_miss: false,
        });
    TriedCase {
        name: name.to_owned(),
        place: read.head.place_of(tree.id().as_str()),
        misses: misses.collect(),
        faults: read.faults,
    }
}
