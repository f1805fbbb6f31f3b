//! `never-first`: an option that is never first, or was never found first.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::analysis::wording::count_text;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::{grouped, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::NeverFirst,
    means: "In no answer set is the option first, and it does not say `carried`. Where it was counted who is first, and no answer set is left in which it may be, that is proven. Else a search found none, which is no proof: it is local and seeded, draws 4,096 answer sets, then changes one answer after the other from where the option came nearest, 3,000 more at most, fewer in a tree of over forty options. The finding says which of the two it is. Where it is proven it is told, proven as well, how near the option comes. A tree without questions, a decision matrix, is not looked at.",
    why: "An option that nothing can recommend costs its readers time, or some need that speaks for it is not asked about.",
    bad: r#"[[option]]
id = "old-engine"      # on every criterion worse than another option
name = "Old engine""#,
    mend: "Ask about the need for which people choose it, or say in `carried` why it is here although it is never first, or take it out.",
    run: Run::Tree(run),
};

/// Points that are not told apart: what is proven is as near as what was found.
const PROVEN: f64 = 1e-5;

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    if tree.questions().is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (ix, candidate) in tree.candidates().iter() {
        let first = &study.firsts[ix];
        let space = study.space.as_ref();
        let never_viable = space.is_ok_and(|space| space.viable_in[ix].is_none());
        if first.witness.is_some() || candidate.carried.is_some() || never_viable {
            continue;
        }
        let id = ticked(candidate.id.as_str());
        let counted = study.counted().map(|counted| &counted.options[ix]);
        let is_proven = counted.is_some_and(|own| own.may_be.is_none());
        let headline = if is_proven {
            format!("option {id} is never first")
        } else {
            format!("option {id} was never found first")
        };
        let (tried, viable) = (grouped(first.tried as u128), grouped(first.viable as u128));
        let nearest = match (&first.nearest, first.lacks) {
            (Some((points, _)), Some(least)) if *points - least < PROVEN => {
                format!("; it comes no nearer than {points:.1} points, proven")
            }
            (Some((points, _)), Some(least)) => format!(
                "; where it came nearest it was {points:.1} points behind; it is at least {least:.1} behind everywhere, proven"
            ),
            (Some((points, _)), None) => {
                format!("; where it came nearest it was {points:.1} points behind")
            }
            (None, _) => String::new(),
        };
        let searched =
            format!("tried {tried} answer sets in a seeded search, it was viable in {viable}");
        let sets = space.ok().map(|space| space.answer_sets);
        let proof = match (is_proven, sets) {
            (true, Some(sets)) => {
                let sets = count_text(sets);
                format!("counted: in none of {sets} answer sets; {searched}{nearest}")
            }
            (true, None) => format!("counted: in no answer set; {searched}{nearest}"),
            (false, _) => {
                format!("{searched}{nearest}; this is no proof that there is none")
            }
        };
        let finding = Finding::new(tree, Check::NeverFirst, Item::Candidate(ix), headline);
        found.push(
            finding
                .proof(proof)
                .remedy("ask about the need that speaks for it, say in `carried` why it is here, or take it out")
                .witnessed(first.nearest.iter().map(|(_, set)| set.clone())),
        );
    }
    found
}
