//! Which options another one beats whatever is answered.
//!
//! Purpose: to say of an option that it is never the better choice. Guarantee: proven answer by
//! answer and rule by rule, not sampled; what it does not name may be dominated all the same,
//! where several answers together make it so.

use super::ways::{ANSWERS, Deed, Effort, Graph, Ground};
use crate::engine::Situation;
use crate::model::{Candidate, CandidateIx, EPSILON, Table, Tree};

/// For each option one that dominates it: every answer and every rule gives the other at least as
/// many points, some more, and the other is viable wherever the option is. `None` if not all
/// answers are looked at.
pub fn dominators(
    tree: &Tree,
    situation: &Situation,
) -> Option<Table<CandidateIx, Option<CandidateIx>>> {
    let ground = Ground::new(tree, situation);
    let mut silent = |_| ();
    let graph = Graph::whole(&ground, &mut Effort::new(ANSWERS, &mut silent)).ok()?;
    Some(dominators_in(tree, &graph))
}

/// The same over all ways to answer.
pub(super) fn dominators_in(tree: &Tree, graph: &Graph) -> Table<CandidateIx, Option<CandidateIx>> {
    let deeds: Vec<&Deed> = graph.deeds().collect();
    Table::for_each_of(tree.candidates(), |ix, own| {
        let others = tree.candidates().iter();
        let mut others = others.filter(|(other, _)| *other != ix);
        let found = others
            .find(|(other, theirs)| asks_no_more(theirs, own) && is_behind(&deeds, ix, *other));
        found.map(|(other, _)| other)
    })
}

/// Whether an option needs no capability that another does not need too, and conflicts with none
/// beside.
fn asks_no_more(this: &Candidate, than: &Candidate) -> bool {
    let needs = this.needs.iter().all(|need| {
        let covers = |of: &crate::model::Need| of.any.iter().all(|ix| need.any.contains(ix));
        than.needs.iter().any(covers)
    });
    let conflicts = &this.conflicts;
    needs && conflicts.iter().all(|ix| than.conflicts.contains(ix))
}

/// Whether nothing that is said speaks for an option rather than for the other, and something
/// against it.
fn is_behind(deeds: &[&Deed], option: CandidateIx, other: CandidateIx) -> bool {
    let mut less = false;
    for deed in deeds {
        let lead = deed.lead(option, other);
        let (out, other_out) = (deed.breaks.contains(option), deed.breaks.contains(other));
        if lead > EPSILON || (other_out && !out) {
            return false;
        }
        less |= lead < -EPSILON || (out && !other_out);
    }
    less
}
