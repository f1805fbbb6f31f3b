//! Few answer sets that reach together what the seeds reach one by one.

use std::collections::BTreeSet;

use super::{Bench, Draft, Seeds};
use crate::analysis::coverage::goal::Goal;
use crate::analysis::space::AnswerSet;
use crate::engine::Answer;

/// The most choices of one answer that seeds add up to: more would say little of each.
const CHOSEN: usize = 2;
/// The most known answers of a case that seeds add up to: more can hardly be judged.
const ANSWERS: usize = 6;

/// Takes the seed that reaches the most, fills it up, and goes on with what is left.
pub(super) fn packed(bench: &mut Bench<'_>, seeds: &Seeds) -> Vec<Draft> {
    let mut left: BTreeSet<Goal> = seeds.keys().copied().collect();
    let mut drafts = Vec::new();
    while let Some(seed) = best(seeds, &left) {
        let draft = filled(bench, seeds, seed.clone(), &left);
        left = left.difference(&draft.reaches).copied().collect();
        drafts.push(draft);
    }
    drafts
}

/// The seed that reaches the most of what is left, one that leaves an option before one that does
/// not, then the shorter, then the first.
fn best<'s>(seeds: &'s Seeds, left: &BTreeSet<Goal>) -> Option<&'s Draft> {
    let open = left.iter().filter_map(|goal| seeds.get(goal));
    open.min_by_key(|draft| {
        let reaches = draft.reaches.intersection(left).count();
        (
            !draft.leaves_some,
            std::cmp::Reverse(reaches),
            draft.answers.0.len(),
        )
    })
}

/// The draft with the answers of other seeds, as long as an option is left, it reaches more and
/// loses nothing of what is left to reach.
fn filled(bench: &mut Bench<'_>, seeds: &Seeds, start: Draft, left: &BTreeSet<Goal>) -> Draft {
    let mut draft = start;
    for goal in left {
        if bench.is_spent() || draft.reaches.contains(goal) {
            continue;
        }
        let Some(more) = seeds
            .get(goal)
            .and_then(|seed| both(&draft.answers, &seed.answers))
        else {
            continue;
        };
        let next = bench.draft(more);
        let kept = |gone: &Goal| !left.contains(gone) || next.reaches.contains(gone);
        let viable = next.leaves_some || !draft.leaves_some;
        if viable && next.reaches.contains(goal) && draft.reaches.iter().all(kept) {
            draft = next;
        }
    }
    draft
}

/// Two answer sets in one, if they do not contradict each other.
fn both(one: &AnswerSet, other: &AnswerSet) -> Option<AnswerSet> {
    let mut all = one.0.clone();
    for (question, answer) in &other.0 {
        let there = all.iter_mut().find(|(ix, _)| ix == question);
        match (there, answer) {
            (None, _) => all.push((*question, answer.clone())),
            (Some((_, there)), _) if there == answer => {}
            (Some((_, Answer::Many(chosen))), Answer::Many(more))
                if !chosen.is_empty() && !more.is_empty() =>
            {
                chosen.extend(more);
                chosen.sort_unstable();
                chosen.dedup();
                if chosen.len() > CHOSEN {
                    return None;
                }
            }
            (Some(_), _) => return None,
        }
    }
    all.sort_by_key(|(ix, _)| *ix);
    (all.len() <= ANSWERS).then_some(AnswerSet(all))
}
