//! What the cases of a tree reach, and what is proposed for the rest.

use schemars::JsonSchema;
use serde::Serialize;

use super::decision::Tree;
use super::recommendation::Status;
use crate::analysis::coverage::{self, CoverageKind, Goal, Never, Row, Tally};
use crate::model;
use crate::model::CandidateIx;
use crate::report::coverage::{Covered, ProposedCase};

/// What the cases of one tree reach.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Coverage<'a> {
    /// The tree.
    tree: Tree<'a>,
    /// How many cases were decided, whatever became of them.
    cases: usize,
    /// All goals that count, each alike.
    all: Share,
    /// The same of each kind, in a fixed order.
    kinds: Vec<KindShare>,
    /// What `--min-coverage` asks, in its order; empty if it asks nothing.
    minima: Vec<Minimum>,
    /// Every goal, kind by kind, in the order of the tree.
    goals: Vec<GoalRow>,
    /// Why it is not known what no answers reach; null if it is known.
    not_counted: Option<String>,
    /// New cases for what is missing; null unless `--propose` asks for some.
    proposals: Option<Proposals<'a>>,
}

/// How many goals are reached.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Share {
    /// How many are.
    reached: usize,
    /// How many count.
    of: usize,
    /// The share in percent; null if none counts.
    percent: Option<f64>,
}

/// How many goals of a kind are reached.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct KindShare {
    /// The kind.
    kind: Kind,
    /// How many are.
    reached: usize,
    /// How many count.
    of: usize,
    /// The share in percent; null if none counts.
    percent: Option<f64>,
}

/// A kind of goal.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    /// A question that applies and is answered.
    Questions,
    /// A choice or a band that is given as an answer, `none`, and `unknown` where the tree says
    /// what then holds.
    Choices,
    /// A rule that holds.
    Rules,
    /// A requirement that is one of the reasons why an option is out.
    Requirements,
    /// An option that is first.
    First,
    /// An option that is out for a reason of the tree.
    Eliminated,
}

/// The least that is asked.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Minimum {
    /// Of which kind; null is all kinds together.
    kind: Option<Kind>,
    /// The share in percent, 0 to 100.
    percent: f64,
    /// Whether it is met.
    holds: bool,
}

/// A goal with what the cases make of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct GoalRow {
    /// Its kind.
    kind: Kind,
    /// Its name, made of ids: `site`, `site.edge`, `site.edge: isolation`.
    name: String,
    /// How many cases reach it.
    cases: usize,
    /// In how many more its question applies without an answer, or it is stated and puts nobody
    /// out; 0 for other kinds.
    near: usize,
    /// Whether it is in the counts above.
    counts: bool,
    /// Why it is never reached, a fixed word: `never-asked`, `never-offered`, `never-holds`,
    /// `never-stated`, `eliminates-nobody`, `never-viable`, `never-first`, `said-never-first` or
    /// `never-eliminated`; null if nothing is known against it.
    never: Option<&'static str>,
    /// Whether it is the first place of an option that may be out of reach: a search did not find
    /// it, and not all answer sets were counted.
    perhaps_never: bool,
}

/// What is proposed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Proposals<'a> {
    /// The cases, for a person to judge.
    cases: Vec<Proposed<'a>>,
    /// Goals for which no answer set was found; that is no proof that there is none.
    not_found: Vec<GoalName>,
}

/// A goal by name.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct GoalName {
    /// Its kind.
    kind: Kind,
    /// Its name.
    name: String,
}

/// A proposed case.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Proposed<'a> {
    /// The name of its file.
    name: &'a str,
    /// Where it was written; null if it was not.
    written: Option<&'a str>,
    /// What no case and no other proposal reaches.
    only: Vec<GoalName>,
    /// The ids of the first options; several are a tie.
    first: Vec<&'a str>,
    /// How sure the recommendation is.
    status: Status,
    /// The file as TOML.
    text: &'a str,
}

impl<'a> Coverage<'a> {
    pub(super) fn of(covered: &'a Covered<'a>) -> Self {
        let (coverage, tree) = (covered.coverage, covered.tree());
        let minimum = |asked: &coverage::Minimum| Minimum {
            kind: asked.kind.map(Kind::of),
            percent: asked.percent,
            holds: coverage.meets(*asked),
        };
        let proposals = covered.proposed.as_ref().map(|proposed| Proposals {
            cases: proposed
                .cases
                .iter()
                .map(|case| Proposed::of(tree, case))
                .collect(),
            not_found: GoalName::all(tree, &proposed.not_found),
        });
        Self {
            tree: Tree::of(tree, (covered.place, covered.extends)),
            cases: coverage.cases,
            all: Share::of(coverage.tally(None)),
            kinds: CoverageKind::ALL
                .into_iter()
                .map(|kind| KindShare::of(kind, coverage.tally(Some(kind))))
                .collect(),
            minima: covered.minima.iter().map(minimum).collect(),
            goals: coverage
                .rows
                .iter()
                .map(|row| GoalRow::of(tree, row))
                .collect(),
            not_counted: coverage.space.as_ref().err().map(ToString::to_string),
            proposals,
        }
    }
}

impl Share {
    fn of(tally: Tally) -> Self {
        Self {
            reached: tally.reached,
            of: tally.of,
            percent: tally.percent(),
        }
    }
}

impl KindShare {
    fn of(kind: CoverageKind, tally: Tally) -> Self {
        Self {
            kind: Kind::of(kind),
            reached: tally.reached,
            of: tally.of,
            percent: tally.percent(),
        }
    }
}

impl Kind {
    fn of(kind: CoverageKind) -> Self {
        match kind {
            CoverageKind::Questions => Self::Questions,
            CoverageKind::Choices => Self::Choices,
            CoverageKind::Rules => Self::Rules,
            CoverageKind::Requirements => Self::Requirements,
            CoverageKind::First => Self::First,
            CoverageKind::Eliminated => Self::Eliminated,
        }
    }
}

impl GoalRow {
    fn of(tree: &model::Tree, row: &Row) -> Self {
        Self {
            kind: Kind::of(row.goal.kind()),
            name: row.goal.name(tree),
            cases: row.cases,
            near: row.near,
            counts: row.not_counted().is_none(),
            never: row.never.map(Never::as_str),
            perhaps_never: row.is_open,
        }
    }
}

impl GoalName {
    fn all(tree: &model::Tree, goals: &[Goal]) -> Vec<Self> {
        let name = |goal: &Goal| Self {
            kind: Kind::of(goal.kind()),
            name: goal.name(tree),
        };
        goals.iter().map(name).collect()
    }
}

impl<'a> Proposed<'a> {
    fn of(tree: &'a model::Tree, case: &'a ProposedCase) -> Self {
        let id = |ix: &CandidateIx| tree.candidates()[*ix].id.as_str();
        Self {
            name: &case.name,
            written: case.written.as_deref(),
            only: GoalName::all(tree, &case.only),
            first: case.first.iter().map(id).collect(),
            status: Status::of(case.status),
            text: &case.text,
        }
    }
}
