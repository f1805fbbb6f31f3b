//! The answers that `dead-ends` names, against every pair of answers through the engine.

use std::collections::BTreeSet;
use std::path::Path;

use whystack::analysis::{AnswerSet, answer_text, set_text, settle};
use whystack::diagnostic::{Check, Faults};
use whystack::engine::{Answer, QuestionState, Situation, evaluate};
use whystack::load::Library;
use whystack::model::{QuestionIx, QuestionKind, Tree};

use crate::study;

/// Every answer to every question, of a `many` question each choice by itself.
fn answers(tree: &Tree) -> Vec<(QuestionIx, Answer)> {
    let of = |(ix, question): (QuestionIx, &whystack::model::Question)| {
        let choices = question.choices().indices();
        let answers: Vec<Answer> = match &question.kind {
            QuestionKind::Number { .. } => whystack::analysis::space::intervals(tree, ix)
                .into_iter()
                .map(Answer::Number)
                .collect(),
            _ => choices
                .map(|choice| Answer::of_choice(question, choice))
                .collect(),
        };
        answers.into_iter().map(move |answer| (ix, answer))
    };
    tree.questions().iter().flat_map(of).collect()
}

/// Whether no option is left; `None` if one of the answers does not count.
fn is_dead(tree: &Tree, set: &[(QuestionIx, Answer)]) -> Option<bool> {
    let situation = Situation {
        answers: AnswerSet(set.to_vec()).answers(tree),
        ..Situation::new(tree)
    };
    let found = evaluate(tree, &situation);
    let mut given = set.iter();
    let all = given.all(|(ix, _)| found.states[*ix] == QuestionState::Answered);
    all.then_some(found.ranking.is_empty())
}

#[test]
fn the_pairs_that_are_named_are_all_that_leave_nothing_together() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/example/message-broker");
    let mut faults = Faults::new();
    let mut library = Library::open(&[path], &mut faults);
    let located = library.load_located("message-broker", &mut faults).unwrap();
    let study = study(&located);
    let tree = study.tree();
    let settled = settle(&study, &located.allows);
    let mut found = settled.iter().map(|one| &one.finding);
    let found = found.find(|one| one.check == Check::DeadEnds).unwrap();
    assert_eq!(found.headline, "3 pairs of answers leave no option");
    let named: BTreeSet<String> = found
        .witnesses
        .iter()
        .map(|set| set_text(tree, set))
        .collect();

    let all = answers(tree);
    let mut wanted = BTreeSet::new();
    let mut tried = 0;
    for (n, one) in all.iter().enumerate() {
        for other in all.iter().skip(n + 1).filter(|other| other.0 != one.0) {
            tried += 1;
            let alone = [one, other].map(|one| is_dead(tree, std::slice::from_ref(one)));
            let both = [one.clone(), other.clone()];
            if is_dead(tree, &both) == Some(true) && !alone.contains(&Some(true)) {
                let text = both.map(|(ix, answer)| answer_text(tree, ix, &answer));
                wanted.insert(text.join(" "));
            }
        }
    }
    assert!(tried > 400, "{tried}");
    assert_eq!(named, wanted);
}
