//! Shipped trees with a slip of an author in them: each code finds its slip, and nothing else does.
//!
//! A slip is a small change to the text of a shipped tree, a profile or a case. What is told of
//! the changed tree and not of the shipped one is exactly the finding that the slip is there for,
//! with what truly follows from it.

mod conditions;
mod counts;
mod facts;
mod files;
mod influence;
mod needs;
mod options;
mod sound;
mod texts;
mod weights;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use whystack::analysis::{Study, settle};
use whystack::diagnostic::{Check, Faults};
use whystack::load::{Library, Located};

use crate::{study_by, tried};

/// The id of every copy: a tree of a user does not bear that of a shipped one.
const COPY: &str = "copy";
const SHARED: &str = "trees/shared.toml";

/// A small change to the files of a shipped tree, and what is told of it.
struct Slip {
    /// The tree.
    tree: Shipped,
    /// What is changed.
    changes: &'static [Change],
    /// Profiles and cases that are tried on the tree; no others are.
    beside: &'static [&'static str],
    /// The code that must find it, and the item at which.
    raises: (Check, &'static str),
    /// What else is told because of it, and why that is true.
    follows: &'static [Follows],
}

/// What is read instead of what; it stands in the file once.
struct Change {
    file: &'static str,
    from: &'static str,
    to: &'static str,
}

/// Another code with its item, and why it is raised too.
struct Follows(Check, &'static str, &'static str);

#[derive(Clone, Copy)]
enum Shipped {
    Runtime,
    Policy,
}

/// A code and the name of its item.
type Told = (&'static str, String);

impl Shipped {
    fn id(self) -> &'static str {
        match self {
            Self::Runtime => "runtime",
            Self::Policy => "policy",
        }
    }

    /// The unchanged copy with its study, which lends itself to other files beside it.
    fn unchanged(self) -> &'static Unchanged {
        static RUNTIME: LazyLock<Unchanged> = LazyLock::new(|| Unchanged::of(Shipped::Runtime));
        static POLICY: LazyLock<Unchanged> = LazyLock::new(|| Unchanged::of(Shipped::Policy));
        match self {
            Self::Runtime => &RUNTIME,
            Self::Policy => &POLICY,
        }
    }

    /// The tree under another id and with changes, loaded from a folder beside its `shared.toml`.
    fn copied(self, changes: &[Change]) -> Located {
        let (folder, id) = (tempfile::tempdir().unwrap(), self.id());
        let options = folder.path().join(COPY).join("options");
        fs::create_dir_all(options).unwrap();
        fs::write(folder.path().join("shared.toml"), text(SHARED, changes)).unwrap();
        for file in files(id) {
            let mut text = text(&file, changes);
            if file.ends_with("tree.toml") {
                text = once(&text, &format!("\nid = \"{id}\"\n"), "\nid = \"copy\"\n");
            }
            let below = file.strip_prefix(&format!("trees/{id}/")).unwrap();
            fs::write(folder.path().join(COPY).join(below), text).unwrap();
        }
        let mut faults = Faults::new();
        let mut library = Library::open(&[folder.path().join(COPY)], &mut faults);
        let located = library.load_located(COPY, &mut faults);
        assert!(faults.is_empty(), "{faults:#?}");
        located.unwrap()
    }

    /// Profiles and cases, changed, as they speak of the copy.
    fn beside(self, files: &[&'static str], changes: &[Change]) -> Vec<Beside> {
        let from = format!(".{}]", self.id());
        let read = files.iter().map(|file| Beside {
            file,
            text: text(file, changes).replace(&from, ".copy]"),
        });
        read.collect()
    }
}

/// The unchanged copy of a tree.
struct Unchanged {
    located: &'static Located,
    study: Mutex<Study<'static>>,
    /// What is told of it with no file beside it.
    alone: Vec<Told>,
}

impl Unchanged {
    fn of(tree: Shipped) -> Self {
        let located: &'static Located = Box::leak(Box::new(tree.copied(&[])));
        let mut study = study_by(located, None);
        Self {
            alone: told(located, &mut study, &[]),
            study: Mutex::new(study),
            located,
        }
    }
}

impl Slip {
    /// What is told because of it and what was to be told, where the two differ.
    fn differs(&self) -> Option<String> {
        let (check, item) = self.raises;
        let of = format!("{} {item}", check.as_str());
        let found = told_because(self.tree, self.changes, self.beside);
        let mut wanted = vec![(check.as_str(), item.to_owned())];
        for Follows(check, item, why) in self.follows {
            assert!(why.len() > 8, "{of}: {why:?} is no reason");
            wanted.push((check.as_str(), (*item).to_owned()));
        }
        wanted.sort();
        (found != wanted).then(|| format!("{of}: told {found:?}, not {wanted:?}"))
    }
}

/// What is told of the changed tree with files beside it, and not of the shipped one.
fn told_because(tree: Shipped, changes: &[Change], beside: &[&'static str]) -> Vec<Told> {
    for Change { file, .. } in changes {
        let is_read = *file == SHARED
            || files(tree.id()).iter().any(|one| one == file)
            || beside.contains(file);
        assert!(is_read, "nobody reads {file}");
    }
    let unchanged = tree.unchanged();
    if !beside.is_empty() {
        let mut study = unchanged.study.lock().unwrap();
        let before = told(unchanged.located, &mut study, &tree.beside(beside, &[]));
        assert_eq!(before, unchanged.alone, "{beside:?} hold");
    }
    let located = tree.copied(changes);
    let mut study = study_by(&located, None);
    let mut found = told(&located, &mut study, &tree.beside(beside, changes));
    for old in &unchanged.alone {
        if let Some(place) = found.iter().position(|new| new == old) {
            found.remove(place);
        }
    }
    found
}

/// A profile or a case beside a tree.
struct Beside {
    file: &'static str,
    text: String,
}

/// All that is told of a tree with the files beside it, allowed findings aside, in order.
fn told(located: &Located, study: &mut Study<'_>, beside: &[Beside]) -> Vec<Told> {
    let (mut profiles, mut cases) = (Vec::new(), Vec::new());
    for Beside { file, text } in beside {
        let name = Path::new(file).file_stem().unwrap().to_str().unwrap();
        if file.starts_with("profiles/") {
            profiles.push(tried::profile(name, text.clone(), &located.loaded));
        } else {
            cases.push(tried::case(name, text.clone(), &located.loaded));
        }
    }
    (study.subject.profiles, study.subject.cases) = (Some(profiles), Some(cases));
    let settled = settle(study, &located.allows).into_iter();
    let loud = settled.filter(|one| one.allowed_because.is_none());
    let mut told: Vec<Told> = loud
        .map(|one| (one.finding.check.as_str(), one.finding.name))
        .collect();
    told.sort();
    told
}

/// Holds that the code of each slip is raised, and with it nothing but what follows.
fn hold(slips: &[Slip]) {
    let wrong: Vec<String> = slips.iter().filter_map(Slip::differs).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files of a tree, from the root of the repository.
fn files(tree: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = format!("trees/{tree}");
    let mut all = Vec::new();
    for folder in [folder.clone(), format!("{folder}/options")] {
        for entry in fs::read_dir(root.join(&folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if Path::new(&name)
                .extension()
                .is_some_and(|ext| ext == "toml")
            {
                all.push(format!("{folder}/{name}"));
            }
        }
    }
    all.sort();
    all
}

/// The text of a file with what is changed in it.
fn text(file: &str, changes: &[Change]) -> String {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let mut text = fs::read_to_string(path).unwrap();
    for change in changes.iter().filter(|change| change.file == file) {
        text = once(&text, change.from, change.to);
    }
    text
}

/// A text with something in it replaced that stands there once.
fn once(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "how often there is {from:?}");
    assert_ne!(from, to, "nothing is changed");
    text.replacen(from, to, 1)
}

/// Every slip.
fn all() -> impl Iterator<Item = &'static Slip> {
    [
        conditions::SLIPS,
        facts::SLIPS,
        files::SLIPS,
        needs::SLIPS,
        options::SLIPS,
        texts::SLIPS,
        weights::SLIPS,
    ]
    .into_iter()
    .flatten()
}

/// Codes that no slip of the tables raises, and why.
const ELSEWHERE: &[(Check, &str)] = &[
    (
        Check::NeverDecides,
        "looked at of single items, as it takes its time: `influence` has its slips",
    ),
    (
        Check::DecidingDissent,
        "looked at of single items, as it takes its time: `influence` has its slips",
    ),
    (
        Check::DeadEnds,
        "every shipped tree has some already: `counts` holds that the slip is the shortest",
    ),
    (
        Check::NotCounted,
        "a small slip spends no budget: `counts` writes a long question",
    ),
];

#[test]
fn every_code_has_a_slip() {
    let tried: BTreeSet<Check> = all().map(|slip| slip.raises.0).collect();
    let elsewhere: BTreeSet<Check> = ELSEWHERE.iter().map(|(check, _)| *check).collect();
    assert!(tried.is_disjoint(&elsewhere));
    let both: BTreeSet<Check> = tried.union(&elsewhere).copied().collect();
    assert_eq!(both, Check::ALL.iter().copied().collect());
}
