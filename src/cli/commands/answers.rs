//! `whystack answers`: a file to fill in, or a check of one.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::rc::Rc;

use super::common::Work;
use super::missing::question_toml;
use crate::cli::args::{AnswersCommand, Global, Input, Settings};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::load::{Loaded, Role};
use crate::model::Question;
use crate::text::{Shown, list_and, plural, ticked};

/// Runs the command.
pub(in crate::cli) fn run(
    args: &AnswersCommand,
    _global: &Global,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    let mut work = Work::new(environment, messages)?;
    if let Some(path) = &args.check {
        return check(&mut work, path);
    }
    let ids = work.named(&args.tree)?;
    let loaded = work.load(&ids)?;
    let names: Vec<&str> = work.library.profiles().collect();
    let text = template(&loaded, &names);
    io::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Stop::writing(&error, "the file"))?;
    Ok(Exit::Done)
}

fn template(loaded: &[Rc<Loaded>], profiles: &[&str]) -> String {
    let mut text = String::from(
        "# Answers for whystack. Take the # away before the answers that you give.\n\
         # \"unknown\" is an answer to every question: I don't know yet.\n\
         schema = 1\n",
    );
    writeln!(
        text,
        "# profile = \"\"            # {}",
        profiles.join(", ")
    )
    .ok();
    text.push_str("# unanswered = \"unknown\"  # what this file does not answer is not known\n");
    for one in loaded {
        writeln!(
            text,
            "\n[tree.{}]\nversion = \"{}\"",
            one.tree.id(),
            one.tree.major()
        )
        .ok();
    }
    let mut shared: Vec<&Question> = Vec::new();
    for question in loaded.iter().flat_map(|one| one.tree.questions().rows()) {
        if question.shared && !shared.iter().any(|there| there.id == question.id) {
            shared.push(question);
        }
    }
    if !shared.is_empty() {
        text.push_str("\n[answers.shared]\n");
        for question in shared {
            text.push_str(&entry(question));
        }
    }
    for one in loaded {
        writeln!(text, "\n[answers.{}]", one.tree.id()).ok();
        for question in one.tree.questions().rows().iter().filter(|one| !one.shared) {
            text.push_str(&entry(question));
        }
    }
    text
}

fn entry(question: &Question) -> String {
    let mut text = question_toml(question, true);
    if let Some(why) = &question.why {
        let why = Shown::line(why);
        let first = text.find('\n').map_or(text.len(), |at| at + 1);
        text.insert_str(first, &format!("# ({why})\n"));
    }
    if question.essential {
        text.insert_str(0, "# Essential: while this is open, nothing is clear.\n");
    }
    text.push('\n');
    text
}

/// Checks a file as `decide` would read it, and says what it answers.
fn check(work: &mut Work<'_>, path: &std::path::Path) -> Result<Exit, Stop> {
    let read = work.answers_file(path, Role::Answers)?;
    work.check()?;
    let profile = read.head.title.is_some() && read.head.description.is_some();
    let trees = read.head.trees.clone();
    let input = Input {
        answers: (!profile).then(|| path.to_owned()),
        profile: profile.then(|| path.to_string_lossy().into_owned()),
        set: Vec::new(),
    };
    if path == std::path::Path::new("-") {
        let text = "--check reads stdin once; give a file to check answers against their trees";
        return Err(Stop::Usage(text.to_owned()));
    }
    let (prepared, _) = work.prepare(&trees, trees.is_empty(), &input, Settings::default())?;
    super::missing::check(&prepared, work)?;
    let names: Vec<String> = trees.iter().map(|id| ticked(id)).collect();
    let what = if profile { "profile" } else { "answers file" };
    let of = if names.is_empty() {
        plural(prepared.len(), "tree", "trees")
    } else {
        list_and(&names)
    };
    let text = format!(
        "{}: a sound {what} for {of}\n",
        Shown::line(&path.to_string_lossy())
    );
    io::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Stop::writing(&error, "the result"))?;
    Ok(Exit::Done)
}
