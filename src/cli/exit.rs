//! Exit codes: one outcome, one code, whatever the format.

/// What became of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// A result was computed, and every expectation holds.
    Done,
    /// It could not run: a file cannot be read or written, or a fault of ours.
    CouldNotRun,
    /// The command line is wrong.
    Usage,
    /// An expectation or a gate does not hold.
    Finding,
    /// A tree, a profile or an answers file is invalid, or answers are missing.
    Invalid,
    /// No option meets the requirements.
    NothingLeft,
    /// Interrupted; the answers are kept.
    Interrupted,
}

impl Exit {
    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::CouldNotRun => 1,
            Self::Usage => 2,
            Self::Finding => 3,
            Self::Invalid => 4,
            Self::NothingLeft => 5,
            Self::Interrupted => 130,
        }
    }

    /// How much it counts when several apply: 130, 2, 1, 4, 3, 5, 0.
    fn urgency(self) -> u8 {
        match self {
            Self::Interrupted => 6,
            Self::Usage => 5,
            Self::CouldNotRun => 4,
            Self::Invalid => 3,
            Self::Finding => 2,
            Self::NothingLeft => 1,
            Self::Done => 0,
        }
    }

    /// The one that counts of two.
    pub fn and(self, other: Self) -> Self {
        if other.urgency() > self.urgency() {
            other
        } else {
            self
        }
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Exit;

    #[test]
    fn of_several_outcomes_the_most_urgent_is_told() {
        let order = [
            Exit::Done,
            Exit::NothingLeft,
            Exit::Finding,
            Exit::Invalid,
            Exit::CouldNotRun,
            Exit::Usage,
            Exit::Interrupted,
        ];
        for (n, less) in order.iter().enumerate() {
            for more in &order[n..] {
                assert_eq!(less.and(*more), *more);
                assert_eq!(more.and(*less), *more);
            }
        }
    }
}
