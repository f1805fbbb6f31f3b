//! All that is known before the first step of a search.

use super::super::course::Course;
use super::super::labels::Labels;
use crate::analysis::ways::{Graph, Units};
use crate::engine::{Answer, Strict};
use crate::model::{QuestionIx, Tree};

static NO_LABELS: Labels = Labels::NONE;

/// No answer is told apart from another for what it says to a chart.
pub(super) fn alike(_: QuestionIx, _: Option<&Answer>) -> u16 {
    0
}

/// A course without labels, and without the sums that tell leads apart: a search goes on from few
/// states, and gathering the sums would take longer than it does.
pub(super) fn course<'g>(of: (&'g Tree, &'g Graph), units: Units, strict: Strict) -> Course<'g> {
    Course::of(of, units, strict, (&NO_LABELS, &alike))
}
