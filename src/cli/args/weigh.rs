//! The command line of `whystack weigh`.

use std::path::PathBuf;

use clap::Args;

use super::Input;

/// `whystack weigh`.
///
/// Finds weights for people who cannot name numbers: what matters brought into an order
/// (rank-order centroid), points for swings, or pairs compared (AHP with Saaty's consistency
/// ratio). On a terminal it asks; with a file it computes. With a tree the result is a
/// `[weights.TREE]` table of an answers file.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
#[command(group(clap::ArgGroup::new("table").args(["ahp", "roc", "swing"])))]
#[command(group(clap::ArgGroup::new("what").required(true).multiple(true)
          .args(["tree", "ahp", "roc", "swing"])))]
pub struct Weigh {
    /// The tree: an id, or a path that holds `/` or ends in `.toml`
    #[arg(value_name = "TREE")]
    pub tree: Option<String>,
    /// Pairwise judgments: a square CSV table, `-` for stdin
    #[arg(long, value_name = "FILE")]
    pub ahp: Option<PathBuf>,
    /// An order: a CSV list, the most important first, `-` for stdin
    #[arg(long, value_name = "FILE")]
    pub roc: Option<PathBuf>,
    /// Swing points: a CSV list of criteria with points, `-` for stdin
    #[arg(long, value_name = "FILE")]
    pub swing: Option<PathBuf>,
    #[command(flatten)]
    /// Where the answers come from that say what weighs now.
    pub input: Input,
    /// Write an answers file with the weights of the tree
    #[arg(short, long, value_name = "FILE", requires = "tree")]
    pub output: Option<PathBuf>,
    /// Let -o replace a file
    #[arg(long)]
    pub force: bool,
}

const AFTER: &str = "\
Examples:
  whystack weigh runtime -o weights.toml                asked on a terminal
  whystack weigh runtime --roc order.csv >> answers.toml
  whystack weigh --ahp pairs.csv                        a table by itself

Files: --roc has a criterion a line; --swing a criterion and its points (100 for the most valuable
step from worst to best); --ahp the criteria in the first line and in the first column, judgments
from 1 to 9 or fractions (1/3), of which one half is enough. A criterion of a tree is named by its
id or its title.

Points: the criteria that are named keep their sum, which is what they weigh under the answers
given (-a, --profile, --set; what is open is open), or 100 where that is nothing.

Exit codes:
  0  weights were found
  1  a file cannot be read or written, or there is no terminal to ask on
  2  the command line is wrong
  4  a file is invalid
  130  interrupted; nothing is kept";
