//! The command line of `whystack new`.

use std::path::PathBuf;

use clap::Args;

/// `whystack new`.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct New {
    /// The folder to make; one that is there must be empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Write the tree as one file, DIR/ID.toml
    #[arg(long)]
    pub single: bool,
    /// The id of the tree, instead of the name of DIR; DIR may then have any name and holds
    /// ID/tree.toml
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
}

const AFTER: &str = "\
What is written is a small tree that loads, checks clean and has a case that passes. Its comments
explain each part: criteria, questions, options, sources. Replace it piece by piece.

Examples:
  whystack new message-broker                     message-broker/tree.toml, options, a case
  whystack new message-broker --single            message-broker/message-broker.toml and a case
  whystack new decisions --id message-broker      decisions/message-broker/tree.toml

Where a tree that is there fits but for some of it, a file with `extend = \"runtime@1\"` and what
differs is enough: README.md, \"A tree made from another\".

Nothing that is there is replaced, and all files are written or none.";
