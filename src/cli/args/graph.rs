//! The command line of `whystack graph`.

use clap::{Args, ValueEnum};

use super::Input;
use crate::report::graph::{Detail, Language};

/// `whystack graph`.
///
/// Draws a tree: its questions in order, which answer opens which question, what each answer
/// requires, prefers and weighs, and the rules. With answers the way that they take is
/// highlighted, up to what comes out.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Graph {
    /// The tree to draw: an id, or a path that holds `/` or ends in `.toml`
    #[arg(value_name = "TREE")]
    pub tree: String,
    #[command(flatten)]
    /// Where the answers come from.
    pub input: Input,
    /// How much is drawn: as much as stays readable, unless this says it
    #[arg(long, value_name = "HOW")]
    pub detail: Option<DetailArg>,
    /// The format on stdout: mermaid unless another is given or the drawing goes to a file
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<GraphFormat>,
    /// Write the drawing to a file; its ending (.mmd, .md, .dot, .svg) names the format, or
    /// FORMAT:FILE (repeatable)
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<String>,
}

/// How much of a tree is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DetailArg {
    /// The questions, and which opens which.
    Outline,
    /// Also their answers; what was answered with what it does.
    Choices,
    /// Also what each answer does, and the rules.
    Needs,
}

impl DetailArg {
    /// The detail that is meant.
    pub(in crate::cli) fn detail(self) -> Detail {
        match self {
            Self::Outline => Detail::Outline,
            Self::Choices => Detail::Choices,
            Self::Needs => Detail::Needs,
        }
    }
}

/// A format of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// A flowchart of Mermaid, which GitHub draws.
    Mermaid,
    /// The same within Markdown.
    Markdown,
    /// DOT, for Graphviz.
    Dot,
    /// SVG, laid out without another program.
    Svg,
}

impl GraphFormat {
    /// The word on the command line.
    pub(in crate::cli) fn as_str(self) -> &'static str {
        match self {
            Self::Mermaid => "mermaid",
            Self::Markdown => "markdown",
            Self::Dot => "dot",
            Self::Svg => "svg",
        }
    }

    /// The language that is meant.
    pub(in crate::cli) fn language(self) -> Language {
        match self {
            Self::Mermaid => Language::Mermaid,
            Self::Markdown => Language::Markdown,
            Self::Dot => Language::Dot,
            Self::Svg => Language::Svg,
        }
    }
}

const AFTER: &str = "\
Examples:
  whystack graph runtime -o runtime.svg                     the whole tree
  whystack graph runtime --profile edge -o edge.svg         the way of a profile through it
  whystack graph policy -a answers.toml -o decision.md      Markdown with Mermaid, for GitHub
  whystack graph ./my-tree.toml --format dot | dot -Tpdf    by Graphviz

A question without an answer is drawn as open; a drawing is no decision, so what comes out of the
answers never changes the exit code, and `[expect]` is not looked at. What is left out is said in
the drawing and on stderr; Mermaid is kept within what GitHub draws (50,000 characters, 500 arrows).

Exit codes:
  0  the drawing was written
  1  a file cannot be read or written
  2  the command line is wrong
  4  a tree, profile or answers file is invalid";
