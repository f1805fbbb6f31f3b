//! In which range of each weight the first place stays, exactly.

use super::grid::Grid;
use crate::engine::TermRef;
use crate::model::{CandidateIx, EPSILON};

/// The points by which a rival is ahead under a reported weight, so that it flips for certain: a
/// thousandth of today's lead over it, more than counts as a tie, and at most a millionth.
pub(super) fn beyond(lead: f64) -> f64 {
    (lead * 1e-3).clamp(2.0 * EPSILON, 1e-6)
}

/// The interval of one weight, all others as they are, in which today's first stay first.
///
/// With all other weights as they are, the lead of a winner `a` over a rival `k` is linear in the
/// weight `w` of one term: `Σ_{l≠j} w_l e_l + w e_j` with `e = u(a) − u(k)`; it is zero at
/// `−Σ_{l≠j} w_l e_l / e_j`. The interval is what all rivals leave (Triantaphyllou & Sánchez,
/// *A sensitivity analysis approach for some deterministic multi-criteria decision-making
/// methods*, Decision Sciences 28(1), 1997). Changing one weight in points and keeping the others
/// is the same as changing its share and scaling the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// The term.
    pub term: TermRef,
    /// Its weight today, in points.
    pub weight: f64,
    /// Its share of all weight today, 0 to 1.
    pub share: f64,
    /// Where the first place turns below today's weight; `None` if it does not, down to 0.
    pub low: Option<Turn>,
    /// Where it turns above; `None` if it does not, however heavy the term is.
    pub high: Option<Turn>,
}

/// A weight at which the first place turns.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The end of the interval, in points: here the two are level.
    pub weight: f64,
    /// The same as a share of all weight, 0 to 1.
    pub share: f64,
    /// A weight just beyond, in points, under which another option is first.
    pub flips_at: f64,
    /// Who is first just beyond.
    pub first: Vec<CandidateIx>,
}

impl Stability {
    /// By which factor the weight can change either way before the first place turns, the
    /// smaller of both; `None` where it never turns, or nothing weighs the term.
    pub fn factor(&self) -> Option<f64> {
        if self.weight <= 0.0 {
            return None;
        }
        let up = self.high.as_ref().map(|turn| turn.weight / self.weight);
        let down = self.low.as_ref().map(|turn| self.weight / turn.weight);
        up.into_iter().chain(down).min_by(f64::total_cmp)
    }
}

/// The interval of every term.
pub(super) fn stability(grid: &Grid) -> Vec<Stability> {
    let places = 0..grid.terms.len();
    let one = |(j, term): (usize, &super::grid::Term)| Stability {
        term: term.term,
        weight: term.weight,
        share: term.weight / grid.total,
        low: turn(grid, j, Side::Low),
        high: turn(grid, j, Side::High),
    };
    places.zip(&grid.terms).map(one).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Low,
    High,
}

/// The weights of one term under which a rival is ahead of all that are first today.
#[derive(Clone, Copy)]
struct Ahead {
    above: f64,
    below: f64,
    /// How fast its lead grows beyond the nearer end, in values a point.
    slope: f64,
    /// By how many points it is behind today.
    behind: f64,
}

fn turn(grid: &Grid, j: usize, side: Side) -> Option<Turn> {
    let now = grid.terms.get(j)?.weight;
    let others = grid.total - now;
    let mut nearest: Option<(f64, Ahead)> = None;
    for rival in grid.first..grid.options.len() {
        let Some(ahead) = ahead(grid, rival, j) else {
            continue;
        };
        let at = match side {
            Side::High if ahead.above >= now && ahead.above.is_finite() => ahead.above,
            Side::Low if ahead.below <= now && ahead.below > 0.0 => ahead.below,
            _ => continue,
        };
        let nearer = nearest.is_none_or(|(there, _)| (at - now).abs() < (there - now).abs());
        if nearer {
            nearest = Some((at, ahead));
        }
    }
    let (at, ahead) = nearest?;
    let beyond = beyond(ahead.behind) * (others + at) / (100.0 * ahead.slope);
    let flips_at = if side == Side::High {
        at + beyond
    } else {
        at - beyond
    };
    if flips_at < 0.0 {
        return None;
    }
    let mut weights = grid.weights();
    *weights.get_mut(j)? = flips_at;
    let first = grid.first_under(&weights);
    // A rival that is ahead only in between, by less than counts, turns nothing.
    let turned = !first.is_empty() && grid.firsts().all(|n| !first.contains(&grid.options[n]));
    turned.then_some(Turn {
        weight: at,
        share: at / (others + at),
        flips_at,
        first,
    })
}

/// Where a rival is ahead of all that are first; `None` where it never is.
fn ahead(grid: &Grid, rival: usize, j: usize) -> Option<Ahead> {
    let mut ahead = Ahead {
        above: f64::NEG_INFINITY,
        below: f64::INFINITY,
        slope: f64::INFINITY,
        behind: 0.0,
    };
    for winner in grid.firsts() {
        let lead = grid.lead(winner, rival);
        let terms = || grid.terms.iter().zip(&lead).enumerate();
        let rest: f64 = terms()
            .filter(|(l, _)| *l != j)
            .map(|(_, (term, e))| term.weight * e)
            .sum();
        let e = lead.get(j).copied().unwrap_or(0.0);
        let now = grid.terms.get(j).map_or(0.0, |term| term.weight);
        ahead.behind = ahead.behind.max(100.0 * (rest + now * e) / grid.total);
        if e < -FLAT {
            ahead.above = ahead.above.max(-rest / e);
        } else if e > FLAT {
            ahead.below = ahead.below.min(-rest / e);
        } else if rest >= 0.0 {
            return None;
        }
        if e.abs() > FLAT {
            ahead.slope = ahead.slope.min(e.abs());
        }
    }
    (ahead.above < ahead.below).then_some(ahead)
}

/// Differences of value below this are rounding: the weight of such a term turns nothing.
const FLAT: f64 = 1e-12;
