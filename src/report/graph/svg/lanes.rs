//! Arrows in the right margin: one upright line for each question on which something depends,
//! with a branch to each thing that does. They never cross a card, so they never cross text.

use std::collections::BTreeMap;

use super::card::Placed;
use super::paint::{BUSES, GREEN, PAPER};
use super::scene::{Colour, Line, Scene, Shape};
use crate::report::graph::view::{Arrow, To};

/// From one upright line to the next.
const LANE: i32 = 16;
/// From the cards to the first upright line.
const NEAR: i32 = 30;
/// A line of which nothing holds.
const OFF: Colour = "#b3b9c0";

/// The upright line of one question.
#[derive(Clone, Debug)]
struct Bus {
    leaves: i32,
    branches: Vec<Branch>,
    lane: i32,
}

#[derive(Clone, Copy, Debug)]
struct Branch {
    enters: i32,
    live: Option<bool>,
    offers: bool,
}

impl Bus {
    fn span(&self) -> (i32, i32) {
        let ends = self.branches.iter().map(|branch| branch.enters);
        let (top, bottom) = ends.fold((self.leaves, self.leaves), |(top, bottom), y| {
            (top.min(y), bottom.max(y))
        });
        (top, bottom)
    }
}

/// Draws the arrows; how wide they are together.
pub(super) fn draw(
    scene: &mut Scene,
    edge: i32,
    arrows: &[Arrow],
    (cards, rules): (&[Placed], &[Placed]),
) -> i32 {
    let mut buses = buses(arrows, cards, rules);
    let lanes = assign(&mut buses);
    // The longest first, so that the short ones near the cards are painted over them.
    buses.sort_by_key(|bus| (-bus.lane, bus.leaves));
    for (n, bus) in buses.iter().enumerate() {
        let own = BUSES.get(n % BUSES.len()).copied().unwrap_or(OFF);
        paint(scene, edge, bus, own);
    }
    if lanes == 0 { 0 } else { NEAR + lanes * LANE }
}

fn buses(arrows: &[Arrow], cards: &[Placed], rules: &[Placed]) -> Vec<Bus> {
    let mut found: BTreeMap<usize, Bus> = BTreeMap::new();
    for arrow in arrows {
        let (placed, offers) = match arrow.to {
            To::Question(n) => (cards.get(n), false),
            To::Choices(n) => (cards.get(n), true),
            To::Rule(n) => (rules.get(n), false),
        };
        let (Some(placed), Some(from)) = (placed, cards.get(arrow.from)) else {
            continue;
        };
        let bus = found.entry(arrow.from).or_insert_with(|| Bus {
            leaves: from.leaves,
            branches: Vec::new(),
            lane: 0,
        });
        // Several arrows into one place stand below each other.
        let there = if offers { placed.offers } else { placed.enters };
        bus.branches.push(Branch {
            enters: there,
            live: arrow.live,
            offers,
        });
    }
    found.into_values().collect()
}

/// Gives each upright line the nearest lane that is free along it, short ones first; how many
/// lanes there are.
fn assign(buses: &mut [Bus]) -> i32 {
    let length = |bus: &Bus| {
        let (top, bottom) = bus.span();
        (bottom - top, top)
    };
    buses.sort_by_key(length);
    let mut taken: Vec<Vec<(i32, i32)>> = Vec::new();
    for bus in buses {
        let (top, bottom) = bus.span();
        let free =
            |lane: &Vec<(i32, i32)>| lane.iter().all(|(a, b)| bottom + 8 < *a || *b + 8 < top);
        let place = taken.iter().position(free).unwrap_or(taken.len());
        match taken.get_mut(place) {
            Some(lane) => lane.push((top, bottom)),
            None => taken.push(vec![(top, bottom)]),
        }
        bus.lane = i32::try_from(place).unwrap_or(0);
    }
    i32::try_from(taken.len()).unwrap_or(0)
}

fn paint(scene: &mut Scene, edge: i32, bus: &Bus, own: Colour) {
    let x = edge + NEAR + bus.lane * LANE;
    let (top, bottom) = bus.span();
    let colour = |live: Option<bool>| match live {
        None => own,
        Some(true) => GREEN,
        Some(false) => OFF,
    };
    let any_live = bus.branches.iter().any(|branch| branch.live == Some(true));
    let answered = bus.branches.iter().any(|branch| branch.live.is_some());
    let whole = colour(answered.then_some(any_live));
    let upright = vec![(x, top), (x, bottom)];
    line(scene, upright, whole, (false, false));
    let out = vec![(edge + 1, bus.leaves), (x, bus.leaves)];
    line(scene, out, whole, (false, false));
    for branch in &bus.branches {
        let stroke = colour(branch.live);
        let y = branch.enters;
        let into = vec![(x, y), (edge + 1, y)];
        line(scene, into, stroke, (branch.offers, true));
        scene.shapes.push(Shape::Disc {
            x,
            y,
            radius: 2,
            fill: stroke,
            stroke,
        });
    }
}

/// A line with a pale seam, which lets it pass over those that it crosses.
fn line(scene: &mut Scene, points: Vec<(i32, i32)>, stroke: Colour, (dashed, tip): (bool, bool)) {
    scene.line(points.clone(), PAPER, 5);
    scene.shapes.push(Shape::Line(Line {
        points,
        stroke,
        width: 2,
        dashed,
        tip,
    }));
}
