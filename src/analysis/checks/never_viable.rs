//! `never-viable`: an option that every answer set eliminates.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::space::Space;
use crate::analysis::study::Study;
use crate::analysis::wording::{all_sets, requirement_text};
use crate::diagnostic::Check;
use crate::engine::{Reason, Situation, evaluate};
use crate::model::{CandidateIx, Item};
use crate::text::{list_and, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::NeverViable,
    means: "No answer set leaves the option viable, not even the one in which nothing is known. Requirements that meet an unknown fact do not eliminate.",
    why: "The option can never be recommended: whoever reads the list takes it for a candidate, and it is none.",
    bad: r#"[assume]
provides = ["linux"]

[[option]]
id = "windows-only"
conflicts = ["linux"]   # and no answer lacks linux"#,
    mend: "Take the option out, or mend the need, conflict or rule that eliminates it before any answer. An option that has ended may stay with an `[[allow]]` that says why.",
    run: Run::Space(run),
};

fn run(study: &Study<'_>, space: &Space<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let never = tree
        .candidates()
        .iter()
        .filter(|(ix, _)| space.viable_in[*ix].is_none());
    never
        .map(|(ix, candidate)| {
            let headline = format!("option {} is never viable", ticked(candidate.id.as_str()));
            let all = all_sets(space.answer_sets);
            let reasons = list_and(&without_answers(study, ix));
            let proof = format!(
                "checked {all}: each eliminates it; with no answer at all it is out because {reasons}"
            );
            Finding::new(tree, Check::NeverViable, Item::Candidate(ix), headline)
                .proof(proof)
                .remedy("take it out, or mend what eliminates it before any answer")
        })
        .collect()
}

/// Why an option is out before anything is answered.
fn without_answers(study: &Study<'_>, candidate: CandidateIx) -> Vec<String> {
    let tree = study.tree();
    let mut situation = Situation::new(tree);
    situation.today = study.subject.today;
    let evaluation = evaluate(tree, &situation);
    let own = &tree.candidates()[candidate];
    let word = |reason: &Reason| match reason {
        Reason::Requirement(n) => {
            let demand = evaluation.needs.demands.get(*n);
            demand.map(|demand| {
                let text = requirement_text(tree, &demand.requirement);
                format!("a rule requires {text}")
            })
        }
        Reason::Lacked(n) => own.needs.get(*n).map(|need| {
            let any = need
                .any
                .iter()
                .map(|ix| ticked(tree.capabilities()[*ix].id.as_str()));
            format!("{} is lacked", list_and(&any.collect::<Vec<_>>()))
        }),
        Reason::Conflict(ix) => {
            let id = ticked(tree.capabilities()[*ix].id.as_str());
            Some(format!("it conflicts with {id}, which is provided"))
        }
        Reason::Ended => own.ended.map(|ended| format!("it ended on {}", ended.date)),
        _ => None,
    };
    let assessment = evaluation
        .eliminated
        .iter()
        .find(|one| one.candidate == candidate);
    let reasons = assessment.map(|one| one.reasons.iter().filter_map(word).collect());
    reasons.unwrap_or_default()
}
