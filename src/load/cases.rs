//! Finding cases: the `.toml` files below a folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::files::{ReadFault, shown_path};
use crate::text::limits::{FOLDER_DEPTH, FOLDER_ENTRIES, TREE_FILES};
use crate::text::ticked;

/// The file that a path names, or the `.toml` files below the folder that it names, sorted by the
/// bytes of their paths. Folders that are links are not entered.
///
/// # Errors
/// Nothing is there, a folder cannot be read, or it holds more than the limits.
pub fn case_files(path: &Path) -> Result<Vec<PathBuf>, ReadFault> {
    let there = fs::metadata(path).map_err(|error| ReadFault::of(path, error))?;
    if !there.is_dir() {
        return Ok(vec![plain(path)]);
    }
    let mut search = Search {
        root: path,
        found: Vec::new(),
        entries: 0,
    };
    search.folder(path, 0)?;
    search
        .found
        .sort_by(|a, b| shown_path(a).as_bytes().cmp(shown_path(b).as_bytes()));
    Ok(search.found)
}

/// Where cases lie, seen from a folder in which a tree or a person works.
pub const CASES: &str = "tests/cases";

/// The folder of cases beside a tree, by the tree's file or folder: `tests/cases` or `cases` in
/// the folder of the tree, else `tests/cases` in the folder around it; the first that is there.
pub fn cases_beside(tree: &Path) -> Option<PathBuf> {
    let own = if tree.is_dir() {
        tree.to_owned()
    } else {
        tree.parent()?.to_owned()
    };
    let around = match (own.file_name(), own.parent()) {
        (Some(_), Some(around)) => around.to_owned(),
        // `.`, `..` and `` have names that only the system knows.
        _ => own.join(".."),
    };
    let places = [own.join(CASES), own.join("cases"), around.join(CASES)];
    places.into_iter().find(|place| place.is_dir())
}

/// The path without a leading `./`.
fn plain(path: &Path) -> PathBuf {
    match path.strip_prefix(".") {
        Ok(rest) if !rest.as_os_str().is_empty() => rest.to_owned(),
        _ => path.to_owned(),
    }
}

struct Search<'p> {
    root: &'p Path,
    found: Vec<PathBuf>,
    entries: usize,
}

impl Search<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) -> Result<(), ReadFault> {
        let name = || ticked(&shown_path(self.root));
        if depth > FOLDER_DEPTH {
            return Err(ReadFault::TooDeep(name(), FOLDER_DEPTH));
        }
        let unread = |error| ReadFault::of(folder, error);
        let mut folders = Vec::new();
        for entry in fs::read_dir(folder).map_err(unread)? {
            let entry = entry.map_err(unread)?;
            self.entries += 1;
            if self.entries > FOLDER_ENTRIES || self.found.len() > TREE_FILES {
                let most = (TREE_FILES, FOLDER_ENTRIES);
                return Err(ReadFault::TooMany(name(), most.0, most.1));
            }
            let path = entry.path();
            if entry.file_type().map_err(unread)?.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                self.found.push(plain(&path));
            }
        }
        for folder in folders {
            self.folder(&folder, depth + 1)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{case_files, cases_beside, shown_path};
    use std::fs;

    #[test]
    fn cases_below_a_folder_are_sorted_by_bytes() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path();
        fs::create_dir_all(folder.join("a/deep")).unwrap();
        for name in [
            "b.toml",
            "B.toml",
            "a/deep/z.toml",
            "a.toml",
            "a-b.toml",
            "note.md",
        ] {
            fs::write(folder.join(name), "").unwrap();
        }
        let found: Vec<String> = case_files(folder)
            .unwrap()
            .iter()
            .map(|path| shown_path(path.strip_prefix(folder).unwrap()))
            .collect();
        let wanted = ["B.toml", "a-b.toml", "a.toml", "a/deep/z.toml", "b.toml"];
        assert_eq!(found, wanted);
        let one = folder.join("note.md");
        assert_eq!(case_files(&one).unwrap(), [one]);
    }

    #[test]
    fn cases_beside_a_tree_lie_in_its_folder_or_in_tests_of_the_one_around() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path();
        fs::create_dir_all(folder.join("trees/broker")).unwrap();
        fs::write(folder.join("trees/broker/tree.toml"), "").unwrap();
        fs::write(folder.join("trees/lamp.toml"), "").unwrap();
        let both = || {
            ["trees/broker", "trees/lamp.toml"].map(|tree| {
                let found = cases_beside(&folder.join(tree))?;
                Some(shown_path(found.strip_prefix(folder).unwrap()))
            })
        };
        let is = |broker: Option<&str>, lamp: Option<&str>| {
            assert_eq!(both(), [broker, lamp].map(|one| one.map(str::to_owned)));
        };
        // Folders of this name further away are somebody else's.
        fs::create_dir_all(folder.join("cases")).unwrap();
        is(None, None);
        fs::create_dir_all(folder.join("tests/cases")).unwrap();
        is(None, Some("tests/cases"));
        fs::create_dir_all(folder.join("trees/tests/cases")).unwrap();
        is(Some("trees/tests/cases"), Some("trees/tests/cases"));
        fs::create_dir_all(folder.join("trees/broker/cases")).unwrap();
        is(Some("trees/broker/cases"), Some("trees/tests/cases"));
        fs::create_dir_all(folder.join("trees/broker/tests/cases")).unwrap();
        is(Some("trees/broker/tests/cases"), Some("trees/tests/cases"));
    }

    #[test]
    fn what_is_missing_or_too_deep_is_said() {
        let root = tempfile::tempdir().unwrap();
        let missing = case_files(&root.path().join("nothing")).unwrap_err();
        assert!(
            missing
                .to_string()
                .starts_with("there is no file or folder")
        );
        let mut deep = root.path().to_owned();
        for _ in 0..9 {
            deep.push("d");
        }
        fs::create_dir_all(&deep).unwrap();
        let deep = case_files(root.path()).unwrap_err();
        assert!(deep.to_string().ends_with("has folders more than 8 deep"));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_is_a_link_is_not_entered() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.toml"), "").unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("round")).unwrap();
        assert_eq!(case_files(root.path()).unwrap().len(), 1);
    }
}
