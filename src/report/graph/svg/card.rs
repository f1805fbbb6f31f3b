//! A question and a rule as cards.

use super::answers::{answers, needs};
use super::columns::{Columns, PAD};
use super::measure::{width, wrapped};
use super::paint::{
    ABOUT, AMBER, BODY, BOX, CONDITION, DIM, FAINT, GREEN, HEAD, HOVER, ID, INK, LINE, LINES,
    PAPER, PURPLE, SMALL, TAKEN,
};
use super::scene::{Area, Colour, Scene, Shape};
use crate::report::graph::view::{Card, RuleCard, State};
use crate::report::phrase::Phrase;

/// Where a card stands, and where arrows meet it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) top: i32,
    pub(super) bottom: i32,
    /// Where arrows leave it.
    pub(super) leaves: i32,
    /// Where arrows enter that say whether it is asked, or whether it holds.
    pub(super) enters: i32,
    /// Where arrows enter that say what it offers.
    pub(super) offers: i32,
}

/// Draws a question with its top at `top`.
pub(super) fn question(scene: &mut Scene, columns: Columns, card: &Card, top: i32) -> Placed {
    let place = scene.shapes.len();
    let (fill, stroke, ink, dashed) = match card.state {
        State::Plain => (PAPER, BOX, INK, false),
        State::Answered => (PAPER, GREEN, INK, false),
        State::Open => (PAPER, AMBER, INK, true),
        State::Skipped => (FAINT, LINE, DIM, true),
    };
    let x = columns.marks();
    let mut y = top + PAD + HEAD.size - 2;
    scene.titled(&heading(card));
    let ask = wrapped(&card.ask.line(), HEAD, columns.inside(), LINES);
    let leaves = y - 5;
    y = scene.lines((x, y), &ask, HEAD, ink);
    y = about(scene, (x, y), card, columns.right() - PAD);
    let mut enters = leaves;
    if let Some(when) = &card.when {
        enters = y - 4;
        let words = format!("asked if {}", when.line());
        let lines = wrapped(&words, CONDITION, columns.inside(), LINES);
        let colour = if card.state == State::Skipped {
            DIM
        } else {
            PURPLE
        };
        y = scene.lines((x, y), &lines, CONDITION, colour);
    }
    if card.is_told() {
        let colour = match card.state {
            State::Open => AMBER,
            State::Skipped => DIM,
            State::Plain | State::Answered => GREEN,
        };
        let lines = wrapped(&card.said.line(), SMALL.bold(), columns.inside(), LINES);
        y = scene.lines((x, y), &lines, SMALL.bold(), colour);
    }
    scene.shapes.push(Shape::End);
    let mut offers = leaves;
    // From here on `y` is a line behind where the next rule is drawn.
    y += if card.groups.is_empty() { 0 } else { 4 };
    for group in &card.groups {
        let conditional = group.rows.iter().any(|row| row.when.is_some());
        if conditional && offers == leaves {
            offers = y + 2;
        }
        y = answers(scene, columns, group, card.state, y);
    }
    if card.hidden > 0 && !card.groups.is_empty() {
        let words = format!("... and {} more", card.hidden);
        scene.text((columns.id(), y + 6), &words, SMALL, HOVER);
        y += SMALL.leading();
    }
    let bottom = y + if card.groups.is_empty() { 4 } else { -6 };
    scene.under(place, area(columns, top, bottom, fill, stroke, dashed));
    Placed {
        top,
        bottom,
        leaves,
        enters,
        offers,
    }
}

fn area(
    columns: Columns,
    top: i32,
    bottom: i32,
    fill: Colour,
    stroke: Colour,
    dashed: bool,
) -> Area {
    Area {
        x: columns.left,
        y: top,
        width: columns.width,
        height: bottom - top,
        round: 8,
        fill,
        stroke,
        dashed,
    }
}

/// What is behind a question, in full.
fn heading(card: &Card) -> String {
    let why = card.why.as_ref().map(Phrase::line);
    let when = card
        .when
        .as_ref()
        .map(|when| format!("Asked if {}.", when.line()));
    let parts = [Some(card.ask.line()), why, when];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The line below a question: its id, what it takes, what it is.
fn about(scene: &mut Scene, (x, y): (i32, i32), card: &Card, right: i32) -> i32 {
    let (dim, loud) = match card.state {
        State::Skipped => (DIM, DIM),
        _ => (HOVER, INK),
    };
    let mut parts = vec![(card.id.line(), ID, dim), (card.takes.line(), ABOUT, dim)];
    if card.essential {
        parts.push(("essential".to_owned(), ABOUT.bold(), loud));
    }
    if card.shared {
        parts.push(("shared with other trees".to_owned(), ABOUT, dim));
    }
    if let Some(by) = card.answered_by() {
        parts.push((by, ABOUT, GREEN));
    }
    let mut at = x;
    for (words, face, colour) in parts {
        let Some(words) = wrapped(&words, face, (right - at).max(0), 1).pop() else {
            continue;
        };
        scene.text((at, y), &words, face, colour);
        at += width(&words, face) + 14;
    }
    y + ABOUT.leading() + 2
}

/// Draws a rule with its top at `top`.
pub(super) fn rule(scene: &mut Scene, columns: Columns, rule: &RuleCard, top: i32) -> Placed {
    let place = scene.shapes.len();
    let (fill, stroke, dim) = match rule.holds {
        Some(true) => (TAKEN, GREEN, false),
        Some(false) => (FAINT, LINE, true),
        None => (PAPER, PURPLE, false),
    };
    let (x, room) = (columns.marks(), columns.verb() - 24 - columns.marks());
    let first = top + PAD + BODY.size - 4;
    let title = format!(
        "Rule {}: {}\nIf {}.",
        rule.id.line(),
        rule.because.line(),
        rule.when.line()
    );
    let mut y = first;
    scene.titled(&title);
    let ink = if dim { DIM } else { INK };
    let id = wrapped(&rule.id.line(), ID.bold(), room, 1);
    y = scene.lines((x, y), &id, ID.bold(), ink);
    let enters = y - 4;
    let words = format!("if {}", rule.when.line());
    let lines = wrapped(&words, CONDITION, room, LINES);
    let colour = if dim { DIM } else { PURPLE };
    y = scene.lines((x, y), &lines, CONDITION, colour);
    let lines = wrapped(&rule.because.line(), SMALL, room, LINES);
    y = scene.lines((x, y), &lines, SMALL, if dim { DIM } else { HOVER });
    let right = needs(scene, columns, &rule.needs, dim, first);
    scene.shapes.push(Shape::End);
    let bottom = y.max(right) - BODY.size + PAD - 2;
    scene.under(place, area(columns, top, bottom, fill, stroke, dim));
    Placed {
        top,
        bottom,
        leaves: enters,
        enters,
        offers: enters,
    }
}
