//! All that is known before the first step of a search.

use super::super::acts::Acts;
use super::super::bounds::Bounds;
use super::super::course::Course;
use super::super::labels::Labels;
use super::super::ranks::Ranks;
use crate::analysis::ways::{Graph, Supply, Units};
use crate::engine::{Answer, Strict};
use crate::model::{QuestionIx, Tree};

static NO_LABELS: Labels = Labels::NONE;

/// No answer is told apart from another for what it says to a chart.
pub(super) fn alike(_: QuestionIx, _: Option<&Answer>) -> u16 {
    0
}

/// A course without labels, and without the sums that tell leads apart: a search goes on from few
/// states, and gathering the sums would take longer than it does.
pub(super) fn course<'g>(
    (tree, graph): (&'g Tree, &'g Graph),
    units: Units,
    strict: Strict,
) -> Course<'g> {
    let acts = Acts::of(graph, &units, &alike);
    let supplies = tree.candidates().iter().enumerate();
    let supplies = supplies.map(|(n, (_, one))| (n, Supply::new(one, strict)));
    Course {
        bounds: Bounds::of(graph, &acts, tree.candidates().len()),
        graph,
        units,
        acts,
        ranks: Ranks::default(),
        labels: &NO_LABELS,
        supplies: supplies.filter(|(_, one)| !one.is_simple()).collect(),
    }
}
