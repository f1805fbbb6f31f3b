//! What weighs how much, and why.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::origin::By;
use super::test::Test;
use crate::engine;
use crate::model;
use crate::model::CriterionIx;

/// What a criterion or a preference weighs.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct TermWeight<'a> {
    /// A criterion, or a preference.
    kind: TermKind,
    /// The id of the criterion.
    criterion: &'a str,
    /// The title of the criterion.
    title: &'a str,
    /// What is measured, or how it is graded; null where the title says it.
    measure: Option<&'a str>,
    /// What is preferred; null for a criterion.
    test: Option<Test<'a>>,
    /// Its points.
    weight: f64,
    /// Its share of the total weight, 0 to 1; null where nothing is weighed.
    share: Option<f64>,
    /// Whether an answers file or a profile sets it, instead of what follows from the answers.
    replaced: bool,
    /// Where it comes from; empty where nothing weighs it.
    from: Vec<WeightPart<'a>>,
}

/// Kinds of terms.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum TermKind {
    /// A criterion: the better the fact, the more points.
    Criterion,
    /// A preference: points where a test holds.
    Preference,
}

/// A part of a weight.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct WeightPart<'a> {
    /// Who gives it.
    by: By<'a>,
    /// Its points.
    weight: f64,
}

/// What a term is about.
pub(super) struct Term<'a> {
    pub(super) kind: TermKind,
    pub(super) criterion: CriterionIx,
    pub(super) test: Option<&'a model::Test>,
    pub(super) parts: &'a [engine::Part],
}

/// What a term is about: a preference is known by its place.
pub(super) fn term_of<'a>(cx: &Context<'a>, term: engine::TermRef) -> Term<'a> {
    let needs = &cx.evaluation.needs;
    match term {
        engine::TermRef::Criterion(ix) => Term {
            kind: TermKind::Criterion,
            criterion: ix,
            test: None,
            parts: &needs.weights[ix],
        },
        engine::TermRef::Preference(n) => {
            let term = needs
                .preferences
                .get(n)
                .expect("a term names one of the preferences that were stated");
            Term {
                kind: TermKind::Preference,
                criterion: term.criterion,
                test: Some(&term.test),
                parts: &term.parts,
            }
        }
    }
}

/// A term by name: a criterion, or a preference.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct TermName<'a> {
    /// A criterion, or a preference.
    kind: TermKind,
    /// The id of the criterion.
    criterion: &'a str,
    /// What is preferred; null for a criterion.
    test: Option<Test<'a>>,
}

impl<'a> TermName<'a> {
    pub(super) fn of(cx: &Context<'a>, term: engine::TermRef) -> Self {
        let term = term_of(cx, term);
        Self {
            kind: term.kind,
            criterion: cx.criterion(term.criterion),
            test: term.test.map(|test| Test::of(cx, term.criterion, test)),
        }
    }
}

impl<'a> TermWeight<'a> {
    /// Every criterion in the order of the tree, then every preference.
    pub(super) fn all(cx: &Context<'a>) -> Vec<Self> {
        let criteria = cx.tree.criteria().indices();
        let preferences = 0..cx.evaluation.needs.preferences.len();
        criteria
            .map(engine::TermRef::Criterion)
            .chain(preferences.map(engine::TermRef::Preference))
            .map(|term| Self::of(cx, &term_of(cx, term)))
            .collect()
    }

    fn of(cx: &Context<'a>, term: &Term<'a>) -> Self {
        let criterion = &cx.tree.criteria()[term.criterion];
        let weight: f64 = term.parts.iter().map(|part| part.weight.points()).sum();
        let total = cx.evaluation.total_weight;
        let replaced = |part: &engine::Part| matches!(part.by, engine::By::Replaced(_));
        let part = |part: &engine::Part| WeightPart {
            by: By::of(cx, part.by),
            weight: part.weight.points(),
        };
        Self {
            kind: term.kind,
            criterion: criterion.id.as_str(),
            title: &criterion.title,
            measure: criterion.measure.as_deref(),
            test: term.test.map(|test| Test::of(cx, term.criterion, test)),
            weight,
            share: (total > 0.0).then(|| weight / total),
            replaced: term.parts.iter().any(replaced),
            from: term.parts.iter().map(part).collect(),
        }
    }
}
