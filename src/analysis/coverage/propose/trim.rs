//! Drafts without what they do not need: whole drafts, answers, and choices of an answer.

use std::collections::BTreeSet;

use super::{Bench, Draft};
use crate::analysis::coverage::goal::Goal;
use crate::analysis::space::AnswerSet;
use crate::engine::Answer;
use crate::model::{ChoiceIx, QuestionIx};

/// Drops drafts of which the others reach all, then the answers that a draft does not need for
/// what only it reaches.
pub(super) fn trimmed(bench: &mut Bench<'_>, drafts: &mut Vec<Draft>) {
    without_idle(drafts);
    for n in 0..drafts.len() {
        let only = only(drafts, n);
        if let Some(draft) = drafts.get_mut(n) {
            *draft = shortest(bench, draft.clone(), &only);
        }
    }
    // A shorter draft may reach what a longer one does not: an option is first again.
    without_idle(drafts);
}

/// What a draft reaches and no other does.
pub(super) fn only(drafts: &[Draft], n: usize) -> BTreeSet<Goal> {
    let others = drafts.iter().enumerate().filter(|(other, _)| *other != n);
    let others: BTreeSet<Goal> = others
        .flat_map(|(_, draft)| draft.reaches.iter().copied())
        .collect();
    let own = drafts.get(n).map(|draft| &draft.reaches);
    own.map_or_else(BTreeSet::new, |own| {
        own.difference(&others).copied().collect()
    })
}

/// Drops drafts of which the others reach all, the last one first.
fn without_idle(drafts: &mut Vec<Draft>) {
    for n in (0..drafts.len()).rev() {
        if only(drafts, n).is_empty() {
            drafts.remove(n);
        }
    }
}

/// The draft with as few answers and choices as dropping one by one leaves, the last first, while
/// it still reaches some goals and an option is left where one was.
pub(super) fn shortest(bench: &mut Bench<'_>, draft: Draft, wanted: &BTreeSet<Goal>) -> Draft {
    let mut draft = draft;
    for (question, answer) in draft.answers.0.clone().into_iter().rev() {
        let mut fewer = draft.answers.clone();
        fewer.0.retain(|(ix, _)| *ix != question);
        if replaced(bench, &mut draft, fewer, wanted) {
            continue;
        }
        let Answer::Many(chosen) = answer else {
            continue;
        };
        for choice in chosen.iter().rev().filter(|_| chosen.len() > 1) {
            let mut fewer = draft.answers.clone();
            without_choice(&mut fewer, question, *choice);
            replaced(bench, &mut draft, fewer, wanted);
        }
    }
    draft
}

/// The answer set with one choice less of an answer that has others.
fn without_choice(set: &mut AnswerSet, question: QuestionIx, choice: ChoiceIx) {
    let there = set.0.iter_mut().find(|(ix, _)| *ix == question);
    if let Some((_, Answer::Many(chosen))) = there
        && chosen.len() > 1
    {
        chosen.retain(|one| *one != choice);
    }
}

/// Takes other answers if they do what is wanted.
fn replaced(
    bench: &mut Bench<'_>,
    draft: &mut Draft,
    answers: AnswerSet,
    wanted: &BTreeSet<Goal>,
) -> bool {
    if bench.is_spent() || answers == draft.answers {
        return false;
    }
    let next = bench.draft(answers);
    let fits = next.reaches.is_superset(wanted) && (next.leaves_some || !draft.leaves_some);
    if fits {
        *draft = next;
    }
    fits
}
