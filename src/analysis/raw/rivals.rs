//! Who dominates whom from one state on, whatever the last questions weigh.

use super::pairs::Pairs;

/// For each option the others, as bits.
#[derive(Default)]
pub(super) struct Rivals {
    /// Those that it does not dominate, whatever the last questions weigh.
    pub(super) never: Vec<u64>,
    /// Those that it dominates, whatever they weigh.
    pub(super) always: Vec<u64>,
    /// The terms weighed before, and those that the last questions may weigh, that this is so for.
    terms: (Vec<u64>, Vec<u64>),
}

impl Rivals {
    /// Looks from a state where some terms are weighed, and others may be; often the same ones one
    /// time after another.
    pub(super) fn look(&mut self, pairs: &Pairs, weighed: &[u64], more: &[u64]) {
        if self.terms.0 == weighed && self.terms.1 == more && !self.never.is_empty() {
            return;
        }
        self.terms = (weighed.to_vec(), more.to_vec());
        self.never.clear();
        self.always.clear();
        for first in pairs.options() {
            let (mut never, mut always) = (0, 0);
            for other in pairs.options() {
                let Some(pair) = pairs.at(pairs.place(first, other)) else {
                    continue;
                };
                if pair.is_better(weighed) || pair.is_equal(weighed) && pair.is_equal(more) {
                    never |= 1 << other;
                } else if !pair.is_better(more) && !pair.is_equal(weighed) {
                    always |= 1 << other;
                }
            }
            self.never.push(never);
            self.always.push(always);
        }
    }
}
