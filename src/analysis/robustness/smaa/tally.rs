//! What is counted over samples.

use super::lanes::{LANES, Lane};

/// Counts over some samples.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tally {
    options: usize,
    terms: usize,
    /// For each option how often it held each rank.
    ranks: Vec<u64>,
    /// For each option the sums of the weights of the samples in which it was first.
    weights: Vec<f64>,
}

impl Tally {
    pub(super) fn new(options: usize, terms: usize) -> Self {
        Self {
            options,
            terms,
            ranks: vec![0; options * options],
            weights: vec![0.0; options * terms],
        }
    }

    /// Counts samples that lie side by side: by how many each option is beaten.
    pub(super) fn take(&mut self, beaten: &[[u64; LANES]], weights: &[Lane], live: usize) {
        let rows = self.ranks.chunks_exact_mut(self.options.max(1));
        let (mut first, mut found) = ([0; LANES], [0_u64; LANES]);
        for ((option, beaten), ranks) in (0_u64..).zip(beaten).zip(rows) {
            for by in beaten.iter().take(live) {
                let place = usize::try_from(*by).unwrap_or(usize::MAX);
                if let Some(count) = ranks.get_mut(place) {
                    *count += 1;
                }
            }
            for ((first, found), by) in first.iter_mut().zip(&mut found).zip(beaten) {
                *first = if *by == 0 { option } else { *first };
                *found += u64::from(*by == 0);
            }
        }
        let tied = found.iter().any(|count| *count > 1);
        for (lane, first) in first.iter().enumerate().take(live) {
            if tied {
                for (option, _) in beaten
                    .iter()
                    .enumerate()
                    .filter(|(_, by)| by.get(lane) == Some(&0))
                {
                    self.suits(option, weights, lane);
                }
            } else {
                self.suits(usize::try_from(*first).unwrap_or(usize::MAX), weights, lane);
            }
        }
    }

    /// Adds the weights of a sample to those that suit an option.
    fn suits(&mut self, option: usize, weights: &[Lane], lane: usize) {
        let from = option.saturating_mul(self.terms);
        let sums = self.weights.get_mut(from..from.saturating_add(self.terms));
        for (sum, row) in sums.unwrap_or_default().iter_mut().zip(weights) {
            *sum += row.get(lane).copied().unwrap_or(0.0);
        }
    }

    /// Adds what another part counted.
    pub(super) fn add(&mut self, other: &Self) {
        for (count, more) in self.ranks.iter_mut().zip(&other.ranks) {
            *count += more;
        }
        for (sum, more) in self.weights.iter_mut().zip(&other.weights) {
            *sum += more;
        }
    }

    /// How often an option held each rank, the first rank first.
    pub(super) fn ranks(&self, option: usize) -> &[u64] {
        let from = option * self.options;
        self.ranks
            .get(from..from + self.options)
            .unwrap_or_default()
    }

    /// The mean weights of the samples in which an option was first.
    pub(super) fn central(&self, option: usize) -> Option<Vec<f64>> {
        let count = *self.ranks(option).first().filter(|count| **count > 0)?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "samples are counted in millions"
        )]
        let count = count as f64;
        let from = option * self.terms;
        let sums = self.weights.get(from..from + self.terms)?;
        Some(sums.iter().map(|sum| sum / count).collect())
    }
}
