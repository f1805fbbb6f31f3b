//! The walk: each way to the last questions, and from there all ways on at once.

use std::collections::BTreeMap;

use super::block::Block;
use super::closeness::{Closeness, Measure};
use super::contest::{Contest, Doubtful};
use super::course::Course;
use super::kernel::{LANES, Row, leaders};
use super::state::State;
use super::tally::Tally;
use super::{Look, RawFirst, RawWalk};
use crate::analysis::ways::Standing;
use crate::model::Table;

/// How many ways through the last questions are laid out at least, where there are so many: what
/// is done once for all of them is then little beside them.
const FEWEST: u128 = 256;
/// How many are laid out at most, unless the last question alone has more.
const MOST: u128 = 16_384;
/// How many floats are kept laid out at most; beyond that all are forgotten and made anew.
const KEPT: usize = 1 << 23;

/// Looks at every answer set; `None` if rounding decides who is first.
pub(super) fn walk(course: &Course<'_>, look: Look) -> Option<RawWalk> {
    let tree = course.ground.tree;
    let measure = (look == Look::Close).then(|| Measure::of(course));
    let mut walk = Walk {
        course,
        doubt: [course.doubt(); LANES],
        closeness: measure.as_ref().map(Closeness::new),
        tally: Tally::new(course.options()),
    };
    let cut = cut(course);
    let mut blocks: BTreeMap<(usize, Standing), Block> = BTreeMap::new();
    let mut kept = 0;
    let whole = course.each((0, course.start()), cut, &mut |state| {
        let key = (state.node, state.standing);
        if kept > KEPT && !blocks.contains_key(&key) {
            blocks.clear();
            kept = 0;
        }
        let block = blocks.entry(key).or_insert_with(|| {
            let block = Block::of(course, cut, key);
            kept += block.size();
            block
        });
        walk.all(state, block).is_ok()
    });
    let sets = u64::try_from(course.sets()).ok()?;
    let empty = Table::for_each_of(tree.candidates(), |_, _| RawFirst::default());
    whole.then(|| walk.tally.told(look, sets, empty))
}

/// The layer from which on the ways are laid out.
fn cut(course: &Course<'_>) -> usize {
    let mut cut = course.graph.layers.len();
    while cut > 0 && course.most_ways_on(cut) < FEWEST {
        if course.most_ways_on(cut - 1) > MOST && course.most_ways_on(cut) > 1 {
            break;
        }
        cut -= 1;
    }
    cut
}

/// The walk under way.
struct Walk<'c, 'm> {
    course: &'c Course<'c>,
    /// How many points fewer may be a tie.
    doubt: Row,
    closeness: Option<Closeness<'m>>,
    tally: Tally,
}

impl Walk<'_, '_> {
    /// Looks at all ways through the last questions.
    fn all(&mut self, state: &State, block: &Block) -> Result<(), Doubtful> {
        let contest = Contest {
            course: self.course,
            state,
            block,
        };
        if let Some(closeness) = &mut self.closeness {
            closeness.look(state, block);
        }
        let options = state.points.len();
        if options == 0 || state.weight <= 0.0 && !block.all_weigh {
            let all = (0..options).fold(0, |all, option| all | 1 << option);
            for at in 0..block.ways.len() {
                contest.count((at, all), self.closeness.as_mut(), &mut self.tally)?;
            }
            return Ok(());
        }
        if let Some(closeness) = &mut self.closeness {
            close(&contest, self.doubt, closeness, &mut self.tally)
        } else {
            first(&contest, self.doubt, &mut self.tally)
        }
    }
}

/// Who is first, after all ways through the last questions.
fn first(contest: &Contest<'_>, doubt: Row, tally: &mut Tally) -> Result<(), Doubtful> {
    let points = contest.state.points.as_slice();
    let mut at = 0;
    for rows in contest.block.rows.chunks_exact(points.len()) {
        let [first] = leaders(points, rows, &[doubt]);
        for first in first {
            if first.is_power_of_two() {
                tally.alone(first);
            } else {
                contest.count((at, first), None, tally)?;
            }
            at += 1;
        }
    }
    Ok(())
}

/// The same, and whether the first place is too close to call.
fn close(
    contest: &Contest<'_>,
    doubt: Row,
    closeness: &mut Closeness<'_>,
    tally: &mut Tally,
) -> Result<(), Doubtful> {
    let points = contest.state.points.as_slice();
    let rows = contest.block.rows.chunks_exact(points.len());
    let mut at = 0;
    for (rows, weights) in rows.zip(&contest.block.weights) {
        let [surely, near] = closeness.bars(weights);
        let [first, surely, near] = leaders(points, rows, &[doubt, surely, near]);
        for ((first, surely), near) in first.into_iter().zip(surely).zip(near) {
            if first.is_power_of_two() {
                let winner = first.trailing_zeros() as usize;
                let is_close = closeness.standing(winner, surely & !first) != 0;
                tally.alone_or_close(winner, is_close);
                let perhaps = closeness.perhaps(winner, near & !first);
                if !is_close && perhaps != 0 {
                    contest.close((at, winner, perhaps), closeness, tally);
                }
            } else {
                contest.count((at, near), Some(closeness), tally)?;
            }
            at += 1;
        }
    }
    Ok(())
}
