//! What commands have in common: finding trees, reading answers, preparing situations.

use std::io::Read;
use std::path::Path;

use crate::cli::args::Input;
use crate::cli::environment::Environment;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::engine::{Expect, Situation, Status, Strict};
use crate::load::{
    AnswersFile, Head, Library, Loaded, Located, ReadFault, Role, SetAnswer, apply_set, read_text,
    shown_path, text_of,
};
use crate::model::{Slug, Tree};
use crate::text::limits::FILE_BYTES;
use crate::text::{SourceFile, did_you_mean, list_or, ticked};

/// A command at work: the library, the faults so far, where to say things.
#[derive(Debug)]
pub(super) struct Work<'a> {
    pub(super) environment: &'a Environment,
    pub(super) messages: &'a Messages,
    pub(super) library: Library,
    pub(super) faults: Faults,
}

/// A tree with the situation to decide, before anybody is asked.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) loaded: Loaded,
    pub(super) situation: Situation,
    pub(super) expect: Option<Expect>,
}

/// What files say of the whole run.
#[derive(Debug, Default)]
pub(super) struct Settings {
    pub(super) strict: Option<Strict>,
    pub(super) fail_on: Vec<Status>,
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
    /// Opens the library.
    pub(super) fn new(environment: &'a Environment, messages: &'a Messages) -> Result<Self, Stop> {
        let mut faults = Faults::new();
        let library = Library::open(&environment.trees, &mut faults);
        let mut work = Self {
            environment,
            messages,
            library,
            faults,
        };
        work.check()?;
        Ok(work)
    }

    /// Draws what was found so far; errors stop the command.
    pub(super) fn check(&mut self) -> Result<(), Stop> {
        let faults = std::mem::take(&mut self.faults);
        let stop = faults.has_errors().then(|| Stop::of(&faults));
        self.messages.faults(faults, &self.library.sources);
        stop.map_or(Ok(()), Err)
    }

    fn known(&self) -> Vec<String> {
        self.library.trees().map(|(id, _)| id.to_owned()).collect()
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
                    return Err(unknown("tree", word, &known));
                }
                word.clone()
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }

    /// Loads trees; the faults of all of them are drawn in one run.
    pub(super) fn load(&mut self, ids: &[String]) -> Result<Vec<Loaded>, Stop> {
        let mut loaded = Vec::new();
        for id in ids {
            loaded.extend(self.library.load(id, &mut self.faults));
        }
        if self.faults.has_errors() || loaded.len() < ids.len() {
            self.check()?;
        }
        Ok(loaded)
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
    pub(super) fn answers_file(&mut self, path: &Path, role: Role) -> Result<AnswersRead, Stop> {
        let (name, text) = if path == Path::new("-") {
            ("stdin".to_owned(), stdin())
        } else {
            (shown_path(path), read_text(path))
        };
        let text = text.map_err(|fault| Stop::World(fault.to_string()))?;
        Ok(self.answers_text(&name, text, role))
    }

    fn answers_text(&mut self, name: &str, text: String, role: Role) -> AnswersRead {
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

    fn shipped_profile(&mut self, name: &str) -> Option<AnswersRead> {
        let source = self.library.profile(name)?;
        let file = self.library.sources.get(source)?;
        let (path, text) = (file.name().to_owned(), file.text().to_owned());
        Some(self.answers_text(&path, text, Role::Profile))
    }

    /// The profile of the command line, else the one that the answers file names.
    pub(super) fn profile(
        &mut self,
        wanted: Option<&str>,
        file: Option<&AnswersRead>,
    ) -> Result<Option<AnswersRead>, Stop> {
        let names: Vec<String> = self.library.profiles().map(str::to_owned).collect();
        if let Some(wanted) = wanted {
            if is_path(wanted) {
                return self
                    .answers_file(Path::new(wanted), Role::Profile)
                    .map(Some);
            }
            let found = self.shipped_profile(wanted);
            return found
                .map(Some)
                .ok_or_else(|| unknown("profile", wanted, &names));
        }
        let Some(wanted) = file.and_then(|file| file.head.profile.clone()) else {
            return Ok(None);
        };
        let found = self.shipped_profile(&wanted);
        if found.is_none() {
            let headline = format!("no profile is called {}", ticked(&wanted));
            let near = did_you_mean(&wanted, names.iter().map(String::as_str));
            let fault = Diagnostic::error(Code::UnknownName, headline);
            self.faults
                .push(fault.maybe_help(near).help(one_of(&names)));
        }
        Ok(found)
    }

    /// Prepares the situation of each tree: profile, answers file, `--set`, settings.
    pub(super) fn prepare(
        &mut self,
        trees: &[String],
        all: bool,
        input: &Input,
    ) -> Result<(Vec<Prepared>, Settings), Stop> {
        let file = match &input.answers {
            Some(path) => Some(self.answers_file(path, Role::Answers)?),
            None => None,
        };
        let profile = self.profile(input.profile.as_deref(), file.as_ref())?;
        let ids = match file.as_ref().map(|file| file.head.trees.clone()) {
            Some(answered) if all && !answered.is_empty() => answered,
            _ if all => self.known(),
            _ => self.named(trees)?,
        };
        let loaded = self.load(&ids)?;
        let mut sets = Vec::new();
        for text in &input.set {
            sets.push(SetAnswer::new(text, &mut self.library.sources).map_err(Stop::Usage)?);
        }
        let shared: Vec<Slug> = loaded
            .iter()
            .flat_map(|loaded| loaded.shared.iter().cloned())
            .collect();
        let (trees, mut situations): (Vec<&Tree>, Vec<Situation>) = loaded
            .iter()
            .map(|loaded| (&loaded.tree, Situation::new(&loaded.tree)))
            .unzip();
        let mut expected = Vec::new();
        for (tree, situation) in trees.iter().zip(&mut situations) {
            if let Some(profile) = &profile {
                profile
                    .file
                    .apply(tree, &shared, situation, &mut self.faults);
            }
            let applied = match &file {
                Some(file) => file.file.apply(tree, &shared, situation, &mut self.faults),
                None => crate::load::Applied::default(),
            };
            situation.today = self.today(applied.year, tree);
            situation.year = applied.year;
            expected.push(applied.expect);
        }
        apply_set(&sets, &trees, &mut situations, &mut self.faults);
        if file
            .as_ref()
            .is_some_and(|file| file.head.unanswered_unknown)
        {
            for situation in &mut situations {
                situation.answers.fill_unknown(crate::engine::Layer::File);
            }
        }
        self.check()?;
        let heads: Vec<&Head> = file.iter().chain(&profile).map(|read| &read.head).collect();
        let settings = Settings {
            strict: heads.iter().find_map(|head| head.strict),
            fail_on: heads
                .iter()
                .flat_map(|head| head.fail_on.iter().copied())
                .collect(),
        };
        let prepared = loaded
            .into_iter()
            .zip(situations)
            .zip(expected)
            .map(|((loaded, situation), expect)| Prepared {
                loaded,
                situation,
                expect,
            })
            .collect();
        Ok((prepared, settings))
    }

    /// "Today": the command line, else the case's year, else `SOURCE_DATE_EPOCH`, else the tree's.
    fn today(&self, year: Option<i16>, tree: &Tree) -> crate::model::PartialDate {
        let of_year = year.and_then(|year| format!("{year:04}").parse().ok());
        self.environment
            .today
            .or(of_year)
            .or(self.environment.source_date)
            .unwrap_or_else(|| tree.as_of())
    }
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

fn one_of(known: &[String]) -> String {
    let all: Vec<String> = known.iter().map(|name| ticked(name)).collect();
    if all.is_empty() {
        "there is none".to_owned()
    } else {
        format!("there is {}", list_or(&all))
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
