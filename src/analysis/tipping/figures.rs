//! The figures at which a number turns the first place.

use super::seat::Spot;
use super::{How, Turn, Turned};
use crate::model::{Fact, Reading, Test, ValueFunction};

/// The end of a run of figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// The figure.
    pub at: f64,
    /// Whether it belongs to the run.
    pub included: bool,
}

/// A run of figures, each of which turns the first place.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    from: End,
    to: End,
    /// How it turns at its low end.
    low: How,
    /// How it turns at its high end.
    high: How,
}

/// The nearest figures at which the first place turns: one above today's, one below.
pub(super) fn turns(spot: &Spot<'_>, value: Option<&ValueFunction>) -> Vec<Turn> {
    let places = places(spot, value);
    let runs = runs(spot, value, &places);
    let today = today(spot, value, &places);
    let mut found: Vec<Turn> = Vec::new();
    let mut tell = |to: Turned, how: How, at: Option<f64>| {
        let distance = at.map_or(0.0, |at| distance(value, today, at));
        found.push(Turn {
            to,
            how,
            first: spot.first(how),
            distance,
        });
    };
    let above = runs
        .iter()
        .find(|run| run.from.at > today || run.starts_at(today));
    let below = runs
        .iter()
        .rfind(|run| run.to.at < today || run.ends_at(today));
    if let Some(run) = runs
        .iter()
        .find(|run| run.from.at < today && today < run.to.at)
    {
        // Today's is a range or an unknown: its middle turns, itself does not.
        let (down, up) = (today - run.from.at, run.to.at - today);
        if down.is_infinite() && up.is_infinite() {
            tell(Turned::AnyFigure, run.low, None);
        } else if down <= up {
            tell(run.upwards(), run.low, Some(run.from.at));
        } else {
            tell(run.downwards(), run.high, Some(run.to.at));
        }
    }
    if let Some(run) = above {
        tell(run.upwards(), run.low, Some(run.from.at));
    }
    if let Some(run) = below {
        tell(run.downwards(), run.high, Some(run.to.at));
    }
    found.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    found
}

impl Run {
    fn upwards(&self) -> Turned {
        Turned::Figure {
            at: self.from,
            up: true,
            until: self.to.at.is_finite().then_some(self.to),
        }
    }

    fn downwards(&self) -> Turned {
        Turned::Figure {
            at: self.to,
            up: false,
            until: self.from.at.is_finite().then_some(self.from),
        }
    }

    #[expect(clippy::float_cmp, reason = "the same figure, not a computed one")]
    fn starts_at(&self, figure: f64) -> bool {
        self.from.at == figure && self.to.at > figure
    }

    #[expect(clippy::float_cmp, reason = "the same figure, not a computed one")]
    fn ends_at(&self, figure: f64) -> bool {
        self.to.at == figure && self.from.at < figure
    }
}

/// The figures between which nothing but the value changes, and that in one straight line: the
/// points of the value function, and the bounds of the tests that read the fact.
fn places(spot: &Spot<'_>, value: Option<&ValueFunction>) -> Vec<f64> {
    let mut places: Vec<f64> = match value {
        Some(ValueFunction::Linear { worst, best } | ValueFunction::Log { worst, best }) => {
            vec![*worst, *best]
        }
        Some(ValueFunction::Points(points)) => points.iter().map(|(x, _)| *x).collect(),
        None => Vec::new(),
    };
    for test in spot.tests() {
        if let Test::Number { at_least, at_most } = test {
            places.extend([*at_least, *at_most].into_iter().flatten());
        }
    }
    places.sort_by(f64::total_cmp);
    places.dedup();
    places
}

/// The figure that today's fact stands for: a single one is itself, a range or an unknown the one
/// that counts as much.
fn today(spot: &Spot<'_>, value: Option<&ValueFunction>, places: &[f64]) -> f64 {
    let within = match spot.fact {
        Fact::Known { used, .. } => match &used.reading {
            Reading::Number { low, high } if low < high => Some((*low, *high)),
            Reading::Number { low, .. } => return *low,
            _ => None,
        },
        _ => None,
    };
    let (low, high) = within.unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
    let counts = spot.counted();
    let mut figure = None;
    if let Some(value) = value {
        let pairs = places.iter().zip(places.iter().skip(1));
        figure = pairs
            .map(|(a, b)| Piece::of(value, *a, *b))
            .filter_map(|piece| piece.figure(counts))
            .find(|figure| (low..=high).contains(figure));
    }
    let middle = within.map(|(low, high)| f64::midpoint(low, high));
    figure
        .or(middle)
        .or(places.first().copied())
        .unwrap_or_default()
}

/// A piece of a value function on which it is a straight line, of the figure or of its logarithm.
struct Piece {
    from: (f64, f64),
    to: (f64, f64),
    log: bool,
}

impl Piece {
    fn of(value: &ValueFunction, from: f64, to: f64) -> Self {
        Self {
            from: (from, value.of(from).get()),
            to: (to, value.of(to).get()),
            log: matches!(value, ValueFunction::Log { .. }) && from > 0.0,
        }
    }

    /// The figure that is worth so much; `None` where none on this piece is.
    fn figure(&self, worth: f64) -> Option<f64> {
        let ((a, low), (b, high)) = (self.from, self.to);
        let part = (worth - low) / (high - low);
        (0.0..=1.0).contains(&part).then(|| {
            let figure = if self.log {
                a * libm::exp(libm::log(b / a) * part)
            } else {
                a + (b - a) * part
            };
            figure.clamp(a, b)
        })
    }
}

/// All runs of figures that turn the first place, in order.
fn runs(spot: &Spot<'_>, value: Option<&ValueFunction>, places: &[f64]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut add = |run: Option<Run>| {
        let Some(run) = run else { return };
        match runs.last_mut() {
            Some(last) if last.touches(&run) => {
                last.to = run.to;
                last.high = run.high;
            }
            _ => runs.push(run),
        }
    };
    let mut before = f64::NEG_INFINITY;
    for place in places.iter().copied().chain([f64::INFINITY]) {
        add(between(spot, value, before, place));
        if place.is_finite() {
            add(spot.turns(&single(place)).map(|how| Run {
                from: End {
                    at: place,
                    included: true,
                },
                to: End {
                    at: place,
                    included: true,
                },
                low: how,
                high: how,
            }));
        }
        before = place;
    }
    runs
}

impl Run {
    #[expect(clippy::float_cmp, reason = "the same figure, not a computed one")]
    fn touches(&self, next: &Self) -> bool {
        self.to.at == next.from.at && (self.to.included || next.from.included)
    }
}

fn single(figure: f64) -> Reading {
    Reading::Number {
        low: figure,
        high: figure,
    }
}

/// The figures between two neighbouring places that turn the first place: they reach from one of
/// the two to where the score meets the one to beat, or to the other.
fn between(spot: &Spot<'_>, value: Option<&ValueFunction>, from: f64, to: f64) -> Option<Run> {
    let inside = match (from.is_finite(), to.is_finite()) {
        (true, true) => f64::midpoint(from, to),
        (true, false) => from + 1.0 + from.abs(),
        (false, true) => to - 1.0 - to.abs(),
        (false, false) => 0.0,
    };
    let reading = single(inside);
    let viable = spot.leaves_viable(&reading);
    let open = |at: f64| End {
        at,
        included: false,
    };
    let whole = |how: How| Run {
        from: open(from),
        to: open(to),
        low: how,
        high: how,
    };
    let weighed = value.filter(|_| spot.per_value() > 0.0);
    let (Some(value), true) = (weighed, from.is_finite() && to.is_finite()) else {
        return spot.how(viable, spot.score(&reading)).map(whole);
    };
    let piece = Piece::of(value, from, to);
    let rest = spot.base() + spot.preferred(&reading);
    let at = |worth: f64| spot.how(viable, rest + spot.per_value() * worth);
    match (at(piece.from.1), at(piece.to.1)) {
        (Some(low), Some(high)) => Some(Run {
            low,
            high,
            ..whole(low)
        }),
        (None, None) => None,
        (low, high) => {
            let meets = piece.figure((spot.to_beat() - rest) / spot.per_value())?;
            match (low, high) {
                (Some(how), _) => Some(Run {
                    to: open(meets),
                    ..whole(how)
                }),
                (_, how) => how.map(|how| Run {
                    from: open(meets),
                    ..whole(how)
                }),
            }
        }
    }
}

/// How far two figures lie apart in value; where both are worth the same, in shares of the larger.
fn distance(value: Option<&ValueFunction>, today: f64, at: f64) -> f64 {
    let apart = value.map_or(0.0, |value| {
        (value.of(at).get() - value.of(today).get()).abs()
    });
    let largest = at.abs().max(today.abs());
    if apart > 1e-12 || largest <= 0.0 {
        apart
    } else {
        ((at - today).abs() / largest).min(1.0)
    }
}
