//! The levels, the flags and the members of sets at which the first place turns.

use super::seat::Spot;
use super::{How, Turn, Turned};
use crate::model::{Fact, Ix, LevelIx, Levels, MemberSet, Members, Reading, Scale, Value};

/// The nearest levels at which the first place turns: one above today's, one below.
pub(super) fn levels(spot: &Spot<'_>, levels: &Levels) -> Vec<Turn> {
    let today = today(spot, levels);
    let turning: Vec<(LevelIx, f64, How)> = levels
        .all()
        .indices()
        .filter_map(|level| {
            let reading = Reading::Level {
                low: level,
                high: level,
            };
            Some((level, place(level), spot.turns(&reading)?))
        })
        .collect();
    // Of a range the level in its middle is above it: what is certain is better than what is not.
    let above = turning.iter().find(|(_, place, _)| *place >= today);
    let below = turning.iter().rfind(|(_, place, _)| *place < today);
    let counts = spot.counted();
    #[expect(clippy::cast_precision_loss, reason = "at most 200 levels")]
    let step = 1.0 / (levels.all().len().max(2) - 1) as f64;
    let turn = |(level, at, how): &(LevelIx, f64, How), up: bool| {
        let apart = (levels.value(*level).get() - counts).abs();
        Turn {
            to: Turned::Level { level: *level, up },
            how: *how,
            first: spot.first(*how),
            distance: if apart > 1e-12 {
                apart
            } else {
                (at - today).abs() * step
            },
        }
    };
    let mut found: Vec<Turn> = above
        .map(|one| turn(one, true))
        .into_iter()
        .chain(below.map(|one| turn(one, false)))
        .collect();
    found.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    found
}

#[expect(clippy::cast_precision_loss, reason = "at most 200 levels")]
fn place(level: LevelIx) -> f64 {
    level.position() as f64
}

/// Where today's fact stands among the levels: a range in its middle, an unknown above all levels
/// that count less.
fn today(spot: &Spot<'_>, levels: &Levels) -> f64 {
    if let Fact::Known { used, .. } = spot.fact
        && let Reading::Level { low, high } = used.reading
    {
        return f64::midpoint(place(low), place(high));
    }
    let counts = spot.counted();
    let less = |ix: &LevelIx| levels.value(*ix).get() < counts;
    let below = levels.all().indices().rfind(less);
    below.map_or(-0.5, |level| place(level) + 0.5)
}

/// The other answer of a flag, if the first place turns at it; of an unknown each.
pub(super) fn flags(spot: &Spot<'_>) -> Vec<Turn> {
    let now = match spot.fact {
        Fact::Known { used, .. } => match used.reading {
            Reading::Flag(now) => Some(now),
            _ => None,
        },
        _ => None,
    };
    let counts = spot.counted();
    let mut found: Vec<Turn> = [true, false]
        .into_iter()
        .filter(|is| now != Some(*is))
        .filter_map(|is| {
            let how = spot.turns(&Reading::Flag(is))?;
            let apart = match &spot.criterion.scale {
                Scale::Flag { yes, no } => (if is { yes.get() } else { no.get() } - counts).abs(),
                _ => 1.0,
            };
            Some(Turn {
                to: Turned::Flag(is),
                how,
                first: spot.first(how),
                distance: if apart > 1e-12 { apart } else { 1.0 },
            })
        })
        .collect();
    found.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    found
}

/// The single members that turn the first place if they were there, or were missing. Of an unknown
/// set the others stay unknown.
pub(super) fn members(spot: &Spot<'_>, all: &Members) -> Vec<Turn> {
    let declared: MemberSet = all.all().indices().collect();
    let (there, open) = match spot.fact {
        Fact::Known { used, .. } => match used.reading {
            Reading::Set { members, unknown } => (members, unknown),
            _ => return Vec::new(),
        },
        Fact::Unknown { .. } => (MemberSet::EMPTY, declared),
        Fact::NotApplicable { .. } => (MemberSet::EMPTY, MemberSet::EMPTY),
    };
    let mut found = Vec::new();
    for member in all.all().indices() {
        let one: MemberSet = [member].into_iter().collect();
        for has in [true, false] {
            let known = !open.contains(member);
            if known && there.contains(member) == has {
                continue;
            }
            let reading = Reading::Set {
                members: if has {
                    there.union(&one)
                } else {
                    there.without(&one)
                },
                unknown: open.without(&one),
            };
            let Some(how) = spot.turns(&reading) else {
                continue;
            };
            found.push(Turn {
                to: Turned::Member { member, has },
                how,
                first: spot.first(how),
                distance: step(all.share(member)),
            });
        }
    }
    found.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    found
}

/// How much one member is of a set: its share, or, where members have none, a whole fact.
fn step(share: Option<Value>) -> f64 {
    share
        .map(Value::get)
        .filter(|share| *share > 0.0)
        .unwrap_or(1.0)
}
