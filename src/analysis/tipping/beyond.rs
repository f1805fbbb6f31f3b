//! What is said, or left open, beyond the value at which the first place turns.

use super::seat::Spot;
use super::{Beyond, Said, Turn};
use crate::model::{Evidence, Fact, LevelIx, Reading, Scale, SourceKind};

/// What turns the first place if it is believed: each dissenting source, then what the fact itself
/// leaves open.
pub(super) fn beyond(spot: &Spot<'_>, turns: &[Turn]) -> Vec<Beyond> {
    let mut found = Vec::new();
    let mut look = |said: Said, reading: &Reading| {
        if let Some(how) = spot.turns(reading) {
            found.push(Beyond {
                said,
                how,
                first: spot.first(how),
            });
        }
    };
    match spot.fact {
        Fact::Known { used, dissent, .. } => {
            for (place, other) in dissent.iter().enumerate() {
                look(Said::Dissent(place), &other.reading);
            }
            for (said, reading) in left_open(spot, used) {
                look(said, &reading);
            }
        }
        Fact::Unknown { .. } => {
            let nearest = turns.first().map(|turn| Beyond {
                said: Said::Unknown,
                how: turn.how,
                first: turn.first.clone(),
            });
            found.extend(nearest);
        }
        Fact::NotApplicable { .. } => {}
    }
    found
}

/// What the used evidence leaves open: the ends of a range, the members of which nobody knows, the
/// neighbours of a level that was judged.
fn left_open(spot: &Spot<'_>, used: &Evidence) -> Vec<(Said, Reading)> {
    let level = |ix: LevelIx| Reading::Level { low: ix, high: ix };
    match used.reading {
        Reading::Number { low, high } if low < high => vec![
            (Said::Low, Reading::Number { low, high: low }),
            (Said::High, Reading::Number { low: high, high }),
        ],
        Reading::Level { low, high } if low < high => {
            vec![(Said::Low, level(low)), (Said::High, level(high))]
        }
        Reading::Level { low, .. } => {
            let source = &spot.seat.ground.tree.sources()[used.source];
            match &spot.criterion.scale {
                Scale::Level(levels) if source.kind == SourceKind::Assessment => {
                    let (below, above) = levels.around(low);
                    [below, above]
                        .into_iter()
                        .filter(|ix| *ix != low)
                        .map(|ix| (Said::Neighbour(ix), level(ix)))
                        .collect()
                }
                _ => Vec::new(),
            }
        }
        Reading::Set { members, unknown } if !unknown.is_empty() => {
            let set = |members| Reading::Set {
                members,
                unknown: unknown.without(&unknown),
            };
            vec![
                (Said::AllMembers, set(members.union(&unknown))),
                (Said::NoMembers, set(members)),
            ]
        }
        _ => Vec::new(),
    }
}
