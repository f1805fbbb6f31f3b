//! What commands have in common: finding and loading trees, reading files, drawing faults.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::diagnostic::Faults;
use crate::load::{
    AnswersFile, Head, Library, Loaded, Located, Place, ReadFault, Role, read_text, shown_path,
    text_of,
};
use crate::model::{CandidateIx, Tree};
use crate::text::limits::FILE_BYTES;
use crate::text::{SourceFile, SourceIx, did_you_mean, list_or, shell_word, ticked};

/// A command at work: the library, the faults so far, where to say things.
#[derive(Debug)]
pub(super) struct Work<'a> {
    pub(super) environment: &'a Environment,
    pub(super) messages: &'a Messages,
    pub(super) library: Library,
    pub(super) faults: Faults,
    trees: BTreeMap<String, (Option<Rc<Loaded>>, Faults)>,
    /// What became of a run that errors stop.
    became: &'static str,
}

/// A file with answers, and what it says of itself.
#[derive(Debug)]
pub(super) struct AnswersRead {
    pub(super) file: AnswersFile,
    pub(super) head: Head,
}

/// Whether a word of the command line is a path: it holds `/` or ends in `.toml`.
pub(super) fn is_path(word: &str) -> bool {
    word.contains('/')
        || word.contains(std::path::MAIN_SEPARATOR)
        || Path::new(word)
            .extension()
            .is_some_and(|ending| ending == "toml")
}

impl<'a> Work<'a> {
    /// Opens the library, to decide.
    pub(super) fn new(environment: &'a Environment, messages: &'a Messages) -> Result<Self, Stop> {
        Self::open(environment, messages, "nothing was decided")
    }

    /// Opens the library; `became` says what became of a run that errors stop.
    pub(super) fn open(
        environment: &'a Environment,
        messages: &'a Messages,
        became: &'static str,
    ) -> Result<Self, Stop> {
        let mut faults = Faults::new();
        let library = environment.library(&mut faults);
        let mut work = Self {
            environment,
            messages,
            library,
            faults,
            trees: BTreeMap::new(),
            became,
        };
        work.check()?;
        Ok(work)
    }

    /// Draws what was found so far; errors stop the command.
    pub(super) fn check(&mut self) -> Result<(), Stop> {
        let faults = std::mem::take(&mut self.faults);
        let stop = faults.has_errors().then(|| Stop::of(&faults));
        self.messages
            .faults(faults, &self.library.sources, self.became);
        stop.map_or(Ok(()), Err)
    }

    /// Draws what was found so far, of which an error stops the command.
    pub(super) fn stopped(&mut self) -> Stop {
        let stop = self.check();
        stop.err().unwrap_or(Stop::Faults(Exit::CouldNotRun))
    }

    /// The ids of all trees.
    pub(super) fn known(&self) -> Vec<String> {
        self.library.trees().map(|(id, _)| id.to_owned()).collect()
    }

    /// The ids of the trees that --trees and `WHYSTACK_TREES` add.
    pub(super) fn given(&self) -> Vec<String> {
        let own = self.environment.configuration.as_ref();
        let own = own.map(|folder| folder.join("trees"));
        let is_own = |path: &Path| own.as_ref().is_some_and(|own| path.starts_with(own));
        let trees = self.library.trees();
        trees
            .filter(|(_, place)| matches!(place, Place::Path(path) if !is_own(path)))
            .map(|(id, _)| id.to_owned())
            .collect()
    }

    /// The paths that some trees come from; the shipped ones have none.
    pub(super) fn paths_of(&self, ids: &[String]) -> Vec<PathBuf> {
        let path = |(id, place): (&str, &Place)| match place {
            Place::Path(path) if ids.iter().any(|one| one == id) => Some(path.clone()),
            _ => None,
        };
        self.library.trees().filter_map(path).collect()
    }

    /// The ids of the trees that the command line names.
    pub(super) fn named(&mut self, words: &[String]) -> Result<Vec<String>, Stop> {
        let mut ids: Vec<String> = Vec::new();
        for word in words {
            let id = if is_path(word) {
                let path = Path::new(word);
                if !path.exists() {
                    let path = ticked(&shown_path(path));
                    return Err(Stop::World(format!("there is no file or folder {path}")));
                }
                let found = self.library.add_path(path, &mut self.faults);
                self.check()?;
                found.unwrap_or_default()
            } else {
                let known = self.known();
                if !known.contains(word) {
                    return Err(unknown_file("tree", word, &known));
                }
                word.clone()
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }

    /// Loads trees, or stops; the faults of all of them are drawn in one run.
    pub(super) fn load(&mut self, ids: &[String]) -> Result<Vec<Rc<Loaded>>, Stop> {
        let loaded = self.loaded(ids);
        if self.faults.has_errors() || loaded.len() < ids.len() {
            self.check()?;
        }
        Ok(loaded)
    }

    /// The trees of some ids without those that have errors. A tree is read once; whoever asks
    /// for it again is told its faults again.
    pub(super) fn loaded(&mut self, ids: &[String]) -> Vec<Rc<Loaded>> {
        let mut found = Vec::new();
        for id in ids {
            let library = &mut self.library;
            let (tree, faults) = self.trees.entry(id.clone()).or_insert_with(|| {
                let mut faults = Faults::new();
                let tree = library.load(id, &mut faults);
                (tree.map(Rc::new), faults)
            });
            found.extend(tree.clone());
            self.faults.extend(faults.clone());
        }
        found
    }

    /// Loads trees from their files, with where their things stand.
    pub(super) fn load_located(&mut self, ids: &[String]) -> Result<Vec<Located>, Stop> {
        let mut located = Vec::new();
        for id in ids {
            located.extend(self.library.load_located(id, &mut self.faults));
        }
        if self.faults.has_errors() || located.len() < ids.len() {
            self.check()?;
        }
        Ok(located)
    }

    /// Reads an answers file, `-` for stdin.
    pub(super) fn answers_file(
        &mut self,
        path: &Path,
        role: Role,
    ) -> Result<AnswersRead, ReadFault> {
        let (name, text) = named_text(path);
        Ok(self.answers_text(&name, text?, role))
    }

    /// Reads a file that is no tree, `-` for stdin: its place among the sources, and itself.
    pub(super) fn table_file(&mut self, path: &Path) -> Result<(SourceIx, SourceFile), ReadFault> {
        let (name, text) = named_text(path);
        let file = SourceFile::new(name, text?);
        Ok((self.library.sources.add(file.clone()), file))
    }

    /// A profile by its name; one that cannot be read is among the faults.
    pub(super) fn profile(&mut self, name: &str) -> Option<AnswersRead> {
        let source = self.library.profile(name, &mut self.faults)?;
        let file = self.library.sources.get(source)?;
        let (path, text) = (file.name().to_owned(), file.text().to_owned());
        Some(self.answers_text(&path, text, Role::Profile))
    }

    /// A file with answers whose text is at hand.
    pub(super) fn answers_text(&mut self, name: &str, text: String, role: Role) -> AnswersRead {
        let source = self
            .library
            .sources
            .add(SourceFile::new(name, text.clone()));
        let file = AnswersFile::new(text, source, role);
        let known = self.known();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let head = file.head(&known, &mut self.faults);
        AnswersRead { file, head }
    }
}

/// The option of a tree that the command line names.
pub(super) fn option(tree: &Tree, id: &str) -> Result<CandidateIx, Stop> {
    let all = || tree.candidates().rows().iter();
    tree.candidate(id).ok_or_else(|| {
        let ids: Vec<String> = all().map(|one| one.id.to_string()).collect();
        unknown("option", id, &ids)
    })
}

/// A wrong name on the command line.
pub(super) fn unknown(kind: &str, name: &str, known: &[String]) -> Stop {
    let near = did_you_mean(name, known.iter().map(String::as_str));
    let help = near.map(|near| format!("{near} ")).unwrap_or_default();
    Stop::Usage(format!(
        "no {kind} is called {}\n{help}{}",
        ticked(name),
        one_of(known)
    ))
}

/// A wrong name on the command line, where a path would do as well: one that would is told.
pub(super) fn unknown_file(kind: &str, name: &str, known: &[String]) -> Stop {
    let file = format!("{name}.toml");
    let is_tree = kind == "tree" && Path::new(name).join("tree.toml").is_file();
    let there = if is_tree {
        name
    } else if Path::new(&file).is_file() {
        &file
    } else {
        return unknown(kind, name, known);
    };
    let path = shell_word(&format!("./{there}"));
    Stop::Usage(format!(
        "no {kind} is called {}\nfor {} in this folder write {path}; by name {}",
        ticked(name),
        ticked(there),
        one_of(known)
    ))
}

/// The names that there are, for a help line.
pub(super) fn one_of(known: &[String]) -> String {
    let all: Vec<String> = known.iter().map(|name| ticked(name)).collect();
    if all.is_empty() {
        "there is none".to_owned()
    } else {
        format!("there is {}", list_or(&all))
    }
}

/// The name and the text of a file, `-` for stdin.
fn named_text(path: &Path) -> (String, Result<String, ReadFault>) {
    if path == Path::new("-") {
        ("stdin".to_owned(), stdin())
    } else {
        (shown_path(path), read_text(path))
    }
}

fn stdin() -> Result<String, ReadFault> {
    let mut bytes = Vec::new();
    let name = "stdin".to_owned();
    match std::io::stdin()
        .lock()
        .take(FILE_BYTES + 1)
        .read_to_end(&mut bytes)
    {
        Ok(_) => text_of(bytes, &name),
        Err(error) => Err(ReadFault::Io(name, error)),
    }
}
