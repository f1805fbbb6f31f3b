//! How many cases came out how, and how often trees agree with what was expected.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::cases::{self, CaseOutcome};

/// How many came out how.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Summary<'a> {
    /// Files that were read.
    files: usize,
    /// Files that were not read, because the run stopped at a failure.
    not_run: usize,
    /// Cases that were decided: a file and a tree of which it expects something.
    cases: usize,
    /// Cases in which everything expected came out.
    passed: usize,
    /// Cases in which something did not.
    failed: usize,
    /// Cases in which something did not, as the file says.
    known_misses: usize,
    /// Cases in which everything came out, although the file says that it would not.
    unexpected_passes: usize,
    /// Files that cannot be used.
    invalid: usize,
    /// Files that expect nothing.
    no_expectation: usize,
    /// The ids of the trees that --tree names, or --trees where neither it nor a file is named, and
    /// no file speaks of; empty with --filter and --fail-fast.
    trees_without_cases: Vec<&'a str>,
}

/// How often trees agree with what was expected.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Agreement {
    /// Cases with an expected winner.
    winners: usize,
    /// Of these, how many have it first.
    first: usize,
    /// Of these, how many have it in the first two places.
    first_two: usize,
    /// Cases with an expected status.
    statuses: usize,
    /// Of these, how many have it.
    as_expected: usize,
}

impl<'a> Summary<'a> {
    pub(super) fn of(run: &'a cases::Run<'_>) -> Self {
        let counts = cases::Counts::of(run);
        Self {
            files: run.files.len(),
            not_run: run.not_run,
            cases: counts.decided(),
            passed: counts.get(CaseOutcome::Passed),
            failed: counts.get(CaseOutcome::Failed),
            known_misses: counts.get(CaseOutcome::KnownMiss),
            unexpected_passes: counts.get(CaseOutcome::UnexpectedPass),
            invalid: counts.get(CaseOutcome::Invalid),
            no_expectation: counts.get(CaseOutcome::NoExpectation),
            trees_without_cases: run.without.iter().map(String::as_str).collect(),
        }
    }
}

impl Agreement {
    pub(super) fn of(run: &cases::Run<'_>) -> Self {
        let agreement = cases::Agreement::of(run);
        Self {
            winners: agreement.winners,
            first: agreement.first,
            first_two: agreement.first_two,
            statuses: agreement.statuses,
            as_expected: agreement.as_expected,
        }
    }
}
