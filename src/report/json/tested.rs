//! The report of `whystack test`.

use schemars::JsonSchema;
use serde::Serialize;

use super::TEST_SCHEMA_VERSION;
use super::context::Context;
use super::counts::{Agreement, Summary};
use super::coverage::Coverage;
use super::decision::{Tool, Tree};
use super::expect::Expected;
use super::finish::Miss;
use super::recommendation::Status;
use super::source::Source;
use super::warnings::Warning;
use crate::report::cases::{self, CaseOutcome};
use crate::report::fault;
use crate::report::view::TestedView;

/// What `whystack test --format json` prints. Keys are fixed and never missing; what is not known
/// is null. Ids are those of the tree's files.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "whystack test report")]
pub(super) struct TestReport<'a> {
    /// The version of this shape: 1.
    #[schemars(range(min = 1, max = 1))]
    schema_version: u32,
    /// What wrote the report.
    tool: Tool<'a>,
    /// How many came out how.
    summary: Summary<'a>,
    /// How often trees agree with what was expected, known misses included.
    agreement: Agreement,
    /// What the cases of each tree reach; null unless `--coverage`, `--min-coverage` or `--propose`
    /// asks for it.
    coverage: Option<Vec<Coverage<'a>>>,
    /// The files, in the order in which they were read.
    files: Vec<TestFile<'a>>,
}

/// A file.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct TestFile<'a> {
    /// Its path.
    file: &'a str,
    /// Its title; null if it has none.
    title: Option<&'a str>,
    /// The ids of the trees that it speaks of, as far as it could be read.
    trees: Vec<&'a str>,
    /// `invalid` or `no-expectation`; null if it makes cases.
    outcome: Option<Outcome>,
    /// Its cases, one for each tree of which it expects something.
    cases: Vec<Case<'a>>,
    /// What is wrong with it, or with the trees and the profile that it names.
    faults: Vec<Fault<'a>>,
}

/// A file decided for one tree of which it expects something.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Case<'a> {
    /// The tree that was decided.
    tree: Tree<'a>,
    /// What became of the case.
    outcome: Outcome,
    /// Why the expectation is known not to hold; null if it should.
    known_miss: Option<&'a str>,
    /// How sure the recommendation is.
    status: Status,
    /// The id of the first option; null if none is viable or nothing is weighed.
    winner: Option<&'a str>,
    /// The winner's lead over the runner-up, in points; null without a runner-up.
    margin: Option<f64>,
    /// The lead that tells the two apart, in points; null without a runner-up.
    zone: Option<f64>,
    /// The first three options.
    ranking: Vec<Place<'a>>,
    /// What was expected; null if only `fail-on` was given.
    expect: Option<Expected<'a>>,
    /// What did not come out as expected.
    misses: Vec<Miss<'a>>,
    /// What the author of the file should look at.
    warnings: Vec<Warning<'a>>,
    /// Every source that this case cites.
    sources: Vec<Source<'a>>,
}

/// What became of a case, or of a file.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Outcome {
    /// Everything expected came out.
    Passed,
    /// Something expected did not come out.
    Failed,
    /// Something expected did not come out, as the file says.
    KnownMiss,
    /// Everything expected came out, although the file says that it would not.
    UnexpectedPass,
    /// The file cannot be used.
    Invalid,
    /// The file expects nothing.
    NoExpectation,
}

/// A place in the ranking.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Place<'a> {
    /// The rank, from 1; ties share one.
    rank: usize,
    /// The id of the option.
    option: &'a str,
    /// Its points; null where nothing is weighed.
    score: Option<f64>,
}

/// A fault of a file.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Fault<'a> {
    /// `error` or `warning`.
    severity: &'static str,
    /// Its stable code.
    code: &'static str,
    /// What is wrong.
    message: &'a str,
    /// The file in which it stands; null if it stands in none.
    file: Option<&'a str>,
    /// The line, from 1.
    line: Option<usize>,
    /// The column, from 1, in characters.
    column: Option<usize>,
    /// What to do.
    help: Vec<&'a str>,
}

impl<'a> TestReport<'a> {
    pub(super) fn of(run: &'a cases::Run<'a>, version: &'a str) -> Self {
        Self {
            schema_version: TEST_SCHEMA_VERSION,
            tool: Tool::of(version),
            summary: Summary::of(run),
            agreement: Agreement::of(run),
            coverage: run
                .coverage
                .as_ref()
                .map(|all| all.iter().map(Coverage::of).collect()),
            files: run.files.iter().map(TestFile::of).collect(),
        }
    }
}

impl<'a> TestFile<'a> {
    fn of(file: &'a cases::CaseFile<'a>) -> Self {
        Self {
            file: &file.name,
            title: file.title.as_deref(),
            trees: file.trees.iter().map(String::as_str).collect(),
            outcome: file.outcome().map(Outcome::of),
            cases: file.cases.iter().map(Case::of).collect(),
            faults: file.faults.iter().map(Fault::of).collect(),
        }
    }
}

impl<'a> Case<'a> {
    fn of(case: &'a cases::Case<'a>) -> Self {
        let decided = &case.decided;
        let cx = Context::new(decided.tree, decided.evaluation);
        let found = &decided.evaluation.recommendation;
        let expect = decided.expectation.map(|(expect, _)| expect);
        let view = TestedView::of(decided, case.fails);
        let place = |ranked: &'a crate::engine::Ranked| Place {
            rank: ranked.rank,
            option: cx.option(ranked.assessment.candidate),
            score: ranked.score.map(|score| score.points),
        };
        Self {
            tree: Tree::of(decided.tree, (decided.place, decided.extends)),
            outcome: Outcome::of(case.outcome()),
            known_miss: expect.and_then(|expect| expect.known_miss.as_deref()),
            status: Status::of(found.status),
            winner: found.winner.map(|ix| cx.option(ix)),
            margin: found.margin,
            zone: found.zone,
            ranking: decided
                .evaluation
                .ranking
                .iter()
                .take(3)
                .map(place)
                .collect(),
            expect: expect.map(|expect| Expected::of(&cx, expect)),
            misses: Miss::all(&cx, case, &view),
            warnings: Warning::all(&cx),
            // Written last, when all that cite have cited.
            sources: Source::cited(&cx),
        }
    }
}

impl Outcome {
    fn of(outcome: CaseOutcome) -> Self {
        match outcome {
            CaseOutcome::Passed => Self::Passed,
            CaseOutcome::Failed => Self::Failed,
            CaseOutcome::KnownMiss => Self::KnownMiss,
            CaseOutcome::UnexpectedPass => Self::UnexpectedPass,
            CaseOutcome::Invalid => Self::Invalid,
            CaseOutcome::NoExpectation => Self::NoExpectation,
        }
    }
}

impl<'a> Fault<'a> {
    fn of(fault: &'a fault::Fault) -> Self {
        let (line, column) = fault.place.unzip();
        Self {
            severity: fault.severity.as_str(),
            code: fault.code.as_str(),
            message: &fault.message,
            file: fault.file.as_deref(),
            line,
            column,
            help: fault.help.iter().map(String::as_str).collect(),
        }
    }
}
