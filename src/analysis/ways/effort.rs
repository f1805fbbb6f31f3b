//! How much was looked at, and whether that is enough.

/// How often somebody is told of the progress: every so many partial answer sets.
const EVERY: usize = 1_024;

/// The budget is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Spent;

/// Partial answer sets that were looked at, against a budget.
pub(in crate::analysis) struct Effort<'p> {
    visited: usize,
    budget: usize,
    progress: &'p mut dyn FnMut(usize),
}

impl<'p> Effort<'p> {
    pub(in crate::analysis) fn new(budget: usize, progress: &'p mut dyn FnMut(usize)) -> Self {
        Self {
            visited: 0,
            budget,
            progress,
        }
    }

    /// Counts one more.
    pub(in crate::analysis) fn one_more(&mut self) -> Result<(), Spent> {
        if self.visited >= self.budget {
            return Err(Spent);
        }
        self.visited += 1;
        if self.visited.is_multiple_of(EVERY) {
            (self.progress)(self.visited);
        }
        Ok(())
    }

    /// How many were looked at.
    pub(in crate::analysis) fn visited(&self) -> usize {
        self.visited
    }
}

#[cfg(test)]
mod tests {
    use super::{Effort, Spent};

    #[test]
    fn a_budget_is_spent_to_the_last_and_told_of_on_the_way() {
        let mut told = Vec::new();
        let mut tell = |visited| told.push(visited);
        let mut effort = Effort::new(3_000, &mut tell);
        for _ in 0..3_000 {
            assert_eq!(effort.one_more(), Ok(()));
        }
        assert_eq!(effort.one_more(), Err(Spent));
        assert_eq!(effort.visited(), 3_000);
        assert_eq!(told, [1_024, 2_048]);
    }
}
