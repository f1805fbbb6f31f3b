//! `whystack decide`: ask what is open, then recommend.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::asking::{ask, forget, resume};
use super::common::{Prepared, Settings, Work};
use crate::cli::answers_text::{rows_toml, tree_toml};
use crate::cli::args::{Decide, Format, Global, StatusArg, StrictArg};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::output::{IfThere, write_whole};
use crate::cli::state::State;
use crate::cli::stop::Stop;
use crate::engine::{Answer, Evaluation, Outcome, QuestionState, Status, Strict, evaluate};
use crate::model::{QuestionIx, Tree};
use crate::report::{Decided, Style, json, markdown, plain, table};
use crate::text::ticked;

/// A decided tree.
struct Done {
    prepared: Prepared,
    place: String,
    evaluation: Evaluation,
    outcome: Option<Outcome>,
}

/// Runs the command.
pub(in crate::cli) fn run(
    args: &Decide,
    _global: &Global,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    let outputs = outputs(args)?;
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
    let (mut prepared, settings) = work.prepare(&args.tree, args.all, &args.input)?;
    for one in &mut prepared {
        one.situation.strict = strict(args, &settings);
    }
    let state = State::open(&|name| std::env::var_os(name));
    if args.resume {
        resume(&state, &mut prepared, messages);
    }
    if environment.interactive {
        ask(&state, &mut prepared, environment, messages)?;
    } else {
        super::missing::check(&prepared, &mut work)?;
    }
    let done: Vec<Done> = prepared.into_iter().map(decided).collect();
    let reports: Vec<Decided<'_>> = done
        .iter()
        .map(|done| Decided {
            tree: &done.prepared.loaded.tree,
            place: &done.place,
            evaluation: &done.evaluation,
            expectation: done.prepared.expect.as_ref().zip(done.outcome.as_ref()),
            today_given: environment.today.is_some()
                || environment.source_date.is_some()
                || done.prepared.situation.year.is_some(),
        })
        .collect();
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
    for (format, path) in &outputs {
        let style = Style {
            width: 100,
            colour: false,
            links: false,
        };
        write(path, &rendered(*format, &reports, style)?, IfThere::Replace)?;
    }
    let style = Style {
        width: environment.width,
        colour: environment.colour,
        links: environment.links,
    };
    let report = rendered(args.format, &reports, style)?;
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(&report)
        .and_then(|()| stdout.flush())
        .map_err(|error| Stop::writing(&error, "the report"))?;
    if environment.interactive {
        forget(&state, done.iter().map(|done| &done.prepared));
    }
    Ok(exit(&done, args, &settings))
}

fn strict(args: &Decide, settings: &Settings) -> Strict {
    match args.strict {
        Some(StrictArg::Unverified) => Strict::Unverified,
        Some(StrictArg::All) => Strict::All,
        None => settings.strict.unwrap_or_default(),
    }
}

fn decided(prepared: Prepared) -> Done {
    let evaluation = evaluate(&prepared.loaded.tree, &prepared.situation);
    let outcome = prepared
        .expect
        .as_ref()
        .map(|expect| expect.check(&prepared.loaded.tree, &evaluation));
    let place = prepared.loaded.place.shown();
    Done {
        prepared,
        place,
        evaluation,
        outcome,
    }
}

/// With an expectation for a tree it alone decides; without one nothing left is told.
fn exit(done: &[Done], args: &Decide, settings: &Settings) -> Exit {
    let fails = |status: Status| {
        settings.fail_on.contains(&status) || args.fail_on.iter().any(|one| named(*one) == status)
    };
    done.iter().fold(Exit::Done, |exit, done| {
        let status = done.evaluation.recommendation.status;
        let own = match &done.outcome {
            Some(outcome) if outcome.is_fine() => Exit::Done,
            Some(_) => Exit::Finding,
            None if status == Status::NoneLeft => Exit::NothingLeft,
            None => Exit::Done,
        };
        exit.and(if fails(status) {
            own.and(Exit::Finding)
        } else {
            own
        })
    })
}

fn named(status: StatusArg) -> Status {
    match status {
        StatusArg::NoneLeft => Status::NoneLeft,
        StatusArg::Open => Status::Open,
        StatusArg::OnlyOne => Status::OnlyOne,
        StatusArg::TooClose => Status::TooClose,
        StatusArg::Clear => Status::Clear,
    }
}

/// The files to write, with the format that their name or prefix says.
fn outputs(args: &Decide) -> Result<Vec<(Format, PathBuf)>, Stop> {
    let by_word = |word: &str| match word {
        "table" | "txt" => Some(Format::Table),
        "plain" => Some(Format::Plain),
        "json" => Some(Format::Json),
        "markdown" | "md" => Some(Format::Markdown),
        _ => None,
    };
    args.output
        .iter()
        .map(|text| {
            if let Some((format, path)) = text.split_once(':')
                && let Some(format) = by_word(format)
                && !path.is_empty()
            {
                return Ok((format, PathBuf::from(path)));
            }
            let ending = Path::new(text).extension().and_then(|ending| ending.to_str());
            let format = ending.and_then(by_word);
            format.map(|format| (format, PathBuf::from(text))).ok_or_else(|| {
                Stop::Usage(format!(
                    "the format of {} is not known\nend it in .json, .md or .txt, or write FORMAT:FILE with table, plain, json or markdown",
                    ticked(text)
                ))
            })
        })
        .collect()
}

fn write(path: &Path, content: &[u8], if_there: IfThere) -> Result<(), Stop> {
    write_whole(path, content, if_there)
        .map_err(|error| Stop::writing(&error, &ticked(&path.to_string_lossy())))
}

fn rendered(format: Format, reports: &[Decided<'_>], style: Style) -> Result<Vec<u8>, Stop> {
    let mut out = Vec::new();
    let written = match format {
        Format::Table => table::write(reports, style, &mut out),
        Format::Plain => plain::write(reports, &mut out),
        Format::Markdown => markdown::write(reports, &mut out),
        Format::Json => {
            out.extend(json::report(reports, env!("CARGO_PKG_VERSION")).into_bytes());
            Ok(())
        }
    };
    written.map_err(|error| Stop::writing(&error, "the report"))?;
    Ok(out)
}

/// All answers that count, as one answers file for all decided trees.
fn saved(done: &[Done]) -> String {
    let mut text = "schema = 1\n".to_owned();
    for done in done {
        text.push_str(&tree_toml(&done.prepared.loaded.tree));
    }
    let mut shared: Vec<String> = Vec::new();
    for (n, done) in done.iter().enumerate() {
        let tree = &done.prepared.loaded.tree;
        let mut rows = rows(tree, &done.evaluation);
        rows.retain(|(ix, _)| {
            let question = &tree.questions()[*ix];
            !question.shared || !shared.iter().any(|id| id == question.id.as_str())
        });
        let table = rows_toml(tree, &rows, true);
        // One table of shared answers for all trees.
        text.push_str(if n > 0 && !shared.is_empty() {
            table.trim_start().trim_start_matches("[answers.shared]\n")
        } else {
            &table
        });
        let ids = rows.iter().map(|(ix, _)| &tree.questions()[*ix]);
        shared.extend(ids.filter(|one| one.shared).map(|one| one.id.to_string()));
    }
    for done in done {
        let tree = &done.prepared.loaded.tree;
        text.push_str(&rows_toml(tree, &rows(tree, &done.evaluation), false));
    }
    text
}

/// The answers to the questions that apply; an open question is *I don't know yet*.
fn rows(tree: &Tree, evaluation: &Evaluation) -> Vec<(QuestionIx, Answer)> {
    let answers = &evaluation.situation.answers;
    tree.questions()
        .indices()
        .filter_map(|ix| match evaluation.states[ix] {
            QuestionState::NotApplicable => None,
            QuestionState::Open(_) => Some((ix, Answer::Unknown)),
            QuestionState::Answered => answers.get(ix).map(|given| (ix, given.answer.clone())),
        })
        .collect()
}
