//! The trees and profiles that the program carries with it.
//!
//! Every file is embedded as it stands; a test proves that the list is whole, and says which
//! lines are missing.

/// A tree that is embedded.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShippedTree {
    pub(super) id: &'static str,
    /// The files by their names below `trees/`, tree.toml first.
    pub(super) files: &'static [(&'static str, &'static str)],
}

/// A text that is embedded, by its name.
macro_rules! embedded {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$((concat!($folder, "/", $name), include_str!(concat!("../../", $folder, "/", $name)))),*]
    };
}

/// The shared questions and capabilities.
pub(super) const SHARED: (&str, &str) =
    ("trees/shared.toml", include_str!("../../trees/shared.toml"));

/// The trees.
pub(super) const TREES: &[ShippedTree] = &[ShippedTree {
    id: "runtime",
    files: embedded!("trees/runtime":
        "tree.toml",
    ),
}];

/// The profiles, by their names.
pub(super) const PROFILES: &[(&str, &str)] = embedded!("profiles":
);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::{PROFILES, SHARED, TREES};

    fn files_below(folder: &str, found: &mut BTreeSet<String>) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let Ok(entries) = fs::read_dir(root.join(folder)) else {
            return;
        };
        for entry in entries {
            let entry = entry.unwrap();
            let name = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() {
                files_below(&name, found);
            } else if entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "toml")
            {
                found.insert(name);
            }
        }
    }

    #[test]
    fn every_file_of_trees_and_profiles_is_embedded() {
        let mut there = BTreeSet::new();
        files_below("trees", &mut there);
        files_below("profiles", &mut there);
        let trees = TREES
            .iter()
            .flat_map(|tree| tree.files.iter().map(|(name, _)| *name));
        let listed: BTreeSet<String> = trees
            .chain(PROFILES.iter().map(|(name, _)| *name))
            .chain([SHARED.0])
            .map(str::to_owned)
            .collect();
        let missing: Vec<&String> = there.difference(&listed).collect();
        assert!(
            missing.is_empty(),
            "add to src/load/shipped.rs: {missing:#?}"
        );
        assert_eq!(there, listed);
    }
}
