//! Which files are cases.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::cli::args::Test;
use crate::cli::stop::Stop;
use crate::load::{CASES, case_files, cases_beside, shown_path};
use crate::text::{list_and, ticked};

/// The files that are named, and those below the folders that are, each once.
pub(in crate::cli::commands) fn paths(named: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let mut found: Vec<PathBuf> = Vec::new();
    for path in named {
        if path == Path::new("-") {
            found.push(path.clone());
            continue;
        }
        let below = case_files(path)?;
        if below.is_empty() {
            return Err(empty(std::slice::from_ref(path)));
        }
        found.extend(below);
    }
    Ok(once(found))
}

/// The files that are tested if none is named: those of the usual folders.
pub(super) fn usual(trees: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let folders = folders(trees);
    if folders.is_empty() {
        let beside = if trees.is_empty() {
            ""
        } else {
            ", and no folder of cases beside the trees"
        };
        return Err(Stop::World(format!(
            "there is no folder {}{beside}; name the files or folders to test: whystack test \
             FILE|DIR…",
            ticked(CASES)
        )));
    }
    let found = below(&folders)?;
    if found.is_empty() {
        return Err(empty(&folders));
    }
    Ok(found)
}

/// The folders of cases that are looked at if none is named: `tests/cases` here, and those beside
/// trees that come from a path; each once.
pub(in crate::cli::commands) fn folders(trees: &[PathBuf]) -> Vec<PathBuf> {
    let here = PathBuf::from(CASES);
    let here = here.is_dir().then_some(here);
    let beside = trees.iter().filter_map(|tree| cases_beside(tree));
    let mut seen = BTreeSet::new();
    let mut folders: Vec<PathBuf> = here.into_iter().chain(beside).collect();
    folders.retain(|folder| seen.insert(folder.canonicalize().unwrap_or(folder.clone())));
    folders
}

/// The files below folders, each once.
pub(in crate::cli::commands) fn below(folders: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    for folder in folders {
        found.extend(case_files(folder)?);
    }
    Ok(once(found))
}

fn once(mut paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    paths.retain(|path| seen.insert(path.clone()));
    paths
}

fn empty(folders: &[PathBuf]) -> Stop {
    let names: Vec<String> = folders
        .iter()
        .map(|folder| ticked(&shown_path(folder)))
        .collect();
    let verb = if names.len() == 1 { "holds" } else { "hold" };
    Stop::World(format!("{} {verb} no .toml file", list_and(&names)))
}

/// What to say if the command line leaves no file.
pub(super) fn none_left(args: &Test) -> String {
    let filter = args.filter.iter();
    let filter = filter.map(|word| format!("--filter {}", ticked(word)));
    let trees = args.tree.iter();
    let trees = trees.map(|tree| format!("--tree {}", ticked(tree)));
    let by: Vec<String> = filter.chain(trees).collect();
    format!("no case is left by {}", by.join(" "))
}
