//! Ranks with a stated tolerance, ties as ties.

/// Scores that differ by at most this are equal: far above the error of a sum, far below any
/// difference that means something.
pub const TOLERANCE: f64 = 1e-12;

/// The rank of each score, from 1, the highest first; a tie shares the rank of its first, and the
/// next rank follows as if it had not tied (1, 1, 3). A tie is everything within [`TOLERANCE`] of
/// its best, so no chain of small steps joins what is far apart.
pub fn ranks(scores: &[f64]) -> Vec<usize> {
    let mut order: Vec<(usize, f64)> = scores.iter().copied().enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut ranks = vec![0; scores.len()];
    let (mut rank, mut best) = (0, f64::INFINITY);
    for (n, (place, score)) in order.into_iter().enumerate() {
        if rank == 0 || score < best - TOLERANCE {
            (rank, best) = (n + 1, score);
        }
        if let Some(slot) = ranks.get_mut(place) {
            *slot = rank;
        }
    }
    ranks
}

/// The places of those that are first.
pub fn firsts(ranks: &[usize]) -> Vec<usize> {
    let first = ranks.iter().enumerate().filter(|(_, rank)| **rank == 1);
    first.map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::{firsts, ranks};

    #[test]
    fn a_tie_shares_a_rank_and_no_chain_of_steps_makes_one() {
        assert_eq!(ranks(&[0.2, 0.9, 0.2, 0.5]), [3, 1, 3, 2]);
        assert_eq!(ranks(&[0.875, 0.875_000_000_000_000_1]), [1, 1]);
        assert_eq!(ranks(&[3e-12, 2.2e-12, 1.4e-12, 0.0]), [1, 1, 3, 4]);
        assert_eq!(ranks(&[]), Vec::<usize>::new());
        assert_eq!(firsts(&[2, 1, 1]), [1, 2]);
    }
}
