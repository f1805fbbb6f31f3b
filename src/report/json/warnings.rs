//! What the user should look at.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::origin::Layer;
use crate::engine;

/// Something that the user should look at. All keys are always there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Warning<'a> {
    /// What it is.
    code: WarningCode,
    /// It in words.
    text: String,
    /// The id of the question.
    question: Option<&'a str>,
    /// The id of the choice.
    choice: Option<&'a str>,
    /// The id of the capability.
    capability: Option<&'a str>,
    /// Where the answer was given.
    layer: Option<Layer>,
}

/// Kinds of warnings.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WarningCode {
    /// An answer to a question that does not apply under the other answers.
    NotApplicable,
    /// A choice that is not offered under the other answers; the question is open.
    NotOffered,
    /// One answer provides what another lacks; it counts as lacked.
    Contradiction,
}

impl<'a> Warning<'a> {
    pub(super) fn all(cx: &Context<'a>) -> Vec<Self> {
        let warnings = cx.evaluation.warnings.iter();
        warnings.map(|warning| Self::of(cx, warning)).collect()
    }

    fn of(cx: &Context<'a>, warning: &engine::Warning) -> Self {
        match warning {
            engine::Warning::NotApplicable { question, layer } => {
                let id = cx.tree.questions()[*question].id.as_str();
                let text = format!("{id} does not apply, so its answer has no effect");
                Self {
                    question: Some(id),
                    layer: Some(Layer::of(*layer)),
                    ..Self::plain(WarningCode::NotApplicable, text)
                }
            }
            engine::Warning::NotOffered {
                question,
                choice,
                layer,
            } => {
                let question = &cx.tree.questions()[*question];
                let (asked, chosen) = (&question.id, &question.choices()[*choice].id);
                let text = format!("{chosen} is not offered, so {asked} is open");
                Self {
                    question: Some(asked.as_str()),
                    choice: Some(chosen.as_str()),
                    layer: Some(Layer::of(*layer)),
                    ..Self::plain(WarningCode::NotOffered, text)
                }
            }
            engine::Warning::Contradiction(ix) => {
                let id = cx.capability(*ix);
                let text = format!("one answer provides {id} and another lacks it: it is lacked");
                Self {
                    capability: Some(id),
                    ..Self::plain(WarningCode::Contradiction, text)
                }
            }
        }
    }

    fn plain(code: WarningCode, text: String) -> Self {
        Self {
            code,
            text,
            question: None,
            choice: None,
            capability: None,
            layer: None,
        }
    }
}
