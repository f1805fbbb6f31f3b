//! `whystack decide`: ask what is open, then recommend.

use std::io;

use super::asking::{ask, forget, resume};
use super::common::Work;
use super::decided::Done;
use super::outputs::{deliver, outputs, write};
use super::saved::saved;
use crate::cli::args::{Decide, Format, Global};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::output::IfThere;
use crate::cli::state::State;
use crate::cli::stop::Stop;
use crate::report::{Decided, Style, json, markdown, plain, table};
use crate::text::ticked;

/// Runs the command.
pub(in crate::cli) fn run(
    args: &Decide,
    _global: &Global,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    let outputs = outputs(&args.output, by_word, FORMATS)?;
    if let Some(path) = &args.save_answers
        && path.exists()
        && !args.force
    {
        let path = ticked(&path.to_string_lossy());
        return Err(Stop::World(format!(
            "{path} is there already; --force replaces it"
        )));
    }
    let mut work = Work::new(environment, messages)?;
    let (mut prepared, gate) = work.prepare(&args.tree, args.all, &args.input, args.strict)?;
    let state = State::open(&|name| std::env::var_os(name));
    if args.resume {
        resume(&state, &mut prepared, messages);
    }
    if environment.interactive {
        ask(&state, &mut prepared, environment, messages, args.resume)?;
    } else {
        super::missing::check(&prepared, &mut work)?;
    }
    let done: Vec<Done> = prepared.into_iter().map(Done::of).collect();
    let reports: Vec<Decided<'_>> = done.iter().map(|one| one.report(environment)).collect();
    if let Some(path) = &args.save_answers {
        let if_there = if args.force {
            IfThere::Replace
        } else {
            IfThere::Fail
        };
        write(path, saved(&done).as_bytes(), if_there)?;
        messages.say(&format!(
            "answers written to {}",
            ticked(&path.to_string_lossy())
        ));
    }
    deliver(args.format, &outputs, environment, |format, style| {
        rendered(format, &reports, style)
    })?;
    if environment.interactive {
        forget(&state, done.iter().map(|done| &done.prepared));
    }
    let fails = |one: &Done| gate.fails_on(&args.fail_on, one.status());
    for one in &done {
        said(one, fails(one), messages);
    }
    Ok(done
        .iter()
        .fold(Exit::Done, |exit, one| exit.and(one.exit(fails(one)))))
}

/// Says on stderr why the exit code is what it is, whatever the format of the report.
fn said(done: &Done, fails: bool, messages: &Messages) {
    let id = ticked(done.prepared.loaded.tree.id().as_str());
    if fails {
        let status = done.status().as_str();
        messages.say(&format!("whystack: {id} is {status}, on which this fails"));
    }
    if done.outcome.as_ref().is_some_and(|one| !one.is_fine()) {
        messages.say(&format!("whystack: the expectation for {id} does not hold"));
    }
}

const FORMATS: &str =
    "end it in .json, .md or .txt, or write FORMAT:FILE with table, plain, json or markdown";

/// A format by its name or by the ending of a file.
fn by_word(word: &str) -> Option<Format> {
    match word {
        "table" | "txt" => Some(Format::Table),
        "plain" => Some(Format::Plain),
        "json" => Some(Format::Json),
        "markdown" | "md" => Some(Format::Markdown),
        _ => None,
    }
}

fn rendered(format: Format, reports: &[Decided<'_>], style: Style) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    match format {
        Format::Table => table::write(reports, style, &mut out)?,
        Format::Plain => plain::write(reports, &mut out)?,
        Format::Markdown => markdown::write(reports, &mut out)?,
        Format::Json => {
            out.extend(json::report(reports, env!("CARGO_PKG_VERSION")).into_bytes());
        }
    }
    Ok(out)
}
