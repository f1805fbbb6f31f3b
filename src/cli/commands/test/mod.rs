//! `whystack test`: run every case and gate.

pub(super) mod files;
pub(super) mod runner;

use std::io;

use super::common::Work;
use super::outputs::{deliver, outputs};
use crate::cli::args::{Test, TestFormat};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::report::cases::{Counts, Run, Verbosity, github, junit, markdown, plain, table};
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
    let paths = files::paths(&args.paths)?;
    let mut work = Work::new(environment, messages)?;
    let trees = work.named(&args.tree)?;
    let wanted = Wanted {
        trees,
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
    let run = Run {
        files: tested.iter().map(|file| file.report(environment)).collect(),
        not_run,
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
    // A run that tests nothing must not look like one that found nothing.
    let nothing = Counts::of(&run).decided() == 0;
    Ok(if nothing {
        exit.and(Exit::Finding)
    } else {
        exit
    })
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
