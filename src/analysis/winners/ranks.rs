//! How two options can still come to stand to each other: the sums that decide between them.
//!
//! Two leads that lie between the same two sums to come end with the same sign under every way
//! on. So a state needs no leads, only their places among the sums.

use super::acts::Acts;
use crate::analysis::ways::Graph;

/// The most sums that are kept for two options.
const SUMS: usize = 256;
/// The most additions for one of them.
const ADDITIONS: usize = 1 << 13;

/// What one option can still gain on another while both are viable.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Gains {
    /// These sums, in order; none if they are never viable together.
    Sums(Vec<i64>),
    /// Too many sums, from the least to the most.
    Between(i64, i64),
}

/// For each layer and state the gains of each option over those behind it; none where nobody
/// asks for them.
#[derive(Debug, Default)]
pub(super) struct Ranks {
    /// By layer, state, and place of the two options.
    gains: Vec<Vec<Vec<Gains>>>,
}

impl Ranks {
    /// All gains, from the last question to the first.
    pub(super) fn of(graph: &Graph, acts: &[Acts], options: usize) -> Self {
        let pairs = options * options.saturating_sub(1) / 2;
        let mut layers = vec![vec![vec![Gains::Sums(vec![0]); pairs]; graph.ends()]];
        for (layer, acts) in graph.layers.iter().zip(acts).rev() {
            let mut here = Vec::new();
            for node in &layer.nodes {
                let mut own = Vec::with_capacity(pairs);
                for second in 0..options {
                    for first in 0..second {
                        let mut found = Gathered::default();
                        for way in layer.ways(node) {
                            let rest = layers
                                .last()
                                .and_then(|after| after.get(way.turn.to)?.get(pair(first, second)));
                            let Some((rest, (alikes, turn))) = rest.zip(acts.of_way(&way)) else {
                                continue;
                            };
                            let both = (1 << first) | (1 << second);
                            if turn.breaks & both != 0 {
                                continue;
                            }
                            let lead = |points: &[i64]| {
                                points.get(first).copied().unwrap_or(0)
                                    - points.get(second).copied().unwrap_or(0)
                            };
                            let rules = lead(&turn.points);
                            let stay = alikes.iter().filter(|one| one.act.breaks & both == 0);
                            let gained = stay.map(|one| lead(&one.act.points) + rules);
                            found.add(gained.collect(), rest);
                        }
                        own.push(found.gains());
                    }
                }
                here.push(own);
            }
            layers.push(here);
        }
        layers.reverse();
        Self { gains: layers }
    }

    /// What an option can still gain on one behind it in a state of a layer.
    pub(super) fn gains(
        &self,
        (layer, node): (usize, usize),
        (first, second): (usize, usize),
    ) -> Option<&Gains> {
        self.gains.get(layer)?.get(node)?.get(pair(first, second))
    }
}

/// The place of two options among all pairs; the first is before the second.
fn pair(first: usize, second: usize) -> usize {
    second * second.saturating_sub(1) / 2 + first
}

impl Gains {
    /// Says where a lead lies: equal leads, and those that end alike, say the same.
    pub(super) fn say(&self, lead: i64, doubt: i64, code: &mut Vec<u16>) {
        let sums = match self {
            Self::Sums(sums) => sums,
            Self::Between(least, most) => {
                let settled = if lead + least > doubt {
                    i64::MAX
                } else if lead + most < -doubt {
                    i64::MIN
                } else {
                    lead
                };
                exact(settled, code);
                return;
            }
        };
        // Sums that bring the two nearer than rounding tells apart are told apart by the lead.
        let place = first_from(sums, -doubt - lead);
        let near = sums.get(place..).unwrap_or_default().iter();
        let mut near = near.map(|sum| sum + lead).take_while(|sum| *sum <= doubt);
        if !sums.is_empty() {
            let is_near = near.clone().next().is_some();
            let place = u16::try_from(2 * place + usize::from(is_near));
            code.push(place.expect("twice the most sums fits"));
            if near.any(|sum| sum != 0) {
                exact(lead, code);
            }
        }
    }
}

/// The place of the first of some sums in order that is not below a bound. Most leads lie beyond
/// all of them, so the ends are looked at first.
fn first_from(sums: &[i64], bound: i64) -> usize {
    match sums {
        [least, ..] if *least >= bound => 0,
        [.., most] if *most < bound => sums.len(),
        _ => sums.partition_point(|sum| *sum < bound),
    }
}

fn exact(lead: i64, code: &mut Vec<u16>) {
    let bytes = lead.to_le_bytes();
    let halves = bytes.chunks_exact(2).filter_map(|two| two.try_into().ok());
    code.extend(halves.map(u16::from_le_bytes));
}

#[derive(Default)]
struct Gathered {
    sums: Vec<i64>,
    between: Option<(i64, i64)>,
}

impl Gathered {
    fn add(&mut self, mut own: Vec<i64>, rest: &Gains) {
        own.sort_unstable();
        own.dedup();
        let Some((least, most)) = own.first().copied().zip(own.last().copied()) else {
            return;
        };
        match rest {
            Gains::Sums(rest) => match (rest.first(), rest.last()) {
                (Some(from), Some(to)) if own.len() * rest.len() > ADDITIONS => {
                    self.widen(least + from, most + to);
                }
                _ => {
                    let all = own
                        .iter()
                        .flat_map(|one| rest.iter().map(move |sum| one + sum));
                    self.sums.extend(all);
                }
            },
            Gains::Between(from, to) => self.widen(least + from, most + to),
        }
    }

    fn widen(&mut self, least: i64, most: i64) {
        let (from, to) = self.between.unwrap_or((least, most));
        self.between = Some((from.min(least), to.max(most)));
    }

    fn gains(mut self) -> Gains {
        self.sums.sort_unstable();
        self.sums.dedup();
        let ends = self.sums.first().copied().zip(self.sums.last().copied());
        if (self.sums.len() > SUMS || self.between.is_some())
            && let Some((least, most)) = ends
        {
            self.widen(least, most);
        }
        match self.between {
            Some((least, most)) => Gains::Between(least, most),
            None => Gains::Sums(self.sums),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::first_from;

    #[test]
    fn the_first_sum_from_a_bound_on_is_found_at_the_ends_and_between() {
        let sums = [-3, 0, 0, 4];
        let found: Vec<usize> = (-4..=5).map(|bound| first_from(&sums, bound)).collect();
        assert_eq!(found, [0, 0, 1, 1, 1, 3, 3, 3, 3, 4]);
        assert_eq!(first_from(&[], 0), 0);
    }
}
