//! `never-first`: an option that was never found first.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::Item;
use crate::text::{grouped, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::NeverFirst,
    means: "A search found no answer set in which the option is first, and the option does not say `carried`. The search is local and seeded: it draws 4,096 answer sets, then changes one answer after the other from where the option came nearest, 3,000 more at most, fewer in a tree of over forty options. That it finds nothing is no proof that there is nothing.",
    why: "An option that nothing can recommend costs its readers time, or some need that speaks for it is not asked about.",
    bad: r#"[[option]]
id = "old-engine"      # on every criterion worse than another option
name = "Old engine""#,
    mend: "Ask about the need for which people choose it, or say in `carried` why it is here although it is never first, or take it out.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for (ix, candidate) in tree.candidates().iter() {
        let first = &study.firsts[ix];
        let space = study.space.as_ref();
        let never_viable = space.is_ok_and(|space| space.viable_in[ix].is_none());
        if first.witness.is_some() || candidate.carried.is_some() || never_viable {
            continue;
        }
        let headline = format!(
            "option {} was never found first",
            ticked(candidate.id.as_str())
        );
        let (tried, viable) = (grouped(first.tried as u128), grouped(first.viable as u128));
        let nearest = match &first.nearest {
            Some((points, _)) => {
                format!("; where it came nearest it was {points:.1} points behind")
            }
            None => String::new(),
        };
        let proof = format!(
            "tried {tried} answer sets in a seeded search, it was viable in {viable}{nearest}; this is no proof that there is none"
        );
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
