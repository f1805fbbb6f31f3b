//! Growing a flowchart on answer sets of which it is known who is first.

use super::chart::{Branch, Chart};
use super::test::{Outcome, Test};
use crate::model::{CandidateIx, Ix, Tree};

/// An answer set, as far as growing looks at it.
pub(super) struct Row {
    /// For each test the place of its outcome among all it has.
    pub(super) outcomes: Vec<u8>,
    /// The options that are first.
    pub(super) first: Vec<CandidateIx>,
}

/// What is grown, from what.
pub(super) struct Ground<'a> {
    pub(super) tree: &'a Tree,
    pub(super) tests: &'a [Test],
    /// For each test its outcomes.
    pub(super) outcomes: Vec<Vec<Outcome>>,
    pub(super) rows: &'a [Row],
}

impl Ground<'_> {
    /// The flowchart that agrees with as many of some answer sets as a greedy choice finds: at
    /// each place the question after which, with the best next one below each of its ways, most
    /// agree.
    pub(super) fn chart(&self, rows: &[usize], depth: usize) -> Chart {
        let (option, agree) = self.best(rows);
        let leaf = Chart::Leaf { option, place: 0 };
        if depth == 0 || agree == rows.len() {
            return leaf;
        }
        let mut best: Option<(usize, usize, usize)> = None;
        for test in 0..self.tests.len() {
            let parts = self.parts(rows, test);
            if parts.iter().filter(|part| !part.is_empty()).count() < 2 {
                continue;
            }
            let at_once: usize = parts.iter().map(|part| self.best(part).1).sum();
            let below = |part: &Vec<usize>| self.next(part);
            let later: usize = if depth > 1 {
                parts.iter().map(below).sum()
            } else {
                at_once
            };
            if best.is_none_or(|(_, most, now)| (later, at_once) > (most, now)) {
                best = Some((test, later, at_once));
            }
        }
        match best {
            Some((test, later, _)) if later > agree => self.ask(rows, test, depth),
            _ => leaf,
        }
    }

    /// How many agree once the best next question is asked, or none.
    fn next(&self, rows: &[usize]) -> usize {
        let mut most = self.best(rows).1;
        if most == rows.len() {
            return most;
        }
        let options = self.tree.candidates().len();
        let mut counts: Vec<usize> = Vec::new();
        for (test, outcomes) in self.outcomes.iter().enumerate() {
            counts.clear();
            counts.resize(outcomes.len() * options, 0);
            for row in rows.iter().filter_map(|row| self.rows.get(*row)) {
                let outcome = row.outcomes.get(test).copied().map_or(0, usize::from);
                for first in &row.first {
                    if let Some(count) = counts.get_mut(outcome * options + first.position()) {
                        *count += 1;
                    }
                }
            }
            let best = counts.chunks(options.max(1));
            let agree = best
                .map(|some| some.iter().copied().max().unwrap_or(0))
                .sum();
            most = most.max(agree);
        }
        most
    }

    /// A question, with what is grown below each of its ways.
    fn ask(&self, rows: &[usize], test: usize, depth: usize) -> Chart {
        let (otherwise, _) = self.best(rows);
        let outcomes = self.outcomes.get(test).map(Vec::as_slice);
        let mut branches: Vec<Branch> = Vec::new();
        for (outcome, part) in outcomes
            .unwrap_or_default()
            .iter()
            .zip(self.parts(rows, test))
        {
            let to = if part.is_empty() {
                let (option, place) = (otherwise, 0);
                Chart::Leaf { option, place }
            } else {
                self.chart(&part, depth - 1)
            };
            // Of ways that lead to the same option one is made.
            match branches.iter_mut().find(|there| there.to == to) {
                Some(there) => there.outcomes.push(*outcome),
                None => branches.push(Branch {
                    outcomes: vec![*outcome],
                    to,
                }),
            }
        }
        match (self.tests.get(test), branches.len()) {
            (Some(test), 2..) => Chart::Ask {
                test: *test,
                branches,
            },
            _ => branches.pop().map_or(
                Chart::Leaf {
                    option: otherwise,
                    place: 0,
                },
                |one| one.to,
            ),
        }
    }

    /// The rows by outcome of a test.
    fn parts(&self, rows: &[usize], test: usize) -> Vec<Vec<usize>> {
        let mut parts = vec![Vec::new(); self.outcomes.get(test).map_or(0, Vec::len)];
        for row in rows {
            let outcome = self.rows.get(*row).and_then(|row| row.outcomes.get(test));
            let part = outcome.and_then(|outcome| parts.get_mut(usize::from(*outcome)));
            if let Some(part) = part {
                part.push(*row);
            }
        }
        parts
    }

    /// The option that is most often first, of equal ones the first of the tree, and how often.
    fn best(&self, rows: &[usize]) -> (CandidateIx, usize) {
        let mut counts = vec![0; self.tree.candidates().len()];
        for row in rows.iter().filter_map(|row| self.rows.get(*row)) {
            for first in &row.first {
                if let Some(count) = counts.get_mut(first.position()) {
                    *count += 1;
                }
            }
        }
        let all = self.tree.candidates().indices().zip(counts);
        let best = all.max_by(|(a, one), (b, other)| one.cmp(other).then(b.cmp(a)));
        best.expect("a tree has an option")
    }
}
