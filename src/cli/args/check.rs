//! The command line of `whystack check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::STEPS;
use crate::cli::policy::Policy;

/// `whystack check`.
#[derive(Debug, Args)]
pub struct Check {
    /// The trees to check: an id, or a path that holds `/` or ends in `.toml`; all without it
    #[arg(value_name = "TREE")]
    pub tree: Vec<String>,
    /// Say what a code means, why it matters and how to mend it
    #[arg(long, value_name = "CODE", conflicts_with = "tree")]
    pub explain: Option<String>,
    /// What the codes of findings mean for this run.
    #[command(flatten)]
    pub policy: Policy,
    /// Find facts whose source is older: days, such as 540, or months, such as 18m
    #[arg(long, value_name = "AGE")]
    pub max_age: Option<String>,
    /// The cases that must hold: files, and folders of which every .toml file below is a case;
    /// without any: those of tests/cases here, and of tests/cases or cases in the folder of a tree
    /// that comes from a path, else of tests/cases in the folder around it (repeatable)
    #[arg(long, value_name = "FILE|DIR", conflicts_with = "no_cases")]
    pub cases: Vec<PathBuf>,
    /// How many steps the count of who is first may take in a tree, over all ways to answer it;
    /// 0: do not count. Where the steps do not reach, `not-counted` says how far it came
    #[arg(long, value_name = "STEPS", default_value_t = STEPS)]
    pub budget: usize,
    /// Also look what ever decides: questions, choices, bands, rules, criteria and requirements
    /// without which the same would be first under all answers (`never-decides`), and disputed
    /// facts of which another source would make another first (`deciding-dissent`); of the items
    /// that are named, as `[[allow]]` names them, or of all. Each takes at most a two-hundredth of
    /// the budget
    #[arg(
        long,
        value_name = "ITEM,...",
        num_args = 0..=1,
        require_equals = true,
        value_delimiter = ',',
        default_missing_value = ""
    )]
    pub influence: Option<Vec<String>>,
    /// Look at no case and no profile, at the tree alone
    #[arg(long)]
    pub no_cases: bool,
    /// Also show the answer sets that prove a finding, those in which each option is first, and
    /// every note
    #[arg(short, long)]
    pub verbose: bool,
    /// The format on stdout
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: CheckFormat,
    /// Also write the findings to a file; its ending (.json, .txt) names the format, or
    /// FORMAT:FILE (repeatable)
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<String>,
}

/// A format of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// Each finding in its line of the file, then a summary.
    Table,
    /// One finding a line.
    Plain,
    /// JSON (`whystack schema check`).
    Json,
    /// Annotations of GitHub Actions.
    Github,
}
