//! Tipping points: for each fact the value at which the first place turns, all else as it is.
//!
//! Purpose: to say on which single fact a recommendation hangs, and whether something that
//! somebody says lies beyond that: a dissenting source, the other end of a range, a neighbour of
//! a judged level. Guarantee: exact and complete for one fact changed at a time to one figure, one
//! level, the other answer of a flag, or by one member of a set. *Turns* means what it means for
//! questions: options are left, and none of today's first is first.
//!
//! Only the score and the standing of the one option change, so nothing else is computed anew. A
//! figure is found on the pieces of the value function: between two neighbours of its points and
//! of the bounds of tests the score is a straight line of the value, and so the figure is where
//! that line meets the score to beat.

mod beyond;
mod figures;
mod seat;
mod words;

use std::cmp::Ordering;

use crate::engine::Evaluation;
use crate::model::{CandidateIx, CriterionIx, LevelIx, MemberIx, Tree};
use seat::{Ground, Seat};

pub use figures::End;

/// A fact on which the first place hangs.
#[derive(Clone, Debug, PartialEq)]
pub struct Tipping {
    /// The option.
    pub candidate: CandidateIx,
    /// The criterion.
    pub criterion: CriterionIx,
    /// The values at which it turns, the nearest first; none where only what a source says as a
    /// whole turns it.
    pub turns: Vec<Turn>,
    /// What somebody says, or leaves open, that lies beyond: dissent first.
    pub beyond: Vec<Beyond>,
}

/// A value at which the first place turns.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The value.
    pub to: Turned,
    /// How it turns.
    pub how: How,
    /// Who would be first.
    pub first: Vec<CandidateIx>,
    /// How far it is from today's, in value: 0 to 1, whatever the weight.
    pub distance: f64,
}

/// The value to which a fact would have to change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turned {
    /// A figure, in the criterion's unit.
    Figure {
        /// Where it turns.
        at: End,
        /// Whether larger figures turn it, or smaller ones.
        up: bool,
        /// Where it turns back; `None` where all figures beyond do the same.
        until: Option<End>,
    },
    /// Any single figure, in place of a range or of an unknown.
    AnyFigure,
    /// A level.
    Level {
        /// The nearest at which it turns.
        level: LevelIx,
        /// Whether it is above today's.
        up: bool,
    },
    /// Yes or no.
    Flag(bool),
    /// One member of a set.
    Member {
        /// The member.
        member: MemberIx,
        /// Whether it would have to be there; else it would have to be missing.
        has: bool,
    },
}

/// How the first place turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The option, first today, falls behind another.
    Overtaken,
    /// The option, first today, would be out.
    RuledOut,
    /// The option rises above all others.
    Overtakes,
    /// The option, out today, would be viable, and first.
    ComesBack,
}

/// Something that is said or left open beyond the tipping value.
#[derive(Clone, Debug, PartialEq)]
pub struct Beyond {
    /// What.
    pub said: Said,
    /// How it turns the first place.
    pub how: How,
    /// Who would be first.
    pub first: Vec<CandidateIx>,
}

/// Where a value beyond the tipping value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// Another source of the same measure, by its place among the dissent.
    Dissent(usize),
    /// The low end of the range.
    Low,
    /// The high end of the range.
    High,
    /// The level beside one that is judged by the tree's authors.
    Neighbour(LevelIx),
    /// All members that are not known to be there.
    AllMembers,
    /// None of the members that are not known to be there.
    NoMembers,
    /// Nobody knows, so it may be anything.
    Unknown,
}

impl Tipping {
    /// Whether another source lies beyond.
    pub fn is_disputed(&self) -> bool {
        self.dissent().next().is_some()
    }

    /// What other sources say beyond the tipping value.
    pub fn dissent(&self) -> impl Iterator<Item = (usize, &Beyond)> {
        self.beyond.iter().filter_map(|one| match one.said {
            Said::Dissent(place) => Some((place, one)),
            _ => None,
        })
    }

    /// How far the nearest tipping value is, in value; infinite where there is none.
    pub fn distance(&self) -> f64 {
        self.turns
            .first()
            .map_or(f64::INFINITY, |turn| turn.distance)
    }

    /// Disputed ones first, then the nearest.
    fn order(&self, other: &Self) -> Ordering {
        let disputed = (!self.is_disputed()).cmp(&!other.is_disputed());
        disputed.then(self.distance().total_cmp(&other.distance()))
    }
}

/// The facts of the viable options on which the first place hangs: those that somebody disputes
/// beyond the tipping value first, then the nearest; what is as near stands in the order of the
/// ranking, then of the criteria.
pub fn tipping_points(tree: &Tree, evaluation: &Evaluation) -> Vec<Tipping> {
    let ground = Ground::of(tree, evaluation);
    let ranked = evaluation.ranking.iter();
    let mut found: Vec<Tipping> = ranked
        .filter_map(|one| Seat::of_ranked(&ground, one))
        .flat_map(|seat| seat.tipping())
        .collect();
    found.sort_by(Tipping::order);
    found
}

/// The facts of one option on which the first place hangs, whether it is viable or not.
pub fn tipping_points_of(
    tree: &Tree,
    evaluation: &Evaluation,
    candidate: CandidateIx,
) -> Vec<Tipping> {
    let ground = Ground::of(tree, evaluation);
    let seat = Seat::of(&ground, candidate);
    let mut found = seat.map_or_else(Vec::new, |seat| seat.tipping());
    found.sort_by(Tipping::order);
    found
}
