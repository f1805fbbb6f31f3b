//! From files and flags to the situation of each tree: the one way for every command that decides.

use std::path::Path;
use std::rc::Rc;

use super::common::{AnswersRead, Work, is_path, one_of, unknown_file};
use crate::cli::args::{Input, RiskArg, Settings, StatusArg, StrictArg};
use crate::cli::stop::Stop;
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{Expect, Layer, Risk, Situation, Status, Strict};
use crate::load::{Applied, ExpectPlaces, Head, Loaded, Role, SetAnswer, apply_set};
use crate::model::{PartialDate, Slug, Tree};
use crate::text::{did_you_mean, ticked};

/// A tree with the situation to decide, before anybody is asked.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    pub(super) loaded: Rc<Loaded>,
    pub(super) situation: Situation,
    pub(super) expect: Option<Expect>,
    /// Where the answers file says what must come out.
    pub(super) places: ExpectPlaces,
    /// Where samples begin, if a file says so.
    pub(super) seed: Option<u64>,
}

/// What lies under a decision, the answers file over the profile.
#[derive(Debug, Default)]
pub(super) struct Layers {
    pub(super) file: Option<AnswersRead>,
    pub(super) profile: Option<AnswersRead>,
    /// What the command line says in place of what the files say.
    pub(super) settings: Settings,
}

/// The statuses on which files say to fail.
#[derive(Debug, Default)]
pub(super) struct Gate {
    fail_on: Vec<Status>,
}

impl Gate {
    /// Whether the files say to fail on some status.
    pub(super) fn is_set(&self) -> bool {
        !self.fail_on.is_empty()
    }

    /// Whether a status is one to fail on: the command line says it, else the files.
    pub(super) fn fails_on(&self, flag: &[StatusArg], status: Status) -> bool {
        if flag.is_empty() {
            self.fail_on.contains(&status)
        } else {
            flag.iter().any(|one| one.status() == Some(status))
        }
    }
}

impl Layers {
    /// What the files say of themselves, the answers file first: where both speak, it counts.
    fn heads(&self) -> impl Iterator<Item = &Head> {
        self.file.iter().chain(&self.profile).map(|read| &read.head)
    }

    /// The statuses to fail on.
    pub(super) fn gate(&self) -> Gate {
        let mut all = self.heads().map(|head| &head.fail_on);
        let fail_on = all.find(|statuses| !statuses.is_empty());
        Gate {
            fail_on: fail_on.cloned().unwrap_or_default(),
        }
    }

    /// What is eliminated beside: the command line says it, else the files.
    fn strict(&self) -> Strict {
        match self.settings.strict {
            Some(StrictArg::Unverified) => Strict::Unverified,
            Some(StrictArg::All) => Strict::All,
            Some(StrictArg::No) => Strict::No,
            None => self
                .heads()
                .find_map(|head| head.strict)
                .unwrap_or_default(),
        }
    }

    /// What counts of ranges and unknowns: the command line says it, else the files.
    fn risk(&self) -> Risk {
        let flag = self.settings.risk.map(RiskArg::risk);
        flag.or_else(|| self.heads().find_map(|head| head.risk))
            .unwrap_or_default()
    }

    /// Where samples begin, if a file says so.
    fn seed(&self) -> Option<u64> {
        self.heads().find_map(|head| head.seed)
    }
}

impl Work<'_> {
    /// The answers file of the command line over its profile, or over the one that the file names.
    fn layers(&mut self, input: &Input, settings: Settings) -> Result<Layers, Stop> {
        let file = match &input.answers {
            Some(path) => Some(self.answers_file(path, Role::Answers)?),
            None => None,
        };
        let profile = match &input.profile {
            Some(wanted) => Some(self.wanted_profile(wanted)?),
            None => self.named_profile(file.as_ref()),
        };
        Ok(Layers {
            file,
            profile,
            settings,
        })
    }

    /// The profile that the command line names.
    fn wanted_profile(&mut self, wanted: &str) -> Result<AnswersRead, Stop> {
        if is_path(wanted) {
            return Ok(self.answers_file(Path::new(wanted), Role::Profile)?);
        }
        let names: Vec<String> = self.library.profiles().map(str::to_owned).collect();
        if !names.iter().any(|name| name == wanted) {
            return Err(unknown_file("profile", wanted, &names));
        }
        match self.profile(wanted) {
            Some(read) => Ok(read),
            None => Err(self.stopped()),
        }
    }

    /// The profile that an answers file names.
    pub(super) fn named_profile(&mut self, file: Option<&AnswersRead>) -> Option<AnswersRead> {
        let wanted = file?.head.profile.clone()?;
        let found = self.profile(&wanted);
        if self.library.profile_place(&wanted).is_none() {
            let names: Vec<String> = self.library.profiles().map(str::to_owned).collect();
            let headline = format!("no profile is called {}", ticked(&wanted));
            let near = did_you_mean(&wanted, names.iter().map(String::as_str));
            let fault = match file?.head.profile_place {
                Some(place) => Diagnostic::error(Code::UnknownName, headline).at(place, ""),
                None => Diagnostic::error(Code::UnknownName, headline),
            };
            self.faults
                .push(fault.maybe_help(near).help(one_of(&names)));
        }
        found
    }

    /// Prepares the situation of each tree: profile, answers file, `--set`, `--strict`.
    pub(super) fn prepare(
        &mut self,
        trees: &[String],
        all: bool,
        input: &Input,
        settings: Settings,
    ) -> Result<(Vec<Prepared>, Gate), Stop> {
        // A tree that is given by its path is known before the files that speak of it are read.
        let named = if all { Vec::new() } else { self.named(trees)? };
        let layers = self.layers(input, settings)?;
        let ids = match layers.file.as_ref().map(|file| file.head.trees.clone()) {
            Some(answered) if all && !answered.is_empty() => answered,
            _ if all => self.known(),
            _ => named,
        };
        // What is wrong in trees, files and flags is told together.
        let loaded = self.loaded(&ids);
        let mut sets = Vec::new();
        for text in &input.set {
            sets.push(SetAnswer::new(text, &mut self.library.sources).map_err(Stop::Usage)?);
        }
        let prepared = self.situations(&layers, &sets, loaded);
        self.check()?;
        Ok((prepared, layers.gate()))
    }

    /// The situation of each tree under some layers; what is wrong in them is among the faults.
    pub(super) fn situations(
        &mut self,
        layers: &Layers,
        sets: &[SetAnswer],
        loaded: Vec<Rc<Loaded>>,
    ) -> Vec<Prepared> {
        let shared: Vec<Slug> = loaded
            .iter()
            .flat_map(|loaded| loaded.shared.iter().cloned())
            .collect();
        let (trees, mut situations): (Vec<&Tree>, Vec<Situation>) = loaded
            .iter()
            .map(|loaded| (&loaded.tree, Situation::new(&loaded.tree)))
            .unzip();
        let mut expected = Vec::new();
        for (loaded, situation) in loaded.iter().zip(&mut situations) {
            let tree = &loaded.tree;
            if let Some(profile) = &layers.profile {
                let file = profile.file.extended(&loaded.extends);
                file.apply(tree, &shared, situation, &mut self.faults);
            }
            let applied = match &layers.file {
                Some(file) => file.file.apply(tree, &shared, situation, &mut self.faults),
                None => Applied::default(),
            };
            situation.today = self.today(applied.year, tree);
            situation.year = applied.year;
            situation.strict = layers.strict();
            situation.risk = layers.risk();
            expected.push((applied.expect, applied.places));
        }
        apply_set(sets, &trees, &mut situations, &mut self.faults);
        let head = layers.file.as_ref().map(|file| &file.head);
        if head.is_some_and(|head| head.unanswered_unknown) {
            for situation in &mut situations {
                situation.answers.fill_unknown(Layer::File);
            }
        }
        loaded
            .into_iter()
            .zip(situations)
            .zip(expected)
            .map(|((loaded, situation), (expect, places))| Prepared {
                loaded,
                situation,
                expect,
                places,
                seed: layers.seed(),
            })
            .collect()
    }

    /// "Today": the command line, else the case's year, else `SOURCE_DATE_EPOCH`, else the tree's.
    fn today(&self, year: Option<i16>, tree: &Tree) -> PartialDate {
        let of_year = year.and_then(|year| format!("{year:04}").parse().ok());
        self.environment
            .today
            .or(of_year)
            .or(self.environment.source_date)
            .unwrap_or_else(|| tree.as_of())
    }
}
