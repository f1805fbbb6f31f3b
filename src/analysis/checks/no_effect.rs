//! `no-effect`: a question or choice from which nothing follows.

use super::definition::{Definition, Run};
use super::lookup::is_idle;
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{Choice, ChoiceIx, Item, Question, QuestionIx, QuestionKind, Tree};
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::NoEffect,
    means: "No answer to the question changes a requirement, a weight, a preference or a capability, and no condition depends on it. Of a `many` question also a single choice that changes nothing: giving it is the same as not giving it. A choice of a question of kind `one` may well be the answer from which nothing follows.",
    why: "It costs its reader time and looks as if it counted.",
    bad: r#"[[question]]
id = "colour"
ask = "Which colour has your logo?"
kind = "one"
  [[question.choice]]
  id = "red"
  label = "Red"
  [[question.choice]]
  id = "blue"
  label = "Blue""#,
    mend: "State what follows from its answers, or take it out.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for (ix, question) in tree.questions().iter() {
        let id = ticked(question.id.as_str());
        if is_question_idle(question) && !is_named(tree, ix) {
            let headline = format!("nothing follows from question {id}");
            let item = Item::Question(ix);
            found.push(
                Finding::new(tree, Check::NoEffect, item, headline)
                    .proof("none of its answers requires, prefers, weighs, provides or lacks, and no condition names it")
                    .remedy("state what follows from its answers, or take it out"),
            );
        } else if let QuestionKind::Many {
            choices, united, ..
        } = &question.kind
        {
            // Each choice stands for one more member that will do.
            if !united.is_empty() {
                continue;
            }
            for (choice, of) in choices.iter() {
                if !is_choice_idle(of) || names_choice(tree, ix, choice) {
                    continue;
                }
                let headline = format!(
                    "nothing follows from choice {} of {id}",
                    ticked(of.id.as_str())
                );
                let item = Item::Choice(ix, choice);
                found.push(
                    Finding::new(tree, Check::NoEffect, item, headline)
                        .proof("it requires, prefers, weighs, provides and lacks nothing, and no condition names it")
                        .remedy("state what follows from it, or take it out"),
                );
            }
        }
    }
    found
}

fn is_choice_idle(choice: &Choice) -> bool {
    is_idle(&choice.effects) && choice.outside.is_none()
}

fn is_question_idle(question: &Question) -> bool {
    let answers = match &question.kind {
        QuestionKind::One(choices) | QuestionKind::Many { choices, .. } => {
            question.united().is_empty() && choices.rows().iter().all(is_choice_idle)
        }
        QuestionKind::Number {
            bands,
            always,
            from_answer,
            ..
        } => {
            from_answer.is_empty()
                && is_idle(always)
                && bands
                    .iter()
                    .all(|band| is_idle(&band.effects) && band.outside.is_none())
        }
    };
    answers && is_idle(&question.open.effects)
}

fn is_named(tree: &Tree, question: QuestionIx) -> bool {
    tree.conditions()
        .any(|(_, condition)| condition.questions().contains(&question))
}

fn names_choice(tree: &Tree, question: QuestionIx, choice: ChoiceIx) -> bool {
    tree.conditions()
        .flat_map(|(_, condition)| condition.tests())
        .any(|(ix, test)| ix == question && (test.nothing || test.choices.contains(choice)))
}
