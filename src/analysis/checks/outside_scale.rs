//! `outside-scale`: a figure beyond the ends of its scale.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{Fact, Item, Reading, Scale, ValueFunction};
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::OutsideScale,
    means: "A used figure, or an end of a used range, lies beyond the ends of the criterion's value function and is clipped: it counts as the end.",
    why: "Two options beyond the same end count as equal on the criterion. That may be meant; then the end says where more no longer matters.",
    bad: r#"[[criterion]]
id = "start"
value = { scale = "log", worst = 10000, best = 1 }

[[option]]
id = "slow"
facts = { start = { value = 60000, source = "s" } }   # counts as 10000"#,
    mend: "Widen the scale if the difference matters, else let it be.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for (ix, candidate) in tree.candidates().iter() {
        for (criterion, fact) in candidate.facts.iter() {
            let of = &tree.criteria()[criterion];
            let Scale::Number {
                unit,
                value: Some(value),
            } = &of.scale
            else {
                continue;
            };
            let Fact::Known { used, .. } = fact else {
                continue;
            };
            let Reading::Number { low, high } = used.reading else {
                continue;
            };
            let (least, most) = ends(value);
            if low >= least && high <= most {
                continue;
            }
            let (id, name) = (ticked(candidate.id.as_str()), ticked(of.id.as_str()));
            let figure = if high > most { high } else { low };
            let headline =
                format!("{figure} {unit} of option {id} lies outside the scale of {name}");
            found.push(
                Finding::new(tree, Check::OutsideScale, Item::Fact(ix, criterion), headline)
                    .proof(format!("the scale goes from {least} to {most} {unit}; what lies beyond counts as its end"))
                    .remedy("widen the scale if the difference matters, else let it be"),
            );
        }
    }
    found
}

/// The smallest and the largest figure that are not clipped.
fn ends(value: &ValueFunction) -> (f64, f64) {
    match value {
        ValueFunction::Linear { worst, best } | ValueFunction::Log { worst, best } => {
            (worst.min(*best), worst.max(*best))
        }
        ValueFunction::Points(points) => {
            let figures = || points.iter().map(|(figure, _)| *figure);
            let least = figures().fold(f64::INFINITY, f64::min);
            (least, figures().fold(f64::NEG_INFINITY, f64::max))
        }
    }
}
