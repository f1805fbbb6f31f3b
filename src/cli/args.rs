//! The command line.

mod check;
mod common;
mod compare;
mod coverage;
mod depth;
mod distil;
mod explain;
mod graph;
mod method;
mod new;
mod packaging;
mod test;
mod weigh;

use std::path::PathBuf;

pub(super) use check::{Check, CheckFormat};
pub(super) use common::{Destination, Settings};
pub(super) use compare::Compare;
pub(super) use coverage::CoverageArgs;
pub(super) use depth::{Depth, RiskArg};
pub(super) use distil::{Distil, DistilFormat};
pub(super) use explain::Explain;
pub(super) use graph::{DetailArg, Graph, GraphFormat};
use method::MATRIX;
pub(super) use method::MethodArg;
pub(super) use new::New;
pub(super) use packaging::{Completions, Man};
pub(super) use test::{Test, TestFormat};
pub(super) use weigh::Weigh;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::engine::{Order, Status};

/// The steps that a count over all ways to answer a tree may take, unless `--budget` says.
const STEPS: usize = 20_000_000;

/// Choose a technology for your constraints, and defend the choice.
///
/// Without a command: choose a decision tree and walk it, question by question.
#[derive(Debug, Parser)]
#[command(name = "whystack", version, max_term_width = 100, after_help = AFTER)]
#[command(infer_long_args = false, disable_help_subcommand = true)]
pub struct Cli {
    /// Settings for every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const AFTER: &str = "\
Examples:
  whystack                                        choose a tree and walk it
  whystack decide runtime --profile edge          ask what the profile leaves open, then decide
  whystack answers runtime > answers.toml         an answers file to fill in
  whystack decide runtime -a answers.toml         decide without a question (CI)
  whystack test tests/cases                       run every case and gate (CI)
  whystack show runtime gvisor                    the facts of one option, with their sources
  whystack explain runtime gvisor --profile edge  why not gVisor, and what would change that
  whystack compare runtime gvisor runc            two options side by side
  whystack graph runtime -o runtime.svg           the tree drawn
  whystack distil runtime                         the few questions that mostly decide
  whystack new my-tree                            a small tree to begin from
  whystack check ./my-tree                        is the tree sound?

Exit codes:
  0  a result was computed, and every expectation holds
  1  could not run (a file cannot be read or written)
  2  the command line is wrong
  3  an expectation or --fail-on does not hold, or a check found an error
  4  a tree, profile or answers file is invalid, or answers are missing
  5  no option meets the requirements
  130  interrupted; the answers are kept (--resume)

Answers, strongest first: asked now > --set > answers file > profile.
Trees and profiles of your own: trees/ and profiles/ in $XDG_CONFIG_HOME/whystack, by default
~/.config/whystack; not read under CI or --no-input.
Environment: NO_COLOR, COLUMNS, CI, ACCESSIBLE, TERM, SOURCE_DATE_EPOCH, WHYSTACK_TREES,
XDG_CONFIG_HOME, XDG_STATE_HOME.";

/// Settings for every command.
#[derive(Debug, Args)]
pub struct Global {
    /// Add decision trees: a folder of trees, one tree's folder, or one file (repeatable; also
    /// `WHYSTACK_TREES`, several separated as in PATH)
    #[arg(long, global = true, value_name = "PATH")]
    pub trees: Vec<PathBuf>,
    /// Never ask; implied under CI and when stdin or stderr is no terminal
    #[arg(long, global = true, alias = "non-interactive")]
    pub no_input: bool,
    /// Ask in numbered plain lines, for screen readers and simple terminals (also ACCESSIBLE)
    #[arg(long, global = true)]
    pub accessible: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    /// In which order the wizard asks: what can still change the most first, or as the tree says
    #[arg(long, global = true, value_name = "ORDER", default_value = "stakes")]
    pub order: OrderArg,
    /// "Today" for end dates, instead of the date of the tree
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
}

/// In which order the wizard asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OrderArg {
    /// What can still change the most first, as far as the tree's conditions allow.
    Stakes,
    /// As the questions stand in the tree.
    Tree,
}

impl OrderArg {
    /// The order that is meant.
    pub(super) fn order(self) -> Order {
        match self {
            Self::Stakes => Order::Stakes,
            Self::Tree => Order::Tree,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask what is open, then print the recommendation
    Decide(Decide),
    /// Run cases: answers files that say what must come out
    Test(Test),
    /// List what there is
    List(List),
    /// Show a tree, or one option with its facts and sources
    Show(Show),
    /// Say why an option is where it is, and what would put it first
    Explain(Explain),
    /// Set options side by side: differences only
    Compare(Compare),
    /// Print a commented answers file to fill in, or check one
    Answers(AnswersCommand),
    /// Check that trees are sound: every fault, every proof
    Check(Check),
    /// Draw a tree, and the way that answers take through it
    Graph(Graph),
    /// Make the flowchart for the wall: the few questions that mostly decide
    Distil(Distil),
    /// Find weights without naming numbers: by an order, by swings, by pairs
    Weigh(Weigh),
    /// Write a small tree with comments to begin from
    New(New),
    /// Print the JSON Schema of a report, or of a file that you write (for editors)
    Schema(Schema),
    /// Print a script that completes command lines in a shell
    Completions(Completions),
    /// Print a manual page, or write those of all commands
    Man(Man),
}

/// `whystack decide`.
#[derive(Debug, Default, Args)]
#[command(after_help = MATRIX)]
pub struct Decide {
    /// The trees to decide: an id, or a path that holds `/` or ends in `.toml`
    #[arg(value_name = "TREE", required_unless_present_any = ["all", "matrix"])]
    pub tree: Vec<String>,
    /// Decide all trees; with an answers file those that it answers
    #[arg(long, conflicts_with = "tree")]
    pub all: bool,
    /// Decide a table instead of a tree: a CSV file with options in rows and criteria in columns,
    /// `-` for stdin; see below
    #[arg(long, value_name = "FILE", conflicts_with_all = [
        "tree", "all", "answers", "profile", "set", "save_answers", "resume",
    ])]
    pub matrix: Option<PathBuf>,
    /// Decide by a textbook method, with its normalisation and all its tables; nothing is asked
    #[arg(long, value_name = "METHOD", conflicts_with_all = [
        "all", "save_answers", "resume", "quick", "samples", "weights", "methods", "fail_on",
    ])]
    pub method: Option<MethodArg>,
    #[command(flatten)]
    /// Where the answers come from.
    pub input: Input,
    #[command(flatten)]
    /// Settings that replace those of files.
    pub settings: Settings,
    #[command(flatten)]
    /// How deep the decision is examined.
    pub depth: Depth,
    /// Exit 3 if the status is one of these; replaces what files say
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    pub fail_on: Vec<StatusArg>,
    #[command(flatten)]
    /// Where the report goes.
    pub to: Destination,
    /// Write all answers to an answers file
    #[arg(long, value_name = "FILE")]
    pub save_answers: Option<PathBuf>,
    /// Let --save-answers replace a file
    #[arg(long)]
    pub force: bool,
    /// Go on with a walk that was left
    #[arg(long)]
    pub resume: bool,
}

/// Where answers come from.
#[derive(Clone, Debug, Default, Args)]
pub struct Input {
    /// An answers file, `-` for stdin
    #[arg(short, long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// A profile: an id, or a path that holds `/` or ends in `.toml`
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Answer a question: QUESTION=ANSWER or TREE.QUESTION=ANSWER; the answer is an id, ids
    /// separated by commas, a number, `none` or `unknown` (repeatable)
    #[arg(long, value_name = "Q=A")]
    pub set: Vec<String>,
}

/// What `--strict` eliminates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StrictArg {
    /// Unverified options.
    Unverified,
    /// Conditional ones too.
    All,
    /// Nothing, whatever a file says.
    No,
}

/// A status on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatusArg {
    /// No option is viable.
    NoneLeft,
    /// Something essential is open.
    Open,
    /// One option is left.
    OnlyOne,
    /// Several are too close.
    TooClose,
    /// The winner stands out.
    Clear,
    /// No status, whatever a file says.
    None,
}

impl StatusArg {
    /// The status that is meant; none for `none`.
    pub(super) fn status(self) -> Option<Status> {
        match self {
            Self::NoneLeft => Some(Status::NoneLeft),
            Self::Open => Some(Status::Open),
            Self::OnlyOne => Some(Status::OnlyOne),
            Self::TooClose => Some(Status::TooClose),
            Self::Clear => Some(Status::Clear),
            Self::None => None,
        }
    }
}

/// An output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Tables for a terminal.
    Table,
    /// One record a line, no boxes, no wrapping.
    Plain,
    /// JSON (`whystack schema report`).
    Json,
    /// Markdown for a pull request.
    Markdown,
}

/// `whystack list`.
#[derive(Debug, Args)]
pub struct List {
    /// What to list
    #[arg(value_enum, default_value = "trees")]
    pub what: Listed,
    /// Of which tree; all trees without it
    #[arg(value_name = "TREE")]
    pub tree: Vec<String>,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Listed {
    /// Decision trees.
    Trees,
    /// Profiles.
    Profiles,
    /// Options.
    Options,
    /// Questions.
    Questions,
    /// Criteria.
    Criteria,
    /// Sources.
    Sources,
    /// The codes of `whystack check`.
    Checks,
}

/// `whystack show`.
#[derive(Debug, Args)]
pub struct Show {
    /// The tree
    pub tree: String,
    /// One of its options
    pub option: Option<String>,
}

/// `whystack answers`.
#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["tree", "check"])))]
pub struct AnswersCommand {
    /// The trees to print a file for
    #[arg(value_name = "TREE")]
    pub tree: Vec<String>,
    /// Check an answers file or a profile, all faults in one run, `-` for stdin
    #[arg(long, value_name = "FILE")]
    pub check: Option<PathBuf>,
}

/// `whystack schema`.
#[derive(Debug, Args)]
#[command(after_help = SCHEMA_AFTER)]
pub struct Schema {
    /// Of what
    #[arg(value_enum)]
    pub of: SchemaOf,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// The JSON report of `decide`.
    Report,
    /// The JSON report of `test`.
    Test,
    /// The JSON report of `explain`.
    Explain,
    /// The JSON report of `compare`.
    Compare,
    /// The JSON findings of `check`.
    Check,
    /// The JSON report of `decide --method`.
    Method,
    /// A tree in one file, or the tree.toml of a folder.
    Tree,
    /// An option in a file of its own, options/ID.toml.
    Option,
    /// What a tree that extends another gives of an option of that tree, options/ID.toml.
    Patch,
    /// Questions and capabilities of several trees, shared.toml.
    Shared,
    /// Sources of several options, sources.toml.
    Sources,
    /// A profile.
    Profile,
    /// An answers file, or a case: one with `expect`.
    Answers,
}

const SCHEMA_AFTER: &str = "\
Schemas of files that you write are for your editor: completion, texts, faults while you type.
Keep one beside your files and name it in their first line, relative to the file:

  whystack schema answers > answers.schema.json      #:schema ./answers.schema.json
  whystack schema tree > tree.schema.json            #:schema ./tree.schema.json

What a schema cannot know (names of things elsewhere) `whystack check` and
`whystack answers --check` say.";
