//! Sources, and the winner's next steps, which cite them.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use crate::model;
use crate::model::SourceIx;

/// Where a statement was read.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Source<'a> {
    /// How facts refer to it: `option/source` if it stands in an option's file, `source` if it is
    /// one of the tree's.
    key: String,
    /// Its title.
    title: &'a str,
    /// Where to open it; an assessment may have none.
    url: Option<&'a str>,
    /// When it was written: a year, a month, a day, or `undated`.
    date: String,
    /// How near it is to the matter.
    kind: SourceKind,
}

/// How near a source is to the matter.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum SourceKind {
    /// The project itself, a paper, a specification.
    Primary,
    /// A measurement by somebody else.
    Independent,
    /// A report of reports.
    Secondary,
    /// The tree's own judgement, with its reasoning in the note.
    Assessment,
}

/// Something to do once the winner is chosen.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct NextStep<'a> {
    /// What it achieves.
    title: &'a str,
    /// One line to run.
    run: Option<&'a str>,
    /// A text, or a manifest of several lines.
    text: Option<&'a str>,
    /// The key of the source in which it was read.
    source: String,
}

impl SourceKind {
    pub(super) fn of(kind: model::SourceKind) -> Self {
        match kind {
            model::SourceKind::Primary => Self::Primary,
            model::SourceKind::Independent => Self::Independent,
            model::SourceKind::Secondary => Self::Secondary,
            model::SourceKind::Assessment => Self::Assessment,
        }
    }
}

impl<'a> Source<'a> {
    fn of(cx: &Context<'a>, ix: SourceIx) -> Self {
        let source = &cx.tree.sources()[ix];
        Self {
            key: cx.cite(ix),
            title: &source.title,
            url: source.url.as_deref(),
            date: source.date.to_string(),
            kind: SourceKind::of(source.kind),
        }
    }

    /// All that were cited so far.
    pub(super) fn cited(cx: &Context<'a>) -> Vec<Self> {
        cx.cited().into_iter().map(|ix| Self::of(cx, ix)).collect()
    }
}

impl<'a> NextStep<'a> {
    /// The steps of the winner, if there is one.
    pub(super) fn of_winner(cx: &Context<'a>) -> Vec<Self> {
        let Some(winner) = cx.evaluation.recommendation.winner else {
            return Vec::new();
        };
        let steps = cx.tree.candidates()[winner].next.iter();
        steps
            .map(|step| Self {
                title: &step.title,
                run: step.run.as_deref(),
                text: step.text.as_deref(),
                source: cx.cite(step.source),
            })
            .collect()
    }
}
