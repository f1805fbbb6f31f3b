//! How any two options stand to each other on each term, whatever the weights.

use crate::analysis::ways::{Graph, Ground};
use crate::engine::{TermValue, is_better, is_equal, spread};
use crate::model::CandidateIx;

/// How any two options stand to each other on each term.
pub(super) struct Pairs {
    all: Vec<Pair>,
    options: usize,
    /// For each term the largest variance of any two options.
    pub(super) most: Vec<f64>,
}

/// How one option stands to another.
pub(super) struct Pair {
    /// For each term the variance of their difference.
    pub(super) variance: Vec<f64>,
    /// The terms on which the other is better, as bits.
    better: Vec<u64>,
    /// The terms on which they do not count the same.
    unequal: Vec<u64>,
}

impl Pairs {
    pub(super) fn of(ground: &Ground<'_>, graph: &Graph) -> Self {
        let values = |ix: CandidateIx| -> Vec<TermValue> {
            let terms = graph.terms.iter();
            terms.map(|term| term.value(ground.tree, ix)).collect()
        };
        let values: Vec<Vec<TermValue>> = ground.tree.candidates().indices().map(values).collect();
        let all = values
            .iter()
            .flat_map(|one| values.iter().map(|other| Pair::of(one, other)));
        let all: Vec<Pair> = all.collect();
        let most = (0..graph.terms.len()).map(|term| {
            let of = all.iter().filter_map(|pair| pair.variance.get(term));
            of.copied().fold(0.0, f64::max)
        });
        Self {
            most: most.collect(),
            options: values.len(),
            all,
        }
    }

    /// The place of a pair.
    pub(super) fn place(&self, one: usize, other: usize) -> usize {
        one * self.options + other
    }

    pub(super) fn at(&self, place: usize) -> Option<&Pair> {
        self.all.get(place)
    }

    /// The places of all options.
    pub(super) fn options(&self) -> std::ops::Range<usize> {
        0..self.options
    }

    /// How many pairs there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }
}

impl Pair {
    fn of(one: &[TermValue], other: &[TermValue]) -> Self {
        let both = || one.iter().zip(other);
        Self {
            variance: both()
                .map(|(one, other)| spread(one, other) / 12.0)
                .collect(),
            better: bits(both().map(|(one, other)| is_better(other, one))),
            unequal: bits(both().map(|(one, other)| !is_equal(one, other))),
        }
    }

    /// Whether the other is better on one of some terms.
    pub(super) fn is_better(&self, terms: &[u64]) -> bool {
        meet(&self.better, terms)
    }

    /// Whether they count the same on all of some terms.
    pub(super) fn is_equal(&self, terms: &[u64]) -> bool {
        !meet(&self.unequal, terms)
    }
}

fn meet(some: &[u64], others: &[u64]) -> bool {
    some.iter().zip(others).any(|(one, other)| one & other != 0)
}

/// Which are so, as bits.
pub(super) fn bits(are: impl Iterator<Item = bool>) -> Vec<u64> {
    let mut words = Vec::new();
    for (n, is) in are.enumerate() {
        if n % 64 == 0 {
            words.push(0);
        }
        if let Some(word) = words.last_mut() {
            *word |= u64::from(is) << (n % 64);
        }
    }
    words
}
