//! The samples themselves: weights and facts drawn, options scored, ranked, counted.

use super::facts::Field;
use super::lanes::{LANES, Lane, ZERO, fill};
use super::tally::Tally;
use super::weights::Draw;
use super::work::Part;
use crate::analysis::Random;

/// Scores nearer than this, as shares of 1, are level: 1e-9 points.
const LEVEL: f64 = 1e-11;
/// With more options than these, sorting them takes less time than comparing all with all.
const MANY: usize = 48;

/// Draws samples of one part of the work.
pub(super) struct Sampler<'a> {
    field: &'a Field,
    draw: &'a Draw,
    random: Random,
    /// Weights, one row a term.
    weights: Vec<Lane>,
    scratch: Vec<Lane>,
    /// Scores from 0 to 1, one row an option.
    scores: Vec<Lane>,
    /// For each option by how many it is beaten.
    beaten: Vec<[u64; LANES]>,
    /// The options of one sample with their scores, best first.
    order: Vec<(usize, f64)>,
}

impl<'a> Sampler<'a> {
    pub(super) fn new(field: &'a Field, draw: &'a Draw, random: Random) -> Self {
        let terms = field.terms.len();
        Self {
            field,
            draw,
            random,
            weights: vec![ZERO; terms],
            scratch: vec![ZERO; terms],
            scores: vec![ZERO; field.options.len()],
            beaten: vec![[0; LANES]; field.options.len()],
            order: Vec::new(),
        }
    }

    /// Draws and counts so many samples.
    pub(super) fn count(&mut self, samples: usize, tally: &mut Tally) {
        let mut left = samples;
        while left > 0 {
            let live = left.min(LANES);
            self.draw
                .next(&mut self.random, &mut self.weights, &mut self.scratch);
            self.score();
            self.rank();
            tally.take(&self.beaten, &self.weights, live);
            left -= live;
        }
    }

    /// What is sure in one sweep over all samples, then what is not, fact by fact.
    fn score(&mut self) {
        for (row, scores) in self.field.sure.iter().zip(&mut self.scores) {
            let mut sum = ZERO;
            for (value, weights) in row.iter().zip(&self.weights) {
                for (sum, weight) in sum.iter_mut().zip(weights) {
                    *sum += value * weight;
                }
            }
            *scores = sum;
        }
        let mut places = ZERO;
        for fact in &self.field.unsure {
            fill(&mut self.random, &mut places);
            let Some(scores) = self.scores.get_mut(fact.option) else {
                continue;
            };
            for (term, course) in &fact.terms {
                let values = course.at(&places);
                let weights = self.weights.get(*term).unwrap_or(&ZERO);
                for ((score, value), weight) in scores.iter_mut().zip(&values).zip(weights) {
                    *score += weight * value;
                }
            }
        }
    }

    fn rank(&mut self) {
        if self.scores.len() > MANY {
            return self.rank_sorted();
        }
        for (own, beaten) in self.scores.iter().zip(&mut self.beaten) {
            let level = own.map(|score| score + LEVEL);
            let mut count = [0; LANES];
            for other in &self.scores {
                for ((count, other), level) in count.iter_mut().zip(other).zip(&level) {
                    *count += u64::from(other > level);
                }
            }
            *beaten = count;
        }
    }

    /// The same sample by sample, where comparing all with all takes longer than sorting.
    fn rank_sorted(&mut self) {
        for lane in 0..LANES {
            let score = |row: &Lane| row.get(lane).copied().unwrap_or(0.0);
            self.order.clear();
            self.order.extend(self.scores.iter().map(score).enumerate());
            self.order.sort_unstable_by(|a, b| b.1.total_cmp(&a.1));
            let mut ahead = self.order.iter().map(|(_, score)| *score).peekable();
            let mut better = 0;
            for (option, own) in &self.order {
                while ahead.next_if(|score| *score > own + LEVEL).is_some() {
                    better += 1;
                }
                let row = self.beaten.get_mut(*option);
                if let Some(count) = row.and_then(|row| row.get_mut(lane)) {
                    *count = better;
                }
            }
        }
    }
}

/// How often each option is first under weights of its own, over fresh samples of the facts.
pub(super) fn firsts(
    field: &Field,
    central: &[Option<Vec<f64>>],
    part: Part,
    random: &mut Random,
) -> Vec<u64> {
    let mut counts = vec![0; central.len()];
    let tried: Vec<Tried<'_>> = central
        .iter()
        .enumerate()
        .filter_map(|(option, weights)| Some(Tried::new(field, option, weights.as_deref()?)))
        .collect();
    if field.unsure.is_empty() {
        // Every sample is the same.
        for one in &tried {
            if let Some(count) = counts.get_mut(one.option) {
                *count = part.samples as u64 * u64::from(one.leads(one.sure.iter().copied()));
            }
        }
        return counts;
    }
    let mut places = ZERO;
    let mut drawn: Vec<Lane> = Vec::new();
    let mut left = part.samples;
    while left > 0 {
        let live = left.min(LANES);
        drawn.clear();
        for fact in &field.unsure {
            fill(random, &mut places);
            drawn.extend(fact.terms.iter().map(|(_, course)| course.at(&places)));
        }
        for one in &tried {
            if let Some(count) = counts.get_mut(one.option) {
                *count += one.first(field, &drawn, live);
            }
        }
        left -= live;
    }
    counts
}

/// An option with the weights that suit it.
struct Tried<'a> {
    option: usize,
    weights: &'a [f64],
    /// The part of each option's score that is sure.
    sure: Vec<f64>,
}

impl<'a> Tried<'a> {
    fn new(field: &Field, option: usize, weights: &'a [f64]) -> Self {
        let score = |row: &Vec<f64>| row.iter().zip(weights).map(|(v, w)| v * w).sum();
        Self {
            option,
            weights,
            sure: field.sure.iter().map(score).collect(),
        }
    }

    /// In how many of the samples the option is first.
    fn first(&self, field: &Field, drawn: &[Lane], live: usize) -> u64 {
        let mut scores: Vec<Lane> = self.sure.iter().map(|sure| [*sure; LANES]).collect();
        let mut drawn = drawn.iter();
        for fact in &field.unsure {
            let Some(scores) = scores.get_mut(fact.option) else {
                continue;
            };
            for ((term, _), values) in fact.terms.iter().zip(drawn.by_ref()) {
                let weight = self.weights.get(*term).unwrap_or(&0.0);
                for (score, value) in scores.iter_mut().zip(values) {
                    *score += weight * value;
                }
            }
        }
        let at = |lane: usize| scores.iter().filter_map(move |row| row.get(lane).copied());
        (0..live).map(|lane| u64::from(self.leads(at(lane)))).sum()
    }

    /// Whether nobody is ahead of the option.
    fn leads(&self, mut scores: impl Iterator<Item = f64> + Clone) -> bool {
        let own = scores.clone().nth(self.option).unwrap_or(0.0);
        scores.all(|other| other <= own + LEVEL)
    }
}
