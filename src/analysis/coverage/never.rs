//! Goals that no answers reach, or that the tree says are never reached.

use super::goal::Goal;
use super::stated::{Speaker, bands};
use crate::analysis::space::{Space, intervals};
use crate::model::{CandidateIx, CapabilityIx, QuestionIx, Tree};

/// Why a goal is not counted against the cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Never {
    /// A question that no answers bring up.
    NeverAsked,
    /// A choice that is never offered, or a band that no answer lies in.
    NeverOffered,
    /// A rule that never holds.
    NeverHolds,
    /// A requirement of a choice, band or rule of that kind.
    NeverStated,
    /// A requirement that no fact breaks, and a lack that never comes with all that would do instead.
    EliminatesNobody,
    /// An option that every answer set eliminates.
    NeverViable,
    /// An option that is first in no answer set: counted over all of them.
    NeverFirst,
    /// An option that says why it is here although it is never first, or that the tree allows so.
    SaidNeverFirst,
    /// An option that no answer set eliminates.
    NeverEliminated,
}

impl Never {
    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NeverAsked => "never-asked",
            Self::NeverOffered => "never-offered",
            Self::NeverHolds => "never-holds",
            Self::NeverStated => "never-stated",
            Self::EliminatesNobody => "eliminates-nobody",
            Self::NeverViable => "never-viable",
            Self::NeverFirst => "never-first",
            Self::SaidNeverFirst => "said-never-first",
            Self::NeverEliminated => "never-eliminated",
        }
    }

    /// The words for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::NeverAsked => "never asked",
            Self::NeverOffered => "never offered",
            Self::NeverHolds => "never holds",
            Self::NeverStated => "never stated",
            Self::EliminatesNobody => "it puts no option out",
            Self::NeverViable => "never viable",
            Self::NeverFirst => "first under no answers",
            Self::SaidNeverFirst => "the tree says that it is never first",
            Self::NeverEliminated => "no answers put it out",
        }
    }
}

/// What is known of a tree beside the cases.
pub(super) struct Known<'a, 't> {
    pub(super) tree: &'t Tree,
    /// The answer space, where it was counted.
    pub(super) space: Option<&'a Space<'t>>,
    /// The options of which the tree allows that they are never first.
    pub(super) allowed: &'a [CandidateIx],
    /// Who can lack which capability.
    pub(super) lacking: Vec<(Speaker, CapabilityIx)>,
}

impl Known<'_, '_> {
    /// Why a goal is never reached, if that is known.
    pub(super) fn never(&self, goal: Goal) -> Option<Never> {
        match goal {
            Goal::Question(ix) | Goal::Nothing(ix) | Goal::Unknown(ix) => self.never_asked(ix),
            Goal::Choice(ix, choice) => self.never_asked(ix).or_else(|| {
                let space = self.space?;
                let never = space.offered[ix][choice].yes.is_none();
                never.then_some(Never::NeverOffered)
            }),
            Goal::Band(ix, place) => self.never_asked(ix).or_else(|| {
                let band = bands(self.tree, ix).get(place)?;
                let mut numbers = intervals(self.tree, ix).into_iter();
                let inside = numbers.any(|number| band.interval.contains(number));
                (!inside).then_some(Never::NeverOffered)
            }),
            Goal::Rule(ix) => {
                let never = self.space?.holds[ix].yes.is_none();
                never.then_some(Never::NeverHolds)
            }
            Goal::Requirement(stated) => {
                let speaker = match stated.by {
                    Speaker::Choice(ix, choice) => Goal::Choice(ix, choice),
                    Speaker::Band(ix, place) => Goal::Band(ix, place),
                    Speaker::Answer(ix) => Goal::Question(ix),
                    Speaker::Rule(ix) => Goal::Rule(ix),
                };
                if self.never(speaker).is_some() {
                    return Some(Never::NeverStated);
                }
                let can = stated.can_eliminate(self.tree, &self.lacking);
                (!can).then_some(Never::EliminatesNobody)
            }
            Goal::First(ix) => {
                let carried = self.tree.candidates()[ix].carried.is_some();
                if self
                    .space
                    .is_some_and(|space| space.viable_in[ix].is_none())
                {
                    Some(Never::NeverViable)
                } else {
                    (carried || self.allowed.contains(&ix)).then_some(Never::SaidNeverFirst)
                }
            }
            Goal::Eliminated(ix) => {
                let space = self.space?;
                let viable = space.viable_in[ix].exact()?;
                let always = space.answer_sets.exact() == Some(viable);
                always.then_some(Never::NeverEliminated)
            }
        }
    }

    fn never_asked(&self, ix: QuestionIx) -> Option<Never> {
        let never = self.space?.applies[ix].yes.is_none();
        never.then_some(Never::NeverAsked)
    }
}
