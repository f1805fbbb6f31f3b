//! All ways through the last questions from one state, laid out side by side.

use super::course::Course;
use super::kernel::{LANES, Row};
use super::pairs::bits;
use super::state::{Place, State};
use crate::analysis::ways::Standing;

/// All ways through the last questions from one state.
pub(super) struct Block {
    /// What each way adds for each option, so many ways abreast: all options of the first ways,
    /// then all of the next. Behind the last way all options are out.
    pub(super) rows: Vec<Row>,
    /// The weight that each way adds, as many abreast.
    pub(super) weights: Vec<Row>,
    pub(super) ways: Vec<Way>,
    /// For each term the most that a way weighs it.
    pub(super) most: Vec<f64>,
    /// The terms that some way weighs, as bits.
    pub(super) weighed: Vec<u64>,
    /// Whether every way weighs something.
    pub(super) all_weigh: bool,
}

/// One of these ways.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// The terms that it weighs, each once.
    pub(super) terms: Vec<(usize, f64)>,
    /// The same as bits.
    pub(super) weighed: Vec<u64>,
    /// The sum of their weights.
    pub(super) weight: f64,
    /// The answers.
    pub(super) path: Vec<Place>,
}

impl Block {
    /// The ways from a state of a layer to the end.
    pub(super) fn of(
        course: &Course<'_>,
        layer: usize,
        (node, standing): (usize, Standing),
    ) -> Self {
        let options = course.options();
        let mut block = Self {
            rows: Vec::new(),
            weights: Vec::new(),
            ways: Vec::new(),
            most: vec![0.0; course.graph.terms.len()],
            weighed: Vec::new(),
            all_weigh: true,
        };
        let from = course.nothing(node, standing);
        let end = course.graph.layers.len();
        course.each((layer, from), end, &mut |state| {
            block.add(course, state, options);
            true
        });
        block.weighed = bits(block.most.iter().map(|weight| *weight > 0.0));
        block
    }

    fn add(&mut self, course: &Course<'_>, state: &State, options: usize) {
        let lane = self.ways.len() % LANES;
        if lane == 0 {
            let rows = self.rows.len() + options;
            self.rows.resize(rows, [f64::NEG_INFINITY; LANES]);
            self.weights.push([0.0; LANES]);
        }
        let mut points = state.points.clone();
        for option in course.without_supply(&state.standing) {
            if let Some(points) = points.get_mut(option) {
                *points = f64::NEG_INFINITY;
            }
        }
        let first = self.rows.len() - options;
        let rows = self.rows.iter_mut().skip(first);
        for (row, points) in rows.zip(points) {
            set(row, lane, points);
        }
        if let Some(row) = self.weights.last_mut() {
            set(row, lane, state.weight);
        }
        for (most, weight) in self.most.iter_mut().zip(&state.terms) {
            *most = most.max(*weight);
        }
        self.all_weigh &= state.weight > 0.0;
        let terms = state.terms.iter().copied().enumerate();
        self.ways.push(Way {
            terms: terms.filter(|(_, weight)| *weight > 0.0).collect(),
            weighed: bits(state.terms.iter().map(|weight| *weight > 0.0)),
            weight: state.weight,
            path: state.path.clone(),
        });
    }

    /// How many floats it holds, about.
    pub(super) fn size(&self) -> usize {
        self.rows.len() * LANES
    }
}

fn set(row: &mut Row, lane: usize, to: f64) {
    if let Some(one) = row.get_mut(lane) {
        *one = to;
    }
}
