//! Small sets of places: members of a set criterion, levels, choices.

use super::ids::{Ix, MemberIx};

/// A set of at most 256 places, kept as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct MemberSet([u64; 4]);

impl MemberSet {
    /// The set of nothing.
    pub const EMPTY: Self = Self([0; 4]);
    /// The most places a set tells apart.
    pub const MAX: usize = 256;

    /// Adds a place.
    pub fn insert<I: Ix>(&mut self, ix: I) {
        let n = ix.position();
        if let Some(word) = self.0.get_mut(n / 64) {
            *word |= 1 << (n % 64);
        }
    }

    /// Whether the place is in it.
    pub fn contains<I: Ix>(&self, ix: I) -> bool {
        let n = ix.position();
        self.0
            .get(n / 64)
            .is_some_and(|word| word & (1 << (n % 64)) != 0)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::EMPTY
    }

    /// How many places are in it.
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The set of some bits, as [`Self::words`] gives them.
    pub(crate) fn of_words(words: [u64; 4]) -> Self {
        Self(words)
    }

    /// The bits, first place first.
    pub(crate) fn words(&self) -> [u64; 4] {
        self.0
    }

    /// What is in either.
    pub fn union(&self, other: &Self) -> Self {
        let mut both = *self;
        for (word, more) in both.0.iter_mut().zip(other.0) {
            *word |= more;
        }
        both
    }

    /// Whether all of it is in the other.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(word, of)| word & !of == 0)
    }

    /// What is in it and not in the other.
    pub fn without(&self, other: &Self) -> Self {
        let mut rest = *self;
        for (word, less) in rest.0.iter_mut().zip(other.0) {
            *word &= !less;
        }
        rest
    }

    /// What is in both.
    pub fn common(&self, other: &Self) -> Self {
        let mut both = *self;
        for (word, of) in both.0.iter_mut().zip(other.0) {
            *word &= of;
        }
        both
    }

    /// Whether some of it is in the other.
    pub fn intersects(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(word, of)| word & of != 0)
    }
}

impl FromIterator<MemberIx> for MemberSet {
    fn from_iter<It: IntoIterator<Item = MemberIx>>(members: It) -> Self {
        let mut set = Self::EMPTY;
        for member in members {
            set.insert(member);
        }
        set
    }
}

impl MemberSet {
    /// All places from one to another, both inclusive.
    pub fn between<I: Ix>(first: I, last: I) -> Self {
        let mut set = Self::EMPTY;
        for n in first.position()..=last.position() {
            if let Some(word) = set.0.get_mut(n / 64) {
                *word |= 1 << (n % 64);
            }
        }
        set
    }
}

impl MemberSet {
    /// The set of one place, counted from 0.
    pub fn place(n: usize) -> Self {
        let mut set = Self::EMPTY;
        if let Some(word) = set.0.get_mut(n / 64) {
            *word |= 1 << (n % 64);
        }
        set
    }

    /// Whether a place, counted from 0, is in it.
    pub fn has(&self, n: usize) -> bool {
        self.intersects(&Self::place(n))
    }
}
