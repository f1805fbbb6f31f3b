//! The samples themselves: weights and facts drawn, options scored, ranked, counted.

use super::facts::{Field, Unsure};
use super::lanes::{LANES, Lane, ZERO, fill, uniform};
use super::tally::Tally;
use super::weights::Draw;
use super::work::Part;
use crate::analysis::Random;

/// Scores nearer than this, as shares of 1, are level: 1e-9 points.
const LEVEL: f64 = 1e-11;

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
            let Some(scores) = self.scores.get_mut(fact.option) else {
                continue;
            };
            fill(&mut self.random, &mut places);
            for (lane, (place, score)) in places.iter().zip(scores).enumerate() {
                let courses = fact.drawn(&mut self.random);
                for (course, term) in courses.iter().zip(&fact.terms) {
                    let weights = self.weights.get(*term);
                    let weight = weights.and_then(|row| row.get(lane)).copied();
                    *score += weight.unwrap_or(0.0) * course.at(*place);
                }
            }
        }
    }

    fn rank(&mut self) {
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
}

impl Unsure {
    /// What one of the sources says, each equally likely.
    fn drawn(&self, random: &mut Random) -> &[super::facts::Course] {
        match self.sources.as_slice() {
            [only] => only,
            several => several
                .get(random.place(several.len()))
                .map_or(&[], Vec::as_slice),
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
    let sure: Vec<Vec<f64>> = central
        .iter()
        .map(|weights| {
            let weights = weights.as_deref().unwrap_or_default();
            let score = |row: &Vec<f64>| row.iter().zip(weights).map(|(v, w)| v * w).sum();
            field.sure.iter().map(score).collect()
        })
        .collect();
    if field.unsure.is_empty() {
        // Every sample is the same.
        for (option, (count, scores)) in counts.iter_mut().zip(&sure).enumerate() {
            let is_first =
                central.get(option).is_some_and(Option::is_some) && leads(scores, option);
            *count = if is_first { part.samples as u64 } else { 0 };
        }
        return counts;
    }
    let mut drawn: Vec<Vec<f64>> = field.unsure.iter().map(|_| Vec::new()).collect();
    for _ in 0..part.samples {
        for (fact, drawn) in field.unsure.iter().zip(&mut drawn) {
            let place = uniform(random);
            drawn.clear();
            drawn.extend(fact.drawn(random).iter().map(|course| course.at(place)));
        }
        for ((option, weights), sure) in central.iter().enumerate().zip(&sure) {
            let Some(weights) = weights else {
                continue;
            };
            let mut scores = sure.clone();
            for (fact, drawn) in field.unsure.iter().zip(&drawn) {
                let worth: f64 = fact
                    .terms
                    .iter()
                    .zip(drawn)
                    .map(|(term, value)| weights.get(*term).unwrap_or(&0.0) * value)
                    .sum();
                if let Some(score) = scores.get_mut(fact.option) {
                    *score += worth;
                }
            }
            if let Some(count) = counts.get_mut(option) {
                *count += u64::from(leads(&scores, option));
            }
        }
    }
    counts
}

/// Whether nobody is ahead of an option.
fn leads(scores: &[f64], option: usize) -> bool {
    let own = scores.get(option).copied().unwrap_or(0.0);
    scores.iter().all(|other| *other <= own + LEVEL)
}
