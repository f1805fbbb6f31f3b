//! `whystack completions`: a script for a shell.

use std::io::{self, Write};

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command, CommandFactory};
use clap_complete::{Shell, generate};

use crate::cli::Cli;
use crate::cli::args::Completions;
use crate::cli::exit::Exit;
use crate::cli::stop::Stop;
use crate::diagnostic::Faults;
use crate::load::Library;

/// Runs the command.
pub(in crate::cli) fn run(args: &Completions) -> Result<Exit, Stop> {
    let mut out = Vec::new();
    generate(args.shell, &mut named(args.shell), "whystack", &mut out);
    io::stdout()
        .write_all(&out)
        .map_err(|error| Stop::writing(&error, "the script"))?;
    Ok(Exit::Done)
}

/// The command line with the names that whystack brings along. The parser itself takes paths and
/// names of others too; a script that knows the names offers them.
fn named(shell: Shell) -> Command {
    let library = Library::open(&[], &mut Faults::new());
    let trees: Vec<String> = library.trees().map(|(id, _)| id.to_owned()).collect();
    let profiles: Vec<String> = library.profiles().map(str::to_owned).collect();
    // Where no word fits, bash completes files by itself; other scripts would offer no path any
    // more, and a tree is named by its path as often as by its id.
    let offer_trees = shell == Shell::Bash;
    Cli::command().mut_subcommands(|command| {
        command.mut_args(|arg| match arg.get_id().as_str() {
            "profile" => offering(arg, &profiles),
            "tree" if offer_trees => offering(arg, &trees),
            _ => arg,
        })
    })
}

fn offering(arg: Arg, names: &[String]) -> Arg {
    arg.value_parser(PossibleValuesParser::new(names.iter().cloned()))
}

#[cfg(test)]
mod tests {
    use super::named;
    use clap::ValueEnum;
    use clap_complete::{Shell, generate};

    fn script(shell: Shell) -> String {
        let mut out = Vec::new();
        generate(shell, &mut named(shell), "whystack", &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_script_knows_commands_and_flags_three_know_values() {
        for shell in Shell::value_variants() {
            let script = script(*shell);
            for word in ["decide", "completions", "save-answers"] {
                assert!(script.contains(word), "{shell}: {word}");
            }
            let values = matches!(shell, Shell::Bash | Shell::Zsh | Shell::Fish);
            for word in ["too-close", "multi-tenant-saas"] {
                assert_eq!(script.contains(word), values, "{shell}: {word}");
            }
        }
    }

    #[test]
    fn the_names_of_trees_are_offered_where_paths_still_are() {
        assert!(script(Shell::Bash).contains("orchestration"));
        assert!(!script(Shell::Zsh).contains("orchestration"));
    }
}
