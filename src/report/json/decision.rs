//! The report of one decision, and of several.

use schemars::JsonSchema;
use serde::Serialize;

use super::SCHEMA_VERSION;
use super::answers::Answered;
use super::capabilities::{Capability, CapabilityName};
use super::context::Context;
use super::current::Current;
use super::expect::Expect;
use super::extended::Extended;
use super::ranking::{Eliminated, Ranked};
use super::recommendation::Recommendation;
use super::robustness::Robustness;
use super::situation::{Exclusion, Later, Only, Risk, Strict};
use super::source::{NextStep, Source};
use super::warnings::Warning;
use super::weights::TermWeight;
use crate::model;
use crate::report::Decided;

/// What `whystack decide --format json` prints. Keys are fixed and never missing; what is not
/// known is null beside a reason. Ids are those of the tree's files.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(title = "whystack report")]
pub(super) enum Report<'a> {
    /// One tree was decided.
    One(Box<Decision<'a>>),
    /// Several trees were decided, or none.
    Several(Decisions<'a>),
}

/// One tree decided in one situation.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Decision<'a> {
    /// The version of this shape: 1.
    #[schemars(range(min = 1, max = 1))]
    schema_version: u32,
    /// What wrote the report.
    tool: Tool<'a>,
    /// The tree that was decided.
    tree: Tree<'a>,
    /// What the tree decides, and what it leaves out.
    scope: Scope<'a>,
    /// The day that the end of options is compared with: a year, a month or a day; null where a
    /// table is decided, which says none.
    today: Option<String>,
    /// Whether that day was given; if not, it is the tree's `as_of`.
    today_given: bool,
    /// The year after which options are left out; null if none was given.
    year: Option<i16>,
    /// What else is eliminated.
    strict: Strict,
    /// What counts of ranges and of what is unknown.
    risk: Risk,
    /// Every question, with how it stands and what was answered.
    answers: Vec<Answered<'a>>,
    /// What to choose, and how sure that is.
    recommendation: Recommendation<'a>,
    /// How sure that is, and what would change it; null where that was not looked at (`--quick`).
    robustness: Option<Robustness<'a>>,
    /// The viable options, best first; a tie is listed by id.
    ranking: Vec<Ranked<'a>>,
    /// The options that are out, those with a single reason first, then by id.
    eliminated: Vec<Eliminated<'a>>,
    /// The options that are left out because they came later than the given year.
    later: Vec<Later<'a>>,
    /// The sum of all weights.
    total_weight: f64,
    /// What every criterion and every preference weighs, and why.
    weights: Vec<TermWeight<'a>>,
    /// How every capability stands, and by whom.
    capabilities: Vec<Capability<'a>>,
    /// The capabilities that hold only because the tree assumes them.
    assumed: Vec<CapabilityName<'a>>,
    /// The options that the organisation bans.
    excluded: Vec<Exclusion<'a>>,
    /// The lists that the organisation keeps to.
    only: Vec<Only<'a>>,
    /// What runs today; null if nobody said.
    current: Option<Current<'a>>,
    /// What was expected, and what became of that; null if nothing was.
    expect: Option<Expect<'a>>,
    /// What the user should look at.
    warnings: Vec<Warning<'a>>,
    /// What to do once the winner is chosen.
    next_steps: Vec<NextStep<'a>>,
    /// Every source that this report cites, in the order of the tree.
    sources: Vec<Source<'a>>,
}

/// Several trees decided in one run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the key is fixed")]
pub(super) struct Decisions<'a> {
    /// The version of this shape: 1.
    #[schemars(range(min = 1, max = 1))]
    schema_version: u32,
    /// What wrote the report.
    tool: Tool<'a>,
    /// One report a tree, each as it would stand by itself.
    decisions: Vec<Decision<'a>>,
}

/// What wrote the report.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::report) struct Tool<'a> {
    /// Its name.
    name: &'static str,
    /// Its version.
    version: &'a str,
}

/// A tree by name, version and meaning.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Tree<'a> {
    /// Its id.
    id: &'a str,
    /// Its version.
    version: &'a str,
    /// The digest of what it means, whatever the layout of its files: `sha256:` and 64 digits.
    #[schemars(regex(pattern = "^sha256:[0-9a-f]{64}$"))]
    digest: String,
    /// Its title.
    title: &'a str,
    /// Its today, unless somebody says otherwise; null where it is made of a table, which says
    /// none.
    as_of: Option<String>,
    /// Where it came from: `shipped`, or a path.
    place: &'a str,
    /// The trees that it extends, nearest first; none for most.
    extends: Vec<Extended<'a>>,
}

/// What a tree decides, and what it leaves out.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Scope<'a> {
    /// What is decided.
    decides: &'a str,
    /// What is not looked at.
    omits: Vec<&'a str>,
}

impl<'a> Report<'a> {
    pub(super) fn of(decided: &[Decided<'a>], version: &'a str) -> Self {
        match decided {
            [one] => Self::One(Box::new(Decision::of(one, version))),
            several => Self::Several(Decisions {
                schema_version: SCHEMA_VERSION,
                tool: Tool::of(version),
                decisions: several
                    .iter()
                    .map(|one| Decision::of(one, version))
                    .collect(),
            }),
        }
    }
}

impl<'a> Tool<'a> {
    pub(in crate::report) fn of(version: &'a str) -> Self {
        Self {
            name: "whystack",
            version,
        }
    }
}

impl<'a> Tree<'a> {
    pub(super) fn of(
        tree: &'a model::Tree,
        (place, extends): (&'a str, &'a [model::Base]),
    ) -> Self {
        Self {
            id: tree.id().as_str(),
            version: tree.version(),
            digest: format!("sha256:{}", tree.digest()),
            title: tree.title(),
            as_of: tree.dated().map(|date| date.to_string()),
            place,
            extends: Extended::all(extends, "sha256:"),
        }
    }
}

impl<'a> Decision<'a> {
    fn of(decided: &Decided<'a>, version: &'a str) -> Self {
        let (tree, evaluation) = (decided.tree, decided.evaluation);
        let cx = Context::new(tree, evaluation);
        let omits = tree.scope().omits.iter().map(String::as_str);
        let expected = decided.expectation;
        let dated = decided.today_given || tree.dated().is_some();
        let day = dated.then_some(evaluation.situation.today);
        Self {
            schema_version: SCHEMA_VERSION,
            tool: Tool::of(version),
            tree: Tree::of(tree, (decided.place, decided.extends)),
            scope: Scope {
                decides: &tree.scope().decides,
                omits: omits.collect(),
            },
            today: day.map(|day| day.to_string()),
            today_given: decided.today_given,
            year: evaluation.situation.year,
            strict: Strict::of(&cx),
            risk: Risk::of(evaluation.situation.risk),
            answers: Answered::all(&cx),
            recommendation: Recommendation::of(&cx),
            robustness: decided.robustness.map(|found| Robustness::of(&cx, found)),
            ranking: Ranked::all(&cx),
            eliminated: Eliminated::all(&cx),
            later: Later::all(&cx),
            total_weight: evaluation.total_weight,
            weights: TermWeight::all(&cx),
            capabilities: Capability::all(&cx),
            assumed: CapabilityName::assumed(&cx),
            excluded: Exclusion::all(&cx),
            only: Only::all(&cx),
            current: Current::of(&cx),
            expect: expected.map(|(expect, outcome)| Expect::of(&cx, expect, outcome)),
            warnings: Warning::all(&cx),
            next_steps: NextStep::of_winner(&cx),
            // Written last, when all that cite have cited.
            sources: Source::cited(&cx),
        }
    }
}
