//! Sets of up to 64 options as the bits of a number, where walks tell them apart by the million.

use crate::model::MemberSet;

/// The options of a set, as bits; of those beyond the sixty-fourth nothing is said.
pub(super) fn bits(set: &MemberSet) -> u64 {
    set.words()[0]
}

/// So many options, the first of them all.
pub(super) fn first_of(options: usize) -> u64 {
    (0..options).fold(0, |all, n| all | 1 << n)
}

/// Whether a place is among some bits.
pub(super) fn has(bits: u64, place: usize) -> bool {
    bits & (1 << place) != 0
}

/// The places of some bits, in order.
#[inline]
pub(super) fn places(bits: u64) -> impl Iterator<Item = usize> {
    let mut left = bits;
    std::iter::from_fn(move || {
        let place = left.trailing_zeros();
        left &= left.wrapping_sub(1);
        (place < 64).then_some(place as usize)
    })
}
