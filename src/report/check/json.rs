//! Findings for machines: one published shape.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Checked, Judged};
use crate::analysis::space::Count;
use crate::analysis::{AnswerSet, answer_text};
use crate::diagnostic::Severity;
use crate::model::{CandidateIx, Tree};
use crate::report::json::{schema_of, written};
use crate::text::Sources;

/// The version of the shape; another number is another shape.
const SCHEMA_VERSION: u32 = 1;

/// What `whystack check --format json` prints. Keys are fixed and never missing. Counts are
/// texts of decimal digits, because they may have more than a JSON number carries.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(title = "whystack check")]
enum Report<'a> {
    /// One tree was checked.
    One(Box<OneTree<'a>>),
    /// Several trees were checked, or none.
    Several(Several<'a>),
}

/// One checked tree.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OneTree<'a> {
    /// The version of this shape: 1.
    #[schemars(range(min = 1, max = 1))]
    schema_version: u32,
    /// What wrote the report.
    tool: Tool<'a>,
    /// The tree that was checked.
    tree: TreeName<'a>,
    /// What can happen under all answers.
    space: Space,
    /// Every option, with how often it is viable and an answer set in which it is first.
    options: Vec<OptionRow<'a>>,
    /// What was found, those that are allowed among them.
    findings: Vec<Finding<'a>>,
}

/// Several trees checked in one run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Several<'a> {
    /// The version of this shape: 1.
    #[schemars(range(min = 1, max = 1))]
    schema_version: u32,
    /// What wrote the report.
    tool: Tool<'a>,
    /// One report a tree, each as it would stand by itself.
    trees: Vec<OneTree<'a>>,
}

/// What wrote the report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Tool<'a> {
    /// Its name.
    name: &'static str,
    /// Its version.
    version: &'a str,
}

/// A tree.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct TreeName<'a> {
    /// Its id.
    id: &'a str,
    /// Its version.
    version: &'a str,
    /// The SHA-256 of its meaning.
    digest: String,
    /// Where it comes from: `shipped`, or a path.
    place: &'a str,
}

/// What can happen under all answers; all counts are null if they are not known.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Space {
    /// How many answer sets there are.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    answer_sets: Option<String>,
    /// How many of them leave no option.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    dead_ends: Option<String>,
    /// How many of them leave exactly one.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    sole_survivor: Option<String>,
    /// How many states stood for them; null if the walk was given up.
    states: Option<usize>,
    /// Why they were not counted; null if they were.
    not_counted: Option<String>,
}

/// An option.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OptionRow<'a> {
    /// Its id.
    id: &'a str,
    /// In how many answer sets it is viable; null if that was not counted.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    viable_in: Option<String>,
    /// The known answers of a set in which it is first; null if a search found none, which is no
    /// proof that there is none.
    first_witness: Option<Vec<String>>,
    /// How many answer sets the search tried.
    tried: usize,
}

/// A finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Finding<'a> {
    /// The check (`whystack list checks`).
    code: &'static str,
    /// How bad it is, after the command line.
    severity: Level,
    /// The tree.
    tree: &'a str,
    /// The item that it is about, by the name that an `[[allow]]` takes.
    item: &'a str,
    /// The file; null if the item stands in none.
    file: Option<&'a str>,
    /// The line, from 1.
    line: Option<usize>,
    /// The column, from 1, in characters.
    column: Option<usize>,
    /// The fact.
    headline: &'a str,
    /// The proof.
    proof: &'a str,
    /// What to do.
    remedy: &'a str,
    /// Answer sets that show it, each as its known answers, `question=answer`.
    witnesses: Vec<Vec<String>>,
    /// Why it is allowed; null if it is not.
    allowed_because: Option<&'a str>,
}

/// How bad a finding is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Level {
    /// It fails the check.
    Error,
    /// It should be looked at.
    Warning,
    /// It is worth knowing.
    Note,
}

/// The findings of some trees: one stands by itself, several stand in `trees`.
pub fn write(all: &[Checked<'_>], sources: &Sources, tool_version: &str) -> String {
    let mut trees: Vec<OneTree<'_>> = all
        .iter()
        .map(|checked| one(checked, sources, tool_version))
        .collect();
    let report = if trees.len() == 1
        && let Some(only) = trees.pop()
    {
        Report::One(Box::new(only))
    } else {
        Report::Several(Several {
            schema_version: SCHEMA_VERSION,
            tool: tool(tool_version),
            trees,
        })
    };
    written(&report)
}

/// The JSON Schema (draft 7) of what [`write`] gives.
pub fn schema() -> String {
    schema_of::<Report<'_>>(&format!("urn:whystack:check:{SCHEMA_VERSION}"))
}

fn tool(version: &str) -> Tool<'_> {
    Tool {
        name: "whystack",
        version,
    }
}

fn one<'a>(checked: &'a Checked<'_>, sources: &'a Sources, version: &'a str) -> OneTree<'a> {
    let tree = checked.study.tree();
    OneTree {
        schema_version: SCHEMA_VERSION,
        tool: tool(version),
        tree: TreeName {
            id: tree.id().as_str(),
            version: tree.version(),
            digest: tree.digest(),
            place: checked.place,
        },
        space: space(checked),
        options: tree
            .candidates()
            .indices()
            .map(|ix| option(checked, ix))
            .collect(),
        findings: checked
            .findings
            .iter()
            .map(|judged| finding(tree, judged, sources))
            .collect(),
    }
}

fn digits(count: Count) -> Option<String> {
    count.exact().map(|number| number.to_string())
}

fn space(checked: &Checked<'_>) -> Space {
    match &checked.study.space {
        Ok(space) => Space {
            answer_sets: digits(space.answer_sets),
            dead_ends: digits(space.dead_ends),
            sole_survivor: digits(space.sole_survivor),
            states: Some(space.states),
            not_counted: space
                .answer_sets
                .exact()
                .is_none()
                .then(|| "there are more than 2^128 - 1".to_owned()),
        },
        Err(why) => Space {
            answer_sets: None,
            dead_ends: None,
            sole_survivor: None,
            states: None,
            not_counted: Some(why.to_string()),
        },
    }
}

fn option<'a>(checked: &'a Checked<'_>, ix: CandidateIx) -> OptionRow<'a> {
    let tree = checked.study.tree();
    let first = &checked.study.firsts[ix];
    let space = checked.study.space.as_ref().ok();
    OptionRow {
        id: tree.candidates()[ix].id.as_str(),
        viable_in: space.and_then(|space| digits(space.viable_in[ix])),
        first_witness: first.witness.as_ref().map(|set| answers(tree, set)),
        tried: first.tried,
    }
}

fn answers(tree: &Tree, set: &AnswerSet) -> Vec<String> {
    set.0
        .iter()
        .map(|(question, answer)| answer_text(tree, *question, answer))
        .collect()
}

fn finding<'a>(tree: &'a Tree, judged: &'a Judged, sources: &'a Sources) -> Finding<'a> {
    let finding = &judged.settled.finding;
    let place = judged.span.map(|span| sources.line_col(span));
    Finding {
        code: finding.check.as_str(),
        severity: match judged.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Note => Level::Note,
        },
        tree: tree.id().as_str(),
        item: &finding.name,
        file: judged
            .span
            .and_then(|span| sources.get(span.source))
            .map(crate::text::SourceFile::name),
        line: place.map(|(line, _)| line),
        column: place.map(|(_, column)| column),
        headline: &finding.headline,
        proof: &finding.proof,
        remedy: &finding.remedy,
        witnesses: finding
            .witnesses
            .iter()
            .map(|set| answers(tree, set))
            .collect(),
        allowed_because: judged.settled.allowed_because.as_deref(),
    }
}
