//! The walks that end with an option supplied, or not: where several answers together decide it.

use std::collections::BTreeMap;

use super::least::Least;
use crate::analysis::ways::{Effort, Graph, Spent, Standing, Supply};
use crate::engine::Answer;
use crate::model::QuestionIx;

/// A state that a walk came to, with the least sum on the way.
struct Reached {
    node: usize,
    standing: Standing,
    sum: f64,
    /// The place before it, and the answer that led here.
    from: (usize, Option<(QuestionIx, Answer)>),
}

/// The answers of the walk with the least sum, of those that add up to no more than a limit and
/// leave an option supplied, or not, as wanted.
pub(super) fn spread(
    graph: &Graph,
    least: &Least<'_>,
    limit: f64,
    (supply, wanted): (&Supply<'_>, bool),
    effort: &mut Effort<'_>,
) -> Result<Option<Vec<(QuestionIx, Answer)>>, Spent> {
    let mut layers = vec![vec![Reached {
        node: 0,
        standing: Standing::default().and(
            &graph.base.lacks,
            &graph.base.provides,
            &supply.relevant,
        ),
        sum: 0.0,
        from: (0, None),
    }]];
    for (n, layer) in graph.layers.iter().enumerate() {
        let mut next: Vec<Reached> = Vec::new();
        let mut places: BTreeMap<(usize, Standing), usize> = BTreeMap::new();
        for (place, here) in layers.last().into_iter().flatten().enumerate() {
            let ways = layer.nodes.get(here.node).map(|node| layer.ways(node));
            for way in ways.into_iter().flatten() {
                let Some((added, member)) = least.of_way(n, &way) else {
                    continue;
                };
                let sum = here.sum + added;
                if sum + least.from(n + 1, way.turn.to) > limit {
                    continue;
                }
                effort.one_more()?;
                let deed = &way.turn.deed;
                let lacks = way.family.lacks.union(&deed.lacks);
                let provides = way.family.provides.union(&deed.provides);
                let reached = Reached {
                    node: way.turn.to,
                    standing: here.standing.and(&lacks, &provides, &supply.relevant),
                    sum,
                    from: (place, layer.known((way.places.0, way.places.1, member))),
                };
                let key = (reached.node, reached.standing);
                let there = places.get(&key).and_then(|place| next.get_mut(*place));
                match there {
                    Some(there) if sum < there.sum => *there = reached,
                    Some(_) => {}
                    None => {
                        places.insert(key, next.len());
                        next.push(reached);
                    }
                }
            }
        }
        layers.push(next);
    }
    let ends = layers.last().into_iter().flatten().enumerate();
    let wanted = ends.filter(|(_, end)| supply.is_supplied(&end.standing) == wanted);
    let best = wanted.min_by(|a, b| a.1.sum.total_cmp(&b.1.sum));
    Ok(best.map(|(place, _)| way_back(&layers, place)))
}

/// The answers on the way to a place of the last layer.
fn way_back(layers: &[Vec<Reached>], mut place: usize) -> Vec<(QuestionIx, Answer)> {
    let mut answers = Vec::new();
    for layer in layers.iter().rev() {
        if let Some(reached) = layer.get(place) {
            answers.extend(reached.from.1.clone());
            place = reached.from.0;
        }
    }
    answers.reverse();
    answers
}
