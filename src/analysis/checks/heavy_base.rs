//! `heavy-base`: base weights above a fifth of the usual weight.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::analysis::wording::percent;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::{grouped, list_and, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::HeavyBase,
    means: "The base weights of all criteria together are more than a fifth of the weight that a typical answer set has: the mean of all weights, preferences among them, over all answer sets that leave an option, each as likely as any other; dead ends count too where telling them apart takes too many steps, and the finding then says so. Only where a `many` question has more than twelve choices, or a weight more than three decimals, it is the mean over 4,096 answer sets drawn with a fixed seed; the finding then says so. A tree without questions, a decision matrix, is not looked at.",
    why: "A base weight is an answer that nobody gave. With three times the base, prototypes agreed with a fifth fewer documented decisions.",
    bad: r#"[[criterion]]
id = "speed"
weight = 6        # no answer weighs more than 2"#,
    mend: "Lower the base weights, and put presumptions into `[question.open]`, where they are seen and an answer replaces them.",
    run: Run::Tree(run),
};

/// The share above which the base is heavy.
const SHARE: f64 = 0.2;

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    if tree.questions().is_empty() {
        return Vec::new();
    }
    let weighed = tree
        .criteria()
        .rows()
        .iter()
        .filter(|one| !one.base.is_zero());
    let base: f64 = weighed.clone().map(|one| one.base.points()).sum();
    let mean = match &study.burden {
        Some(burden) => burden.mean,
        None => study.sample.mean_weight,
    };
    if base <= SHARE * mean + crate::model::EPSILON {
        return Vec::new();
    }
    let ids: Vec<String> = weighed
        .map(|one| format!("{} {}", ticked(one.id.as_str()), one.base.points()))
        .collect();
    let over = match &study.burden {
        Some(burden) => burden.sets_text(),
        None => {
            let drawn = grouped(study.sample.drawn as u128);
            let by = if study.sample.uniform {
                "uniformly"
            } else {
                "question by question"
            };
            format!("{drawn} answer sets drawn {by}")
        }
    };
    let headline = format!(
        "base weights are {} of the usual weight",
        percent(base, mean)
    );
    let proof = format!(
        "they add up to {base}: {}; the mean of all weights is {mean:.1} over {over}",
        list_and(&ids)
    );
    let heaviest = tree.criteria().iter().max_by(|a, b| {
        a.1.base
            .points()
            .total_cmp(&b.1.base.points())
            .then(b.0.cmp(&a.0))
    });
    let finding = Finding::new(tree, Check::HeavyBase, Item::Tree, headline)
        .proof(proof)
        .remedy("lower them, and put presumptions into `[question.open]`");
    vec![match heaviest {
        Some((ix, _)) => finding.also(Item::Criterion(ix), "weight", "the heaviest"),
        None => finding,
    }]
}
