//! The profile and the case beside a tree of these tests, tried on it.

use whystack::analysis::{NothingLeft, TriedCase, TriedMiss, TriedProfile};
use whystack::diagnostic::{Diagnostic, Faults, Severity};
use whystack::engine::{Evaluation, Situation, Status, evaluate};
use whystack::load::{AnswersFile, Applied, Head, Role};
use whystack::model::Tree;
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

/// A file below a folder, if it is there.
fn came(of: &str, kind: &str, code: &str, tree: &Tree, role: Role) -> Option<Came> {
    let path = folder().join(of).join(kind).join(format!("{code}.toml"));
    let text = std::fs::read_to_string(path).ok()?;
    let source = Sources::new().add(SourceFile::new("file.toml", text.clone()));
    let file = AnswersFile::new(text, source, role);
    let mut faults = Faults::new();
    let head = file.head(&[tree.id().as_str()], &mut faults);
    let mut situation = Situation::new(tree);
    let applied = file.apply(tree, &[], &mut situation, &mut faults);
    let all = faults.sorted();
    let errors = all
        .all()
        .iter()
        .filter(|one| one.severity == Severity::Error);
    Some(Came {
        head,
        applied,
        evaluation: evaluate(tree, &situation),
        faults: errors.cloned().collect(),
    })
}

pub(crate) fn profiles(kind: &str, code: &str, tree: &Tree) -> Option<Vec<TriedProfile>> {
    let came = came("profiles", kind, code, tree, Role::Profile)?;
    let is_dead = came.evaluation.recommendation.status == Status::NoneLeft;
    let out = &came.evaluation.eliminated;
    Some(vec![TriedProfile {
        name: "bedroom".to_owned(),
        place: came.head.place_of(tree.id().as_str()),
        nothing_left: (is_dead && came.faults.is_empty()).then(|| NothingLeft {
            nearest: out.first().map(|one| (one.candidate, one.reasons.len())),
        }),
        faults: came.faults,
    }])
}

pub(crate) fn cases(kind: &str, code: &str, tree: &Tree) -> Option<Vec<TriedCase>> {
    let read = came("cases", kind, code, tree, Role::Answers)?;
    let expect = read.applied.expect.as_ref().unwrap();
    let outcome = expect.check(tree, &read.evaluation);
    let case = Case {
        decided: Decided {
            tree,
            place: "here",
            evaluation: &read.evaluation,
            expectation: Some((expect, &outcome)),
            today_given: false,
        },
        fails: false,
        places: Vec::new(),
    };
    let misses = case.told().into_iter().map(|told| TriedMiss {
        place: read.applied.places.get(told.key),
        said: told.said,
        why: told.why,
        is_known_miss: false,
    });
    Some(vec![TriedCase {
        name: "office".to_owned(),
        place: read.head.place_of(tree.id().as_str()),
        misses: misses.collect(),
        faults: read.faults,
    }])
}
