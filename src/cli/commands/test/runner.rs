//! One file after the other, on the path of `decide`.

use std::path::Path;

use crate::cli::args::{Settings, StrictArg};
use crate::cli::commands::common::{AnswersRead, Work};
use crate::cli::commands::decided::Done;
use crate::cli::commands::missing;
use crate::cli::commands::prepare::{Gate, Layers};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::stop::Stop;
use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::engine::ExpectKey;
use crate::load::{Role, shown_path};
use crate::report::Fault;
use crate::report::cases::{Case, CaseFile};
use crate::text::{Span, ticked};

/// Decides file after file; what is wrong in one stops no other.
#[derive(Debug)]
pub(in crate::cli::commands) struct Runner<'a> {
    pub(in crate::cli::commands) work: Work<'a>,
    wanted: Wanted,
    faults: Faults,
}

/// What is tested, and how.
#[derive(Clone, Debug, Default)]
pub(in crate::cli::commands) struct Wanted {
    /// The trees to look at; all if none is named.
    pub(in crate::cli::commands) trees: Vec<String>,
    /// A word that the name or the title of a file holds.
    pub(in crate::cli::commands) filter: Option<String>,
    /// What is eliminated beside.
    pub(in crate::cli::commands) strict: Option<StrictArg>,
}

/// A file, decided for each tree of which it expects something.
#[derive(Debug, Default)]
pub(in crate::cli::commands) struct TestedFile {
    name: String,
    title: Option<String>,
    trees: Vec<String>,
    /// Where it speaks of which tree, also of those that nobody looks at.
    pub(in crate::cli::commands) places: Vec<(String, Span)>,
    pub(in crate::cli::commands) done: Vec<TestedCase>,
    /// What is wrong with it.
    pub(in crate::cli::commands) found: Vec<Diagnostic>,
    faults: Vec<Fault>,
    stop: Option<Exit>,
}

/// A decision with where its file says what must come out.
#[derive(Debug)]
pub(in crate::cli::commands) struct TestedCase {
    pub(in crate::cli::commands) done: Done,
    fails: bool,
    places: Vec<(ExpectKey, (usize, usize))>,
}

impl TestedCase {
    /// What the report says of it.
    pub(in crate::cli::commands) fn report(&self, environment: &Environment) -> Case<'_> {
        Case {
            decided: self.done.report(environment),
            fails: self.fails,
            places: self.places.clone(),
        }
    }
}

impl TestedFile {
    /// Whether the file speaks of a tree.
    pub(super) fn speaks_of(&self, tree: &str) -> bool {
        self.trees.iter().any(|id| id == tree)
    }

    /// Whether the file cannot be used.
    pub(super) fn is_invalid(&self) -> bool {
        self.stop.is_some()
    }

    /// What the file does to the exit code.
    pub(super) fn exit(&self) -> Exit {
        let cases = self.done.iter();
        cases.fold(self.stop.unwrap_or(Exit::Done), |exit, case| {
            exit.and(case.done.exit(case.fails))
        })
    }

    /// What the report says of it.
    pub(super) fn report(&self, environment: &Environment) -> CaseFile<'_> {
        CaseFile {
            name: self.name.clone(),
            title: self.title.clone(),
            trees: self.trees.clone(),
            cases: self
                .done
                .iter()
                .map(|case| case.report(environment))
                .collect(),
            faults: self.faults.clone(),
        }
    }
}

impl<'a> Runner<'a> {
    /// A runner of what is wanted.
    pub(in crate::cli::commands) fn new(work: Work<'a>, wanted: Wanted) -> Self {
        Self {
            work,
            wanted,
            faults: Faults::new(),
        }
    }

    /// Looks at one tree from now on.
    pub(in crate::cli::commands) fn only(&mut self, tree: &str) {
        self.wanted.trees = vec![tree.to_owned()];
    }

    /// Draws what was found wrong in all files, and says what became of the run.
    pub(super) fn draw(&mut self, became: &str) {
        let faults = std::mem::take(&mut self.faults);
        self.work
            .messages
            .faults(faults, &self.work.library.sources, became);
    }

    /// Decides a file; `None` if the command line leaves it out.
    pub(in crate::cli::commands) fn file(&mut self, path: &Path) -> Option<TestedFile> {
        let name = if path == Path::new("-") {
            "stdin".to_owned()
        } else {
            shown_path(path)
        };
        let read = self.work.answers_file(path, Role::Answers);
        let mut tested = TestedFile {
            name,
            title: read.as_ref().ok().and_then(|read| read.head.title.clone()),
            ..TestedFile::default()
        };
        if !self.is_wanted(path, tested.title.as_deref()) {
            self.work.faults = Faults::new();
            return None;
        }
        match read {
            Ok(read) => {
                let trees = read.head.trees.iter().cloned();
                tested.places = trees.zip(read.head.places.iter().copied()).collect();
                self.decide(read, &mut tested);
                let nothing = tested.done.is_empty() && !self.work.faults.has_errors();
                if nothing && !self.wanted.trees.is_empty() {
                    self.work.faults = Faults::new();
                    return None;
                }
            }
            Err(fault) => {
                self.work.faults.push(fault.diagnostic());
                tested.stop = Some(Stop::from(fault).exit());
            }
        }
        self.settle(&mut tested);
        Some(tested)
    }

    /// Whether the name or the title of a file holds the word of `--filter`.
    fn is_wanted(&self, path: &Path, title: Option<&str>) -> bool {
        let Some(word) = self.wanted.filter.as_ref().map(|word| word.to_lowercase()) else {
            return true;
        };
        let file = path.file_name().unwrap_or_default();
        let name = file.to_string_lossy().to_lowercase();
        name.contains(&word) || title.is_some_and(|title| title.to_lowercase().contains(&word))
    }

    /// Decides the trees of a file, as far as it has no error.
    fn decide(&mut self, read: AnswersRead, tested: &mut TestedFile) {
        let mut ids = read.head.trees.clone();
        let wanted = &self.wanted.trees;
        ids.retain(|id| wanted.is_empty() || wanted.contains(id));
        tested.trees.clone_from(&ids);
        let layers = Layers {
            profile: self.work.named_profile(Some(&read)),
            file: Some(read),
            settings: Settings {
                strict: self.wanted.strict,
                ..Settings::default()
            },
        };
        let gate = layers.gate();
        let loaded = self.work.loaded(&ids);
        if self.work.faults.has_errors() || loaded.len() < ids.len() {
            return;
        }
        let prepared = self.work.situations(&layers, &[], loaded);
        let expected = prepared.iter().any(|one| one.expect.is_some());
        if expected || gate.is_set() {
            missing::add(&prepared, &mut self.work.faults);
        }
        if self.work.faults.has_errors() {
            return;
        }
        if !expected {
            let headline = "the file expects nothing, so nothing can fail";
            let help = "say what must come out under `[expect.TREE]`, such as `winner = \"…\"`";
            let warning = Diagnostic::warning(Code::NoExpectation, headline);
            self.work.faults.push(warning.help(help));
        }
        if expected || gate.is_set() {
            let done = prepared.into_iter().map(Done::of);
            let cases: Vec<TestedCase> = done.filter_map(|done| self.case(done, &gate)).collect();
            tested.done = cases;
        }
    }

    /// The case that a decision makes, if something is expected of it or the file fails on its
    /// status.
    fn case(&mut self, done: Done, gate: &Gate) -> Option<TestedCase> {
        let fails = gate.fails_on(&[], done.status());
        let is_case = fails || done.prepared.expect.is_some();
        is_case.then(|| {
            let sources = &self.work.library.sources;
            let place = |key: &ExpectKey| {
                let span = done.prepared.places.get(*key)?;
                Some((*key, sources.line_col(span)))
            };
            TestedCase {
                places: ExpectKey::ALL.iter().filter_map(place).collect(),
                fails,
                done,
            }
        })
    }

    /// Takes what was found wrong into the file's report and into what is drawn.
    fn settle(&mut self, tested: &mut TestedFile) {
        let faults = std::mem::take(&mut self.work.faults).sorted();
        if faults.has_errors() {
            tested.stop = tested.stop.or(Some(Stop::of(&faults).exit()));
        }
        let sources = &self.work.library.sources;
        for diagnostic in faults.all() {
            let mut fault = Fault::of(diagnostic, sources);
            let mut drawn = diagnostic.clone();
            if fault.file.is_none() {
                fault.file = Some(tested.name.clone());
                drawn = drawn.note(format!("in {}", ticked(&tested.name)));
            }
            tested.faults.push(fault);
            tested.found.push(diagnostic.clone());
            self.faults.push(drawn);
        }
    }
}
