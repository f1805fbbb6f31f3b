//! `never-decides`: a part without which the first place would be the same under all answers.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::influence::{Influence, Part, Says};
use crate::analysis::study::Study;
use crate::analysis::wording::{requirement_text, set_text, united_text};
use crate::diagnostic::Check;
use crate::model::{AnswerBound, Item, QuestionIx, QuestionKind, Requirement, Tree};
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::NeverDecides,
    means: "The tree was compared with itself without what a question, a choice, a band, a rule, a criterion or a requirement does, under all answers: the same options are first, and none is first in one of them only. Proven, and looked at with `--influence` only. Where a whole question or choice never decides, its choices and requirements are not named beside it. What provides a capability, or leaves an option unverified, is not named: the status hangs on it.",
    why: "It is asked, or kept, for nothing as long as the options are these. Its reader believes that it matters.",
    bad: r#"[[question.choice]]
id = "rust"            # every option can run Rust
require = { languages = { includes = ["rust"] } }"#,
    mend: "Take it out, weigh what it was meant to do, or let it stand for the option that will come, and say so in an `[[allow]]`.",
    run: Run::Influence(run),
};

fn run(study: &Study<'_>, influence: &Influence) -> Vec<Finding> {
    let tree = study.tree();
    let idle = |part: Part| {
        let mut parts = influence.parts.iter();
        parts.any(|(one, says)| *one == part && never_first(says))
    };
    let mut found = Vec::new();
    for (part, says) in &influence.parts {
        let covered = match part {
            Part::Whole(Item::Choice(ix, _) | Item::Band(ix, _)) => {
                idle(Part::Whole(Item::Question(*ix)))
            }
            Part::Whole(_) => false,
            Part::Requirement(item, _) => idle(Part::Whole(*item)) || of_idle(*item, idle),
            Part::OfAnswer(ix, _) => idle(Part::Whole(Item::Question(*ix))),
        };
        if never_first(says) && !covered && !part.marks(tree) {
            found.push(finding(tree, *part, says));
        }
    }
    found
}

fn never_first(says: &Says) -> bool {
    matches!(says, Says::Order(_) | Says::Nothing | Says::NotFirst)
}

/// Whether what states a requirement belongs to a question that never decides.
fn of_idle(item: Item, idle: impl Fn(Part) -> bool) -> bool {
    match item {
        Item::Choice(ix, _) | Item::Band(ix, _) => idle(Part::Whole(Item::Question(ix))),
        _ => false,
    }
}

fn finding(tree: &Tree, part: Part, says: &Says) -> Finding {
    let item = part.item();
    let name = ticked(&item.name(tree));
    let (what, key) = match (part, item) {
        (Part::Whole(Item::Question(_)), _) => (format!("the answer to {name}"), ""),
        (Part::Whole(Item::Criterion(_)), _) => (format!("criterion {name}"), ""),
        (Part::Whole(Item::Rule(_)), _) => (format!("rule {name}"), ""),
        (Part::Whole(_), _) => (name, ""),
        (Part::Requirement(..), _) => match part.requirement(tree) {
            Some(requirement) => {
                let text = ticked(&requirement_text(tree, requirement));
                let key = match requirement {
                    Requirement::Test { .. } => "require",
                    Requirement::Any(_) => "require-any",
                };
                (format!("that {name} requires {text}"), key)
            }
            None => (name, ""),
        },
        (Part::OfAnswer(ix, place), _) => {
            let text = ticked(&of_answer(tree, ix, place));
            (format!("that {name} requires {text}"), "require")
        }
    };
    let same = "without it the same would be first under all answers";
    let proof = match says {
        Says::Order(set) => format!(
            "{same}; the rest of the order would be another, as under {}",
            set_text(tree, set)
        ),
        Says::Nothing => {
            format!("{same}, the same options would be left, and in the same order")
        }
        _ => format!("{same}; whether the rest of the order would be was not found out"),
    };
    let headline = format!("{what} never decides who is first");
    let witness = match says {
        Says::Order(set) => Some(set.clone()),
        _ => None,
    };
    Finding::new(tree, Check::NeverDecides, item, headline)
        .at(key)
        .proof(proof)
        .remedy("take it out, weigh what it was meant to do, or allow it and say for which option to come it stands")
        .witnessed(witness)
}

/// A requirement that the answer itself bounds, as a tree file states it.
fn of_answer(tree: &Tree, ix: QuestionIx, place: usize) -> String {
    match &tree.questions()[ix].kind {
        QuestionKind::Many { united, .. } => united
            .get(place)
            .map_or(String::new(), |one| united_text(tree, one)),
        QuestionKind::Number { from_answer, .. } => {
            from_answer.get(place).map_or(String::new(), |one| {
                let id = &tree.criteria()[one.criterion].id;
                let bound = match one.bound {
                    AnswerBound::AtLeast => "at-least",
                    AnswerBound::AtMost => "at-most",
                };
                format!("{id} = {{ {bound} = \"$answer\" }}")
            })
        }
        QuestionKind::One(_) => String::new(),
    }
}
