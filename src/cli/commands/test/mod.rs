//! `whystack test`: run every case and gate.

mod coverage;
pub(super) mod files;
mod proposal;
pub(super) mod runner;

use std::io;

use super::common::Work;
use super::outputs::{deliver, outputs};
use crate::cli::args::{Test, TestFormat};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::load::Located;
use crate::model::Base;
use crate::report::cases::{Counts, Run, Verbosity, github, junit, markdown, plain, table};
use crate::report::coverage::Covered;
use crate::report::{Style, json};
use crate::text::plural;
use runner::{Runner, TestedFile, Wanted};

/// Runs the command.
pub(in crate::cli) fn run(
    args: &Test,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    let outputs = outputs(&args.output, by_word, FORMATS)?;
    carries_proposals(args)?;
    let mut work = Work::new(environment, messages)?;
    let trees = work.named(&args.tree)?;
    // Trees of the user's configuration folder are at hand, but nobody spoke of them.
    let given = if trees.is_empty() {
        work.given()
    } else {
        trees.clone()
    };
    let paths = if args.paths.is_empty() {
        files::usual(&work.paths_of(&given))?
    } else {
        files::paths(&args.paths)?
    };
    let wanted = Wanted {
        trees: trees.clone(),
        filter: args.filter.clone(),
        strict: args.strict,
    };
    let mut runner = Runner::new(work, wanted);
    let mut tested: Vec<TestedFile> = Vec::new();
    let mut not_run = 0;
    for path in &paths {
        if args.fail_fast && tested.iter().any(|file| file.exit() != Exit::Done) {
            not_run += 1;
        } else {
            tested.extend(runner.file(path));
        }
    }
    if tested.is_empty() {
        return Err(Stop::Usage(files::none_left(args)));
    }
    let invalid = tested.iter().filter(|file| file.is_invalid()).count();
    runner.draw(&format!(
        "{} of {} cannot be used, the others were tested",
        invalid,
        plural(tested.len(), "file", "files")
    ));
    let asked = &args.coverage;
    let covered_trees = if asked.is_wanted() {
        coverage::trees(&mut runner, &trees, &tested)?
    } else {
        Vec::new()
    };
    let of_tree = |located: &Located| {
        let loaded = &located.loaded;
        (loaded.place.shown(), loaded.extends.clone())
    };
    let places: Vec<(String, Vec<Base>)> = covered_trees.iter().map(of_tree).collect();
    let measured = coverage::measured(&covered_trees, &tested, asked.budget, environment);
    let covered = coverage::covered(asked, &measured, &places, environment)?;
    let run = Run {
        files: tested.iter().map(|file| file.report(environment)).collect(),
        not_run,
        without: without(args, given, &tested),
        coverage: asked.is_wanted().then_some(covered),
    };
    let verbosity = match (args.quiet, args.verbose) {
        (true, _) => Verbosity::Quiet,
        (false, true) => Verbosity::Verbose,
        (false, false) => Verbosity::Normal,
    };
    deliver(args.format, &outputs, environment, |format, style| {
        rendered(format, &run, style, verbosity)
    })?;
    let exit = tested
        .iter()
        .fold(Exit::Done, |exit, file| exit.and(file.exit()));
    let below: Vec<String> = run
        .coverage
        .iter()
        .flatten()
        .flat_map(Covered::below)
        .collect();
    for line in &below {
        messages.say(line);
    }
    // A run that tests nothing must not look like one that found nothing.
    let nothing = Counts::of(&run).decided() == 0;
    Ok(if nothing || !below.is_empty() {
        exit.and(Exit::Finding)
    } else {
        exit
    })
}

/// The trees that the command line names of which no case speaks; nothing where it left out files.
fn without(args: &Test, given: Vec<String>, tested: &[TestedFile]) -> Vec<String> {
    // --trees may add many trees for the sake of one file.
    let is_about_files = args.tree.is_empty() && !args.paths.is_empty();
    if is_about_files || args.filter.is_some() || args.fail_fast {
        return Vec::new();
    }
    let spoken = |tree: &String| tested.iter().any(|file| file.speaks_of(tree));
    given.into_iter().filter(|tree| !spoken(tree)).collect()
}

/// Whether what is printed can hold proposed files.
fn carries_proposals(args: &Test) -> Result<(), Stop> {
    let bare = matches!(args.coverage.propose, Some(None));
    match args.format {
        TestFormat::Junit | TestFormat::Github if bare => Err(Stop::Usage(
            "--propose prints answers files, which junit and github do not carry; write \
             --propose=DIR, or take another format"
                .to_owned(),
        )),
        _ => Ok(()),
    }
}

const FORMATS: &str = "end it in .json, .xml, .md or .txt, or write FORMAT:FILE with table, plain, \
                       json, junit, github or markdown";

/// A format by its name or by the ending of a file.
fn by_word(word: &str) -> Option<TestFormat> {
    match word {
        "table" | "txt" => Some(TestFormat::Table),
        "plain" => Some(TestFormat::Plain),
        "json" => Some(TestFormat::Json),
        "junit" | "xml" => Some(TestFormat::Junit),
        "github" => Some(TestFormat::Github),
        "markdown" | "md" => Some(TestFormat::Markdown),
        _ => None,
    }
}

fn rendered(
    format: TestFormat,
    run: &Run<'_>,
    style: Style,
    verbosity: Verbosity,
) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    match format {
        TestFormat::Table => table::write(run, style, verbosity, &mut out)?,
        TestFormat::Plain => plain::write(run, verbosity, &mut out)?,
        TestFormat::Markdown => markdown::write(run, verbosity, &mut out)?,
        TestFormat::Github => github::write(run, &mut out)?,
        TestFormat::Junit => out.extend(junit::document(run).into_bytes()),
        TestFormat::Json => {
            out.extend(json::test_report(run, env!("CARGO_PKG_VERSION")).into_bytes());
        }
    }
    Ok(out)
}
