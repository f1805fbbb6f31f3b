//! Where a need, a weight or a ban comes from.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use crate::engine;
use crate::model::{Choice, QuestionKind};

/// Who states something. All keys are always there; those that do not fit the kind are null.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct By<'a> {
    /// What kind of statement it is.
    kind: ByKind,
    /// The id of the tree.
    tree: &'a str,
    /// The id of the question that was answered, or is open.
    question: Option<&'a str>,
    /// The id of the choice that was given, or of the band that the number lies in.
    choice: Option<&'a str>,
    /// The id of the rule.
    rule: Option<&'a str>,
    /// Where the answer, the weight or the ban was given.
    layer: Option<Layer>,
    /// Why it follows, where the file says so.
    because: Option<&'a str>,
}

/// Kinds of statements.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ByKind {
    /// The criterion's own weight, before any answer.
    Base,
    /// A choice that was given as an answer.
    Choice,
    /// A number that was given as an answer.
    Number,
    /// The band in which the given number lies.
    Band,
    /// What is presumed while a question is open.
    Open,
    /// A rule: a combination of answers.
    Rule,
    /// A weight that an answers file or a profile sets.
    Replaced,
    /// A capability that the tree assumes.
    Assumed,
    /// A ban of the organisation.
    Exclusion,
    /// A list that the organisation keeps to.
    Only,
}

/// Where something was given, strongest first.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Layer {
    /// Asked now, or in the resumed walk.
    Asked,
    /// `--set` on the command line.
    Set,
    /// The answers file.
    File,
    /// The profile.
    Profile,
}

/// A statement without points.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Origin<'a> {
    /// Who states it.
    by: By<'a>,
}

impl Layer {
    pub(super) fn of(layer: engine::Layer) -> Self {
        match layer {
            engine::Layer::Asked => Self::Asked,
            engine::Layer::Set => Self::Set,
            engine::Layer::File => Self::File,
            engine::Layer::Profile => Self::Profile,
        }
    }
}

impl<'a> By<'a> {
    pub(super) fn of(cx: &Context<'a>, by: engine::By) -> Self {
        let questions = cx.tree.questions();
        let given = |ix| cx.evaluation.situation.answers.get(ix);
        let layer = |ix| given(ix).map(|given| Layer::of(given.layer));
        match by {
            engine::By::Base => Self::plain(cx, ByKind::Base),
            engine::By::Assumed => Self::plain(cx, ByKind::Assumed),
            engine::By::Replaced(layer) => Self {
                layer: Some(Layer::of(layer)),
                ..Self::plain(cx, ByKind::Replaced)
            },
            engine::By::Rule(ix) => Self {
                rule: Some(cx.tree.rules()[ix].id.as_str()),
                because: Some(&cx.tree.rules()[ix].because),
                ..Self::plain(cx, ByKind::Rule)
            },
            engine::By::Open(ix) => Self {
                question: Some(questions[ix].id.as_str()),
                layer: layer(ix),
                because: questions[ix].open.because.as_deref(),
                ..Self::plain(cx, ByKind::Open)
            },
            engine::By::Choice { question, choice } => {
                let chosen: &Choice = &questions[question].choices()[choice];
                Self {
                    question: Some(questions[question].id.as_str()),
                    choice: Some(chosen.id.as_str()),
                    layer: layer(question),
                    because: chosen.because.as_deref(),
                    ..Self::plain(cx, ByKind::Choice)
                }
            }
            engine::By::Number { question, band } => {
                let band = match &questions[question].kind {
                    QuestionKind::Number { bands, .. } => band.and_then(|n| bands.get(n)),
                    QuestionKind::One(_) | QuestionKind::Many { .. } => None,
                };
                let kind = band.map_or(ByKind::Number, |_| ByKind::Band);
                Self {
                    question: Some(questions[question].id.as_str()),
                    choice: band.map(|band| band.id.as_str()),
                    layer: layer(question),
                    because: band.and_then(|band| band.because.as_deref()),
                    ..Self::plain(cx, kind)
                }
            }
        }
    }

    fn plain(cx: &Context<'a>, kind: ByKind) -> Self {
        Self {
            kind,
            tree: cx.tree.id().as_str(),
            question: None,
            choice: None,
            rule: None,
            layer: None,
            because: None,
        }
    }
}

impl<'a> Origin<'a> {
    /// Some statements of a tree and its answers.
    pub(super) fn all(cx: &Context<'a>, from: &[engine::By]) -> Vec<Self> {
        let of = |by: &engine::By| Self {
            by: By::of(cx, *by),
        };
        from.iter().map(of).collect()
    }

    /// The organisation's will.
    pub(super) fn will(
        cx: &Context<'a>,
        kind: ByKind,
        because: &'a str,
        layer: engine::Layer,
    ) -> Self {
        let by = By {
            layer: Some(Layer::of(layer)),
            because: Some(because),
            ..By::plain(cx, kind)
        };
        Self { by }
    }
}
