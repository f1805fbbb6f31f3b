//! Sorting without a branch: the same exchanges whatever the numbers are.

use super::lanes::Lane;

/// The exchanges that sort so many rows, in order: Batcher's merge exchange (Knuth, *The Art of
/// Computer Programming* 3, 5.2.2, algorithm M).
pub(super) fn exchanges(rows: usize) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    if rows < 2 {
        return all;
    }
    let top = rows.next_power_of_two() / 2;
    let mut p = top;
    while p > 0 {
        let (mut q, mut r, mut d) = (top, 0, p);
        loop {
            let places = (0..rows.saturating_sub(d)).filter(|i| i & p == r);
            all.extend(places.map(|i| (i, i + d)));
            if q == p {
                break;
            }
            d = q - p;
            q /= 2;
            r = p;
        }
        p /= 2;
    }
    all
}

/// Sorts each sample by itself: the least in the first row.
pub(super) fn sort(rows: &mut [Lane], exchanges: &[(usize, usize)]) {
    for (a, b) in exchanges {
        let (Some(x), Some(y)) = (rows.get(*a).copied(), rows.get(*b).copied()) else {
            continue;
        };
        // Written apart from what is read, so that no lane waits for another.
        let (mut low, mut high) = (x, y);
        for ((low, high), (x, y)) in low.iter_mut().zip(&mut high).zip(x.iter().zip(&y)) {
            *low = if x < y { *x } else { *y };
            *high = if x > y { *x } else { *y };
        }
        for (to, row) in [(a, low), (b, high)] {
            if let Some(place) = rows.get_mut(*to) {
                *place = row;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{exchanges, sort};
    use crate::analysis::robustness::smaa::lanes::ZERO;

    /// By the zero-one principle a network that sorts all zeros and ones sorts everything.
    #[test]
    fn every_network_sorts_all_zeros_and_ones() {
        for rows in 0..=11 {
            let network = exchanges(rows);
            for bits in 0..1_u32 << rows {
                let mut lanes = vec![ZERO; rows];
                for (n, lane) in lanes.iter_mut().enumerate() {
                    lane[3] = f64::from(bits >> n & 1);
                }
                sort(&mut lanes, &network);
                let ones = bits.count_ones() as usize;
                for (n, lane) in lanes.iter().enumerate() {
                    assert!((lane[3] > 0.5) == (n >= rows - ones), "{rows} {bits:b}");
                }
            }
        }
    }

    #[test]
    fn nine_rows_take_hardly_more_exchanges_than_the_fewest() {
        // The fewest for nine are 25 (Codish et al., 2014).
        assert!(exchanges(9).len() <= 28, "{}", exchanges(9).len());
    }
}
