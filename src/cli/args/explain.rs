//! The command line of `whystack explain`.

use clap::Args;

use super::{Destination, Input, Settings};

/// `whystack explain`.
///
/// Says of one option why it is where it is, and what would have to be true for it to be first:
/// which weights, which single fact of its own or of the first, what to lift if it is out. Of the
/// first it says what would take that place from it.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Explain {
    /// The tree: an id, or a path that holds `/` or ends in `.toml`
    #[arg(value_name = "TREE")]
    pub tree: String,
    /// The option, by its id
    #[arg(value_name = "OPTION")]
    pub option: String,
    #[command(flatten)]
    /// Where the answers come from.
    pub input: Input,
    #[command(flatten)]
    /// Settings that replace those of files.
    pub settings: Settings,
    #[command(flatten)]
    /// Where the report goes.
    pub to: Destination,
}

const AFTER: &str = "\
Examples:
  whystack explain runtime gvisor --profile edge          why not gVisor, and what would change that
  whystack explain policy opa -a answers.toml -o opa.md   the same as Markdown
  whystack explain runtime runc --profile edge --format json
                                                          for a script (`whystack schema explain`)

Each change that is named puts the option first when it is made, all else as it is. Nobody is
asked: a missing answer is an error, as in `whystack decide --no-input`; `[expect]` is not looked
at, and what comes out of the answers never changes the exit code.

Exit codes:
  0  the option was explained
  1  a file cannot be read or written
  2  the command line is wrong, or the tree has no such option
  4  a tree, profile or answers file is invalid, or answers are missing";
