//! `heavy-criterion`: a criterion that often holds over 40 % of the weight.

use super::definition::{Definition, Run};
use super::lookup::all_effects;
use crate::analysis::burden::HEAVY;
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::analysis::wording::{count_text, percent, share};
use crate::diagnostic::Check;
use crate::model::{CriterionIx, Item, Tree};
use crate::text::{grouped, list_and, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::HeavyCriterion,
    means: "In more than a tenth of the answer sets that leave an option the weight of one criterion with the preferences on it is over 40 % of all weights: counted exactly. Dead ends, in which nothing is weighed, count too where telling them apart takes too many steps, and the finding then says so. Only where a `many` question has more than twelve choices, or a weight more than three decimals, 4,096 answer sets are drawn with a fixed seed instead; the finding then says so. A tree without questions, a decision matrix, is not looked at.",
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

/// One in so many answer sets is often.
const OFTEN: u128 = 10;

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    if tree.questions().is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    // With one criterion there is nothing to share the weight with.
    let criteria = tree.criteria().iter().filter(|_| tree.criteria().len() > 1);
    for (ix, criterion) in criteria {
        let Some(proof) = often(study, ix) else {
            continue;
        };
        let id = ticked(criterion.id.as_str());
        let headline = format!("{id} often holds over {:.0} % of the weight", 100.0 * HEAVY);
        found.push(
            Finding::new(tree, Check::HeavyCriterion, Item::Criterion(ix), headline)
                .proof(proof + &weighed_by(tree, ix))
                .remedy("lower the weights on it, or split it into what each answer means"),
        );
    }
    found
}

/// The most places that are named.
const NAMED: usize = 5;

/// What weighs it, most points first: where to begin when it is too much.
fn weighed_by(tree: &Tree, criterion: CriterionIx) -> String {
    let mut places: Vec<(String, f64)> = all_effects(tree)
        .into_iter()
        .map(|(item, effects)| {
            let weighs = effects.weighs.iter().map(|one| (one.criterion, one.weight));
            let prefers = effects.prefers.iter();
            let prefers = prefers.map(|one| (one.criterion, one.weight));
            let own = weighs.chain(prefers).filter(|(of, _)| *of == criterion);
            (
                item.name(tree),
                own.map(|(_, weight)| weight.points()).sum(),
            )
        })
        .filter(|(_, points)| *points > 0.0)
        .collect();
    // The sort is stable: places of equal weight stay as the tree has them.
    places.sort_by(|a, b| b.1.total_cmp(&a.1));
    let more = places.len().saturating_sub(NAMED);
    let mut named: Vec<String> = places
        .iter()
        .take(NAMED)
        .map(|(name, points)| format!("{} {points}", ticked(name)))
        .collect();
    if more > 0 {
        named.push(format!("{more} more"));
    }
    if named.is_empty() {
        return String::new();
    }
    format!("; most points by {}", list_and(&named))
}

/// In how many answer sets a criterion is heavy, if that is often.
#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn often(study: &Study<'_>, criterion: CriterionIx) -> Option<String> {
    if let Some(burden) = &study.burden {
        let heavy = burden.heavy_in[criterion];
        let share = share(heavy, burden.sets)?;
        let is_often = heavy.0 > burden.sets.0 / OFTEN;
        let (heavy, sets) = (count_text(heavy), burden.sets_text());
        return is_often.then(|| format!("in {heavy} of {sets} ({share})"));
    }
    let (heavy, drawn) = (study.sample.heavy_in[criterion], study.sample.drawn);
    let share = percent(heavy as f64, drawn as f64);
    let is_often = heavy as u128 > drawn as u128 / OFTEN;
    let (heavy, drawn) = (grouped(heavy as u128), grouped(drawn as u128));
    is_often.then(|| format!("in {heavy} of {drawn} drawn answer sets ({share})"))
}
