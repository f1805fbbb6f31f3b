//! Where a walk stands: what the answers so far add up to.

use super::gains::Gain;
use crate::analysis::ways::Standing;
use crate::model::MemberSet;

/// The place of an answer in its layer: the deck, the family, the member of it.
pub(super) type Place = [u32; 3];

/// What the answers so far add up to.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// The place of the state that conditions tell apart, in its layer.
    pub(super) node: usize,
    /// How the capabilities stand of which several answers decide.
    pub(super) standing: Standing,
    /// For each option its points; less than any number if it is out.
    pub(super) points: Vec<f64>,
    /// For each term its weight.
    pub(super) terms: Vec<f64>,
    /// The sum of all weights.
    pub(super) weight: f64,
    /// The answers.
    pub(super) path: Vec<Place>,
}

impl State {
    /// Nothing is answered, and nothing weighed.
    pub(super) fn nothing(node: usize, standing: Standing, options: usize, terms: usize) -> Self {
        Self {
            node,
            standing,
            points: vec![0.0; options],
            terms: vec![0.0; terms],
            weight: 0.0,
            path: Vec::new(),
        }
    }

    /// Adds what an answer does, or rules do.
    pub(super) fn add(&mut self, gain: &Gain, relevant: &MemberSet) {
        for (points, more) in self.points.iter_mut().zip(&gain.points) {
            *points += more;
        }
        for (term, weight) in &gain.terms {
            if let Some(sum) = self.terms.get_mut(*term) {
                *sum += weight;
            }
        }
        self.weight += gain.weight;
        let (lacks, provides) = &gain.says;
        self.standing = self.standing.and(lacks, provides, relevant);
    }

    /// Becomes what follows from another by an answer and the rules that it decides.
    pub(super) fn follow(
        &mut self,
        before: &Self,
        (place, to): (Place, usize),
        gains: [&Gain; 2],
        relevant: &MemberSet,
    ) {
        self.node = to;
        self.standing = before.standing;
        self.points.clone_from(&before.points);
        self.terms.clone_from(&before.terms);
        self.weight = before.weight;
        self.path.clone_from(&before.path);
        self.path.push(place);
        for gain in gains {
            self.add(gain, relevant);
        }
    }
}
