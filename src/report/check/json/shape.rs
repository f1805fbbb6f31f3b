//! The published shape: keys are fixed and never missing.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::json::{Extended, Tool};

/// What `whystack check --format json` prints. Keys are fixed and never missing. Counts are
/// texts of decimal digits, because they may have more than a JSON number carries.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(title = "whystack check")]
pub(super) enum Report<'a> {
    /// One tree was checked.
    One(Box<OneTree<'a>>),
    /// Several trees were checked, or none.
    Several(Several<'a>),
}

/// One checked tree.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct OneTree<'a> {
    /// The version of this shape: 1.
    #[schemars(range(min = 1, max = 1))]
    pub(super) schema_version: u32,
    /// What wrote the report.
    pub(super) tool: Tool<'a>,
    /// The tree that was checked.
    pub(super) tree: TreeName<'a>,
    /// What can happen under all answers.
    pub(super) space: Space,
    /// How often an option is first at all; null if that was not to be counted.
    pub(super) first_places: Option<FirstPlaces>,
    /// How often a recommendation has which status; null if that was not to be counted, or who is
    /// first was not counted as a whole.
    pub(super) statuses: Option<Statuses>,
    /// How much of the tree ever decides who is first; null if that was not looked at.
    pub(super) influence: Option<Influence>,
    /// Every option, with how often it is viable and first, and an answer set in which it is first.
    pub(super) options: Vec<OptionRow<'a>>,
    /// The profiles that speak of the tree; null with --no-cases.
    pub(super) profiles: Option<Tried>,
    /// The cases that speak of the tree; null with --no-cases, and where no folder of cases was
    /// found.
    pub(super) cases: Option<Tried>,
    /// What was found, those that are allowed among them.
    pub(super) findings: Vec<Finding<'a>>,
}

/// In how many answer sets, as digits, a recommendation has which status. Whether open questions
/// flip the first place is decided for given answers only: of the sets that are counted as clear,
/// too close or the only one some are open in a report.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Statuses {
    /// The first place is clear; null if the statuses were not counted.
    pub(super) clear: Option<String>,
    /// The first place is too close to call; null if the statuses were not counted.
    pub(super) too_close: Option<String>,
    /// One option is left; null if the statuses were not counted.
    pub(super) only_one: Option<String>,
    /// Something is not known that must be, flips aside; null if the statuses were not counted.
    pub(super) open: Option<String>,
    /// No option is left; null if the statuses were not counted.
    pub(super) none_left: Option<String>,
    /// Why they were not counted; null if they were.
    pub(super) not_counted: Option<String>,
}

/// How much of a tree ever decides who is first.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Influence {
    /// Questions, choices, bands, rules, criteria and requirements, as far as they were looked at;
    /// null if that was not found out.
    pub(super) parts: Option<Counted>,
    /// Facts of which another source says something else; null if that was not found out.
    pub(super) disputed_facts: Option<Counted>,
    /// Why it was not found out; null if it was.
    pub(super) not_found_out: Option<String>,
}

/// Of how many things how many decide.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Counted {
    /// How many were looked at.
    pub(super) of: usize,
    /// How many decide under some answers.
    pub(super) decide: usize,
    /// How many never decide, proven.
    pub(super) never: usize,
    /// How many are neither shown nor proven within the steps.
    pub(super) unknown: usize,
}

/// Several trees checked in one run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Several<'a> {
    /// The version of this shape: 1.
    #[schemars(range(min = 1, max = 1))]
    pub(super) schema_version: u32,
    /// What wrote the report.
    pub(super) tool: Tool<'a>,
    /// One report a tree, each as it would stand by itself.
    pub(super) trees: Vec<OneTree<'a>>,
}

/// A tree.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct TreeName<'a> {
    /// Its id.
    pub(super) id: &'a str,
    /// Its version.
    pub(super) version: &'a str,
    /// The SHA-256 of its meaning.
    pub(super) digest: String,
    /// Where it comes from: `shipped`, or a path.
    pub(super) place: &'a str,
    /// The trees that it extends, nearest first; none for most.
    pub(super) extends: Vec<Extended<'a>>,
}

/// What can happen under all answers; all counts are null if they are not known.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Space {
    /// How many answer sets there are.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    pub(super) answer_sets: Option<String>,
    /// How many of them leave no option.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    pub(super) dead_ends: Option<String>,
    /// How many of them leave exactly one.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    pub(super) sole_survivor: Option<String>,
    /// How many states stood for them; null if the walk was given up.
    pub(super) states: Option<usize>,
    /// Why they were not counted; null if they were.
    pub(super) not_counted: Option<String>,
}

/// Who is first under all answers; counts are null if nothing was counted.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct FirstPlaces {
    /// Whether all answer sets were reached.
    pub(super) is_complete: bool,
    /// In how many answer sets no option is left.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    pub(super) nobody: Option<String>,
    /// In how many nothing is weighed, so that none of several is first.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    pub(super) unweighed: Option<String>,
    /// How many answer sets the budget of steps did not reach; they are in no other count.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    pub(super) open: Option<String>,
    /// How many states stood for those that were reached.
    pub(super) states: Option<usize>,
    /// How many steps were taken.
    pub(super) steps: Option<usize>,
    /// Why nothing was counted; null if something was.
    pub(super) not_counted: Option<String>,
}

/// In how many answer sets an option is first.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct FirstIn {
    /// Alone.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    pub(super) alone: String,
    /// Together with others.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    pub(super) tied: String,
    /// Perhaps: those of the answer sets that were not reached in which it is not yet out.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    pub(super) perhaps: String,
}

/// An option.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct OptionRow<'a> {
    /// Its id.
    pub(super) id: &'a str,
    /// In how many answer sets it is viable; null if that was not counted.
    #[schemars(regex(pattern = "^[0-9]+$"))]
    pub(super) viable_in: Option<String>,
    /// In how many it is first; null if that was not counted.
    pub(super) first_in: Option<FirstIn>,
    /// The known answers of a set in which it is first; null if there is none, or none was found.
    pub(super) first_witness: Option<Vec<String>>,
    /// How many answer sets a search tried; 0 where the count had found it first.
    pub(super) tried: usize,
}

/// Files that were tried on the tree.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Tried {
    /// How many there are.
    pub(super) of: usize,
    /// How many of them hold: they load, and leave an option or come out as they expect.
    pub(super) hold: usize,
}

/// A finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Finding<'a> {
    /// The check (`whystack list checks`).
    pub(super) code: &'static str,
    /// How bad it is, after the command line.
    pub(super) severity: Level,
    /// The tree.
    pub(super) tree: &'a str,
    /// The item, profile or case that it is about, by the name that an `[[allow]]` takes.
    pub(super) item: &'a str,
    /// The file; null if the item stands in none.
    pub(super) file: Option<&'a str>,
    /// The line, from 1.
    pub(super) line: Option<usize>,
    /// The column, from 1, in characters.
    pub(super) column: Option<usize>,
    /// The fact.
    pub(super) headline: &'a str,
    /// The proof.
    pub(super) proof: &'a str,
    /// What to do.
    pub(super) remedy: &'a str,
    /// Answer sets that show it, each as its known answers, `question=answer`.
    pub(super) witnesses: Vec<Vec<String>>,
    /// Why it is allowed; null if it is not.
    pub(super) allowed_because: Option<&'a str>,
}

/// How bad a finding is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Level {
    /// It fails the check.
    Error,
    /// It should be looked at.
    Warning,
    /// It is worth knowing.
    Note,
}
