//! What something adds up to over all ways.

use std::collections::BTreeMap;

use super::ways::{Edge, Layer, Ways};
use crate::analysis::ways::Deed;

/// How often each sum occurs; what is decided whatever follows is no longer among them.
type Sums = BTreeMap<i64, u128>;

/// What the answers and the rules of a layer add: answers as how often they add how much.
struct Added {
    bundles: Vec<Vec<(i64, u128)>>,
    turns: Vec<i64>,
}

impl Added {
    fn of(layer: &Layer<'_>, of: &impl Fn(&Deed) -> i64) -> Self {
        let bundle = |deeds: &Vec<&Deed>| {
            let mut sums = Sums::new();
            for deed in deeds {
                *sums.entry(of(deed)).or_default() += 1;
            }
            sums.into_iter().collect()
        };
        Self {
            bundles: layer.bundles.iter().map(bundle).collect(),
            turns: layer.turns.iter().map(|deed| of(deed)).collect(),
        }
    }

    /// What a way adds: how often how much.
    fn by(&self, edge: Edge) -> impl Iterator<Item = (i64, u128)> {
        let rules = self.turns.get(edge.turn).copied().unwrap_or(0);
        let own = self.bundles.get(edge.bundle).into_iter().flatten();
        own.map(move |(sum, count)| (sum + rules, *count))
    }
}

/// How many answer sets there are, and the mean of a sum over them; `None` if there are none or
/// more than are counted.
pub(super) fn mean(ways: &Ways<'_>, of: &impl Fn(&Deed) -> i64) -> Option<(u128, f64)> {
    // For each state how many ways on there are, and the mean of what they add.
    let mut after: Vec<(u128, f64)> = ways.ends.iter().map(|count| (*count, 0.0)).collect();
    for layer in ways.layers.iter().rev() {
        let added = Added::of(layer, of);
        let mut here = Vec::new();
        for edges in &layer.nodes {
            let mut parts: Vec<(u128, f64)> = Vec::new();
            for edge in edges {
                let (rest, mean) = after.get(edge.to).copied().unwrap_or_default();
                for (sum, count) in added.by(*edge) {
                    parts.push((count.checked_mul(rest)?, as_mean(sum) + mean));
                }
            }
            let all = parts
                .iter()
                .try_fold(0_u128, |all, (n, _)| all.checked_add(*n))?;
            let shares = parts.iter().map(|(n, mean)| mean * share(*n, all));
            here.push((all, shares.sum::<f64>()));
        }
        after = here;
    }
    let (sets, mean) = after.first().copied()?;
    (sets > 0).then(|| (sets, mean + as_mean(of(ways.base))))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sums of weights are far below 2^52"
)]
fn as_mean(sum: i64) -> f64 {
    sum as f64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a mean is shown with one decimal"
)]
fn share(part: u128, all: u128) -> f64 {
    if part == 0 {
        0.0
    } else {
        part as f64 / all as f64
    }
}

/// In how many answer sets a sum of something is above 0; `None` if that takes more steps than are
/// left.
pub(super) fn above_nothing(
    ways: &Ways<'_>,
    of: &impl Fn(&Deed) -> i64,
    steps: &mut usize,
) -> Option<u128> {
    let layers: Vec<Added> = ways
        .layers
        .iter()
        .map(|layer| Added::of(layer, of))
        .collect();
    let ends = ends(ways, &layers);
    let mut found = 0_u128;
    let mut here = vec![Sums::from([(of(ways.base), 1)])];
    for ((layer, added), ends) in ways.layers.iter().zip(&layers).zip(&ends) {
        let mut next: Vec<Sums> = Vec::new();
        for ((edges, sums), (rest, least, most)) in layer.nodes.iter().zip(here).zip(ends) {
            let mut open = Sums::new();
            for (sum, count) in sums {
                if *rest > 0 && sum + least > 0 {
                    found = found.saturating_add(count.saturating_mul(*rest));
                } else if *rest > 0 && sum + most > 0 {
                    open.insert(sum, count);
                }
            }
            if open.is_empty() {
                continue;
            }
            for edge in edges {
                for (more, count) in added.by(*edge) {
                    *steps = steps.checked_sub(open.len())?;
                    step(&open, (more, count), edge.to, &mut next);
                }
            }
        }
        here = next;
    }
    let over = here.into_iter().zip(&ways.ends).flat_map(|(sums, end)| {
        let over = sums.into_iter().filter(|(sum, _)| *sum > 0);
        over.map(move |(_, count)| count.saturating_mul(*end))
    });
    Some(over.fold(found, u128::saturating_add))
}

/// For each state of each layer how many ways on there are, and the least and the most that they
/// add.
fn ends(ways: &Ways<'_>, layers: &[Added]) -> Vec<Vec<(u128, i64, i64)>> {
    let mut all = vec![
        ways.ends
            .iter()
            .map(|count| (*count, 0, 0))
            .collect::<Vec<_>>(),
    ];
    for (layer, added) in ways.layers.iter().zip(layers).rev() {
        let here = layer.nodes.iter().map(|edges| {
            let (mut ways, mut least, mut most) = (0_u128, i64::MAX, i64::MIN);
            for edge in edges {
                let after = all.last().and_then(|after| after.get(edge.to));
                let Some((rest, from, up)) = after.filter(|(rest, ..)| *rest > 0) else {
                    continue;
                };
                for (sum, count) in added.by(*edge) {
                    ways = ways.saturating_add(count.saturating_mul(*rest));
                    (least, most) = (least.min(sum + from), most.max(sum + up));
                }
            }
            (ways, least, most)
        });
        let here = here.collect();
        all.push(here);
    }
    all.reverse();
    all
}

/// Adds to the sums of the next state.
fn step(sums: &Sums, (more, count): (i64, u128), to: usize, next: &mut Vec<Sums>) {
    if next.len() <= to {
        next.resize(to + 1, Sums::new());
    }
    let Some(there) = next.get_mut(to) else {
        return;
    };
    for (before, ways) in sums {
        let there = there.entry(before + more).or_default();
        *there = there.saturating_add(ways.saturating_mul(count));
    }
}
