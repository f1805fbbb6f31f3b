//! The command lines of `whystack completions` and `whystack man`.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// `whystack completions`.
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS)]
pub struct Completions {
    /// For which shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

const COMPLETIONS: &str = "\
The script completes commands and flags; in bash, zsh and fish their values and the names of the
profiles that whystack brings along, in bash those of its trees too.

Examples:
  source <(whystack completions bash)             for this shell
  whystack completions bash > ~/.local/share/bash-completion/completions/whystack
  whystack completions zsh > ~/.zfunc/_whystack   a folder that is in fpath
  whystack completions fish > ~/.config/fish/completions/whystack.fish";

/// `whystack man`.
#[derive(Debug, Args)]
#[command(after_help = MAN)]
pub struct Man {
    /// Write the pages of all commands to this folder; without it the page of whystack goes to
    /// stdout
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Print the page of this command
    #[arg(long, value_name = "COMMAND", conflicts_with = "folder")]
    pub of: Option<String>,
}

const MAN: &str = "\
Examples:
  whystack man --of decide | man -l -             read one page
  whystack man ~/.local/share/man/man1            whystack.1, whystack-decide.1 and so on";
