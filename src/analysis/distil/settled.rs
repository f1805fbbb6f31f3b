//! A flowchart once it was counted who is first where: each end names the option that is first
//! most often, and ends of one question that name the same are one.

use std::collections::BTreeMap;

use super::Leaf;
use super::chart::{Branch, Chart};
use super::test::{Outcome, Test};
use crate::analysis::space::Count;
use crate::model::{CandidateIx, MemberSet, Tree};

/// In how many answer sets these options are first.
pub(super) type Firsts = BTreeMap<MemberSet, Count>;

/// A part of a flowchart with what was counted at its ends.
enum Part {
    End(CandidateIx, Firsts),
    Ask(Test, Vec<(Vec<Outcome>, Part)>),
}

/// The flowchart by what was counted at each of its leaves, and how often the leaves are right.
pub(super) fn settled(tree: &Tree, chart: &Chart, firsts: &[Firsts]) -> (Chart, Vec<Leaf>) {
    let mut leaves = Vec::new();
    let chart = part(tree, chart, firsts).chart(tree, &mut leaves);
    (chart, leaves)
}

fn part(tree: &Tree, chart: &Chart, firsts: &[Firsts]) -> Part {
    let (test, branches) = match chart {
        Chart::Leaf { option, place } => {
            let firsts = firsts.get(*place).cloned().unwrap_or_default();
            return Part::End(best(tree, &firsts).unwrap_or(*option), firsts);
        }
        Chart::Ask { test, branches } => (test, branches),
    };
    let mut parts: Vec<(Vec<Outcome>, Part)> = Vec::new();
    for branch in branches {
        let below = part(tree, &branch.to, firsts);
        let named = |part: &Part| match part {
            Part::End(option, _) => Some(*option),
            Part::Ask(..) => None,
        };
        let same = |(_, there): &&mut (Vec<Outcome>, Part)| {
            named(&below).is_some() && named(there) == named(&below)
        };
        match (parts.iter_mut().find(same), below) {
            (Some((outcomes, Part::End(_, there))), Part::End(_, own)) => {
                outcomes.extend(&branch.outcomes);
                for (first, count) in own {
                    let sum = there.entry(first).or_default();
                    *sum = *sum + count;
                }
            }
            (_, below) => parts.push((branch.outcomes.clone(), below)),
        }
    }
    match (parts.len(), parts.pop()) {
        (1, Some((_, only))) => only,
        (_, last) => {
            parts.extend(last);
            Part::Ask(*test, parts)
        }
    }
}

/// The option that is most often first, of equal ones the first of the tree.
fn best(tree: &Tree, firsts: &Firsts) -> Option<CandidateIx> {
    let count = |ix: CandidateIx| right(firsts, ix);
    let all = tree.candidates().indices().map(|ix| (ix, count(ix)));
    let best = all.max_by(|(a, one), (b, other)| one.cmp(other).then(b.cmp(a)));
    best.filter(|(_, count)| !count.is_none()).map(|(ix, _)| ix)
}

/// In how many answer sets an option is first.
fn right(firsts: &Firsts, option: CandidateIx) -> Count {
    let own = firsts.iter().filter(|(first, _)| first.contains(option));
    own.fold(Count(0), |all, (_, count)| all + *count)
}

impl Part {
    fn chart(self, tree: &Tree, leaves: &mut Vec<Leaf>) -> Chart {
        match self {
            Self::End(option, firsts) => {
                leaves.push(leaf(tree, option, &firsts));
                let place = leaves.len() - 1;
                Chart::Leaf { option, place }
            }
            Self::Ask(test, parts) => {
                let branch = |(outcomes, part): (Vec<Outcome>, Self)| Branch {
                    outcomes,
                    to: part.chart(tree, leaves),
                };
                let branches = parts.into_iter().map(branch).collect();
                Chart::Ask { test, branches }
            }
        }
    }
}

fn leaf(tree: &Tree, option: CandidateIx, firsts: &Firsts) -> Leaf {
    let mut instead: BTreeMap<CandidateIx, Count> = BTreeMap::new();
    for (first, count) in firsts.iter().filter(|(first, _)| !first.contains(option)) {
        let other = tree.candidates().indices().find(|ix| first.contains(*ix));
        if let Some(other) = other {
            let there = instead.entry(other).or_default();
            *there = *there + *count;
        }
    }
    let mut instead: Vec<(CandidateIx, Count)> = instead.into_iter().collect();
    instead.sort_by_key(|(ix, count)| (std::cmp::Reverse(*count), *ix));
    Leaf {
        option,
        right: right(firsts, option),
        instead,
    }
}
