//! Why an option is out, what is not settled about it, and who disputes it.

use schemars::JsonSchema;
use serde::Serialize;

use super::capabilities::CapabilityName;
use super::context::Context;
use super::fact::{Evidence, Fact};
use super::origin::{ByKind, Origin};
use super::test::Test;
use crate::engine;
use crate::model;
use crate::model::{CandidateIx, CapabilityIx};

/// Why an option is out, or what must still be true of it. All keys are always there; those that
/// do not fit the kind are null or empty.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Reason<'a> {
    /// What kind of reason it is.
    kind: ReasonKind,
    /// The reason in words.
    text: String,
    /// The id of the criterion; null where several are tested, or none.
    criterion: Option<&'a str>,
    /// What is required.
    test: Option<Test<'a>>,
    /// What the option is or does on that criterion.
    fact: Option<Fact<'a>>,
    /// The same where the requirement reads several criteria; empty where `fact` says it.
    facts: Vec<Fact<'a>>,
    /// The key of the source of the fact, or of the end.
    source: Option<String>,
    /// The capabilities of which one is needed, or the one that it conflicts with.
    capabilities: Vec<CapabilityName<'a>>,
    /// When it ended.
    date: Option<String>,
    /// Every place that states it.
    from: Vec<Origin<'a>>,
}

/// Kinds of reasons.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ReasonKind {
    /// A fact breaks a requirement.
    Requirement,
    /// A needed capability is lacked.
    Lacked,
    /// A capability stands that the option conflicts with.
    Conflict,
    /// The option has ended.
    Ended,
    /// The organisation bans it.
    Excluded,
    /// It is not on a list that the organisation keeps to.
    NotListed,
    /// A requirement meets an unknown fact, or a range that straddles it.
    Unverified,
    /// A needed capability is neither provided nor lacked.
    Conditional,
}

/// A dissenting source of the same measure that would alter what is viable.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Dispute<'a> {
    /// The id of the criterion whose fact is disputed.
    criterion: &'a str,
    /// What is required.
    test: Test<'a>,
    /// The fact that is used.
    fact: Fact<'a>,
    /// What the other source says.
    dissent: Option<Evidence<'a>>,
    /// Every place that states the requirement.
    from: Vec<Origin<'a>>,
}

impl<'a> Reason<'a> {
    /// A reason as it stands for an option.
    pub(super) fn of(cx: &Context<'a>, option: CandidateIx, reason: &engine::Reason) -> Self {
        match reason {
            engine::Reason::Requirement(n) => Self::demand(cx, option, *n, ReasonKind::Requirement),
            engine::Reason::Unverified(n) => Self::demand(cx, option, *n, ReasonKind::Unverified),
            engine::Reason::Lacked(n) => Self::need(cx, option, *n, ReasonKind::Lacked),
            engine::Reason::Conditional(n) => Self::need(cx, option, *n, ReasonKind::Conditional),
            engine::Reason::Conflict(ix) => {
                let standing = &cx.evaluation.needs.capabilities[*ix];
                let title = &cx.tree.capabilities()[*ix].title;
                Self {
                    capabilities: CapabilityName::all(cx, &[*ix]),
                    from: Origin::all(cx, &standing.provided_by),
                    ..Self::plain(ReasonKind::Conflict, format!("conflicts with: {title}"))
                }
            }
            engine::Reason::Ended => {
                let ended = cx.tree.candidates()[option].ended;
                let date = ended.map(|ended| ended.date.to_string());
                let text = match &date {
                    Some(date) => format!("ended: {date}"),
                    None => "ended".to_owned(),
                };
                Self {
                    source: ended.map(|ended| cx.cite(ended.source)),
                    date,
                    ..Self::plain(ReasonKind::Ended, text)
                }
            }
            engine::Reason::Excluded(n) => {
                let ban = cx.evaluation.situation.excluded.get(*n);
                let said = ban.map(|ban| (ban.because.as_str(), ban.layer));
                Self::will(cx, ReasonKind::Excluded, ByKind::Exclusion, said)
            }
            engine::Reason::NotListed(n) => {
                let only = cx.evaluation.situation.only.get(*n);
                let said = only.map(|only| (only.because.as_str(), only.layer));
                Self::will(cx, ReasonKind::NotListed, ByKind::Only, said)
            }
        }
    }

    /// What must still be verified of an option.
    pub(super) fn unverified(cx: &Context<'a>, one: &engine::Assessment) -> Vec<Self> {
        let of = |n: &usize| Self::demand(cx, one.candidate, *n, ReasonKind::Unverified);
        one.unverified.iter().map(of).collect()
    }

    /// What no answer says, and an option needs.
    pub(super) fn conditional(cx: &Context<'a>, one: &engine::Assessment) -> Vec<Self> {
        let of = |n: &usize| Self::need(cx, one.candidate, *n, ReasonKind::Conditional);
        one.conditional.iter().map(of).collect()
    }

    /// Every reason why an option is out.
    pub(super) fn all(cx: &Context<'a>, one: &engine::Assessment) -> Vec<Self> {
        let of = |reason| Self::of(cx, one.candidate, reason);
        one.reasons.iter().map(of).collect()
    }

    fn demand(cx: &Context<'a>, option: CandidateIx, n: usize, kind: ReasonKind) -> Self {
        let Some(demand) = cx.evaluation.needs.demands.get(n) else {
            return Self::plain(kind, String::new());
        };
        let test = Test::required(cx, &demand.requirement);
        let read = demand.requirement.criteria();
        let mut facts: Vec<Fact<'a>> = read.iter().map(|ix| Fact::of(cx, option, *ix)).collect();
        let said: Vec<String> = match facts.as_slice() {
            [one] => vec![one.text().to_owned()],
            several => several.iter().map(Fact::titled).collect(),
        };
        let words = format!("required {}; fact: {}", test.titled(), said.join("; "));
        let fact = if facts.len() == 1 { facts.pop() } else { None };
        Self {
            criterion: read
                .first()
                .filter(|_| fact.is_some())
                .map(|ix| cx.criterion(*ix)),
            test: Some(test),
            source: fact.as_ref().and_then(Fact::source),
            fact,
            facts,
            from: Origin::all(cx, &demand.from),
            ..Self::plain(kind, words)
        }
    }

    fn need(cx: &Context<'a>, option: CandidateIx, n: usize, kind: ReasonKind) -> Self {
        let any: &[CapabilityIx] = cx.tree.candidates()[option]
            .needs
            .get(n)
            .map_or(&[], |need| need.any.as_slice());
        let mut from: Vec<engine::By> = Vec::new();
        for capability in any {
            for by in &cx.evaluation.needs.capabilities[*capability].lacked_by {
                if !from.contains(by) {
                    from.push(*by);
                }
            }
        }
        let titles: Vec<&str> = any
            .iter()
            .map(|ix| cx.tree.capabilities()[*ix].title.as_str())
            .collect();
        let said = match kind {
            ReasonKind::Lacked => "needs what is lacked",
            _ => "needs what no answer speaks of",
        };
        Self {
            capabilities: CapabilityName::all(cx, any),
            from: Origin::all(cx, &from),
            ..Self::plain(kind, format!("{said}: {}", titles.join(", or: ")))
        }
    }

    fn will(
        cx: &Context<'a>,
        kind: ReasonKind,
        by: ByKind,
        said: Option<(&'a str, engine::Layer)>,
    ) -> Self {
        let word = match kind {
            ReasonKind::Excluded => "excluded",
            _ => "not among those to keep to",
        };
        let (because, layer) = said.unzip();
        let from = because.zip(layer);
        Self {
            from: from
                .map(|(because, layer)| Origin::will(cx, by, because, layer))
                .into_iter()
                .collect(),
            ..Self::plain(kind, format!("{word}: {}", because.unwrap_or_default()))
        }
    }

    fn plain(kind: ReasonKind, text: String) -> Self {
        Self {
            kind,
            text,
            criterion: None,
            test: None,
            fact: None,
            facts: Vec::new(),
            source: None,
            capabilities: Vec::new(),
            date: None,
            from: Vec::new(),
        }
    }
}

impl<'a> Dispute<'a> {
    /// Every dispute about an option.
    pub(super) fn all(cx: &Context<'a>, one: &engine::Assessment) -> Vec<Self> {
        let of = |dispute| Self::of(cx, one.candidate, dispute);
        one.disputed.iter().filter_map(of).collect()
    }

    fn of(cx: &Context<'a>, option: CandidateIx, dispute: &engine::Dispute) -> Option<Self> {
        let demand = cx.evaluation.needs.demands.get(dispute.demand)?;
        let dissent = match &cx.tree.candidates()[option].facts[dispute.criterion] {
            model::Fact::Known { dissent, .. } => dissent.get(dispute.dissent),
            _ => None,
        };
        Some(Self {
            criterion: cx.criterion(dispute.criterion),
            test: Test::required(cx, &demand.requirement),
            fact: Fact::of(cx, option, dispute.criterion),
            dissent: dissent.map(|said| Evidence::of(cx, dispute.criterion, said)),
            from: Origin::all(cx, &demand.from),
        })
    }
}
