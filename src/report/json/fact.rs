//! Facts with their evidence.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::reading::{FactValue, ScaleKind, read, unit};
use super::source::SourceKind;
use crate::model;
use crate::model::{CandidateIx, CriterionIx};

/// What an option is or does on one criterion.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Fact<'a> {
    /// The id of the criterion.
    criterion: &'a str,
    /// Whether it is known.
    state: FactState,
    /// The kind of the criterion's scale, which tells a range from a set.
    scale: ScaleKind,
    /// A number, `[low, high]`, a level, `[from, to]`, true or false, or the members of a set;
    /// null where nobody knows, or where the criterion does not apply.
    value: Option<FactValue<'a>>,
    /// The unit of a number.
    unit: Option<&'a str>,
    /// Of a set: the members of which nobody knows.
    unknown_members: Vec<&'a str>,
    /// Why the value is null.
    reason: Option<&'a str>,
    /// The key of the source; null where nobody knows.
    source: Option<String>,
    /// When the source was written: a year, a month, a day, or `undated`.
    date: Option<String>,
    /// How near the source is to the matter.
    kind: Option<SourceKind>,
    /// What was measured, on what, and what a reader must know.
    note: Option<&'a str>,
    /// The fact in words.
    text: String,
    /// What other sources say of the same measure.
    dissent: Vec<Evidence<'a>>,
}

/// Whether a fact is known.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FactState {
    /// A source says it.
    Known,
    /// The criterion does not apply: worth 0, breaks any requirement.
    NotApplicable,
    /// Nobody knows.
    Unknown,
}

/// One statement of one source.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Evidence<'a> {
    /// A number, `[low, high]`, a level, `[from, to]`, true or false, or the members of a set.
    value: Option<FactValue<'a>>,
    /// Of a set: the members of which nobody knows.
    unknown_members: Vec<&'a str>,
    /// The key of the source.
    source: String,
    /// When the source was written: a year, a month, a day, or `undated`.
    date: String,
    /// How near the source is to the matter.
    kind: SourceKind,
    /// What was measured, on what, and what a reader must know.
    note: Option<&'a str>,
    /// The value in words.
    text: String,
}

impl<'a> Fact<'a> {
    pub(super) fn of(cx: &Context<'a>, option: CandidateIx, ix: CriterionIx) -> Self {
        let criterion = &cx.tree.criteria()[ix];
        let nothing = |state, text: String| Self {
            criterion: criterion.id.as_str(),
            state,
            scale: ScaleKind::of(criterion),
            value: None,
            unit: unit(criterion),
            unknown_members: Vec::new(),
            reason: None,
            source: None,
            date: None,
            kind: None,
            note: None,
            text,
            dissent: Vec::new(),
        };
        match &cx.tree.candidates()[option].facts[ix] {
            model::Fact::Known { used, dissent, .. } => {
                let said = Evidence::of(cx, ix, used);
                Self {
                    value: said.value,
                    unknown_members: said.unknown_members,
                    source: Some(said.source),
                    date: Some(said.date),
                    kind: Some(said.kind),
                    note: said.note,
                    dissent: dissent
                        .iter()
                        .map(|other| Evidence::of(cx, ix, other))
                        .collect(),
                    ..nothing(FactState::Known, said.text)
                }
            }
            model::Fact::NotApplicable { source, note } => {
                let about = &cx.tree.sources()[*source];
                Self {
                    reason: Some("does not apply"),
                    source: Some(cx.cite(*source)),
                    date: Some(about.date.to_string()),
                    kind: Some(SourceKind::of(about.kind)),
                    note: note.as_deref(),
                    ..nothing(FactState::NotApplicable, "does not apply".to_owned())
                }
            }
            model::Fact::Unknown { reason, .. } => Self {
                reason: Some(reason),
                ..nothing(FactState::Unknown, format!("unknown: {reason}"))
            },
        }
    }

    /// The fact in words.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The fact in words, with its criterion.
    pub(super) fn titled(&self) -> String {
        format!("{}: {}", self.criterion, self.text)
    }

    /// The key of its source.
    pub(super) fn source(&self) -> Option<String> {
        self.source.clone()
    }
}

impl<'a> Evidence<'a> {
    pub(super) fn of(cx: &Context<'a>, ix: CriterionIx, said: &'a model::Evidence) -> Self {
        let about = &cx.tree.sources()[said.source];
        let (value, unknown_members, text) = read(&cx.tree.criteria()[ix], &said.reading);
        Self {
            value,
            unknown_members,
            source: cx.cite(said.source),
            date: about.date.to_string(),
            kind: SourceKind::of(about.kind),
            note: said.note.as_deref(),
            text,
        }
    }
}
