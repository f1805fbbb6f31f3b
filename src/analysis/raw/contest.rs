//! One answer set by itself: where several options lead, nobody is left or nothing is weighed.

use super::block::{Block, Way};
use super::closeness::Closeness;
use super::course::Course;
use super::kernel::{LANES, OUT};
use super::state::State;
use super::tally::Tally;
use crate::analysis::bits::places;
use crate::engine::{Answers, is_too_close};

/// What an answer set is judged with.
pub(super) struct Contest<'c> {
    pub(super) course: &'c Course<'c>,
    pub(super) state: &'c State,
    pub(super) block: &'c Block,
}

/// Rounding decides who is first.
pub(super) struct Doubtful;

impl Contest<'_> {
    /// Counts the way at a place of the block; all others have too few points to matter than
    /// these, as bits.
    pub(super) fn count(
        &self,
        (at, leaders): (usize, u64),
        closeness: Option<&mut Closeness<'_>>,
        tally: &mut Tally,
    ) -> Result<(), Doubtful> {
        let Some(way) = self.block.ways.get(at) else {
            return Ok(());
        };
        let mut most = OUT;
        for option in places(leaders) {
            most = most.max(self.points(at, option));
        }
        if most <= OUT {
            tally.nobody += 1;
            return Ok(());
        }
        if self.state.weight + way.weight <= 0.0 {
            tally.unweighed += 1;
            return Ok(());
        }
        let doubt = self.course.doubt();
        let mut first = 0;
        for option in places(leaders) {
            let lead = most - self.points(at, option);
            if lead == 0.0 {
                first |= 1 << option;
            } else if lead <= doubt {
                return Err(Doubtful);
            }
        }
        tally.first(first);
        if let Some(closeness) = closeness {
            let winner = first.trailing_zeros() as usize;
            self.close((at, winner, leaders & !(1 << winner)), closeness, tally);
        }
        Ok(())
    }

    /// The points of an option.
    #[inline]
    fn points(&self, at: usize, option: usize) -> f64 {
        let row = at / LANES * self.course.options() + option;
        let more = self.block.rows.get(row).and_then(|row| row.get(at % LANES));
        let before = self.state.points.get(option);
        before.zip(more).map_or(OUT, |(before, more)| before + more)
    }

    /// Counts whether the first place is too close to call: whether one of some rivals, as bits,
    /// is within the zone of the winner.
    pub(super) fn close(
        &self,
        (at, winner, rivals): (usize, usize, u64),
        closeness: &mut Closeness<'_>,
        tally: &mut Tally,
    ) {
        let Some(way) = self.block.ways.get(at) else {
            return;
        };
        let most = self.points(at, winner);
        let mut is_doubtful = false;
        for rival in places(rivals) {
            let points = self.points(at, rival);
            if points <= OUT {
                continue;
            }
            match closeness.is_close((self.state, way), (winner, rival), most - points) {
                Some(true) => {
                    tally.is_close(winner);
                    return;
                }
                Some(false) => {}
                None => is_doubtful = true,
            }
        }
        if is_doubtful {
            tally.asked += 1;
            if self.is_too_close(way) {
                tally.is_close(winner);
            }
        }
    }

    /// Whether the first place is too close to call, by the engine itself: its own formula, in its
    /// own order of operations, hence the same to the last bit.
    fn is_too_close(&self, way: &Way) -> bool {
        let ground = self.course.ground;
        let mut answers: Answers = ground.situation.answers.clone();
        let layers = self.course.graph.layers.iter();
        for (layer, place) in layers.zip(self.state.path.iter().chain(&way.path)) {
            let [deck, family, member] = place.map(|n| n as usize);
            if let Some((question, answer)) = layer.known((deck, family, member)) {
                answers = answers.with(question, answer);
            }
        }
        is_too_close(ground.tree, &ground.situation.under(answers))
    }
}
