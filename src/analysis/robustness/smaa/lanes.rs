//! Several samples side by side, so that a processor can work on them together.

use crate::analysis::Random;

/// Samples side by side.
pub(super) const LANES: usize = 16;

/// One number of each of the samples.
pub(super) type Lane = [f64; LANES];

/// A row of zeros.
pub(super) const ZERO: Lane = [0.0; LANES];

/// Fills a row with numbers from 0 (inclusive) to 1 (exclusive), 32 random bits each: two from
/// every draw.
pub(super) fn fill(random: &mut Random, lane: &mut Lane) {
    let (pairs, _) = lane.as_chunks_mut::<2>();
    for [one, other] in pairs {
        let bits = random.bits();
        *one = unit(bits >> 32);
        *other = unit(bits & 0xffff_ffff);
    }
}

/// 32 bits as a number from 0 to 1.
fn unit(bits: u64) -> f64 {
    // The bits of a number from 1 to 2, less 1: exact, and without a conversion.
    f64::from_bits(bits << 20 | 0x3ff0_0000_0000_0000) - 1.0
}
