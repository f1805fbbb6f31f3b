//! The command line of `whystack test`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{CoverageArgs, StrictArg};

/// `whystack test`.
///
/// A case is an answers file with `[expect.TREE]`. Each is decided as `decide --all -a FILE`
/// decides it, and compared with what it expects.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Test {
    /// Files, and folders of which every .toml file below is a case; without any: tests/cases here,
    /// and tests/cases or cases in the folder of each tree that --trees or --tree names by a path,
    /// else tests/cases in the folder around it
    #[arg(value_name = "FILE|DIR")]
    pub paths: Vec<PathBuf>,
    /// Only files with this word in their name or title, in upper or lower case
    #[arg(long, value_name = "WORD")]
    pub filter: Option<String>,
    /// Only what is expected of this tree, without files that expect nothing of it: an id, or a
    /// path that holds `/` or ends in `.toml` (repeatable)
    #[arg(long, value_name = "ID")]
    pub tree: Vec<String>,
    /// Eliminate options that are not verified; `all`: conditional ones too (a file may say so
    /// itself)
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true,
          default_missing_value = "unverified")]
    pub strict: Option<StrictArg>,
    /// Stop after the first file that is invalid or does not hold
    #[arg(long)]
    pub fail_fast: bool,
    /// The format on stdout
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: TestFormat,
    /// Also write the report to a file; its ending (.json, .xml, .md, .txt) names the format, or
    /// FORMAT:FILE (repeatable)
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<String>,
    /// Tell margin and zone of each case, why known misses miss, and all that is not reached
    #[arg(short, long, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Tell only what fails, what is below --min-coverage, and the summary
    #[arg(short, long)]
    pub quiet: bool,
    #[command(flatten)]
    /// What is asked about coverage.
    pub coverage: CoverageArgs,
}

/// A format of the report of `whystack test`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TestFormat {
    /// A line a case, then what failed, for a terminal.
    Table,
    /// One record a line, no wrapping.
    Plain,
    /// JSON (`whystack schema test`).
    Json,
    /// JUnit XML for the test view of a CI service.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
    /// Markdown for a step summary.
    Markdown,
}

const AFTER: &str = "\
A case is passed, failed, a known miss (it says `known-miss` and fails: that is fine), or an
unexpected pass (it says `known-miss` and holds). A file that does not load is invalid; the others
run all the same. A file without `[expect.TREE]` is a warning.

Coverage counts goals, each alike: a question that is answered; a choice or band that is given,
`none` of a `many`, and `unknown` where the tree says what then holds; a rule that holds; a
requirement (also a capability lacked or provided) that puts an option out; an option that is first;
an option that is out for a reason of the tree. Every case that is decided counts, also one that
fails or is known to miss: coverage says where the cases go, not that what comes out is right. What
no answers reach is named and not counted, an option among it that is first under no answers, as
far as --budget reaches. A tree counts if it has a case or is named by --tree, so name those whose
last case must not get lost.

Exit codes:
  0  all cases hold
  1  could not run, or a file could not be read
  2  the command line is wrong
  3  a case failed or passed unexpectedly, no file expects anything, or coverage is below
     --min-coverage
  4  a file is invalid, or answers are missing

Unlike `decide`, which prints nothing then, `test` prints its report also when files are invalid.";
