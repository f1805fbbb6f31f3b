//! `heavy-criterion`: a criterion that often holds over 40 % of the weight.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::sample::HEAVY;
use crate::analysis::study::Study;
use crate::analysis::wording::percent;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::{grouped, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::HeavyCriterion,
    means: "In more than a tenth of 4,096 answer sets, drawn with a fixed seed, the weight of one criterion with the preferences on it is over 40 % of all weights.",
    why: "Answers that go together pile up on one criterion; then it decides alone, and the others look as if they counted.",
    bad: r#"[[question.choice]]
id = "one-server"
weigh = { effort = 4 }

[[question.choice]]
id = "nobody"          # mostly the same people
weigh = { effort = 5 }"#,
    mend: "Lower the weights on it, split the criterion into what is meant by each answer, or let the answers weigh other criteria too.",
    run: Run::Tree(run),
};

/// The share of drawn answer sets above which it is often.
const OFTEN: f64 = 0.1;

#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let drawn = study.sample.drawn;
    let mut found = Vec::new();
    // With one criterion there is nothing to share the weight with.
    let criteria = tree.criteria().iter().filter(|_| tree.criteria().len() > 1);
    for (ix, criterion) in criteria {
        let heavy = study.sample.heavy_in[ix];
        if heavy as f64 <= OFTEN * drawn as f64 {
            continue;
        }
        let id = ticked(criterion.id.as_str());
        let share = percent(heavy as f64, drawn as f64);
        let headline = format!("{id} often holds over {:.0} % of the weight", 100.0 * HEAVY);
        let proof = format!(
            "in {} of {} drawn answer sets ({share})",
            grouped(heavy as u128),
            grouped(drawn as u128)
        );
        found.push(
            Finding::new(tree, Check::HeavyCriterion, Item::Criterion(ix), headline)
                .proof(proof)
                .remedy("lower the weights on it, or split it into what each answer means"),
        );
    }
    found
}
