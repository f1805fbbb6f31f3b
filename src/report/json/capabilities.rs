//! Capabilities: how each stands, and by whom.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::origin::Origin;
use crate::engine;
use crate::model::CapabilityIx;

/// Something that the situation offers or lacks.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Capability<'a> {
    /// Its id.
    id: &'a str,
    /// Its title, a statement.
    title: &'a str,
    /// How it stands.
    state: CapabilityState,
    /// Whether the tree assumes it until an answer lacks it.
    assumed: bool,
    /// Who provides it.
    provided_by: Vec<Origin<'a>>,
    /// Who lacks it; this beats who provides it.
    lacked_by: Vec<Origin<'a>>,
}

/// Whether a capability is there.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum CapabilityState {
    /// An answer provides it, or the tree assumes it, and no answer lacks it.
    Provided,
    /// An answer lacks it.
    Lacked,
    /// No answer speaks of it.
    Silent,
}

/// A capability that something refers to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct CapabilityName<'a> {
    /// Its id.
    id: &'a str,
    /// Its title, a statement.
    title: &'a str,
    /// How it stands.
    state: CapabilityState,
}

impl CapabilityState {
    fn of(state: engine::CapabilityState) -> Self {
        match state {
            engine::CapabilityState::Provided => Self::Provided,
            engine::CapabilityState::Lacked => Self::Lacked,
            engine::CapabilityState::Silent => Self::Silent,
        }
    }
}

impl<'a> Capability<'a> {
    /// Every declared capability, in the order of the tree.
    pub(super) fn all(cx: &Context<'a>) -> Vec<Self> {
        let of = |ix: CapabilityIx| {
            let capability = &cx.tree.capabilities()[ix];
            let standing = &cx.evaluation.needs.capabilities[ix];
            Self {
                id: capability.id.as_str(),
                title: &capability.title,
                state: CapabilityState::of(standing.state),
                assumed: capability.assumed,
                provided_by: Origin::all(cx, &standing.provided_by),
                lacked_by: Origin::all(cx, &standing.lacked_by),
            }
        };
        cx.tree.capabilities().indices().map(of).collect()
    }
}

impl<'a> CapabilityName<'a> {
    pub(super) fn all(cx: &Context<'a>, some: &[CapabilityIx]) -> Vec<Self> {
        let of = |ix: &CapabilityIx| Self {
            id: cx.capability(*ix),
            title: &cx.tree.capabilities()[*ix].title,
            state: CapabilityState::of(cx.evaluation.needs.capabilities[*ix].state),
        };
        some.iter().map(of).collect()
    }

    /// Those that hold only because the tree assumes them.
    pub(super) fn assumed(cx: &Context<'a>) -> Vec<Self> {
        let standing = &cx.evaluation.needs.capabilities;
        let only_assumed = |ix: &CapabilityIx| {
            let one = &standing[*ix];
            one.state == engine::CapabilityState::Provided
                && one.provided_by.iter().all(|by| *by == engine::By::Assumed)
        };
        let some: Vec<CapabilityIx> = standing.indices().filter(only_assumed).collect();
        Self::all(cx, &some)
    }
}
