//! Several samples side by side, so that a processor can work on them together.

use crate::analysis::Random;

/// Samples side by side.
pub(super) const LANES: usize = 16;

/// One number of each of the samples.
pub(super) type Lane = [f64; LANES];

/// A row of zeros.
pub(super) const ZERO: Lane = [0.0; LANES];

/// The next number from 0 (inclusive) to 1 (exclusive): 52 random bits.
pub(super) fn uniform(random: &mut Random) -> f64 {
    // The bits of a number from 1 to 2, less 1: exact, and without a conversion.
    f64::from_bits(random.bits() >> 12 | 0x3ff0_0000_0000_0000) - 1.0
}

/// Fills a row with numbers from 0 to 1.
pub(super) fn fill(random: &mut Random, lane: &mut Lane) {
    for place in lane {
        *place = uniform(random);
    }
}
