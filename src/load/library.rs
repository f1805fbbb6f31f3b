//! What trees and profiles there are, and where.

mod chain;
mod profiles;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files::{TreeFiles, read_folder, read_text, shown_path, toml_files};
use super::origins::Origins;
use super::shipped::{SHARED, TREES};
use super::tree::build;
use crate::diagnostic::{Allow, Code, Diagnostic, Faults};
use crate::model::{Base, Slug, Tree};
use crate::text::{SourceFile, Sources, ticked};

/// Where a tree comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is embedded in the program.
    Shipped,
    /// It is a user's.
    Path(PathBuf),
}

impl Place {
    /// The word or path in reports.
    pub fn shown(&self) -> String {
        match self {
            Self::Shipped => "shipped".to_owned(),
            Self::Path(path) => shown_path(path),
        }
    }
}

/// A loaded tree.
#[derive(Debug)]
pub struct Loaded {
    /// The tree.
    pub tree: Tree,
    /// Where it comes from.
    pub place: Place,
    /// The trees that it extends, nearest first.
    pub extends: Vec<Base>,
    /// The shared questions that there are, used by the tree or not.
    pub shared: Vec<Slug>,
}

impl Loaded {
    /// Where it comes from, in words: its place, and what it extends.
    pub fn origin(&self) -> String {
        Base::origin(&self.place.shown(), &self.extends)
    }
}

/// A loaded tree with where its things stand, and with its exceptions to checks.
#[derive(Debug)]
pub struct Located {
    /// The tree.
    pub loaded: Loaded,
    /// Where its things stand.
    pub origins: Origins,
    /// Its exceptions to checks.
    pub allows: Vec<Allow>,
}

/// The trees and profiles that can be loaded. Listing parses nothing; a tree is parsed when it
/// is asked for.
#[derive(Debug)]
pub struct Library {
    trees: BTreeMap<String, Place>,
    profiles: BTreeMap<String, Place>,
    /// All files that were read, for diagnostics.
    pub sources: Sources,
}

impl Library {
    /// The shipped trees and those of some folders and files.
    ///
    /// A path is a folder of trees, the folder of one tree, or one file. A tree is known by the
    /// name of its folder or file, which must be its id.
    pub fn open(paths: &[PathBuf], faults: &mut Faults) -> Self {
        let shipped = TREES
            .iter()
            .map(|tree| (tree.id.to_owned(), Place::Shipped));
        let mut library = Self {
            trees: shipped.collect(),
            profiles: profiles::shipped(),
            sources: Sources::new(),
        };
        for path in paths {
            library.add(path, faults);
        }
        library
    }

    fn add(&mut self, path: &Path, faults: &mut Faults) {
        let found = if path.is_file() || path.join("tree.toml").is_file() {
            vec![path.to_owned()]
        } else if path.is_dir() {
            let found = trees_in(path, faults);
            if found.is_empty() {
                let headline = format!("{} holds no tree", ticked(&shown_path(path)));
                faults.push(Diagnostic::error(Code::Unreadable, headline).help(
                    "a tree is NAME.toml, or NAME/tree.toml with its options in NAME/options",
                ));
            }
            found
        } else {
            let headline = format!("there is no file or folder {}", ticked(&shown_path(path)));
            faults.push(Diagnostic::error(Code::Unreadable, headline));
            return;
        };
        for tree in found {
            self.add_tree(tree, faults);
        }
    }

    fn add_tree(&mut self, path: PathBuf, faults: &mut Faults) {
        let Some(id) = tree_id(&path) else {
            let headline = format!("the name of {} is no id", ticked(&shown_path(&path)));
            let help = "a tree is called by its id: lower-case words joined by hyphens, such as `my-tree.toml`";
            faults.push(Diagnostic::error(Code::BadId, headline).help(help));
            return;
        };
        match self.trees.get(&id) {
            Some(Place::Shipped) => {
                let headline = format!(
                    "{} has the id of a shipped tree",
                    ticked(&shown_path(&path))
                );
                let help = "give it another id: a result must say which tree it comes from";
                faults.push(Diagnostic::error(Code::ShadowsShipped, headline).help(help));
            }
            Some(Place::Path(other)) if *other != path => {
                let (one, two) = (ticked(&shown_path(other)), ticked(&shown_path(&path)));
                let headline = format!("{one} and {two} have the same id");
                faults.push(Diagnostic::error(Code::DuplicateId, headline));
            }
            Some(Place::Path(_)) => {}
            None => {
                self.trees.insert(id, Place::Path(path));
            }
        }
    }

    /// Adds the trees of a folder, if it is there; it may be empty.
    pub fn add_trees(&mut self, folder: &Path, faults: &mut Faults) {
        if folder.is_dir() {
            for tree in trees_in(folder, faults) {
                self.add_tree(tree, faults);
            }
        }
    }

    /// Adds one tree by its path and gives its id.
    pub fn add_path(&mut self, path: &Path, faults: &mut Faults) -> Option<String> {
        if !path.exists() {
            let headline = format!("there is no file or folder {}", ticked(&shown_path(path)));
            faults.push(Diagnostic::error(Code::Unreadable, headline));
            return None;
        }
        // Who names the head of a folder means the folder.
        let path = match path.parent() {
            Some(folder) if path.ends_with("tree.toml") && !folder.as_os_str().is_empty() => folder,
            _ => path,
        };
        self.add_tree(path.to_owned(), faults);
        tree_id(path).filter(|id| self.trees.contains_key(id))
    }

    /// The ids of all trees, with where they come from.
    pub fn trees(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.trees.iter().map(|(id, place)| (id.as_str(), place))
    }

    /// Loads a tree; its faults are added, and an erroneous tree is `None`.
    pub fn load(&mut self, id: &str, faults: &mut Faults) -> Option<Loaded> {
        if self.trees.get(id) == Some(&Place::Shipped)
            && let Some(shipped) = TREES.iter().find(|tree| tree.id == id)
            && let Some((tree, shared)) = shipped.unpacked()
        {
            return Some(Loaded {
                tree,
                place: Place::Shipped,
                extends: Vec::new(),
                shared,
            });
        }
        self.load_from_files(id, faults)
    }

    /// Loads a tree from its files, also a shipped one.
    pub fn load_from_files(&mut self, id: &str, faults: &mut Faults) -> Option<Loaded> {
        self.built(id, false, faults).map(|(loaded, ..)| loaded)
    }

    /// Loads a tree from its files with where its things stand, and with its exceptions.
    pub fn load_located(&mut self, id: &str, faults: &mut Faults) -> Option<Located> {
        let (loaded, origins, allows) = self.built(id, true, faults)?;
        Some(Located {
            loaded,
            origins: origins.unwrap_or_default(),
            allows,
        })
    }

    fn built(
        &mut self,
        id: &str,
        with_origins: bool,
        faults: &mut Faults,
    ) -> Option<(Loaded, Option<Origins>, Vec<Allow>)> {
        let before = faults.errors();
        let links = self.chain(id, faults)?;
        let extends = self.bases(&links, faults);
        let files: Vec<&TreeFiles> = links.iter().map(|link| &link.files).collect();
        let (built, found) = build(&files, &self.sources, Some(id), with_origins);
        faults.add_new(found);
        // What could be read was looked at for its faults; a tree without one of its files is none.
        let built = built.filter(|_| faults.errors() == before)?;
        let loaded = Loaded {
            tree: built.tree,
            place: links.into_iter().next()?.place,
            extends: extends?,
            shared: built.shared,
        };
        Some((loaded, built.origins, built.allows))
    }

    fn shipped(&mut self, id: &str) -> Option<TreeFiles> {
        let shipped = TREES.iter().find(|tree| tree.id == id)?;
        let mut add = |(name, text): (&str, &str)| self.sources.add(SourceFile::new(name, text));
        let shared = Some(add(SHARED));
        let (mut tree, mut sources, mut options) = (None, None, Vec::new());
        for (name, text) in shipped.files {
            let ix = add((name, text));
            match name.rsplit('/').next() {
                Some("tree.toml") => tree = Some(ix),
                Some("sources.toml") => sources = Some(ix),
                Some(file) => options.push((file.trim_end_matches(".toml").to_owned(), ix)),
                None => {}
            }
        }
        Some(TreeFiles {
            shared,
            lent: false,
            tree: tree?,
            sources,
            options,
        })
    }

    fn read(&mut self, path: &Path, faults: &mut Faults) -> Option<TreeFiles> {
        let shared = path.parent().map(|folder| folder.join("shared.toml"));
        let (shared, lent) = match shared.filter(|shared| shared.is_file()) {
            Some(shared) => {
                let text = match read_text(&shared) {
                    Ok(text) => text,
                    Err(fault) => {
                        faults.push(fault.diagnostic());
                        return None;
                    }
                };
                (
                    self.sources.add(SourceFile::new(shown_path(&shared), text)),
                    false,
                )
            }
            // A user's tree without its own shared questions may use the shipped ones.
            None => (self.sources.add(SourceFile::new(SHARED.0, SHARED.1)), true),
        };
        if path.is_dir() {
            return read_folder(path, (shared, lent), &mut self.sources, faults);
        }
        match read_text(path) {
            Ok(text) => {
                let tree = self.sources.add(SourceFile::new(shown_path(path), text));
                Some(TreeFiles {
                    shared: Some(shared),
                    lent,
                    tree,
                    sources: None,
                    options: Vec::new(),
                })
            }
            Err(fault) => {
                faults.push(fault.diagnostic());
                None
            }
        }
    }
}

/// The trees of a folder: its files but shared.toml, and the folders below it with a tree.toml.
fn trees_in(folder: &Path, faults: &mut Faults) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = toml_files(folder, faults)
        .into_iter()
        .filter(|file| file.file_name().is_none_or(|name| name != "shared.toml"))
        .collect();
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.map(|entry| entry.path());
    found.extend(folders.filter(|folder| folder.join("tree.toml").is_file()));
    found.sort();
    found
}

/// The id that a path stands for: the name of a folder, or of a file without `.toml`.
fn tree_id(path: &Path) -> Option<String> {
    let name = path.canonicalize().ok()?.file_name()?.to_str()?.to_owned();
    let id = name.strip_suffix(".toml").unwrap_or(&name);
    id.parse::<Slug>().ok().map(|id| id.to_string())
}
