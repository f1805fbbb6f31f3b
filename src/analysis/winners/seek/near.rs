//! How near an option comes to the first place that is never first.
//!
//! Method: Dinkelbach (1967), *On Nonlinear Fractional Programming*. From the least lead known to
//! lack, in points, it is asked whether the option would be first under some answers if it had
//! almost so many points more under all; where it would, it is nearer there, and so on. Where it
//! would under none, the least is found and proven.

use super::super::course::Course;
use super::super::group::{From, Key, Map};
use super::super::witness::way_to;
use super::super::{InOrder, NoWinners};
use super::bare::{alike, course};
use super::half::{Half, Left, first, place};
use crate::analysis::bits::has;
use crate::analysis::sample::lead;
use crate::analysis::space::AnswerSet;
use crate::analysis::ways::{Graph, Ground, Term, Units};
use crate::engine::Quick;
use crate::model::{CandidateIx, Ix, Table};

/// How much nearer than the nearest answers known others must be to be looked for, in points.
const NEARER: f64 = 1e-6;
/// How often nearer answers are looked for.
const ROUNDS: usize = 64;
/// How often, where that takes too many steps, half of what it lacks is tried to be proven.
const HALVES: usize = 6;

/// How near an option comes to the first place.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::analysis) struct Nearest {
    /// The points that it lacks where it was found nearest, and where that is.
    pub(in crate::analysis) found: Option<(f64, AnswerSet)>,
    /// The points that it lacks everywhere at least, as far as that is proven: within a millionth
    /// of what was found, if the steps sufficed.
    pub(in crate::analysis) least: f64,
}

/// A tree made ready to look how near its options come.
pub(in crate::analysis) struct Near<'a> {
    ground: &'a Ground<'a>,
    graph: Graph,
    units: Units,
    /// What each option is worth on each term of the graph.
    worth: Vec<Table<CandidateIx, f64>>,
}

impl<'a> Near<'a> {
    /// Makes a tree ready.
    ///
    /// # Errors
    /// The tree has more of something than can be told apart, or its weights are no whole numbers
    /// of thousandths.
    pub(in crate::analysis) fn of(ground: &'a Ground<'a>) -> Result<Self, NoWinners> {
        let ways = InOrder::of(ground)?;
        let graph = ways.ordered(ground, &alike, &[])?;
        let worth = graph.terms.iter().map(|term| term.worth.clone());
        Ok(Self {
            ground,
            worth: worth.collect(),
            graph,
            units: ways.units,
        })
    }

    /// Looks how near an option comes, from the answers on under which it is nearest as far as is
    /// known; each walk takes at most so many steps.
    pub(in crate::analysis) fn nearest(
        &mut self,
        option: CandidateIx,
        known: Option<(f64, AnswerSet)>,
        steps: usize,
    ) -> Option<Nearest> {
        let mut found = known;
        for _ in 0..ROUNDS {
            let wanted = found.as_ref().map_or(100.0, |(points, _)| points - NEARER);
            match self.seek((option, wanted), steps) {
                Seen::Under(set) => {
                    let points = self.lacks(option, &set)?;
                    if found.as_ref().is_some_and(|(best, _)| points >= *best) {
                        // Rounding: it is as near as can be told.
                        break;
                    }
                    found = Some((points, set));
                }
                Seen::Nothing => {
                    let least = wanted;
                    return Some(Nearest { found, least });
                }
                Seen::Unknown => break,
            }
        }
        let mut least = found.as_ref().map_or(100.0, |(points, _)| *points);
        for _ in 0..HALVES {
            least /= 2.0;
            if self.seek((option, least), steps) == Seen::Nothing {
                return Some(Nearest { found, least });
            }
        }
        Some(Nearest { found, least: 0.0 })
    }

    /// Whether an option would be first somewhere with so many points more than it has.
    fn seek(&mut self, (option, points): (CandidateIx, f64), steps: usize) -> Seen {
        for (term, worth) in self.graph.terms.iter_mut().zip(&self.worth) {
            handicap(term, worth, option, points);
        }
        let Ground {
            tree, situation, ..
        } = self.ground;
        let course = course((tree, &self.graph), self.units, situation.strict);
        let mut walk = Walk {
            course: &course,
            option: option.position(),
            next: States::default(),
            history: Vec::new(),
            found: None,
        };
        walk.all(steps)
    }

    /// The points that an option lacks under some answers.
    fn lacks(&self, option: CandidateIx, set: &AnswerSet) -> Option<f64> {
        let Ground {
            tree,
            situation,
            matrix,
        } = self.ground;
        let quick = Quick::of(tree, &situation.under(set.answers(tree)), matrix);
        lead(&quick, option).map(|lead| -lead)
    }
}

/// All others are worth so many points less on every term.
fn handicap(term: &mut Term, worth: &Table<CandidateIx, f64>, option: CandidateIx, points: f64) {
    let rows = term.worth.rows_mut().iter_mut().zip(worth.rows());
    for (n, (worth, own)) in rows.enumerate() {
        let less = if n == option.position() {
            0.0
        } else {
            points / 100.0
        };
        *worth = own - less;
    }
}

/// What came of a walk.
#[derive(Debug, PartialEq)]
enum Seen {
    /// It is first under these answers.
    Under(AnswerSet),
    /// It is first under none.
    Nothing,
    Unknown,
}

/// States by what they share, with their points, and where they come from.
type States = Map<Key, Map<Box<[i64]>, From>>;

struct Walk<'c, 'g> {
    course: &'c Course<'g>,
    option: usize,
    next: States,
    history: Vec<Vec<From>>,
    found: Option<((usize, usize), From)>,
}

impl Walk<'_, '_> {
    fn all(&mut self, budget: usize) -> Seen {
        let mut steps = 0;
        if let Some(start) = Half::start(self.course, u64::MAX) {
            let (key, left) = (start.key, start.left(&[0]));
            self.arrive((0, key), left, From::default());
        }
        for n in 0..self.course.graph.layers.len() {
            if self.found.is_some() {
                break;
            }
            let states = std::mem::take(&mut self.next);
            let from = states.values().flat_map(Map::values).copied();
            self.history.push(from.collect());
            if !self.layer(n, &states, (&mut steps, budget)) {
                return Seen::Unknown;
            }
        }
        match self.found {
            None => Seen::Nothing,
            Some((at, from)) => {
                let way = way_to(self.course, &self.history, self.option, (at, from));
                way.map_or(Seen::Unknown, Seen::Under)
            }
        }
    }

    /// All steps from the states of a layer; whether the budget is enough.
    fn layer(&mut self, n: usize, states: &States, (steps, budget): (&mut usize, usize)) -> bool {
        let course = self.course;
        let Some((layer, acts)) = course.graph.layers.get(n).zip(course.acts.get(n)) else {
            return true;
        };
        let mut number = 0;
        for (key, group) in states {
            let node = layer.nodes.get(key.node);
            for way in node.into_iter().flat_map(|node| layer.ways(node)) {
                let Some((alikes, rules)) = acts.of_way(&way) else {
                    continue;
                };
                for alike in alikes {
                    *steps += group.len();
                    if *steps > budget {
                        return false;
                    }
                    let act = alike.act.and(rules);
                    if has(act.breaks, self.option) {
                        continue;
                    }
                    let Some(half) = Half::of(course, key, (n, &way), &act) else {
                        continue;
                    };
                    let answer = place(&way, alike.member);
                    for (state, points) in (number..).zip(group.keys()) {
                        let from = From { state, answer };
                        self.arrive((n + 1, half.key), half.left(points), from);
                        if self.found.is_some() {
                            return true;
                        }
                    }
                }
            }
            number += u32::try_from(group.len()).unwrap_or(u32::MAX);
        }
        true
    }

    fn arrive(&mut self, (n, mut key): (usize, Key), left: Left, from: From) {
        let at = (n, key.node);
        let alive = self
            .course
            .bounds(at)
            .and_then(|one| one.alive.get(self.option));
        if !has(left.options, self.option) || alive.is_none_or(|(count, _)| *count == 0) {
            return;
        }
        if n == self.course.graph.layers.len() {
            let (first, _) = first(self.course, &key, &left);
            if key.weighed && has(first, self.option) {
                self.found = Some((at, from));
            }
            return;
        }
        if left.settled == Some(self.option) {
            self.found = Some((at, from));
            return;
        }
        key.viable = left.options;
        key.standing = key.standing.only(&self.course.relevant(key.viable));
        let group = self.next.entry(key).or_default();
        group.entry(left.points.into_boxed_slice()).or_insert(from);
    }
}
