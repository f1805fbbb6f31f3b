//! Small sets of places: members of a set criterion, levels, choices.

use super::ids::Ix;

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
        *self = self.union(&Self::place(ix.position()));
    }

    /// Whether the place is in it.
    pub fn contains<I: Ix>(&self, ix: I) -> bool {
        self.has(ix.position())
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

impl<I: Ix> FromIterator<I> for MemberSet {
    fn from_iter<It: IntoIterator<Item = I>>(places: It) -> Self {
        let mut set = Self::EMPTY;
        for ix in places {
            set.insert(ix);
        }
        set
    }
}

impl MemberSet {
    /// All places from one to another, both inclusive.
    pub fn between<I: Ix>(first: I, last: I) -> Self {
        let places = first.position()..=last.position();
        places.fold(Self::EMPTY, |set, n| set.union(&Self::place(n)))
    }

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
        let word = self.0.get(n / 64);
        word.is_some_and(|word| word & (1 << (n % 64)) != 0)
    }
}
