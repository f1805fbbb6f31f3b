//! Who is still viable, and what of the capabilities may still eliminate one.

use super::hard::Hard;
use crate::model::{CandidateIx, CapabilityIx, MemberSet, PartialDate, Tree};

/// What is remembered of viability between two questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    /// The options that nothing has eliminated yet.
    pub(super) viable: MemberSet,
    /// Capabilities that are lacked, as far as that may still matter.
    pub(super) lacked: MemberSet,
    /// Capabilities that are provided, as far as that may still matter.
    pub(super) provided: MemberSet,
}

/// The needs and conflicts of an option.
#[derive(Debug)]
struct Demands {
    candidate: CandidateIx,
    /// Needs that one capability meets.
    single: MemberSet,
    /// Needs that any of several meets.
    several: Vec<MemberSet>,
    conflicts: MemberSet,
}

/// Applies hard effects to standings.
#[derive(Debug)]
pub(super) struct Reach {
    demands: Vec<Demands>,
    conflicts: Vec<CapabilityIx>,
}

impl Reach {
    pub(super) fn new(tree: &Tree) -> Self {
        let mut conflicts = Vec::new();
        let demands = tree.candidates().iter().map(|(ix, candidate)| {
            let mut demands = Demands {
                candidate: ix,
                single: MemberSet::EMPTY,
                several: Vec::new(),
                conflicts: MemberSet::EMPTY,
            };
            for need in &candidate.needs {
                let any: MemberSet = need.any.iter().copied().collect();
                if any.len() == 1 {
                    demands.single = demands.single.union(&any);
                } else {
                    demands.several.push(any);
                }
            }
            demands.conflicts = candidate.conflicts.iter().copied().collect();
            conflicts.extend(&candidate.conflicts);
            demands
        });
        let demands = demands.collect();
        conflicts.sort_unstable();
        conflicts.dedup();
        Self { demands, conflicts }
    }

    /// The capabilities that some option needs or conflicts with.
    pub(super) fn relevant(&self) -> MemberSet {
        self.demands.iter().fold(MemberSet::EMPTY, |all, demands| {
            let needs = all.union(&demands.single).union(&demands.conflicts);
            demands
                .several
                .iter()
                .fold(needs, |all, any| all.union(any))
        })
    }

    /// The standing before any answer; `future` is what answers and rules may lack and provide.
    pub(super) fn start(&self, tree: &Tree, today: PartialDate, future: &Hard) -> Standing {
        let candidates = tree.candidates().iter();
        let capabilities = tree.capabilities().iter();
        let start = Standing {
            viable: candidates
                .filter(|(_, candidate)| !candidate.has_ended(today))
                .map(|(ix, _)| ix)
                .collect(),
            lacked: MemberSet::EMPTY,
            provided: capabilities
                .filter(|(_, capability)| capability.assumed)
                .map(|(ix, _)| ix)
                .collect(),
        };
        self.after(&start, &Hard::default(), future)
    }

    /// The standing once something happened; `future` is what may still be lacked and provided.
    pub(super) fn after(&self, standing: &Standing, hard: &Hard, future: &Hard) -> Standing {
        let lacked = standing.lacked.union(&hard.lacks);
        let provided = standing.provided.union(&hard.provides).without(&lacked);
        let mut viable = standing.viable.without(&hard.breaks);
        // A conflict stands for good once the capability is provided and nothing can lack it.
        let mut stands = MemberSet::EMPTY;
        let mut undecided = MemberSet::EMPTY;
        let mut refuted = MemberSet::EMPTY;
        for capability in &self.conflicts {
            if lacked.contains(*capability) {
                if future.provides.contains(*capability) {
                    refuted.insert(*capability);
                }
            } else if provided.contains(*capability) {
                if future.lacks.contains(*capability) {
                    undecided.insert(*capability);
                } else {
                    stands.insert(*capability);
                }
            }
        }
        let (mut keep_lacked, mut keep_provided) = (MemberSet::EMPTY, MemberSet::EMPTY);
        for demands in &self.demands {
            let ix = demands.candidate;
            if !viable.contains(ix) {
                continue;
            }
            let broken = demands.single.intersects(&lacked)
                || demands.several.iter().any(|any| any.is_subset(&lacked))
                || demands.conflicts.intersects(&stands);
            if broken {
                viable = viable.without(&MemberSet::from_iter([ix]));
                continue;
            }
            let may_be_lacked = lacked.union(&future.lacks);
            for any in &demands.several {
                if any.is_subset(&may_be_lacked) {
                    keep_lacked = keep_lacked.union(&any.common(&lacked));
                }
            }
            keep_lacked = keep_lacked.union(&demands.conflicts.common(&refuted));
            keep_provided = keep_provided.union(&demands.conflicts.common(&undecided));
        }
        Standing {
            viable,
            lacked: keep_lacked,
            provided: keep_provided,
        }
    }
}
