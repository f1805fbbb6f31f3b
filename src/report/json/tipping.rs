//! Facts on which the first place hangs.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::fact::{Evidence, Fact};
use super::reading::{FactValue, unit};
use crate::analysis::tipping;
use crate::model::{self, Criterion, Scale};
use crate::report::wording;

/// A fact of which another value puts another option first, all else as it is. All keys are always
/// there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct TippingPoint<'a> {
    /// The id of the option.
    option: &'a str,
    /// The id of the criterion.
    criterion: &'a str,
    /// What the option is or does today.
    fact: Fact<'a>,
    /// Whether another source of the same measure lies beyond a tipping value.
    disputed: bool,
    /// The values at which the first place turns, the nearest first; empty where only what is said
    /// as a whole turns it.
    turns: Vec<Turn<'a>>,
    /// What is said, or left open, beyond; other sources first.
    beyond: Vec<Beyond<'a>>,
    /// It in words.
    text: String,
}

/// A value at which the first place turns. All keys are always there; those that do not fit the
/// kind are null.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Turn<'a> {
    /// What kind of value it is.
    kind: TurnKind,
    /// The figure, the id of the level, true or false, or the id of the member.
    value: Option<TurnValue<'a>>,
    /// The unit of a figure.
    unit: Option<&'a str>,
    /// Of a figure or a level: whether larger figures or better levels turn it, or the others.
    direction: Option<Direction>,
    /// Whether the figure itself turns it; if not, figures beyond it do.
    included: Option<bool>,
    /// The figure at which it turns back; null where all beyond do the same.
    until: Option<f64>,
    /// Whether that figure still turns it.
    until_included: Option<bool>,
    /// Of a member: whether it would have to be there, or to be missing.
    present: Option<bool>,
    /// How far it is from today's, in value, 0 to 1, whatever the weight.
    distance: f64,
    /// How it turns.
    how: How,
    /// The ids of the options that would be first.
    first: Vec<&'a str>,
}

/// Kinds of values at which the first place turns.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum TurnKind {
    /// A figure.
    Figure,
    /// Any single figure, in place of a range or of an unknown.
    AnyFigure,
    /// A level.
    Level,
    /// Yes or no.
    Flag,
    /// One member of a set.
    Member,
}

/// A value at which the first place turns.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
enum TurnValue<'a> {
    /// A figure, in the criterion's unit.
    Figure(f64),
    /// Yes or no.
    Flag(bool),
    /// The id of a level, or of a member.
    Id(&'a str),
}

/// On which side of today's a value lies.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Direction {
    /// Larger, or better.
    Up,
    /// Smaller, or worse.
    Down,
}

/// How the first place turns.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum How {
    /// The option, first today, falls behind another.
    Overtaken,
    /// The option, first today, would be out.
    RuledOut,
    /// The option rises above all others.
    Overtakes,
    /// The option, out today, would be viable, and first.
    ComesBack,
}

/// Something that is said, or left open, beyond a tipping value.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Beyond<'a> {
    /// Where it comes from.
    kind: BeyondKind,
    /// What the other source says; null for the other kinds.
    dissent: Option<Evidence<'a>>,
    /// The figure or the level that it would be; null for the other kinds.
    value: Option<FactValue<'a>>,
    /// How it turns.
    how: How,
    /// The ids of the options that would be first.
    first: Vec<&'a str>,
}

/// Where a value beyond a tipping value comes from.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum BeyondKind {
    /// Another source of the same measure.
    Dissent,
    /// The low end of the range.
    LowEnd,
    /// The high end of the range.
    HighEnd,
    /// The level beside one that the tree's authors judged themselves.
    Neighbour,
    /// All members of which nobody knows.
    AllMembers,
    /// None of the members of which nobody knows.
    NoMembers,
    /// Nobody knows, so it may be anything.
    Unknown,
}

impl<'a> TippingPoint<'a> {
    /// Some tipping points, in their order.
    pub(super) fn all(cx: &Context<'a>, points: &[tipping::Tipping]) -> Vec<Self> {
        points.iter().map(|point| Self::of(cx, point)).collect()
    }

    fn of(cx: &Context<'a>, point: &tipping::Tipping) -> Self {
        let criterion = &cx.tree.criteria()[point.criterion];
        let scribe = &mut cx.scribe();
        let words = wording::tipping(scribe, point);
        Self {
            option: cx.option(point.candidate),
            criterion: criterion.id.as_str(),
            fact: Fact::of(cx, point.candidate, point.criterion),
            disputed: point.is_disputed(),
            turns: point
                .turns
                .iter()
                .map(|turn| Turn::of(cx, criterion, turn))
                .collect(),
            beyond: point
                .beyond
                .iter()
                .map(|one| Beyond::of(cx, point, one))
                .collect(),
            text: words.line().without_notes().line(),
        }
    }
}

impl<'a> Turn<'a> {
    fn of(cx: &Context<'a>, criterion: &'a Criterion, turn: &tipping::Turn) -> Self {
        let nothing = |kind| Self {
            kind,
            value: None,
            unit: None,
            direction: None,
            included: None,
            until: None,
            until_included: None,
            present: None,
            distance: turn.distance,
            how: How::of(turn.how),
            first: cx.options(&turn.first),
        };
        match turn.to {
            tipping::Turned::Figure { at, up, until } => Self {
                value: Some(TurnValue::Figure(at.at)),
                unit: unit(criterion),
                direction: Some(Direction::of(up)),
                included: Some(at.included),
                until: until.map(|end| end.at),
                until_included: until.map(|end| end.included),
                ..nothing(TurnKind::Figure)
            },
            tipping::Turned::AnyFigure => nothing(TurnKind::AnyFigure),
            tipping::Turned::Level { level, up } => Self {
                value: match &criterion.scale {
                    Scale::Level(all) => Some(TurnValue::Id(all.all()[level].id.as_str())),
                    _ => None,
                },
                direction: Some(Direction::of(up)),
                ..nothing(TurnKind::Level)
            },
            tipping::Turned::Flag(is) => Self {
                value: Some(TurnValue::Flag(is)),
                ..nothing(TurnKind::Flag)
            },
            tipping::Turned::Member { member, has } => Self {
                value: match &criterion.scale {
                    Scale::Set(all) => Some(TurnValue::Id(all.all()[member].as_str())),
                    _ => None,
                },
                present: Some(has),
                ..nothing(TurnKind::Member)
            },
        }
    }
}

impl<'a> Beyond<'a> {
    fn of(cx: &Context<'a>, point: &tipping::Tipping, one: &tipping::Beyond) -> Self {
        let criterion = &cx.tree.criteria()[point.criterion];
        let fact = &cx.tree.candidates()[point.candidate].facts[point.criterion];
        let (used, dissent) = match fact {
            model::Fact::Known { used, dissent, .. } => (Some(used), dissent.as_slice()),
            _ => (None, &[][..]),
        };
        let level = |ix| match &criterion.scale {
            Scale::Level(all) => Some(FactValue::Level(all.all()[ix].id.as_str())),
            _ => None,
        };
        let end = |low: bool| match used?.reading {
            model::Reading::Number { low: a, high: b } => {
                Some(FactValue::Number(if low { a } else { b }))
            }
            model::Reading::Level { low: a, high: b } => level(if low { a } else { b }),
            _ => None,
        };
        let (kind, said, value) = match one.said {
            tipping::Said::Dissent(place) => (BeyondKind::Dissent, dissent.get(place), None),
            tipping::Said::Low => (BeyondKind::LowEnd, None, end(true)),
            tipping::Said::High => (BeyondKind::HighEnd, None, end(false)),
            tipping::Said::Neighbour(ix) => (BeyondKind::Neighbour, None, level(ix)),
            tipping::Said::AllMembers => (BeyondKind::AllMembers, None, None),
            tipping::Said::NoMembers => (BeyondKind::NoMembers, None, None),
            tipping::Said::Unknown => (BeyondKind::Unknown, None, None),
        };
        Self {
            kind,
            dissent: said.map(|said| Evidence::of(cx, point.criterion, said)),
            value,
            how: How::of(one.how),
            first: cx.options(&one.first),
        }
    }
}

impl Direction {
    fn of(up: bool) -> Self {
        if up { Self::Up } else { Self::Down }
    }
}

impl How {
    fn of(how: tipping::How) -> Self {
        match how {
            tipping::How::Overtaken => Self::Overtaken,
            tipping::How::RuledOut => Self::RuledOut,
            tipping::How::Overtakes => Self::Overtakes,
            tipping::How::ComesBack => Self::ComesBack,
        }
    }
}
