//! Weights drawn by what is known of them.

use super::Knowledge;
use super::lanes::{LANES, Lane, fill};
use super::network::{exchanges, sort};
use crate::analysis::Random;
use crate::model::EPSILON;

/// Draws weights, as shares of all.
pub(super) struct Draw {
    knowledge: Knowledge,
    /// Today's weights as shares.
    shares: Vec<f64>,
    /// The exchanges that sort the numbers between which the shares lie.
    gaps: Vec<(usize, usize)>,
    /// The exchanges that sort the shares.
    order: Vec<(usize, usize)>,
    /// The terms of equal weight together, the lightest first.
    ranked: Vec<Vec<usize>>,
}

impl Draw {
    pub(super) fn new(knowledge: Knowledge, shares: &[f64]) -> Self {
        let by_order = knowledge == Knowledge::Order;
        Self {
            knowledge,
            shares: shares.to_vec(),
            gaps: exchanges(shares.len().saturating_sub(1)),
            order: exchanges(if by_order { shares.len() } else { 0 }),
            ranked: if by_order { ranked(shares) } else { Vec::new() },
        }
    }

    /// The next weights, one row a term.
    pub(super) fn next(&self, random: &mut Random, rows: &mut [Lane], scratch: &mut [Lane]) {
        match self.knowledge {
            Knowledge::Any => self.any(random, rows),
            Knowledge::Order => {
                self.any(random, scratch);
                sort(scratch, &self.order);
                self.dealt(scratch, rows);
            }
            Knowledge::About => self.about(random, rows),
        }
    }

    /// Uniform on the simplex: the gaps between sorted uniform numbers (Devroye, *Non-Uniform
    /// Random Variate Generation*, 1986, ch. V, theorem 2.1). No logarithm is taken.
    fn any(&self, random: &mut Random, rows: &mut [Lane]) {
        let Some((last, cuts)) = rows.split_last_mut() else {
            return;
        };
        for lane in cuts.iter_mut() {
            fill(random, lane);
        }
        sort(cuts, &self.gaps);
        *last = [1.0; LANES];
        // Every row holds the upper end of its gap; the row before holds the lower one.
        let mut below = [0.0; LANES];
        for lane in rows {
            for (place, low) in lane.iter_mut().zip(&mut below) {
                let end = *place;
                *place = end - *low;
                *low = end;
            }
        }
    }

    /// Sorted shares to the terms in the order of their weights; equal weights share equally.
    fn dealt(&self, sorted: &[Lane], rows: &mut [Lane]) {
        let mut sorted = sorted.iter();
        for terms in &self.ranked {
            let mut sum = [0.0; LANES];
            for lane in sorted.by_ref().take(terms.len()) {
                for (sum, share) in sum.iter_mut().zip(lane) {
                    *sum += share;
                }
            }
            #[expect(clippy::cast_precision_loss, reason = "terms are counted in hundreds")]
            let count = terms.len() as f64;
            for term in terms {
                if let Some(row) = rows.get_mut(*term) {
                    for (to, sum) in row.iter_mut().zip(&sum) {
                        *to = sum / count;
                    }
                }
            }
        }
    }

    /// Each weight times `2^u`, `u` uniform from −1 to 1.
    fn about(&self, random: &mut Random, rows: &mut [Lane]) {
        let mut total = [0.0; LANES];
        for (lane, share) in rows.iter_mut().zip(&self.shares) {
            fill(random, lane);
            for (place, total) in lane.iter_mut().zip(&mut total) {
                *place = share * libm::exp2(2.0 * *place - 1.0);
                *total += *place;
            }
        }
        for lane in rows {
            for (place, total) in lane.iter_mut().zip(&total) {
                *place /= total;
            }
        }
    }
}

/// The terms by weight, the lightest first, equal ones together.
fn ranked(shares: &[f64]) -> Vec<Vec<usize>> {
    let mut places: Vec<(usize, f64)> = shares.iter().copied().enumerate().collect();
    places.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut groups: Vec<(f64, Vec<usize>)> = Vec::new();
    for (place, share) in places {
        match groups.last_mut() {
            Some((of, group)) if share - *of <= EPSILON => group.push(place),
            _ => groups.push((share, vec![place])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
