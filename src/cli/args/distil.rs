//! The command line of `whystack distil`.

use clap::{Args, ValueEnum};

use super::STEPS;

/// `whystack distil`.
///
/// Makes the flowchart for the wall: of all questions of a tree the few that mostly lead to the
/// option that the whole tree puts first. How often they do, and where they do not, is counted
/// over all ways to answer and printed with it. It is no decision: it looks at no weights of
/// yours, and at no reason.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Distil {
    /// The tree: an id, or a path that holds `/` or ends in `.toml`
    #[arg(value_name = "TREE")]
    pub tree: String,
    /// How many questions are asked one after the other, at most
    #[arg(long, value_name = "N", default_value_t = 3,
          value_parser = clap::value_parser!(u8).range(1..=6))]
    pub depth: u8,
    /// How many steps the count may take over all ways to answer
    #[arg(long, value_name = "STEPS", default_value_t = STEPS,
          value_parser = parse_steps)]
    pub budget: usize,
    /// The format on stdout: text unless another is given or the flowchart goes to a file
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<DistilFormat>,
    /// Write the flowchart to a file; its ending (.txt, .mmd) names the format, or FORMAT:FILE
    /// (repeatable)
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<String>,
}

/// A format of a flowchart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DistilFormat {
    /// Indented lines.
    Text,
    /// A flowchart of Mermaid, which GitHub draws.
    Mermaid,
}

fn parse_steps(text: &str) -> Result<usize, String> {
    match text.parse::<usize>() {
        Ok(0) => Err("at least 1".to_owned()),
        Ok(steps) => Ok(steps),
        Err(error) => Err(error.to_string()),
    }
}

const AFTER: &str = "\
Examples:
  whystack distil runtime                          three questions, as text
  whystack distil policy --depth 2 -o policy.mmd   two, as Mermaid for a README

Exit codes:
  0  the flowchart was written
  1  a file cannot be written, or the answer space cannot be counted
  2  the command line is wrong
  4  the tree is invalid";
