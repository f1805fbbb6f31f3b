//! `whystack decide`: ask what is open, then recommend.

use std::io;

use super::common::Work;
use super::decided::Done;
use super::outputs::{deliver, outputs, write};
use super::prepare::Prepared;
use super::saved::saved;
use crate::cli::args::{Decide, Format, Global, StatusArg};
use crate::cli::ask::{Asker, Lines, Terminal, Walked, walk};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::output::IfThere;
use crate::cli::state::State;
use crate::cli::stop::Stop;
use crate::engine::{Answer, Layer, Session, Status};
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
    let (mut prepared, settings) = work.prepare(&args.tree, args.all, &args.input)?;
    for one in &mut prepared {
        one.situation.strict = settings.strict(args.strict);
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
    let fails = |status: Status| {
        settings.fails_on(status) || args.fail_on.iter().any(|one| named(*one) == status)
    };
    Ok(done.iter().fold(Exit::Done, |exit, one| {
        exit.and(one.exit(fails(one.status())))
    }))
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

/// Lays the answers of walks that were left over the others.
fn resume(state: &State, prepared: &mut [Prepared], messages: &Messages) {
    for one in prepared {
        let Some(resumed) = state.load(&one.loaded.tree) else {
            let id = ticked(one.loaded.tree.id().as_str());
            messages.say(&format!("no walk of {id} was left; this is a new one"));
            continue;
        };
        for message in resumed.messages {
            messages.say(&message);
        }
        for (question, answer) in resumed.answers {
            one.situation
                .answers
                .give(&one.loaded.tree, question, answer, Layer::Asked)
                .ok();
        }
    }
}

/// Asks what is open, tree by tree; a shared question is asked once.
pub(super) fn ask(
    state: &State,
    prepared: &mut [Prepared],
    environment: &Environment,
    messages: &Messages,
) -> Result<(), Stop> {
    let terminal = |error: &io::Error| Stop::World(format!("the terminal cannot be used: {error}"));
    let mut asker: Box<dyn Asker> = if environment.accessible {
        Box::new(Lines::stdio().map_err(|error| terminal(&error))?)
    } else {
        Box::new(Terminal::new(environment.colour_of_messages).map_err(|error| terminal(&error))?)
    };
    let mut shared: Vec<(String, Answer)> = Vec::new();
    for n in 0..prepared.len() {
        let Some(one) = prepared.get_mut(n) else {
            break;
        };
        let tree = &one.loaded.tree;
        let mut base = one.situation.answers.clone();
        let mut session_rows = Vec::new();
        for ix in tree.questions().indices() {
            if let Some(given) = base.get(ix)
                && given.layer == Layer::Asked
            {
                session_rows.push((ix, given.answer.clone()));
            }
        }
        for (ask, answer) in &shared {
            let known = tree.questions().find(|one| one.shared && one.ask == *ask);
            if let Some(ix) = known {
                base.give(tree, ix, answer.clone(), Layer::Asked).ok();
            }
        }
        let mut session = Session::new(tree, base);
        for (ix, answer) in session_rows {
            session.answer(ix, answer).ok();
        }
        if session.next().is_none() && session.asked().is_empty() {
            continue;
        }
        messages.say(&format!("\n{}", tree.title()));
        let mut keep = |session: &Session<'_>| state.save(tree, session.asked());
        let walked = walk(&mut session, asker.as_mut(), &mut keep).map_err(|e| terminal(&e))?;
        one.situation.answers = session.answers();
        match walked {
            Walked::Done => {
                for (ix, answer) in session.asked() {
                    let question = &tree.questions()[*ix];
                    if question.shared {
                        shared.push((question.ask.clone(), answer.clone()));
                    }
                }
                state.clear(tree).ok();
            }
            Walked::Quit | Walked::Interrupted => {
                messages.say(&format!(
                    "{} kept; go on with: whystack decide {} --resume",
                    crate::text::plural(session.asked().len(), "answer is", "answers are"),
                    tree.id(),
                ));
                return Err(Stop::Interrupted);
            }
        }
    }
    Ok(())
}
