//! How many cases came out how, and how often trees agree with what was expected.

use super::{Case, CaseOutcome, Run};
use crate::text::{list_or, plural, ticked};

/// How many came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; CaseOutcome::ALL.len()]);

/// How often trees agree with what was expected, known misses included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Cases with an expected winner.
    pub winners: usize,
    /// Of these, how many have it first.
    pub first: usize,
    /// Of these, how many have it in the first two places.
    pub first_two: usize,
    /// Cases with an expected status.
    pub statuses: usize,
    /// Of these, how many have it.
    pub as_expected: usize,
}

impl Counts {
    /// The counts of a run.
    pub fn of(run: &Run<'_>) -> Self {
        let mut counts = Self::default();
        for file in &run.files {
            let cases = file.cases.iter().map(Case::outcome);
            for outcome in file.outcome().into_iter().chain(cases) {
                if let Some(count) = counts.0.get_mut(outcome as usize) {
                    *count += 1;
                }
            }
        }
        counts
    }

    /// How many came out so.
    pub fn get(&self, outcome: CaseOutcome) -> usize {
        self.0.get(outcome as usize).copied().unwrap_or_default()
    }

    /// How many cases were decided.
    pub fn decided(&self) -> usize {
        [
            CaseOutcome::Passed,
            CaseOutcome::Failed,
            CaseOutcome::KnownMiss,
            CaseOutcome::UnexpectedPass,
        ]
        .iter()
        .map(|outcome| self.get(*outcome))
        .sum()
    }

    /// All of them together.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// "12 cases: 10 passed, 1 failed, 1 known miss; 1 file is invalid".
    fn line(&self) -> String {
        let part = |outcome: CaseOutcome, many: &str| {
            let n = self.get(outcome);
            (n > 0).then(|| plural(n, outcome.word(), many))
        };
        let parts: Vec<String> = [
            part(CaseOutcome::Passed, "passed"),
            part(CaseOutcome::Failed, "failed"),
            part(CaseOutcome::KnownMiss, "known misses"),
            part(CaseOutcome::UnexpectedPass, "unexpected passes"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut line = plural(self.decided(), "case", "cases");
        if !parts.is_empty() {
            line.push_str(": ");
            line.push_str(&parts.join(", "));
        }
        for (outcome, one, many) in [
            (CaseOutcome::Invalid, "file is invalid", "files are invalid"),
            (
                CaseOutcome::NoExpectation,
                "file expects nothing",
                "files expect nothing",
            ),
        ] {
            let n = self.get(outcome);
            if n > 0 {
                line.push_str("; ");
                line.push_str(&plural(n, one, many));
            }
        }
        line
    }
}

impl Agreement {
    /// The agreement of a run.
    pub fn of(run: &Run<'_>) -> Self {
        let mut all = Self::default();
        for case in run.files.iter().flat_map(|file| &file.cases) {
            all.add(case);
        }
        all
    }

    fn add(&mut self, case: &Case<'_>) {
        let Some((expect, _)) = case.decided.expectation else {
            return;
        };
        let (tree, evaluation) = (case.decided.tree, case.decided.evaluation);
        if let Some(winner) = &expect.winner {
            let wanted = winner.options(tree);
            let weighed = evaluation.recommendation.winner.is_some();
            let within = |places: usize| {
                let mut ranking = evaluation.ranking.iter();
                weighed
                    && ranking
                        .any(|one| one.rank <= places && wanted.contains(&one.assessment.candidate))
            };
            self.winners += 1;
            self.first += usize::from(within(1));
            self.first_two += usize::from(within(2));
        }
        if !expect.status.is_empty() {
            self.statuses += 1;
            let status = evaluation.recommendation.status;
            self.as_expected += usize::from(expect.status.contains(&status));
        }
    }

    /// A line for each kind of expectation that there is.
    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.winners > 0 {
            let cases = plural(self.winners, "case", "cases");
            let (first, two) = (self.first, self.first_two);
            lines.push(format!(
                "expected winner: first in {first} of {cases}, in the first two in {two}"
            ));
        }
        if self.statuses > 0 {
            let (n, cases) = (self.as_expected, plural(self.statuses, "case", "cases"));
            lines.push(format!("expected status: found in {n} of {cases}"));
        }
        lines
    }
}

/// The run in a few lines.
pub(super) fn lines(run: &Run<'_>) -> Vec<String> {
    let mut lines = vec![Counts::of(run).line()];
    lines.extend(Agreement::of(run).lines());
    if !run.without.is_empty() {
        let trees: Vec<String> = run.without.iter().map(|id| ticked(id)).collect();
        lines.push(format!("no case speaks of {}", list_or(&trees)));
    }
    if run.not_run > 0 {
        let files = plural(run.not_run, "file was", "files were");
        lines.push(format!("stopped at the first failure: {files} not read"));
    }
    lines
}
