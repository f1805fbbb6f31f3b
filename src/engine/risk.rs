//! Attitude to uncertainty: which end of a range counts.

use super::score::TermValue;

/// What counts of a range and of what is unknown.
///
/// The two ends are the maximin and the maximax rule of decisions under uncertainty (Wald, 1950;
/// Hurwicz, 1951, with an index of optimism of 0 and 1), taken fact by fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Risk {
    /// The low end: a range at its worst, an unknown at 0.
    Cautious,
    /// The mean of a range's ends; an unknown as its criterion says.
    #[default]
    Neutral,
    /// The high end: a range at its best, an unknown at 1.
    Bold,
}

impl Risk {
    /// All attitudes, the most careful first.
    pub const ALL: [Self; 3] = [Self::Cautious, Self::Neutral, Self::Bold];

    /// The word in files and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cautious => "cautious",
            Self::Neutral => "neutral",
            Self::Bold => "bold",
        }
    }

    /// What counts of a value, 0 to 1. A single level that was assessed counts as it stands.
    pub fn counted(self, value: &TermValue) -> f64 {
        match self {
            Self::Cautious if value.is_open() => value.low,
            Self::Bold if value.is_open() => value.high,
            _ => value.counted,
        }
    }

    /// A value with what counts of it.
    pub(super) fn taken(self, value: TermValue) -> TermValue {
        let counted = self.counted(&value);
        TermValue { counted, ..value }
    }
}
