//! The walk: layer by layer, states merged that end alike under all ways on.

use std::cmp::Reverse;

use super::arrivals::{Arrivals, Piece};
use super::course::Course;
use super::group::{From, Groups, Key};
use super::labels::ByLabel;
use super::plan::{Plan, levelled};
use super::tally::Tally;
use super::witness::witness;
use super::{Effort, Winner, Winners};
use crate::analysis::bits::places;
use crate::analysis::space::Count;
use crate::analysis::ways::Layer;
use crate::model::{CandidateIx, MemberSet, Table};

/// The most states of a group that one thread goes on from without looking up; fixed, so that
/// the order of what is found does not depend on the number of threads.
const PIECE: usize = 4_096;

/// Walks all layers, as far as the steps go; `None` if rounding decides who is first.
pub(super) fn walk(
    course: &Course<'_>,
    mut options: Table<CandidateIx, Winner>,
    effort: Effort,
    progress: &mut dyn FnMut(usize),
) -> Option<(Winners, ByLabel)> {
    let mut walk = Walk {
        course,
        effort,
        tally: Tally::new(options.len()),
        history: Vec::new(),
    };
    let mut groups = walk.start();
    for (n, layer) in course.graph.layers.iter().enumerate() {
        progress(n);
        groups.close();
        let plan = Plan::of(course, (n, layer), &groups, effort.threads);
        walk.cut(n, &mut groups, &plan);
        walk.remember(&groups);
        groups = walk.step((n, layer), &groups, &plan);
    }
    let found = options.rows_mut().iter_mut().zip(&walk.tally.options);
    for (n, (winner, own)) in found.enumerate() {
        let found = own.found.as_ref();
        winner.witness = found.and_then(|found| witness(course, &walk.history, (n, found)));
    }
    let by_label = walk.tally.by_label.iter();
    let by_label = by_label.map(|((label, first), ways)| {
        let first = places(*first).map(MemberSet::place);
        let first = first.fold(MemberSet::EMPTY, |all, one| all.union(&one));
        ((*label, first), Count(*ways))
    });
    let by_label = by_label.collect();
    (!walk.tally.is_doubtful).then(|| (walk.tally.winners(options), by_label))
}

/// The walk under way.
struct Walk<'c, 'g> {
    course: &'c Course<'g>,
    effort: Effort,
    tally: Tally,
    /// For each layer where its states come from.
    history: Vec<Vec<From>>,
}

impl Walk<'_, '_> {
    fn arrivals(&self) -> Arrivals<'_, '_> {
        Arrivals::new(self.course, self.tally.options.len())
    }

    fn start(&mut self) -> Groups {
        let (key, points) = self.course.start(u64::MAX);
        let mut arrivals = self.arrivals();
        arrivals.start(key, &levelled(points));
        let Arrivals { groups, tally, .. } = arrivals;
        self.tally.take(tally);
        groups
    }

    fn remember(&mut self, groups: &Groups) {
        let pasts = groups.0.values().flat_map(|group| &group.pasts);
        let from: Vec<From> = pasts.map(|past| past.from).collect();
        self.tally.states += from.len();
        self.history.push(from);
    }

    /// Leaves states open until the steps from all others are within the budget. Those stay that
    /// stand for the most answer sets a step.
    fn cut(&mut self, n: usize, groups: &mut Groups, plan: &Plan) {
        let left = self.effort.steps.saturating_sub(self.tally.steps);
        let allowed = allowed(left, self.course.graph.layers.len().saturating_sub(n));
        let needs = |(key, group): (&Key, &super::group::Group)| plan.cost(key) * group.pasts.len();
        if groups.0.iter().map(needs).sum::<usize>() <= allowed {
            return;
        }
        let mut all: Vec<(Reverse<u128>, usize, usize)> = Vec::new();
        for (key, group) in &groups.0 {
            let cost = plan.cost(key).max(1);
            let after = self.course.completions((n, key.node));
            for past in &group.pasts {
                let sets = past.ways.saturating_mul(after);
                all.push((Reverse(sets / cost as u128), all.len(), cost));
            }
        }
        all.sort_unstable();
        let mut kept = vec![false; all.len()];
        let mut spent = 0;
        for (_, state, cost) in all {
            spent += cost;
            if spent > allowed {
                break;
            }
            if let Some(kept) = kept.get_mut(state) {
                *kept = true;
            }
        }
        let mut kept = kept.into_iter();
        let (course, tally) = (self.course, &mut self.tally);
        groups.retain(|key, past| {
            let is_kept = kept.next().unwrap_or_default();
            if !is_kept {
                let after = course.completions((n, key.node));
                tally.left_open(key.viable, past.ways.saturating_mul(after));
            }
            is_kept
        });
    }

    /// All steps from the states before a question.
    fn step(&mut self, (n, layer): (usize, &Layer), groups: &Groups, plan: &Plan) -> Groups {
        let pieces = pieces(groups);
        let cost = |piece: &Piece<'_>| plan.cost(piece.key) * piece.states.len();
        let share = pieces.iter().map(cost).sum::<usize>() / self.effort.threads.max(1) + 1;
        let mut parts: Vec<&[Piece<'_>]> = Vec::new();
        let (mut from, mut spent) = (0, 0);
        for (n, piece) in pieces.iter().enumerate() {
            spent += cost(piece);
            if spent >= share || n + 1 == pieces.len() {
                parts.extend(pieces.get(from..=n));
                (from, spent) = (n + 1, 0);
            }
        }
        let walked = |part: &[Piece<'_>]| {
            let mut arrivals = self.arrivals();
            for piece in part {
                arrivals.step((n, layer), plan, piece);
            }
            (arrivals.groups, arrivals.tally)
        };
        let done: Vec<(Groups, Tally)> = if parts.len() < 2 {
            parts.into_iter().map(walked).collect()
        } else {
            std::thread::scope(|scope| {
                let walked = &walked;
                let threads = parts
                    .into_iter()
                    .map(|part| scope.spawn(move || walked(part)));
                let threads: Vec<_> = threads.collect();
                let done = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
                done.map(|done| done.expect("no step panics")).collect()
            })
        };
        let mut all = Groups::default();
        for (groups, tally) in done {
            all.take(groups);
            self.tally.take(tally);
        }
        all
    }
}

/// How many of the steps that are left may be taken before one of so many questions still to come.
///
/// No more than three times its even share, and all of them before the last: what is kept here
/// and left open later was in vain, and fewer states are decided by what a budget buys late than
/// by how many come through the narrowest place.
fn allowed(left: usize, questions: usize) -> usize {
    match questions {
        0 | 1 => left,
        _ => {
            let parts = questions + 2;
            left / parts * 3 + left % parts * 3 / parts
        }
    }
}

/// All states in pieces, in order.
fn pieces(groups: &Groups) -> Vec<Piece<'_>> {
    let mut number = 0;
    let mut pieces = Vec::new();
    for (key, group) in &groups.0 {
        for from in (0..group.pasts.len()).step_by(PIECE) {
            let states = from..(from + PIECE).min(group.pasts.len());
            pieces.push(Piece {
                key,
                group,
                number: number + from,
                states,
            });
        }
        number += group.pasts.len();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn a_budget_lasts_to_the_last_question_and_is_spent_there() {
        for questions in 1..40 {
            let mut left = 1_000_000;
            for to_come in (1..=questions).rev() {
                let now = allowed(left, to_come);
                let share = left / to_come;
                assert!(
                    (share..=3 * share + 3).contains(&now),
                    "{to_come} of {questions}"
                );
                left -= now;
            }
            assert_eq!(left, 0, "{questions}");
        }
    }

    #[test]
    fn a_budget_without_end_stays_so() {
        assert_eq!(allowed(usize::MAX, 1), usize::MAX);
        assert!(allowed(usize::MAX, 30) > usize::MAX / 11);
    }

    #[test]
    fn a_few_steps_are_not_rounded_away() {
        assert_eq!(allowed(10, 18), 1);
        assert_eq!(allowed(7, 2), 5);
        assert_eq!(allowed(0, 5), 0);
    }
}
