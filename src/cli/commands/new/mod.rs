//! `whystack new`: a small tree to begin from.

mod files;
mod write;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::args::New;
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::diagnostic::Faults;
use crate::load::{Place, shown_path};
use crate::model::Slug;
use crate::text::{shell_word, ticked};
use files::{Layout, files};

/// Runs the command.
pub(in crate::cli) fn run(
    args: &New,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    let id = id(args)?;
    is_free(&id, environment)?;
    let layout = Layout::of(args.single, args.id.is_some());
    let files = files(&id, layout);
    write::all(&args.folder, &files)?;
    let names: Vec<String> = files
        .iter()
        .map(|(name, _)| format!("{}\n", shown_path(&args.folder.join(name))))
        .collect();
    io::stdout()
        .write_all(
            crate::text::Shown::text(&names.concat())
                .to_string()
                .as_bytes(),
        )
        .map_err(|error| Stop::writing(&error, "the list of files"))?;
    messages.say(&next(&args.folder, &id, layout));
    Ok(Exit::Done)
}

/// The id of the new tree: the one that is given, else the name of the folder.
fn id(args: &New) -> Result<Slug, Stop> {
    if let Some(id) = &args.id {
        return slug(id, "--id ");
    }
    let folder = &args.folder;
    if folder.extension().is_some_and(|ending| ending == "toml") {
        let stem = folder.with_extension("");
        let stem = shell_word(&shown_path(&stem));
        return Err(Stop::Usage(format!(
            "{} is the name of a file; for a tree in one file: whystack new {stem} --single",
            ticked(&shown_path(folder))
        )));
    }
    // `.` and `a/..` have names that only the system knows.
    let named = match folder.file_name() {
        Some(name) => Some(name.to_owned()),
        None => folder
            .canonicalize()
            .ok()
            .and_then(|path| path.file_name().map(std::ffi::OsStr::to_owned)),
    };
    let name = named.unwrap_or_default();
    slug(&name.to_string_lossy(), "")
}

fn slug(word: &str, before: &str) -> Result<Slug, Stop> {
    if word == "shared" {
        let text = "`shared` is the word for questions that several trees ask, no id of a tree";
        return Err(Stop::Usage(text.to_owned()));
    }
    word.parse::<Slug>().map_err(|fault| {
        let near: Option<Slug> = near(word).parse().ok();
        let help = match near {
            Some(near) if before.is_empty() => {
                format!("\na tree is called by its id; for example: --id {near}")
            }
            Some(near) => format!("\nfor example {}", ticked(near.as_str())),
            None if before.is_empty() => {
                "\na tree is called by its id: give one with --id".to_owned()
            }
            None => String::new(),
        };
        Stop::Usage(format!("{before}{} is no id: {fault}{help}", ticked(word)))
    })
}

/// The id that a name would be.
fn near(name: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let joined: String = name.chars().take(Slug::MAX_CHARS).map(plain).collect();
    let words: Vec<&str> = joined.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// A tree that is there already must not be met by another of its id.
fn is_free(id: &Slug, environment: &Environment) -> Result<(), Stop> {
    // What is wrong with other trees is told when they are used.
    let library = environment.library(&mut Faults::new());
    let there = library.trees().find(|(there, _)| *there == id.as_str());
    match there {
        None => Ok(()),
        Some((_, Place::Shipped)) => Err(Stop::Usage(format!(
            "{} is the id of a tree that whystack brings along: choose another with --id",
            ticked(id.as_str())
        ))),
        Some((_, place)) => Err(Stop::Usage(format!(
            "there is a tree {} already, {}: choose another id with --id",
            ticked(id.as_str()),
            ticked(&place.shown())
        ))),
    }
}

/// What to do next, as lines to run.
fn next(folder: &Path, id: &Slug, layout: Layout) -> String {
    // What has neither `/` nor `.toml` would be read as an id.
    let word = |path: PathBuf| {
        let shown = shown_path(&path);
        let dashed = shown.starts_with('-');
        shell_word(&if shown.contains('/') && !dashed {
            shown
        } else {
            format!("./{shown}")
        })
    };
    let tree = word(folder.join(layout.tree(id)));
    // The case is found beside the tree.
    format!(
        "\nNext:\n  whystack check {tree}\n  whystack test --tree {tree}\n  \
         whystack decide {tree}\n  whystack answers {tree} > answers.toml\n\
         Then replace the example piece by piece; its comments say what each part is for."
    )
}

#[cfg(test)]
mod tests;
