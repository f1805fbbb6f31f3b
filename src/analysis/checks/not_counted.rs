//! `not-counted`: an answer space too large to be counted.

use super::definition::{Definition, Run};
use crate::analysis::NoWinners;
use crate::analysis::finding::Finding;
use crate::analysis::space::{Count, Space};
use crate::analysis::study::Study;
use crate::analysis::wording::{count_text, share};
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::grouped;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::NotCounted,
    means: "The walk over all answer sets needed more states or steps than its budget (500,000 and 6,000,000), or the tree has more of something than it tells apart; or there are more answer sets than 2^128 - 1, and their number is not known. What needs the counts is then not checked: what is never asked, offered or viable, what conditions always or never hold, dead ends, contradictions. Or all that was counted, but not who is first in every answer set: the steps of `--budget` were spent, or it cannot be told exactly. Then the finding says how many answer sets were reached; what is said of first places holds for these, and an option may be first in the others where that is so.",
    why: "What was not counted was not proved.",
    bad: r#"[[question]]
id = "features"
kind = "many"           # forty choices, each of which requires something else"#,
    mend: "Split large `many` questions, or ask less in one tree.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let proof = match &study.space {
        Err(why) => why.to_string(),
        Ok(space) if space.answer_sets.exact().is_none() => {
            "there are more than 2^128 - 1; what is said of none and of all is exact all the same"
                .to_owned()
        }
        Ok(space) => return firsts(study, space).into_iter().collect(),
    };
    let finding = Finding::new(
        tree,
        Check::NotCounted,
        Item::Tree,
        "the answer sets were not counted",
    );
    vec![
        finding
            .proof(proof)
            .remedy("split large `many` questions, or ask less in one tree"),
    ]
}

/// Who is first, where that was to be counted and was not in all answer sets.
fn firsts(study: &Study<'_>, space: &Space<'_>) -> Option<Finding> {
    let (proof, remedy) = match study.winners.as_ref()? {
        Ok(winners) if winners.is_whole() => return None,
        Ok(winners) => {
            let all = space.answer_sets;
            let reached = Count(all.0.saturating_sub(winners.open.0));
            let part = share(reached, all).unwrap_or_default();
            let steps = grouped(winners.steps as u128);
            let proof = format!(
                "reached {} of {} answer sets ({part}) in {steps} steps",
                count_text(reached),
                count_text(all)
            );
            (
                proof,
                "give it a larger `--budget`, or ask less in one tree",
            )
        }
        Err(why @ NoWinners::Choices) => (
            why.to_string(),
            "split the large `many` question, or say `--budget 0`",
        ),
        Err(why) => (why.to_string(), "say `--budget 0` if that may stay open"),
    };
    let headline = "it was not counted who is first in all answer sets";
    let finding = Finding::new(study.tree(), Check::NotCounted, Item::Tree, headline);
    Some(finding.proof(proof).remedy(remedy))
}
