//! The viable options of a decision as a plain matrix, and what other methods put first there.
//!
//! Purpose: a cross-check, no second recommendation. It runs on the options that are left once the
//! hard constraints have taken the others out, on the values (0 to 1) that the ranking counts.
//! Thresholds of PROMETHEE II lie inside that range, so its flow is a view of its own and not the
//! weighted sum again.

use super::method::Method;
use super::ranks::firsts;
use super::weighted_product::NotPositive;
use crate::engine::{Evaluation, TermRef};
use crate::model::{
    CandidateIx, Column, DecisionMatrix, Direction, Fact, Range, Reading, Scale, Tree,
    ValueFunction,
};

/// What other methods put first among the viable options.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossChecks {
    /// How many options are compared.
    pub options: usize,
    /// One a method.
    pub checks: Vec<CrossCheck>,
}

/// What one method puts first.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossCheck {
    /// The method.
    pub method: Method,
    /// What is new about its view.
    pub kinship: Kinship,
    /// Whether other options in the list can change the order of two.
    pub depends_on_list: bool,
    /// The options by rank, with their ranks and scores; empty where it was not run.
    pub ranking: Vec<(CandidateIx, usize, f64)>,
    /// VIKOR: the compromise, best first.
    pub compromise: Option<Vec<CandidateIx>>,
    /// Whether one of the recommendation's first is among its first; none where it was not run.
    pub agrees: Option<bool>,
    /// Why it was not run: a value of 0, by option and term, and how many options have one.
    pub refused: Option<(CandidateIx, TermRef, usize)>,
}

/// What is new about the view of a method beside the weighted sum of values, which recommends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kinship {
    /// A view of its own.
    Own,
    /// Half of it is the weighted sum on other ends.
    Half,
}

impl CrossChecks {
    /// Of the methods that are views of their own and were run: how many agree, and how many
    /// there are.
    pub fn own_views(&self) -> (usize, usize) {
        let own = self.checks.iter().filter(|one| one.kinship == Kinship::Own);
        let run: Vec<bool> = own.filter_map(|one| one.agrees).collect();
        (run.iter().filter(|agrees| **agrees).count(), run.len())
    }
}

/// The values of the viable options on what is weighed; `None` where nothing is left or weighed.
pub fn value_matrix(tree: &Tree, evaluation: &Evaluation) -> Option<DecisionMatrix> {
    let first = evaluation.ranking.first()?;
    let column = |term: TermRef, weight: f64| Column {
        title: title(tree, evaluation, term),
        unit: None,
        direction: Direction::Max,
        weight,
        range: Some(Range {
            worst: 0.0,
            best: 1.0,
        }),
        preference: None,
    };
    let columns = first.contributions.iter();
    let columns = columns.map(|one| column(one.term, one.weight)).collect();
    let row = |ranked: &crate::engine::Ranked| -> Vec<f64> {
        let values = ranked.contributions.iter().map(|one| one.value.counted);
        values.collect()
    };
    let rows = evaluation.ranking.iter().map(row).collect();
    DecisionMatrix::new(names(tree, evaluation), columns, rows).ok()
}

/// The figures of a tree without questions whose weighed criteria are all numbers on straight
/// scales, of which every option has one figure: a decision matrix as it was meant.
pub fn figure_matrix(tree: &Tree, evaluation: &Evaluation) -> Option<DecisionMatrix> {
    if !tree.questions().is_empty() {
        return None;
    }
    let terms = &evaluation.ranking.first()?.contributions;
    let mut columns = Vec::new();
    let mut criteria = Vec::new();
    for one in terms {
        let TermRef::Criterion(ix) = one.term else {
            return None;
        };
        let criterion = &tree.criteria()[ix];
        let Scale::Number {
            unit,
            value: Some(ValueFunction::Linear { worst, best }),
        } = &criterion.scale
        else {
            return None;
        };
        criteria.push(ix);
        columns.push(Column {
            title: criterion.title.clone(),
            unit: (!unit.is_empty()).then(|| unit.clone()),
            direction: if worst < best {
                Direction::Max
            } else {
                Direction::Min
            },
            weight: one.weight,
            range: Some(Range {
                worst: *worst,
                best: *best,
            }),
            preference: None,
        });
    }
    let figure = |fact: &Fact| match fact {
        Fact::Known { used, .. } => match used.reading {
            Reading::Number { low, high } if high - low <= 0.0 => Some(low),
            _ => None,
        },
        _ => None,
    };
    let row = |ranked: &crate::engine::Ranked| -> Option<Vec<f64>> {
        let facts = &tree.candidates()[ranked.assessment.candidate].facts;
        criteria.iter().map(|ix| figure(&facts[*ix])).collect()
    };
    let rows: Option<Vec<Vec<f64>>> = evaluation.ranking.iter().map(row).collect();
    DecisionMatrix::new(names(tree, evaluation), columns, rows?).ok()
}

fn names(tree: &Tree, evaluation: &Evaluation) -> Vec<String> {
    let ranked = evaluation.ranking.iter();
    let name = |ix: CandidateIx| tree.candidates()[ix].name.clone();
    ranked.map(|one| name(one.assessment.candidate)).collect()
}

fn title(tree: &Tree, evaluation: &Evaluation, term: TermRef) -> String {
    match term {
        TermRef::Criterion(ix) => tree.criteria()[ix].title.clone(),
        TermRef::Preference(n) => {
            let criterion = term.criterion(&evaluation.needs);
            let title = criterion.map_or("", |ix| &tree.criteria()[ix].title);
            format!("{title} (preferred {})", n + 1)
        }
    }
}

/// What TOPSIS, VIKOR, PROMETHEE II and the weighted product put first among the viable options;
/// `None` where nothing is left or weighed.
pub fn cross_checks(tree: &Tree, evaluation: &Evaluation) -> Option<CrossChecks> {
    let matrix = value_matrix(tree, evaluation)?;
    let first = evaluation.first();
    let methods = [
        Method::Topsis,
        Method::PrometheeTwo,
        Method::WeightedProduct,
        Method::Vikor,
    ];
    let checks = methods.map(|method| check(method, &matrix, evaluation, &first));
    Some(CrossChecks {
        options: matrix.options().len(),
        checks: checks.into(),
    })
}

fn check(
    method: Method,
    matrix: &DecisionMatrix,
    evaluation: &Evaluation,
    first: &[CandidateIx],
) -> CrossCheck {
    let candidate = |place: usize| {
        let ranked = evaluation.ranking.get(place);
        ranked.map(|one| one.assessment.candidate)
    };
    let mut found = CrossCheck {
        method,
        kinship: if method == Method::Vikor {
            Kinship::Half
        } else {
            Kinship::Own
        },
        depends_on_list: method != Method::WeightedProduct,
        ranking: Vec::new(),
        compromise: None,
        agrees: None,
        refused: None,
    };
    let outcome = match method.run(matrix) {
        Ok(outcome) => outcome,
        Err(refused) => {
            found.refused = told(&refused, evaluation);
            return found;
        }
    };
    let ranks = outcome.ranks().iter().zip(outcome.scores()).enumerate();
    let ranks = ranks.filter_map(|(n, (rank, score))| Some((candidate(n)?, *rank, *score)));
    found.ranking = ranks.collect();
    found.ranking.sort_by_key(|(ix, rank, _)| (*rank, *ix));
    let its = firsts(outcome.ranks());
    let mut its = its.into_iter().filter_map(candidate);
    found.agrees = Some(its.any(|ix| first.contains(&ix)));
    if let super::Outcome::Vikor(vikor) = &outcome {
        let places = vikor.compromise.iter();
        found.compromise = Some(places.filter_map(|place| candidate(*place)).collect());
    }
    found
}

/// The first value of 0, and how many options have one.
fn told(refused: &[NotPositive], evaluation: &Evaluation) -> Option<(CandidateIx, TermRef, usize)> {
    let one = refused.first()?;
    let ranked = evaluation.ranking.get(one.option)?;
    let term = ranked.contributions.get(one.column)?.term;
    let mut options: Vec<usize> = refused.iter().map(|one| one.option).collect();
    options.dedup();
    Some((ranked.assessment.candidate, term, options.len()))
}
