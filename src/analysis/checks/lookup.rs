//! Every place of a tree that has effects.

use crate::model::{AnswerEffect, Effects, Item, Question, QuestionIx, QuestionKind, Tree, United};

/// Effects with the item at which they stand: choices, bands, what any number does, rules, and
/// what is presumed while a question is open.
pub(super) fn all_effects(tree: &Tree) -> Vec<(Item, &Effects)> {
    let mut all = Vec::new();
    for (ix, question) in tree.questions().iter() {
        all.push((Item::Question(ix), &question.open.effects));
        for (choice, of) in question.choices().iter() {
            all.push((Item::Choice(ix, choice), &of.effects));
        }
        if let QuestionKind::Number { bands, always, .. } = &question.kind {
            all.push((Item::Question(ix), always));
            for (place, band) in bands.iter().enumerate() {
                all.push((Item::Band(ix, place), &band.effects));
            }
        }
    }
    for (ix, rule) in tree.rules().iter() {
        all.push((Item::Rule(ix), &rule.effects));
    }
    all
}

/// Requirements and preferences whose bound is the answer itself.
pub(super) fn answer_effects(tree: &Tree) -> Vec<(QuestionIx, &AnswerEffect)> {
    let questions = tree.questions().iter();
    let effects = questions.flat_map(|(ix, question)| {
        let own: &[AnswerEffect] = match &question.kind {
            QuestionKind::Number { from_answer, .. } => from_answer,
            _ => &[],
        };
        own.iter().map(move |effect| (ix, effect))
    });
    effects.collect()
}

/// Requirements over the whole answer to a `many` question.
pub(super) fn united(tree: &Tree) -> impl Iterator<Item = &United> {
    tree.questions().rows().iter().flat_map(Question::united)
}

/// Whether effects change nothing: empty, or with weights of 0 only.
pub(super) fn is_idle(effects: &Effects) -> bool {
    effects.requires.is_empty()
        && effects.provides.is_empty()
        && effects.lacks.is_empty()
        && effects.weighs.iter().all(|one| one.weight.is_zero())
        && effects.prefers.iter().all(|one| one.weight.is_zero())
}
