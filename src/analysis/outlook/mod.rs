//! Whether the questions that a walk may still ask can change who is first.
//!
//! Purpose: to say where a walk may end early without changing its result, with a proof; and
//! where not, with answers that change it. Guarantee: [`Future::Stays`] is said only if every way
//! to go on leaves exactly the same first; [`Future::MayChange`] only with answers that the engine
//! itself was given. It does not say how likely a change is, nor by how much anybody leads.
//!
//! A question is *to come* if a walk asks it now or after some answers: nothing was said to it, or
//! only a profile leaves it unknown, or a choice that was given is not offered. What was answered
//! otherwise stays. A way to go on gives each of them an offered answer or *I don't know yet*;
//! to end at once is one of these ways.
//!
//! Method: the numerators of scores are sums over answers and rules, so the least lead of an
//! option over a rival is a shortest path through the states that conditions tell apart (the
//! memories of [`space`](super::space)), the answers that rule the rival out left aside. Where
//! an option depends on capabilities that several answers speak of together, these are part of
//! the state.

mod aim;
mod completions;
mod least;
mod spread;

use aim::Verdict;
use completions::Completions;

use super::space::AnswerSet;
use super::ways::{Effort, Graph, Spent};
use crate::engine::Situation;
use crate::model::{CandidateIx, MemberSet, Tree};

/// What the questions to come can do to the first place.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Who is first with everything to come left open; nobody if no option is left.
    pub first: Vec<CandidateIx>,
    /// Whether that stays so.
    pub future: Future,
    /// How many partial answer sets were looked at.
    pub visited: usize,
}

/// Whether the first stay the first.
#[derive(Clone, Debug, PartialEq)]
pub enum Future {
    /// Whatever is answered to the questions to come, exactly these are first. Proven.
    Stays,
    /// With some answers to questions to come it is not so.
    MayChange {
        /// The answers; none of them can be left out.
        answers: AnswerSet,
        /// Who is first then; nobody if no option is left.
        first: Vec<CandidateIx>,
    },
    /// The budget ended before a proof or a counterexample. Or the tree is beyond any budget: more
    /// than 256 options, capabilities or different tests on one question, or a `many` question
    /// to come that offers more than 12 choices. Or a lead is so small that rounding decides.
    NotProven,
}

/// What the questions to come can do to the first place, looking at no more partial answer sets
/// than a budget; `progress` is told now and then how many were looked at.
pub fn outlook(
    tree: &Tree,
    situation: &Situation,
    budget: usize,
    progress: &mut dyn FnMut(usize),
) -> Outlook {
    let completions = Completions::new(tree, situation);
    let mut effort = Effort::new(budget, progress);
    let future = future(&completions, &mut effort).unwrap_or(Future::NotProven);
    Outlook {
        future,
        visited: effort.visited(),
        first: completions.into_first(),
    }
}

fn future(completions: &Completions<'_>, effort: &mut Effort<'_>) -> Result<Future, Spent> {
    if completions.asked_now().is_empty() {
        return Ok(Future::Stays);
    }
    if let Some(change) = completions.change_by_one(effort)? {
        return Ok(change);
    }
    let tree = completions.tree();
    if tree.candidates().len() > MemberSet::MAX || tree.capabilities().len() > MemberSet::MAX {
        return Ok(Future::NotProven);
    }
    let graph = Graph::of(completions.ground(), effort)?;
    let mut proven = graph.is_whole();
    for aim in aim::all(completions) {
        match aim.verdict(&graph, completions, effort)? {
            Verdict::Never => {}
            Verdict::Perhaps => proven = false,
            Verdict::Reached(change) => return Ok(change),
        }
    }
    Ok(if proven {
        Future::Stays
    } else {
        Future::NotProven
    })
}
