//! The smallest change of all weights together that puts another option first.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::grid::Grid;
use super::stability::beyond;
use crate::engine::{Evaluation, TermRef};
use crate::model::{CandidateIx, Tree};

/// A change of weights, the sum of all kept, that puts another option first.
///
/// The distance is `Σ |w' − w| / W`, from 0 to 2: half of it is the share of all weight that is
/// moved from one term to another (sensitivity by the L1 norm: Evans, *Sensitivity analysis in
/// decision theory*, Decision Sciences 15(2), 1984). None is smaller, to about 1e-8.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightFlip {
    /// Who is first under these weights.
    pub first: Vec<CandidateIx>,
    /// How far the weights move, 0 to 2.
    pub distance: f64,
    /// The terms whose weight changes, in file order.
    pub moves: Vec<Move>,
}

/// A term whose weight changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// The term.
    pub term: TermRef,
    /// Its points today.
    pub from: f64,
    /// Its points then.
    pub to: f64,
}

impl WeightFlip {
    /// The smallest change of weights that puts an option first, level with nobody; `None` if it
    /// is not viable, is first already, or no weights do.
    ///
    /// A linear program: the least `Σ (up + down)` under which the option is ahead of each other.
    pub fn toward(tree: &Tree, evaluation: &Evaluation, target: CandidateIx) -> Option<Self> {
        let grid = Grid::of(tree, evaluation)?;
        let place = grid.place(target)?;
        if grid.first == 1 && place == 0 {
            return None;
        }
        let others: Vec<usize> = (0..grid.options.len()).filter(|n| *n != place).collect();
        let weights = least_change(&grid, place, &others)?;
        let flip = Self::of(&grid, &weights)?;
        (flip.first == [target]).then_some(flip)
    }

    /// The smallest change of weights that takes the first place from all that hold it; `None` if
    /// none does.
    pub fn away(tree: &Tree, evaluation: &Evaluation) -> Option<Self> {
        smallest(&Grid::of(tree, evaluation)?)
    }

    /// The change itself, if it takes the first place from all of today's first.
    fn of(grid: &Grid, weights: &[f64]) -> Option<Self> {
        let first = grid.first_under(weights);
        let mut moves = Vec::new();
        let mut distance = 0.0;
        for (term, to) in grid.terms.iter().zip(weights) {
            let change = (to - term.weight).abs();
            if change > grid.total * NOTHING {
                distance += change / grid.total;
                moves.push(Move {
                    term: term.term,
                    from: term.weight,
                    to: *to,
                });
            }
        }
        (!first.is_empty()).then_some(Self {
            first,
            distance,
            moves,
        })
    }
}

/// Points that the solver, which is exact to about 1e-8, tells from a tie for certain.
const SOLVED: f64 = 1e-7;
/// A change of a weight below this share of all is rounding.
const NOTHING: f64 = 1e-13;

/// The smallest change that takes the first place from all that are first today.
pub(super) fn smallest(grid: &Grid) -> Option<WeightFlip> {
    let winners: Vec<usize> = grid.firsts().collect();
    let turned = |flip: &WeightFlip| {
        let today = grid.options.iter().take(grid.first);
        today.into_iter().all(|one| !flip.first.contains(one))
    };
    let mut best: Option<WeightFlip> = None;
    for rival in grid.first..grid.options.len() {
        let weights = match winners.as_slice() {
            [winner] => overtaking(grid, *winner, rival),
            several => least_change(grid, rival, several),
        };
        let flip = weights.and_then(|weights| WeightFlip::of(grid, &weights));
        if let Some(flip) = flip.filter(turned)
            && best
                .as_ref()
                .is_none_or(|there| flip.distance < there.distance)
        {
            best = Some(flip);
        }
    }
    best
}

/// The weights nearest to today's under which one option is ahead of another: weight goes from
/// the terms on which the other is worth most more, those first, to the one on which it is worth
/// least. Exact: the linear program has one constraint beside the sum, so a greedy exchange
/// solves it.
fn overtaking(grid: &Grid, winner: usize, rival: usize) -> Option<Vec<f64>> {
    let lead = grid.lead(winner, rival);
    let (to, least) = lead
        .iter()
        .copied()
        .enumerate()
        .min_by(|a, b| a.1.total_cmp(&b.1))?;
    let mut weights = grid.weights();
    let ahead: f64 = weights.iter().zip(&lead).map(|(w, e)| w * e).sum();
    let past = beyond(100.0 * ahead / grid.total) / 100.0;
    let mut needed = ahead + past * grid.total;
    let mut donors: Vec<(usize, f64)> = lead.iter().copied().enumerate().collect();
    donors.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut moved = 0.0;
    for (from, e) in donors {
        if needed <= 0.0 || e <= least {
            break;
        }
        let weight = weights.get_mut(from)?;
        let mass = weight.min(needed / (e - least));
        *weight -= mass;
        moved += mass;
        needed -= mass * (e - least);
    }
    *weights.get_mut(to)? += moved;
    (needed <= 1e-12 * grid.total).then_some(weights)
}

/// The weights nearest to today's under which one option is ahead of some others.
fn least_change(grid: &Grid, target: usize, others: &[usize]) -> Option<Vec<f64>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let shares: Vec<f64> = grid
        .terms
        .iter()
        .map(|one| one.weight / grid.total)
        .collect();
    let changes: Vec<(Variable, Variable)> = shares
        .iter()
        .map(|share| {
            let up = problem.add_var(1.0, (0.0, 1.0));
            (up, problem.add_var(1.0, (0.0, *share)))
        })
        .collect();
    let balance = changes
        .iter()
        .flat_map(|(up, down)| [(*up, 1.0), (*down, -1.0)]);
    problem.add_constraint(balance.collect::<Vec<_>>(), ComparisonOp::Eq, 0.0);
    for other in others {
        // In points, so that what is beyond a tie is above the tolerance of the solver.
        let lead: Vec<f64> = grid
            .lead(target, *other)
            .iter()
            .map(|e| 100.0 * e)
            .collect();
        let now: f64 = shares.iter().zip(&lead).map(|(share, e)| share * e).sum();
        let moved = changes.iter().zip(&lead);
        let moved = moved.flat_map(|((up, down), e)| [(*up, *e), (*down, -e)]);
        let past = beyond(-now).max(SOLVED) - now;
        problem.add_constraint(moved.collect::<Vec<_>>(), ComparisonOp::Ge, past);
    }
    let solved = problem.solve().ok()?.into_solution().ok()?;
    let weights = shares.iter().zip(&changes).map(|(share, (up, down))| {
        let then = share + solved.var_value(*up) - solved.var_value(*down);
        then.max(0.0) * grid.total
    });
    Some(weights.collect())
}

/// A viable option that is worth at least as much as another on everything that could be weighed,
/// so that no weights put the other ahead of it; the best ranked of them.
pub fn dominator(tree: &Tree, evaluation: &Evaluation, option: CandidateIx) -> Option<CandidateIx> {
    let grid = Grid::of(tree, evaluation)?;
    let place = grid.place(option)?;
    let mut others = (0..grid.options.len()).filter(|other| *other != place);
    let above = others.find(|other| grid.lead(*other, place).iter().all(|lead| *lead >= 0.0));
    above.and_then(|other| grid.options.get(other).copied())
}
