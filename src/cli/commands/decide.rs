//! `whystack decide`: ask what is open, then recommend.

use std::cell::Cell;

use super::after::why;
use super::asking::{Asking, asker};
use super::carried::{Heard, Keeper};
use super::common::{Work, is_path};
use super::decided::{Done, Examined};
use super::left;
use super::matrix;
use super::outputs::{Output, if_there, outputs, rendered, to_files, to_stdout, write};
use super::saved::saved;
use crate::cli::args::{Decide, Format, Global, Input};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::state::State;
use crate::cli::stop::Stop;
use crate::report::{Decided, walk};
use crate::text::{ticked, wrap};

/// What a person who decides one thing after the other takes along.
#[derive(Debug, Default)]
pub(super) struct Along {
    /// What was heard to shared questions.
    pub(super) heard: Heard,
    /// Whether another decision can be chosen after this one.
    pub(super) more: bool,
    /// Whether another decision was chosen.
    pub(super) another: bool,
}

/// Runs the command.
pub(in crate::cli) fn run(
    args: &Decide,
    global: &Global,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    decide(args, global, environment, messages, &mut Along::default())
}

/// Decides; a person takes something along from one decision to the next.
pub(super) fn decide(
    args: &Decide,
    global: &Global,
    environment: &Environment,
    messages: &Messages,
    along: &mut Along,
) -> Result<Exit, Stop> {
    let outputs = outputs(&args.to.output, by_word, FORMATS)?;
    if let Some(path) = &args.save_answers {
        if_there(path, args.force)?;
    }
    let format = args.to.format.unwrap_or_else(|| usual(environment));
    let mut work = Work::new(environment, messages)?;
    if args.matrix.is_some() || args.method.is_some() {
        return matrix::decide(args, (format, &outputs), &mut work);
    }
    let state = State::open(&|name| std::env::var_os(name));
    let mut input = args.input.clone();
    if args.resume {
        let profile = args.tree.iter().find_map(|id| state.profile(id));
        over_its_profile(profile, &mut input, &work);
    }
    let (mut prepared, gate) = work.prepare(&args.tree, args.all, &input, args.settings)?;
    if args.resume {
        left::resume(&state, &mut prepared, messages);
    }
    let done = if environment.interactive {
        let mut person = asker(environment)?;
        if !args.resume {
            let chosen = left::choose(&state, &prepared, person.as_mut(), messages)?;
            // A profile lies under all trees: that of one walk is none of the others' business.
            let profile = match chosen.as_slice() {
                [Some(left)] => left.profile.clone(),
                _ => None,
            };
            if over_its_profile(profile, &mut input, &work) {
                (prepared, _) = work.prepare(&args.tree, args.all, &input, args.settings)?;
            }
            left::take_up_all(&mut prepared, chosen, messages);
        }
        let profile = input.profile.clone().filter(|name| !is_path(name));
        let mut asking = Asking {
            keeper: Keeper {
                state: &state,
                profile: profile.as_deref(),
                failed: Cell::new(false),
            },
            asker: person.as_mut(),
            environment,
            messages,
            depth: Examined::new(&args.depth),
            order: global.order.order(),
            trees: &args.tree,
            heard: &mut along.heard,
            present: &|done| present(done, format, environment, messages),
            report: &|done, path| report(done, path, environment),
            more: along.more,
        };
        let asked = asking.all(prepared)?;
        along.another = asked.another;
        asked.done
    } else {
        super::missing::check(&prepared, &mut work)?;
        let depth = Examined::new(&args.depth);
        prepared.into_iter().map(|one| depth.done(one)).collect()
    };
    written(args, &done, (format, &outputs), environment, messages)?;
    if environment.interactive {
        left::forget(&state, done.iter().map(|done| &done.prepared));
    }
    let fails = |one: &Done| gate.fails_on(&args.fail_on, one.status());
    for one in &done {
        said(one, fails(one), messages);
    }
    Ok(done
        .iter()
        .fold(Exit::Done, |exit, one| exit.and(one.exit(fails(one)))))
}

/// Writes what was decided: the answers, the files, and on stdout what was not shown there yet.
pub(super) fn written(
    args: &Decide,
    done: &[Done],
    (format, outputs): (Format, &[Output<Format>]),
    environment: &Environment,
    messages: &Messages,
) -> Result<(), Stop> {
    if let Some(path) = &args.save_answers {
        let if_there = if_there(path, args.force)?;
        write(path, saved(done).as_bytes(), if_there)?;
        messages.say(&format!(
            "answers written to {}",
            ticked(&path.to_string_lossy())
        ));
    }
    reports(done, outputs, environment)?;
    let unshown: Vec<Decided<'_>> = done
        .iter()
        .filter(|one| !one.shown)
        .map(|one| one.report(environment))
        .collect();
    if !unshown.is_empty() {
        to_stdout(environment, |style| {
            rendered(format, style, unshown.as_slice())
        })?;
    }
    Ok(())
}

/// The format where none is asked for: who has it read out is not given boxes.
pub(super) fn usual(environment: &Environment) -> Format {
    if environment.interactive && environment.accessible {
        Format::Plain
    } else {
        Format::Table
    }
}

/// Puts the profile of a walk that was left under its answers again, unless another is named;
/// whether it did.
fn over_its_profile(profile: Option<String>, input: &mut Input, work: &Work<'_>) -> bool {
    let Some(profile) = profile.filter(|_| input.profile.is_none() && input.answers.is_none())
    else {
        return false;
    };
    let name = ticked(&profile);
    if !work.library.profiles().any(|known| known == profile) {
        work.messages.say(&format!(
            "the profile {name}, which lay under this walk, is not there any more"
        ));
        return false;
    }
    work.messages
        .say(&format!("the profile {name} lies under this walk again"));
    input.profile = Some(profile);
    true
}

/// Shows a decision before what can be asked of it: whole on a terminal for people, then in a few
/// lines that do not scroll away; else the report is written at the end.
fn present(
    done: &Done,
    format: Format,
    environment: &Environment,
    messages: &Messages,
) -> Result<bool, Stop> {
    let decided = done.report(environment);
    let for_people = matches!(format, Format::Table | Format::Plain);
    let whole = environment.stdout_is_terminal && for_people;
    let environment = &environment.now();
    messages.say("");
    if whole {
        to_stdout(environment, |style| {
            rendered(format, style, [decided].as_slice())
        })?;
        messages.say("");
    }
    for line in walk::summary(&decided) {
        let words = line.as_str().trim_start();
        let indent = line.as_str().len() - words.len();
        for line in wrap(words, environment.width.saturating_sub(indent)) {
            messages.say(&format!("{:indent$}{line}", ""));
        }
    }
    Ok(whole)
}

/// Writes a report of some decisions to a file, in the format that its ending says.
fn report(done: &[Done], path: &str, environment: &Environment) -> Result<(), String> {
    let outputs = outputs(&[path.to_owned()], by_word, FORMATS);
    let written = outputs.and_then(|outputs| reports(done, &outputs, environment));
    written.map_err(why)
}

/// Writes a report of all decisions to each file.
fn reports(
    done: &[Done],
    outputs: &[Output<Format>],
    environment: &Environment,
) -> Result<(), Stop> {
    let all = done.iter().map(|one| one.report(environment));
    let all: Vec<Decided<'_>> = all.collect();
    to_files(outputs, |format, style| {
        rendered(format, style, all.as_slice())
    })
}

/// Says on stderr why the exit code is what it is, whatever the format of the report.
pub(super) fn said(done: &Done, fails: bool, messages: &Messages) {
    let id = ticked(done.prepared.loaded.tree.id().as_str());
    if fails {
        let status = done.status().as_str();
        messages.say(&format!("whystack: {id} is {status}, on which this fails"));
    }
    if done.outcome.as_ref().is_some_and(|one| !one.is_fine()) {
        messages.say(&format!("whystack: the expectation for {id} does not hold"));
    }
}

/// How a file says its format.
pub(super) const FORMATS: &str =
    "end it in .json, .md or .txt, or write FORMAT:FILE with table, plain, json or markdown";

/// A format by its name or by the ending of a file.
pub(super) fn by_word(word: &str) -> Option<Format> {
    match word {
        "table" | "txt" => Some(Format::Table),
        "plain" => Some(Format::Plain),
        "json" => Some(Format::Json),
        "markdown" | "md" => Some(Format::Markdown),
        _ => None,
    }
}
