//! Trying profiles and cases on the trees that are checked.

use std::path::{Path, PathBuf};

use crate::analysis::{NothingLeft, TriedCase, TriedMiss, TriedProfile};
use crate::cli::args::Check;
use crate::cli::commands::common::{AnswersRead, Work};
use crate::cli::commands::decided::Done;
use crate::cli::commands::missing;
use crate::cli::commands::prepare::Layers;
use crate::cli::commands::test::files::{below, folders, paths};
use crate::cli::commands::test::runner::{Runner, TestedFile};
use crate::cli::environment::Environment;
use crate::cli::stop::Stop;
use crate::diagnostic::{Code, Diagnostic, Faults, Severity};
use crate::engine::{ExpectKey, Outcome, Status};

/// What came out for one tree; `None` is what was not looked at.
#[derive(Debug, Default)]
pub(super) struct Tries {
    pub(super) profiles: Option<Vec<TriedProfile>>,
    pub(super) cases: Option<Vec<TriedCase>>,
}

/// Tries all profiles of the library and all cases on each tree of which they speak.
pub(super) fn tries(
    args: &Check,
    runner: &mut Runner<'_>,
    trees: &[String],
) -> Result<Vec<Tries>, Stop> {
    if args.no_cases {
        return Ok(trees.iter().map(|_| Tries::default()).collect());
    }
    let paths = wanted(&args.cases, &runner.work.paths_of(trees))?;
    let names: Vec<String> = runner.work.library.profiles().map(str::to_owned).collect();
    let mut all = Vec::new();
    for (n, tree) in trees.iter().enumerate() {
        let mut profiles = Vec::new();
        for name in &names {
            let Some(read) = runner.work.profile(name) else {
                return Err(runner.work.stopped());
            };
            profiles.extend(profile(&mut runner.work, name, read, tree));
            runner.work.faults = Faults::new();
        }
        runner.only(tree);
        let cases = paths.as_ref().map(|paths| {
            let tried = paths.iter().filter_map(|path| {
                let tested = runner.file(path)?;
                case(path, &tested, tree, n == 0, runner.work.environment)
            });
            tried.collect()
        });
        all.push(Tries {
            profiles: Some(profiles),
            cases,
        });
    }
    Ok(all)
}

/// The files that are named, or those of the usual folders of cases; `None` if there is no such
/// folder.
fn wanted(named: &[PathBuf], trees: &[PathBuf]) -> Result<Option<Vec<PathBuf>>, Stop> {
    if named.iter().any(|path| path == Path::new("-")) {
        let text = "--cases takes files and folders, not stdin";
        return Err(Stop::Usage(text.to_owned()));
    }
    if !named.is_empty() {
        return paths(named).map(Some);
    }
    let folders = folders(trees);
    if folders.is_empty() {
        return Ok(None);
    }
    below(&folders).map(Some)
}

/// A profile on a tree, as `decide` would take it; `None` if it does not speak of the tree.
fn profile(work: &mut Work<'_>, name: &str, read: AnswersRead, tree: &str) -> Option<TriedProfile> {
    let place = read.head.place_of(tree)?;
    let layers = Layers {
        profile: Some(read),
        ..Layers::default()
    };
    let loaded = work.loaded(&[tree.to_owned()]);
    let mut prepared = work.situations(&layers, &[], loaded);
    missing::add(&prepared, &mut work.faults);
    let faults = errors(std::mem::take(&mut work.faults).sorted().all());
    let sound = prepared.pop().filter(|_| faults.is_empty());
    let done = sound.map(Done::of);
    let nothing_left = done.filter(|done| done.status() == Status::NoneLeft);
    Some(TriedProfile {
        name: name.to_owned(),
        place: Some(place),
        faults,
        nothing_left: nothing_left.map(|done| {
            let out = done.evaluation.eliminated.iter();
            let reasons = out.map(|one| (one.candidate, one.reasons.len()));
            NothingLeft {
                nearest: reasons.min_by_key(|(ix, reasons)| (*reasons, *ix)),
            }
        }),
    })
}

/// A tested file on a tree; `None` if it does not speak of the tree. What it speaks of may be
/// lost on a file that cannot be read: that is told with the first tree.
fn case(
    path: &Path,
    tested: &TestedFile,
    tree: &str,
    is_first: bool,
    environment: &Environment,
) -> Option<TriedCase> {
    let place = tested.places.iter().find(|(there, _)| there == tree);
    let faults = errors(&tested.found);
    if place.is_none() {
        // A file may speak of trees that are not at hand; that is nothing against this one.
        let lost = faults.iter().any(|fault| fault.code != Code::UnknownName);
        if !(is_first && tested.places.is_empty() && lost) {
            return None;
        }
    }
    let mut misses = Vec::new();
    for one in &tested.done {
        let case = one.report(environment);
        let is_known = matches!(one.done.outcome, Some(Outcome::KnownMiss(_)));
        let told = case.told().into_iter();
        let told = told.filter(|told| !is_known || told.key == ExpectKey::FailOn);
        misses.extend(told.map(|told| TriedMiss {
            place: one.done.prepared.places.get(told.key),
            is_known_miss: told.key == ExpectKey::KnownMiss,
            said: told.said,
            why: told.why,
        }));
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Some(TriedCase {
        name: name.into_owned(),
        place: place.map(|(_, span)| *span),
        faults,
        misses,
    })
}

fn errors(all: &[Diagnostic]) -> Vec<Diagnostic> {
    let errors = all.iter().filter(|one| one.severity == Severity::Error);
    errors.cloned().collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{TriedProfile, Work, profile};
    use crate::cli::environment::Environment;
    use crate::cli::messages::Messages;
    use crate::load::Role;

    fn environment() -> Environment {
        let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/check");
        Environment {
            interactive: false,
            stdout_is_terminal: false,
            accessible: false,
            colour: false,
            colour_of_messages: false,
            links: false,
            width: 100,
            has_width: false,
            today: None,
            source_date: None,
            configuration: None,
            trees: vec![tests.join("good/broken-profile.toml")],
        }
    }

    /// A profile with these lines on the tree `broken-profile`.
    fn tried(lines: &str) -> Option<TriedProfile> {
        let environment = environment();
        let messages = Messages::new(&Ok(environment.clone()));
        let mut work = Work::new(&environment, &messages).unwrap();
        let text = format!("schema = 1\ntitle = \"T\"\ndescription = \"D\"\n{lines}");
        let read = work.answers_text("p.toml", text, Role::Profile);
        profile(&mut work, "bedroom", read, "broken-profile")
    }

    fn headlines(lines: &str) -> Vec<String> {
        let faults = tried(lines).unwrap().faults;
        faults.into_iter().map(|one| one.headline).collect()
    }

    #[test]
    fn a_profile_speaks_of_a_tree_or_says_nothing_of_it() {
        assert_eq!(tried("[answers.runtime]\ngpu = \"unknown\""), None);
        let fine = tried("[answers.broken-profile]\nuse = \"sleep\"").unwrap();
        assert!(fine.holds(), "{fine:?}");
    }

    #[test]
    fn every_fault_of_a_profile_is_found_the_missing_answer_too() {
        let wrong = "[answers.broken-profile]\nuse = \"slep\"\nroom = \"attic\"\n\
                     [exclude.broken-profile]\nceiling = \"high\"";
        let wanted = [
            "`slep` is no answer to `use`",
            "no question is called `room`",
            "no option is called `ceiling`",
        ];
        assert_eq!(headlines(wrong), wanted);
        let silent = "[weights.broken-profile]\nquiet = 3";
        assert_eq!(
            headlines(silent),
            ["`use` of `broken-profile` has no answer: What is it for?"]
        );
        let unknown = "[answers.broken-profile]\nuse = \"unknown\"";
        assert_eq!(headlines(unknown), [""; 0]);
    }

    #[test]
    fn a_profile_that_bans_all_leaves_nothing() {
        let all = "[answers.broken-profile]\nuse = \"work\"\n[exclude.broken-profile]\n\
                   tower = \"loud\"\ndesk = \"small\"";
        let dead = tried(all).unwrap();
        assert!(dead.faults.is_empty());
        assert!(!dead.holds());
        let nearest = dead.nothing_left.unwrap().nearest.unwrap();
        assert_eq!(nearest.1, 1);
    }
}
