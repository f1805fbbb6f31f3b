//! Which files are cases.

use std::path::{Path, PathBuf};

use crate::cli::args::Test;
use crate::cli::stop::Stop;
use crate::load::{case_files, shown_path};
use crate::text::ticked;

/// Where cases lie if nothing is said.
pub(in crate::cli::commands) const CASES: &str = "tests/cases";

/// The files that are named, and those below the folders that are, each once.
pub(in crate::cli::commands) fn paths(named: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let given = [PathBuf::from(CASES)];
    let named = if named.is_empty() {
        if !Path::new(CASES).is_dir() {
            return Err(Stop::World(format!(
                "there is no folder {}; name the files or folders to test: whystack test FILE|DIR…",
                ticked(CASES)
            )));
        }
        &given[..]
    } else {
        named
    };
    let mut paths: Vec<PathBuf> = Vec::new();
    for path in named {
        if path == Path::new("-") {
            paths.push(path.clone());
            continue;
        }
        let found = case_files(path)?;
        if found.is_empty() {
            let path = ticked(&shown_path(path));
            return Err(Stop::World(format!("{path} holds no .toml file")));
        }
        paths.extend(found);
    }
    let mut seen = std::collections::BTreeSet::new();
    paths.retain(|path| seen.insert(path.clone()));
    Ok(paths)
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
