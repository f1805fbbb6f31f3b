//! The order in which questions are gone through: it changes no count, only the work.

use super::acts::Acts;
use crate::analysis::ways::Graph;
use crate::model::{QuestionIx, Tree};

/// An order in which few states are met: questions that rule out much by few different answers
/// first, those that rule out nothing last, each after those that its conditions name.
///
/// Some may be wanted first of all, with those that their conditions name.
pub(super) fn order(
    tree: &Tree,
    graph: &Graph,
    acts: &[Acts],
    wanted: &[QuestionIx],
) -> Vec<QuestionIx> {
    let mut order = early(tree, wanted);
    let of = graph.layers.iter().map(|layer| layer.question).zip(acts);
    let left = of.filter(|(ix, _)| !order.contains(ix));
    let mut left: Vec<(QuestionIx, f64)> = left.map(|(ix, acts)| (ix, worth(acts))).collect();
    while !left.is_empty() {
        let ready = |ix: QuestionIx| {
            let needs = tree.questions()[ix].depends_on();
            needs.iter().all(|one| order.contains(one))
        };
        let best = left
            .iter()
            .enumerate()
            .filter(|(_, (ix, _))| ready(*ix))
            .max_by(|(_, a), (_, b)| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        // Conditions name earlier questions only, so the first that is left is always ready.
        let place = best.map_or(0, |(place, _)| place);
        order.push(left.remove(place).0);
    }
    order
}

/// Some questions in their order, each after those that its conditions name.
pub(super) fn early(tree: &Tree, wanted: &[QuestionIx]) -> Vec<QuestionIx> {
    let mut order: Vec<QuestionIx> = Vec::new();
    for ix in wanted {
        let needs = tree.questions()[*ix].depends_on();
        for one in early(tree, &needs).into_iter().chain([*ix]) {
            if !order.contains(&one) {
                order.push(one);
            }
        }
    }
    order
}

/// How many options an answer rules out in the middle, by how many kinds of answers there are.
fn worth(acts: &Acts) -> f64 {
    let alikes = || acts.families.iter().flatten().flatten();
    let (mut broken, mut ways) = (0.0, 0.0);
    for alike in alikes() {
        #[expect(clippy::cast_precision_loss, reason = "only the order depends on it")]
        let weight = alike.ways as f64;
        broken += weight * f64::from(alike.act.breaks.count_ones());
        ways += weight;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most a million kinds")]
    let kinds = alikes().count() as f64;
    if ways > 0.0 {
        broken / ways / libm::log(1.0 + kinds)
    } else {
        0.0
    }
}
