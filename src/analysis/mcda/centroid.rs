//! Weights from an order, and from points.

/// Rank-order centroid weights of `n` criteria, the most important first; their sum is 1.
///
/// The criterion in place `i` gets `(1/n) · Σ_{k=i}^{n} 1/k` (Barron & Barrett 1996, *Decision
/// quality using ranked attribute weights*, Management Science 42(11)): the mean of all weights
/// that respect the order.
#[expect(clippy::cast_precision_loss, reason = "at most 500 criteria")]
pub fn centroid(n: usize) -> Vec<f64> {
    (1..=n)
        .map(|place| (place..=n).map(|k| 1.0 / k as f64).sum::<f64>() / n as f64)
        .collect()
}

/// Swing weights: points by their sum (von Winterfeldt & Edwards 1986, *Decision Analysis and
/// Behavioral Research*, ch. 8). Points say how much the step from the worst to the best of a
/// criterion's range is worth beside the most valuable such step, which has 100. Points are 0 or
/// more; `None` where none is above 0.
pub fn swing(points: &[f64]) -> Option<Vec<f64>> {
    let largest = points.iter().copied().fold(0.0, f64::max);
    if largest <= 0.0 || !largest.is_finite() {
        return None;
    }
    let total: f64 = points.iter().map(|one| one / largest).sum();
    Some(points.iter().map(|one| one / largest / total).collect())
}

#[cfg(test)]
mod tests {
    use super::{centroid, swing};

    #[test]
    fn three_criteria_weigh_as_published() {
        let expected = [11.0 / 18.0, 5.0 / 18.0, 2.0 / 18.0];
        for (found, expected) in centroid(3).into_iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12);
        }
        assert!((centroid(7).iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(centroid(7).windows(2).all(|pair| pair[0] > pair[1]));
        assert!(centroid(0).is_empty());
    }

    #[test]
    fn points_become_shares() {
        assert_eq!(swing(&[100.0, 60.0, 40.0]), Some(vec![0.5, 0.3, 0.2]));
        assert_eq!(swing(&[0.0, 0.0]), None);
        assert_eq!(swing(&[]), None);
    }
}
