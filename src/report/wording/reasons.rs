//! Why an option is out, in words: what is demanded, what it is, who demands it.

use super::facts::{evidence_words, fact_words};
use super::origins::{self, capabilities, layer};
use super::tests_of_facts::requirement;
use crate::engine::{By, Dispute, Layer, Reason};
use crate::model::{CandidateIx, CapabilityIx, Fact, Requirement};
use crate::report::phrase::{Phrase, own, say, theirs, told};
use crate::report::view::Scribe;

/// A reason: the demand, the fact, the answers that state it, and who disputes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ReasonView {
    /// What is demanded: "needs Isolation at least User-space kernel".
    pub(crate) demand: Phrase,
    /// What the option is: "Namespaces [2]"; nothing where the demand says it all.
    pub(crate) fact: Option<Phrase>,
    /// Who demands it.
    pub(crate) by: Vec<Phrase>,
    /// What other sources say.
    pub(crate) disputed: Vec<Phrase>,
}

/// A reason why an option is out.
pub(crate) fn reason(scribe: &mut Scribe<'_>, ix: CandidateIx, reason: &Reason) -> ReasonView {
    match reason {
        Reason::Requirement(n) => demand(scribe, ix, *n, "needs "),
        Reason::Unverified(n) => demand(scribe, ix, *n, "strict, and nobody verified: "),
        Reason::Lacked(n) => need(scribe, ix, *n, "it needs what is lacking: "),
        Reason::Conditional(n) => need(scribe, ix, *n, "strict, and no answer says whether "),
        Reason::Conflict(capability) => {
            let standing = &scribe.evaluation().needs.capabilities[*capability];
            ReasonView {
                demand: say![
                    "it conflicts with ",
                    capabilities(scribe.tree(), &[*capability])
                ],
                by: sources_of(scribe, &standing.provided_by),
                ..ReasonView::default()
            }
        }
        Reason::Ended => {
            let ended = scribe.tree().candidates()[ix].ended;
            let demand = ended.map_or_else(
                || "it has ended".into(),
                |ended| {
                    let date = own(ended.date.to_string());
                    say!["it ended in ", date, " ", scribe.cite(ended.source)]
                },
            );
            ReasonView {
                demand,
                ..ReasonView::default()
            }
        }
        Reason::Excluded(n) => {
            let ban = scribe.evaluation().situation.excluded.get(*n);
            will(
                "excluded: ",
                ban.map(|ban| (ban.because.as_str(), ban.layer)),
            )
        }
        Reason::NotListed(n) => {
            let only = scribe.evaluation().situation.only.get(*n);
            will(
                "not among those to keep to: ",
                only.map(|only| (only.because.as_str(), only.layer)),
            )
        }
    }
}

fn will(word: &'static str, said: Option<(&str, Layer)>) -> ReasonView {
    let (because, from) = said.unzip();
    ReasonView {
        demand: say![word, told(because.unwrap_or_default())],
        by: from.map(|from| own(layer(from))).into_iter().collect(),
        ..ReasonView::default()
    }
}

fn sources_of(scribe: &Scribe<'_>, from: &[By]) -> Vec<Phrase> {
    origins::all(scribe.tree(), scribe.evaluation(), from)
}

/// A demand that a fact breaks, or that nothing settles.
fn demand(scribe: &mut Scribe<'_>, ix: CandidateIx, n: usize, word: &'static str) -> ReasonView {
    let (tree, evaluation) = (scribe.tree(), scribe.evaluation());
    let Some(stated) = evaluation.needs.demands.get(n) else {
        return ReasonView::default();
    };
    let facts = &tree.candidates()[ix].facts;
    let fact = match &stated.requirement {
        Requirement::Test { criterion, .. } => fact_words(scribe, *criterion, &facts[*criterion]),
        Requirement::Any(_) => {
            let said: Vec<Phrase> = stated
                .requirement
                .criteria()
                .into_iter()
                .map(|ix| {
                    let title = theirs(&tree.criteria()[ix].title);
                    say![title, ": ", fact_words(scribe, ix, &facts[ix])]
                })
                .collect();
            Phrase::joined(said, "; ")
        }
    };
    ReasonView {
        demand: say![word, requirement(tree, &stated.requirement)],
        fact: Some(fact),
        by: sources_of(scribe, &stated.from),
        disputed: Vec::new(),
    }
}

fn need(scribe: &Scribe<'_>, ix: CandidateIx, n: usize, word: &'static str) -> ReasonView {
    let any: &[CapabilityIx] = scribe.tree().candidates()[ix]
        .needs
        .get(n)
        .map_or(&[], |need| &need.any);
    let mut from = Vec::new();
    for capability in any {
        for one in &scribe.evaluation().needs.capabilities[*capability].lacked_by {
            if !from.contains(one) {
                from.push(*one);
            }
        }
    }
    ReasonView {
        demand: say![word, capabilities(scribe.tree(), any)],
        by: sources_of(scribe, &from),
        ..ReasonView::default()
    }
}

/// What would have to be lifted: the demand, with who states it.
pub(crate) fn lift(scribe: &mut Scribe<'_>, ix: CandidateIx, lifted: &Reason) -> Phrase {
    let word = match lifted {
        Reason::Requirement(n) | Reason::Unverified(n) => {
            let demand = scribe.evaluation().needs.demands.get(*n);
            let words = demand.map_or_else(Phrase::default, |demand| {
                requirement(scribe.tree(), &demand.requirement)
            });
            say!["the requirement ", words]
        }
        Reason::Lacked(n) | Reason::Conditional(n) => {
            let needs = &scribe.tree().candidates()[ix].needs;
            let any: &[CapabilityIx] = needs.get(*n).map_or(&[], |need| &need.any);
            say!["the lack of ", capabilities(scribe.tree(), any)]
        }
        Reason::Conflict(capability) => {
            say![capabilities(scribe.tree(), &[*capability])]
        }
        Reason::Ended => "its end".into(),
        Reason::Excluded(_) => "its exclusion".into(),
        Reason::NotListed(_) => "the list to keep to".into(),
    };
    let from = reason(scribe, ix, lifted).by;
    if from.is_empty() {
        word
    } else {
        say![word, " (", Phrase::joined(from, "; "), ")"]
    }
}

/// What a dissenting source says of a criterion; `None` where the place holds nothing.
pub(crate) fn dissent(
    scribe: &mut Scribe<'_>,
    ix: CandidateIx,
    dispute: &Dispute,
) -> Option<Phrase> {
    let tree = scribe.tree();
    let Fact::Known { dissent, .. } = &tree.candidates()[ix].facts[dispute.criterion] else {
        return None;
    };
    let evidence = dissent.get(dispute.dissent)?;
    let title = theirs(&tree.criteria()[dispute.criterion].title);
    let said = evidence_words(scribe, dispute.criterion, evidence);
    Some(say![title, ": another source says ", said])
}
