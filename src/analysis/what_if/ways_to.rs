//! The smallest sets of changed answers under which an option is first.

use super::board::{Board, Look, Place};
use super::change::Change;
use super::outcome::Outcome;
use crate::analysis::ways::Ground;
use crate::engine::Situation;
use crate::model::{CandidateIx, Tree};

/// How an option comes to be first by other answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Ways {
    /// Whether it is among the first as it is; nothing else was looked at then.
    pub is_first: bool,
    /// All smallest sets of changes under which it is among the first, alone or tied, and
    /// something is weighed: first those under which the fewest other options come or go, then in
    /// file order. Empty if none of up to so many changes does.
    pub sets: Vec<Way>,
    /// How many sets of changes were looked at: all of one change, then of two, and so on up to
    /// the size at which some are found.
    pub looked: u64,
    /// Of how many changes the largest sets were that were looked at.
    pub size: usize,
}

/// A set of changes that puts an option first.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The changes, in file order, each of another question.
    pub changes: Vec<Change>,
    /// Who is first then, in the order of the tree.
    pub first: Vec<CandidateIx>,
    /// How many options, the one in question left aside, come back or are ruled out.
    pub turns: usize,
}

/// The smallest sets of changed answers under which an option is among the first.
///
/// Every set of one change is looked at, then, if none will do, every set of two, up to `up_to`;
/// questions that are open, or that only another change opens, are answered too.
pub fn ways_to(tree: &Tree, situation: &Situation, target: CandidateIx, up_to: usize) -> Ways {
    let ground = Ground::new(tree, situation);
    let board = Board::new(&ground, |_| true);
    let now = board.now();
    let mut ways = Ways {
        is_first: now.weighed && now.is_first(target),
        sets: Vec::new(),
        looked: 0,
        size: 0,
    };
    if ways.is_first {
        return ways;
    }
    for size in 1..=up_to {
        let mut search = Search {
            target,
            looked: 0,
            found: Vec::new(),
        };
        board.each(size, &mut search);
        ways.looked += search.looked;
        ways.size = size;
        search.found.sort_unstable();
        let way = |places: &Vec<Place>| way((tree, target), &board, &now, places);
        ways.sets = search.found.iter().map(way).collect();
        ways.sets.sort_by_key(|way| way.turns);
        if !ways.sets.is_empty() {
            break;
        }
    }
    ways
}

fn way(
    (tree, target): (&Tree, CandidateIx),
    board: &Board<'_>,
    now: &Outcome,
    places: &[Place],
) -> Way {
    let changes = places.iter().filter_map(|place| board.change(*place));
    let changes: Vec<Change> = changes.cloned().collect();
    let then = board.with(&changes);
    let other = |ix: &CandidateIx| *ix != target;
    let back = then.viable_beside(tree, now).into_iter().filter(other);
    let out = now.viable_beside(tree, &then).into_iter().filter(other);
    Way {
        first: then.first(tree),
        turns: back.count() + out.count(),
        changes,
    }
}

struct Search {
    target: CandidateIx,
    looked: u64,
    found: Vec<Vec<Place>>,
}

impl Look for Search {
    fn wants(&self, spares: &dyn Fn(CandidateIx) -> bool) -> bool {
        spares(self.target)
    }

    fn see(&mut self, places: &[Place], outcome: &Outcome) {
        if outcome.weighed && outcome.is_first(self.target) {
            self.found.push(places.to_vec());
        }
    }

    fn count(&mut self) {
        self.looked += 1;
    }
}
