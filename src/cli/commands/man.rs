//! `whystack man`: manual pages, one a command.

use std::fs;
use std::io::{self, Write};

use clap::{Command, CommandFactory};

use super::common::unknown;
use super::outputs::write;
use crate::cli::Cli;
use crate::cli::args::Man;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::output::IfThere;
use crate::cli::stop::Stop;
use crate::load::shown_path;
use crate::text::{plural, ticked};

/// Runs the command.
pub(in crate::cli) fn run(args: &Man, messages: &Messages) -> Result<Exit, Stop> {
    let whole = whole();
    let Some(folder) = &args.folder else {
        let page = match &args.of {
            None => page(&whole),
            Some(of) => match whole.find_subcommand(of) {
                Some(command) => page(command),
                None => {
                    let names = whole.get_subcommands().map(|one| one.get_name().to_owned());
                    return Err(unknown("command", of, &names.collect::<Vec<String>>()));
                }
            },
        };
        io::stdout()
            .write_all(&page)
            .map_err(|error| Stop::writing(&error, "the page"))?;
        return Ok(Exit::Done);
    };
    let name = ticked(&shown_path(folder));
    fs::create_dir_all(folder)
        .map_err(|error| Stop::World(format!("the folder {name} cannot be made: {error}")))?;
    let pages: Vec<&Command> = std::iter::once(&whole)
        .chain(whole.get_subcommands())
        .collect();
    for command in &pages {
        let path = folder.join(format!("{}.1", title(command)));
        write(&path, &page(command), IfThere::Replace)?;
    }
    let count = plural(pages.len(), "page", "pages");
    messages.say(&format!("{count} written to {name}"));
    Ok(Exit::Done)
}

/// The whole command line, each command with its full name and the flags that all have.
fn whole() -> Command {
    let mut whole = Cli::command();
    whole.build();
    whole
}

/// The name of a page: `whystack-decide`.
fn title(command: &Command) -> String {
    let name = command
        .get_display_name()
        .unwrap_or_else(|| command.get_name());
    name.to_owned()
}

fn page(command: &Command) -> Vec<u8> {
    let mut out = Vec::new();
    rendered(command, &mut out).expect("bytes in memory are always written");
    out
}

fn rendered(command: &Command, out: &mut Vec<u8>) -> io::Result<()> {
    let man = clap_mangen::Man::new(command.clone()).title(title(command).to_uppercase());
    man.render_title(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    man.render_options_section(out)?;
    if command.has_subcommands() {
        man.render_subcommands_section(out)?;
    }
    if command.get_after_help().is_some() {
        let mut notes = Vec::new();
        man.render_extra_section(&mut notes)?;
        // Examples and exit codes are columns: their lines stay as they are.
        let notes = String::from_utf8_lossy(&notes);
        let notes = notes.replacen(".SH EXTRA\n", ".SH NOTES\n.nf\n", 1);
        writeln!(out, "{notes}.fi")?;
    }
    if command.get_version().is_some() {
        man.render_version_section(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{page, title, whole};

    #[test]
    fn every_command_has_a_page_with_its_flags_and_notes() {
        let whole = whole();
        let names: Vec<String> = whole.get_subcommands().map(title).collect();
        assert!(names.contains(&"whystack-decide".to_owned()), "{names:?}");
        for command in whole.get_subcommands() {
            let page = String::from_utf8(page(command)).unwrap();
            let name = title(command);
            let head = format!(".TH {} 1", name.to_uppercase());
            assert!(page.contains(&head), "{page}");
            // A flag that all have.
            assert!(page.contains(r"no\-input"), "{name}");
            let noted = command.get_after_help().is_some();
            assert_eq!(page.contains(".SH NOTES\n.nf\n"), noted, "{name}");
            assert_eq!(page.contains("\n.fi\n"), noted, "{name}");
        }
    }
}
