//! The command line of `whystack compare`.

use clap::Args;

use super::{Destination, Input, Settings};

/// `whystack compare`.
///
/// Sets options side by side, differences only: with answers by the points that they make, largest
/// first, with what rules whom out; without any answers the plain fact sheet.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Compare {
    /// The tree: an id, or a path that holds `/` or ends in `.toml`
    #[arg(value_name = "TREE")]
    pub tree: String,
    /// The options, by their ids; with answers what runs today (`[current]`) is compared too, and
    /// the first where fewer than two are named
    #[arg(value_name = "OPTION")]
    pub option: Vec<String>,
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
  whystack compare runtime gvisor kata-containers              the facts on which they differ
  whystack compare runtime gvisor kata-containers --profile edge
                                                               what that is worth at the edge
  whystack compare orchestration -a answers.toml               what runs today against the first
  whystack compare policy opa kyverno cel -o policy.md         three of them, as Markdown

With answers a missing one is an error, as in `whystack decide --no-input`; `[expect]` is not looked
at, and what comes out of the answers never changes the exit code.

Exit codes:
  0  the options were compared
  1  a file cannot be read or written
  2  the command line is wrong, or the tree has no such option
  4  a tree, profile or answers file is invalid, or answers are missing";
