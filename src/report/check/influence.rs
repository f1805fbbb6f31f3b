//! How much of a tree ever decides, as it is told.

use super::Checked;
use crate::analysis::influence::{Influence, Says};
use crate::text::plural;

/// Of how many things how many decide, never decide, or were not found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) of: usize,
    pub(super) decide: usize,
    pub(super) never: usize,
    pub(super) unknown: usize,
}

/// The parts of a tree and its disputed facts.
pub(super) struct Decides {
    pub(super) parts: Counted,
    pub(super) disputes: Counted,
}

impl Counted {
    fn of<'s>(all: impl Iterator<Item = &'s Says>) -> Self {
        let mut sum = Self::default();
        for says in all {
            sum.of += 1;
            match says {
                Says::First(_) => sum.decide += 1,
                Says::Order(_) | Says::Nothing | Says::NotFirst => sum.never += 1,
                Says::Unknown => sum.unknown += 1,
            }
        }
        sum
    }

    /// `141 decide, 18 never, 2 not found out`.
    pub(super) fn told(self) -> String {
        let verb = if self.decide == 1 {
            "decides"
        } else {
            "decide"
        };
        let mut told = format!("{} {verb}, {} never", self.decide, self.never);
        if self.unknown > 0 {
            told = format!("{told}, {} not found out", self.unknown);
        }
        told
    }
}

impl Decides {
    /// Of a tree; `None` if that was not looked at.
    pub(super) fn of(checked: &Checked<'_>) -> Option<Self> {
        let Influence { parts, disputes } = checked.study.influence()?;
        Some(Self {
            parts: Counted::of(parts.iter().map(|(_, says)| says)),
            disputes: Counted::of(disputes.iter().map(|one| &one.says)),
        })
    }

    /// The line of the summary.
    pub(super) fn line(&self) -> String {
        let parts = plural(self.parts.of, "part", "parts");
        let facts = plural(self.disputes.of, "disputed fact", "disputed facts");
        let (one, other) = (self.parts.told(), self.disputes.told());
        format!("of {parts} {one}; of {facts} {other}")
    }
}

/// The line of the summary, of a tree of which it was looked at; else why it is not told.
pub(super) fn line(checked: &Checked<'_>) -> Option<String> {
    match checked.study.influence.as_ref()? {
        Ok(_) => Decides::of(checked).map(|decides| decides.line()),
        Err(why) => Some(format!("what decides was not found out: {why}")),
    }
}
