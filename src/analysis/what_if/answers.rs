//! The answers that a decision hangs on: every single one, and the smallest pair.

use std::collections::BTreeMap;

use super::board::{Board, Look, Place};
use super::change::Change;
use super::outcome::Outcome;
use super::steps::{Steps, steps};
use crate::engine::{Evaluation, FlipKind, QuestionState};
use crate::model::{CandidateIx, Tree};

/// What would come out with one answer, or two, changed that somebody gave.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    /// Every single change that puts another option first, brings one back that is out, or leaves
    /// nothing; in file order, numbers that touch and turn the same as one.
    pub changes: Vec<Turned>,
    /// How many single changes were looked at.
    pub looked: u64,
    /// How many of them do nothing of the kind.
    pub quiet: u64,
    /// What pairs of changes do; `None` where a single change puts another option first.
    pub pairs: Option<Pairs>,
    /// Who is first with an answer one step down or up its scale; the questions in file order.
    pub steps: Vec<Steps>,
}

/// A single change that turns something.
#[derive(Clone, Debug, PartialEq)]
pub struct Turned {
    /// The change.
    pub change: Change,
    /// How it turns the first place; `None` if it does not.
    pub kind: Option<FlipKind>,
    /// Who is first then.
    pub first: Vec<CandidateIx>,
    /// The options that are out today and viable then, in the order of the tree.
    pub brings_back: Vec<CandidateIx>,
    /// How many options come back or are ruled out.
    pub turns: usize,
}

impl Turned {
    /// Whether another option is first then.
    pub fn flips(&self) -> bool {
        self.kind.is_some_and(FlipKind::flips)
    }

    /// Whether another answer to the same question turns the same.
    fn turns_like(&self, other: &Self) -> bool {
        self.change.question == other.change.question
            && self.kind == other.kind
            && self.first == other.first
            && self.brings_back == other.brings_back
            && self.turns == other.turns
    }
}

/// What pairs of changes do of which none alone puts another option first.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs {
    /// The pair that puts another option first and under which the fewest options come or go; of
    /// several the first in file order.
    pub smallest: Option<Pair>,
    /// How many pairs put another option first.
    pub flipping: u64,
    /// How many pairs were looked at.
    pub looked: u64,
}

/// Two changes that together put another option first.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The changes, in file order.
    pub changes: Vec<Change>,
    /// How they turn the first place.
    pub kind: FlipKind,
    /// Who is first then.
    pub first: Vec<CandidateIx>,
}

/// How the first place turns from one outcome to another; `None` if it does not.
pub(super) fn turn(tree: &Tree, now: &Outcome, then: &Outcome) -> Option<FlipKind> {
    let any = |test: &dyn Fn(CandidateIx) -> bool| {
        let all = tree.candidates().indices();
        all.filter(|ix| now.is_first(*ix)).any(test)
    };
    FlipKind::of(
        (!now.is_empty(), !then.is_empty()),
        || any(&|ix| then.is_first(ix)),
        || any(&|ix| then.score(ix).is_some()),
    )
}

/// The outcome under every single change that can be given.
pub(super) type Singles = BTreeMap<Place, Outcome>;

/// Looks at every single change.
pub(super) fn singles(board: &Board<'_>) -> Singles {
    let mut seen = Seen(BTreeMap::new());
    board.each(1, &mut seen);
    seen.0
}

struct Seen(Singles);

impl Look for Seen {
    fn see(&mut self, places: &[Place], outcome: &Outcome) {
        if let [place] = places {
            self.0.insert(*place, outcome.clone());
        }
    }
}

impl WhatIf {
    /// What single changes do, and pairs of them where need be.
    pub(super) fn of(
        tree: &Tree,
        evaluation: &Evaluation,
        board: Board<'_>,
        (now, singles): (&Outcome, &Singles),
    ) -> Self {
        let given = |question| evaluation.states[question] == QuestionState::Answered;
        let (mut looked, mut quiet) = (0, 0);
        let mut changes: Vec<Turned> = Vec::new();
        for (place, then) in singles {
            let Some(change) = board.change(*place).filter(|one| given(one.question)) else {
                continue;
            };
            looked += 1;
            let kind = turn(tree, now, then);
            let brings_back = then.viable_beside(tree, now);
            if kind.is_none() && brings_back.is_empty() {
                quiet += 1;
                continue;
            }
            let turned = Turned {
                change: change.clone(),
                kind,
                first: then.first(tree),
                brings_back,
                turns: then.differs(now),
            };
            let given = evaluation.situation.answers.get(change.question);
            let joined = changes.last_mut().is_some_and(|last| {
                let alike = last.turns_like(&turned);
                alike
                    && last
                        .change
                        .takes_in(change, given.map(|given| &given.answer))
            });
            if !joined {
                changes.push(turned);
            }
        }
        let is_turned = changes.iter().any(Turned::flips);
        let steps = steps(tree, evaluation, &board, (now, singles));
        let pairs = (!is_turned).then(|| Pairs::of(tree, &board.only(given), now));
        Self {
            changes,
            looked,
            quiet,
            pairs,
            steps,
        }
    }
}

impl Pairs {
    /// What pairs of the changes of a board do.
    fn of(tree: &Tree, board: &Board<'_>, now: &Outcome) -> Self {
        let mut search = Search {
            tree,
            now,
            looked: 0,
            flipping: 0,
            best: None,
        };
        board.each(2, &mut search);
        let smallest = search.best.and_then(|(_, places)| {
            let changes = places.iter().filter_map(|place| board.change(*place));
            let changes: Vec<Change> = changes.cloned().collect();
            let then = board.with(&changes);
            Some(Pair {
                kind: turn(tree, now, &then)?,
                first: then.first(tree),
                changes,
            })
        });
        Self {
            smallest,
            flipping: search.flipping,
            looked: search.looked,
        }
    }
}

struct Search<'a> {
    tree: &'a Tree,
    now: &'a Outcome,
    looked: u64,
    flipping: u64,
    /// How many options come or go, and the pair.
    best: Option<(usize, Vec<Place>)>,
}

impl Look for Search<'_> {
    fn see(&mut self, places: &[Place], outcome: &Outcome) {
        if !turn(self.tree, self.now, outcome).is_some_and(FlipKind::flips) {
            return;
        }
        self.flipping += 1;
        let turns = outcome.differs(self.now);
        let better =
            |(least, there): &(usize, Vec<Place>)| (turns, places) < (*least, there.as_slice());
        if self.best.as_ref().is_none_or(better) {
            self.best = Some((turns, places.to_vec()));
        }
    }

    fn count(&mut self) {
        self.looked += 1;
    }
}
