//! `whystack` without a command: choose what to decide and from which profile, or go on with a
//! walk that was left.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::asking::{asker, terminal};
use super::common::Work;
use super::decide::{Along, decide};
use super::left::{kept, some_left};
use super::prepare::Layers;
use crate::cli::args::{Decide, Global, Input};
use crate::cli::ask::{Asker, Entry, Menu, Picked};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::state::{Resumed, State};
use crate::cli::stop::Stop;
use crate::diagnostic::Faults;
use crate::engine::{Order, Session};
use crate::load::Loaded;
use crate::model::{CapabilityIx, Slug, Tree};
use crate::text::{Shown, list_and, plural};

/// Runs the walk, and the next, as long as another decision is wanted.
pub(in crate::cli) fn run(
    global: &Global,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    if !environment.interactive {
        return Err(Stop::Usage(
            "there is no terminal to ask on; give a command, such as: whystack decide runtime -a answers.toml"
                .to_owned(),
        ));
    }
    let mut along = Along {
        more: true,
        ..Along::default()
    };
    let mut exit = Exit::Done;
    loop {
        let Some(wanted) = choose(environment, messages)? else {
            return Ok(exit);
        };
        let wanted = wanted.decide();
        exit = exit.and(decide(&wanted, global, environment, messages, &mut along)?);
        if !std::mem::take(&mut along.another) {
            return Ok(exit);
        }
    }
}

/// What is to be decided.
struct Wanted {
    trees: Vec<String>,
    profile: Option<String>,
    resume: bool,
}

impl Wanted {
    /// As the command line would say it.
    fn decide(self) -> Decide {
        Decide {
            tree: self.trees,
            input: Input {
                profile: self.profile,
                ..Input::default()
            },
            resume: self.resume,
            ..Decide::default()
        }
    }
}

fn choose(environment: &Environment, messages: &Messages) -> Result<Option<Wanted>, Stop> {
    let mut work = Work::new(environment, messages)?;
    let ids = work.known();
    let loaded = in_order(work.load(&ids)?);
    let state = State::open(&|name| std::env::var_os(name));
    let left: Vec<Option<Resumed>> = loaded
        .iter()
        .map(|one| some_left(&state, &one.tree, messages))
        .collect();
    let mut asker = asker(environment)?;
    loop {
        let Some(which) = which(&loaded, &left, asker.as_mut())? else {
            return Ok(None);
        };
        let of = |some: &[Rc<Loaded>]| -> Vec<String> {
            some.iter().map(|one| one.tree.id().to_string()).collect()
        };
        let chosen: Vec<Rc<Loaded>> = match which {
            Which::Left(n) => {
                return Ok(Some(Wanted {
                    trees: of(loaded.get(n..=n).unwrap_or_default()),
                    profile: None,
                    resume: true,
                }));
            }
            Which::One(n) => loaded.get(n).into_iter().cloned().collect(),
            Which::All => loaded.clone(),
        };
        let trees = of(&chosen);
        match profile(&mut work, &chosen, asker.as_mut())? {
            Basis::Back => {}
            Basis::Profile(profile) => {
                return Ok(Some(Wanted {
                    trees,
                    profile,
                    resume: false,
                }));
            }
        }
    }
}

/// What is picked to be decided.
enum Which {
    /// The walk that was left of the tree at this place.
    Left(usize),
    /// The tree at this place.
    One(usize),
    /// All trees.
    All,
}

/// What is to be decided; `None` is nothing.
fn which(
    loaded: &[Rc<Loaded>],
    left: &[Option<Resumed>],
    asker: &mut dyn Asker,
) -> Result<Option<Which>, Stop> {
    let mut entries = Vec::new();
    for (n, (one, left)) in loaded.iter().zip(left).enumerate() {
        if let Some(left) = left {
            let text = format!("Go on with: {}", one.tree.title());
            entries.push((Which::Left(n), Entry::with(&text, &kept(left))));
        }
    }
    for (n, one) in loaded.iter().enumerate() {
        let decides = &one.tree.scope().decides;
        entries.push((Which::One(n), Entry::with(one.tree.title(), decides)));
    }
    if loaded.len() > 1 {
        let titles: Vec<&str> = loaded.iter().map(|one| one.tree.title()).collect();
        let detail = format!(
            "{}; what they share is asked once",
            list_and(&titles).to_lowercase()
        );
        entries.push((Which::All, Entry::with("All, one after the other", &detail)));
    }
    let menu = Menu {
        title: Shown::line("What is to be decided?"),
        entries: entries.iter().map(|(_, entry)| entry.clone()).collect(),
        default: 0,
        leave: true,
    };
    match asker.choose(&menu).map_err(|error| terminal(&error))? {
        Picked::Entry(n) => Ok(entries.into_iter().nth(n).map(|(which, _)| which)),
        Picked::Back | Picked::Quit => Ok(None),
        Picked::Interrupted => Err(Stop::Interrupted),
    }
}

/// What a walk begins from.
enum Basis {
    /// Nothing yet: another tree is to be chosen.
    Back,
    /// A profile, or none.
    Profile(Option<String>),
}

/// The profile to begin from, if any: those that speak of one of the trees.
fn profile(
    work: &mut Work<'_>,
    chosen: &[Rc<Loaded>],
    asker: &mut dyn Asker,
) -> Result<Basis, Stop> {
    let names: Vec<String> = work.library.profiles().map(str::to_owned).collect();
    let without = format!("at most {}", questions(work, chosen, &Layers::default()));
    let mut profiles = vec![(None, Entry::with("No profile", &without))];
    for name in names {
        let Some(read) = work.profile(&name) else {
            continue;
        };
        let speaks = |one: &Rc<Loaded>| {
            let bases = one.extends.iter().map(|base| base.id.as_str());
            let mut ids = bases.chain([one.tree.id().as_str()]);
            ids.any(|id| read.head.place_of(id).is_some())
        };
        if !chosen.iter().any(speaks) {
            continue;
        }
        let title = read.head.title.clone().unwrap_or_else(|| name.clone());
        let description = read.head.description.clone().unwrap_or_default();
        let layers = Layers {
            profile: Some(read),
            ..Layers::default()
        };
        let detail = format!("{}; {description}", questions(work, chosen, &layers));
        profiles.push((Some(name), Entry::with(&title, &detail)));
    }
    // What is wrong in a profile is told when it is taken.
    work.faults = Faults::new();
    if profiles.len() == 1 {
        return Ok(Basis::Profile(None));
    }
    let menu = Menu {
        title: Shown::line("Does a profile fit? It answers what is typical of a situation"),
        entries: profiles.iter().map(|(_, entry)| entry.clone()).collect(),
        default: 0,
        leave: true,
    };
    match asker.choose(&menu).map_err(|error| terminal(&error))? {
        Picked::Entry(n) => {
            let name = profiles.into_iter().nth(n).and_then(|(name, _)| name);
            Ok(Basis::Profile(name))
        }
        Picked::Back => Ok(Basis::Back),
        Picked::Quit | Picked::Interrupted => Err(Stop::Interrupted),
    }
}

/// How many questions some layers leave, at most; a shared one counts once.
fn questions(work: &mut Work<'_>, chosen: &[Rc<Loaded>], layers: &Layers) -> String {
    let prepared = work.situations(layers, &[], chosen.to_vec());
    let mut shared: BTreeSet<Slug> = BTreeSet::new();
    let mut count = 0;
    for one in &prepared {
        let tree = &one.loaded.tree;
        let session = Session::new(tree, one.situation.clone(), Order::Tree);
        for ix in session.to_come() {
            let question = &tree.questions()[ix];
            count += usize::from(!question.shared || shared.insert(question.id.clone()));
        }
    }
    plural(count, "question", "questions")
}

/// The trees in an order in which one may rest on those before it: first the tree whose options
/// need the least of what the options of the others provide; equals stay as they are.
fn in_order(loaded: Vec<Rc<Loaded>>) -> Vec<Rc<Loaded>> {
    let mut rest = loaded;
    let mut ordered = Vec::new();
    while !rest.is_empty() {
        let rests_on = |n: usize| {
            let others = rest.iter().enumerate().filter(|(other, _)| *other != n);
            let provided: BTreeSet<&str> =
                others.flat_map(|(_, one)| provided(&one.tree)).collect();
            let own = rest.get(n).map(|one| needed(&one.tree)).unwrap_or_default();
            own.intersection(&provided).count()
        };
        let first = (0..rest.len()).min_by_key(|n| rests_on(*n)).unwrap_or(0);
        ordered.push(rest.remove(first));
    }
    ordered
}

fn provided(tree: &Tree) -> BTreeSet<&str> {
    let all = tree.candidates().rows().iter();
    names(tree, all.flat_map(|one| one.provides.iter().copied()))
}

fn needed(tree: &Tree) -> BTreeSet<&str> {
    let all = tree.candidates().rows().iter();
    let needs = all.flat_map(|one| one.needs.iter());
    names(tree, needs.flat_map(|need| need.any.iter().copied()))
}

fn names(tree: &Tree, all: impl Iterator<Item = CapabilityIx>) -> BTreeSet<&str> {
    all.map(|ix| tree.capabilities()[ix].id.as_str()).collect()
}
