//! Options side by side: where they differ, and what that is worth.
//!
//! Purpose: differences only. Guarantee: the points of the terms on which options differ add up to
//! what lies between their scores; no criterion is left out, each stands in one place. The terms
//! of an option that is out are those that it would have.

use crate::engine::{Contribution, Evaluation, TermRef};
use crate::model::{CandidateIx, CriterionIx, EPSILON, Fact, Tree};

/// Some options side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The options, in the order in which they are compared.
    pub options: Vec<CandidateIx>,
    /// The terms on which some of them differ, the largest difference first.
    pub terms: Vec<TermRow>,
    /// The criteria that something reads and on which their facts differ, though no points do.
    pub facts: Vec<CriterionIx>,
    /// The criteria on which they differ and that nothing reads.
    pub aside: Vec<CriterionIx>,
    /// The criteria on which all are the same.
    pub same: Vec<CriterionIx>,
    /// The criteria on which nobody knows anything of any of them.
    pub unknown: Vec<CriterionIx>,
}

/// A term on which options differ.
#[derive(Clone, Debug, PartialEq)]
pub struct TermRow {
    /// The term.
    pub term: TermRef,
    /// Its weight.
    pub weight: f64,
    /// The points of each option.
    pub points: Vec<f64>,
}

impl TermRow {
    /// What lies between the most and the fewest points.
    pub fn spread(&self) -> f64 {
        let points = || self.points.iter().copied();
        let most = points().reduce(f64::max);
        let fewest = points().reduce(f64::min);
        most.zip(fewest).map_or(0.0, |(most, fewest)| most - fewest)
    }
}

impl Comparison {
    /// Compares options in a decision.
    pub fn decided(tree: &Tree, evaluation: &Evaluation, options: &[CandidateIx]) -> Self {
        let terms = terms(tree, evaluation, options);
        let needs = &evaluation.needs;
        let told = terms.iter().filter_map(|row| row.term.criterion(needs));
        let told: Vec<CriterionIx> = told.collect();
        let required = |ix: CriterionIx| {
            let mut demands = needs.demands.iter();
            demands.any(|demand| demand.requirement.criteria().contains(&ix))
        };
        let preferred = |ix: CriterionIx| needs.preferences.iter().any(|one| one.criterion == ix);
        let read = |ix: CriterionIx| !needs.weight(ix).is_zero() || preferred(ix) || required(ix);
        let mut found = Self::of_facts(tree, options);
        let differing = std::mem::take(&mut found.aside);
        let rest = differing.into_iter().filter(|ix| !told.contains(ix));
        (found.facts, found.aside) = rest.partition(|ix| read(*ix));
        found.same.retain(|ix| !told.contains(ix));
        found.terms = terms;
        found
    }

    /// Compares the facts of options, whatever anybody needs.
    pub fn of_facts(tree: &Tree, options: &[CandidateIx]) -> Self {
        let mut found = Self {
            options: options.to_vec(),
            terms: Vec::new(),
            facts: Vec::new(),
            aside: Vec::new(),
            same: Vec::new(),
            unknown: Vec::new(),
        };
        for ix in tree.criteria().indices() {
            let facts: Vec<&Fact> = options
                .iter()
                .map(|option| &tree.candidates()[*option].facts[ix])
                .collect();
            let unknown = |fact: &&Fact| matches!(fact, Fact::Unknown { .. });
            let place = if facts.iter().all(unknown) {
                &mut found.unknown
            } else if facts.windows(2).all(same) {
                &mut found.same
            } else {
                &mut found.aside
            };
            place.push(ix);
        }
        found
    }
}

/// Whether facts say the same, whoever says it.
fn same(facts: &[&Fact]) -> bool {
    match facts {
        [
            Fact::Known { used: one, .. },
            Fact::Known { used: other, .. },
        ] => one.reading == other.reading,
        [Fact::NotApplicable { .. }, Fact::NotApplicable { .. }]
        | [Fact::Unknown { .. }, Fact::Unknown { .. }] => true,
        _ => false,
    }
}

fn terms(tree: &Tree, evaluation: &Evaluation, options: &[CandidateIx]) -> Vec<TermRow> {
    let of_each: Vec<Vec<Contribution>> = options
        .iter()
        .map(|ix| evaluation.terms(tree, *ix))
        .collect();
    let Some(first) = of_each.first() else {
        return Vec::new();
    };
    let row = |(n, term): (usize, &Contribution)| {
        let of_each = of_each.iter().filter_map(|terms| terms.get(n));
        TermRow {
            term: term.term,
            weight: term.weight,
            points: of_each.map(|term| term.points).collect(),
        }
    };
    let weighed = evaluation.total_weight > 0.0;
    let mut rows: Vec<TermRow> = first
        .iter()
        .enumerate()
        .map(row)
        .filter(|row| weighed && row.spread() > EPSILON)
        .collect();
    rows.sort_by(|a, b| b.spread().total_cmp(&a.spread()));
    rows
}
