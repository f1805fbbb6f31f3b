//! The drawing as SVG, laid out here: cards below each other in the order of the questions, their
//! order and the way through them along the left margin, conditions along the right one.
//!
//! Guarantee: no two texts overlap, whatever sans-serif face is at hand; no script, no style
//! sheet, no reference to anything outside.

mod answers;
mod card;
mod columns;
mod draw;
mod lanes;
mod measure;
mod paint;
mod scene;

use std::fmt::Write as _;

use card::Placed;
use columns::{Columns, PAD};
use draw::Spoken;
use measure::{Face, width, wrapped};
use paint::{
    ABOUT, AMBER, BODY, BOX, DIM, FAINT, GREEN, HEAD, HOVER, INK, LINE, PAPER, TITLE, status_colour,
};
use scene::{Area, Scene, Shape};

use super::view::{Ending, Graph, State};
use crate::report::phrase::Phrase;
use crate::report::view::status_word;

/// The margin around everything.
const MARGIN: i32 = 24;
/// Where the way through the questions runs.
const RAIL: i32 = 40;
/// Where cards begin.
const CARDS: i32 = 72;
/// Between cards.
const GAP: i32 = 18;
/// The size of a station on the way.
const STATION: i32 = 13;

/// A drawing before it is written.
#[derive(Debug)]
pub(super) struct Page {
    scene: Scene,
    size: (i32, i32),
    /// Where the margin with the arrows begins.
    #[cfg(test)]
    edge: i32,
}

#[cfg(test)]
impl Page {
    /// The box of each text: left, top, right, bottom.
    pub(super) fn rooms(&self) -> Vec<((i32, i32, i32, i32), String)> {
        let texts = self.scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => Some((text.room(), text.words.clone())),
            _ => None,
        });
        texts.collect()
    }

    /// The room for texts, left of the arrows: width and height.
    pub(super) fn room(&self) -> (i32, i32) {
        (self.edge, self.size.1)
    }
}

/// Draws a tree.
pub(super) fn write(graph: &Graph, notes: &[Phrase]) -> String {
    let page = page(graph, notes);
    let title = graph.title.line();
    let text = spoken(graph, notes);
    let spoken = Spoken {
        title: &title,
        text: &text,
    };
    draw::document(&page.scene, page.size, spoken)
}

/// Lays a drawing out.
pub(super) fn page(graph: &Graph, notes: &[Phrase]) -> Page {
    let mut scene = Scene::default();
    let columns = Columns::of(graph, CARDS);
    let mut y = heading(&mut scene, columns, graph, notes);
    let start = y - GAP;
    let mut cards: Vec<Placed> = Vec::new();
    for one in &graph.cards {
        let placed = card::question(&mut scene, columns, one, y);
        y = placed.bottom + GAP;
        cards.push(placed);
    }
    if graph.left.questions > 0 {
        let words = format!("... and {} more questions", graph.left.questions);
        scene.text((columns.left, y + BODY.size), &words, BODY, HOVER);
        y += BODY.leading() + GAP;
    }
    let mut rules: Vec<Placed> = Vec::new();
    if !graph.rules.is_empty() {
        let words = "Rules: what follows from several answers together";
        scene.text((columns.left, y + HEAD.size + 6), words, HEAD, INK);
        y += HEAD.leading() + GAP;
        for one in &graph.rules {
            let placed = card::rule(&mut scene, columns, one, y);
            y = placed.bottom + GAP - 6;
            rules.push(placed);
        }
    }
    let end = graph.ending.as_ref().map(|one| {
        y += 6;
        let placed = ending(&mut scene, columns, one, y);
        y = placed.bottom + GAP;
        (placed.leaves, status_colour(one.status))
    });
    rail(&mut scene, graph, &cards, start, end);
    let margin = lanes::draw(&mut scene, columns.right(), &graph.arrows, (&cards, &rules));
    let size = (columns.right() + margin + MARGIN, y - GAP + MARGIN);
    let ground = Area {
        x: 0,
        y: 0,
        width: size.0,
        height: size.1,
        round: 0,
        fill: PAPER,
        stroke: "none",
        dashed: false,
    };
    scene.under(0, ground);
    Page {
        scene,
        size,
        #[cfg(test)]
        edge: columns.right(),
    }
}

/// The title, what is decided, the tree, and what is left out; the top of what comes next.
fn heading(scene: &mut Scene, columns: Columns, graph: &Graph, notes: &[Phrase]) -> i32 {
    let room = columns.right() - MARGIN;
    let mut y = MARGIN + TITLE.size;
    let lines = |scene: &mut Scene, words: &Phrase, face: Face, colour, y| {
        let lines = wrapped(&words.line(), face, room, 3);
        scene.lines((MARGIN, y), &lines, face, colour)
    };
    y = lines(scene, &graph.title, TITLE, INK, y);
    y = lines(scene, &graph.decides, BODY, INK, y);
    y = lines(scene, &graph.about, ABOUT, HOVER, y);
    for note in notes {
        y = lines(scene, note, ABOUT, AMBER, y);
    }
    y + GAP - 4
}

/// What comes out, with its top at `top`.
fn ending(scene: &mut Scene, columns: Columns, ending: &Ending, top: i32) -> Placed {
    let place = scene.shapes.len();
    let colour = status_colour(ending.status);
    let (x, room) = (columns.left + PAD, columns.width - 2 * PAD);
    let mut y = top + PAD + ABOUT.size - 2;
    let status = status_word(ending.status);
    scene.text(
        (x, y),
        &format!("Recommendation: {status}"),
        ABOUT.bold(),
        colour,
    );
    y += HEAD.leading() + 4;
    let head = Face::of(18).bold();
    let lines = wrapped(&ending.headline.line(), head, room, 3);
    let leaves = y - 6;
    y = scene.lines((x, y), &lines, head, INK);
    for sentence in &ending.sentences {
        let lines = wrapped(&sentence.line(), BODY, room, 3);
        y = scene.lines((x, y), &lines, BODY, INK);
    }
    let bottom = y - BODY.size + PAD - 2;
    // The last one that goes under the text is painted first.
    for inset in [2, 0] {
        scene.under(
            place,
            Area {
                x: columns.left + inset,
                y: top + inset,
                width: columns.width - 2 * inset,
                height: bottom - top - 2 * inset,
                round: 10,
                fill: PAPER,
                stroke: colour,
                dashed: false,
            },
        );
    }
    Placed {
        top,
        bottom,
        leaves,
        enters: leaves,
        offers: leaves,
    }
}

/// The way through the questions: a station at each, closed where it is not asked.
fn rail(
    scene: &mut Scene,
    graph: &Graph,
    cards: &[Placed],
    start: i32,
    end: Option<(i32, &'static str)>,
) {
    let last = cards.last().map_or(start, |placed| placed.leaves);
    let to = end.map_or(last, |(y, _)| y);
    let (stroke, wide) = if end.is_some() { (GREEN, 4) } else { (BOX, 2) };
    if to > start {
        scene.line(vec![(RAIL, start), (RAIL, to)], stroke, wide);
    }
    for (card, placed) in graph.cards.iter().zip(cards) {
        let (fill, stroke, ink) = match card.state {
            State::Plain => (PAPER, BOX, INK),
            State::Answered => (GREEN, GREEN, PAPER),
            State::Open => (PAPER, AMBER, AMBER),
            State::Skipped => (FAINT, LINE, DIM),
        };
        let y = placed.leaves;
        scene.line(vec![(RAIL, y), (CARDS, y)], stroke, 2);
        scene.shapes.push(Shape::Disc {
            x: RAIL,
            y,
            radius: STATION,
            fill,
            stroke,
        });
        let face = ABOUT.bold();
        let number = card.number.to_string();
        let x = RAIL - width(&number, face) / 2;
        scene.text((x, y + 4), &number, face, ink);
    }
    if let Some((y, colour)) = end {
        scene.line(vec![(RAIL, y), (CARDS, y)], GREEN, 4);
        scene.shapes.push(Shape::Disc {
            x: RAIL,
            y,
            radius: STATION - 3,
            fill: colour,
            stroke: colour,
        });
    }
}

/// The drawing in words, for those who do not see it.
fn spoken(graph: &Graph, notes: &[Phrase]) -> String {
    let mut lines = vec![graph.decides.line()];
    for card in &graph.cards {
        let mut line = format!("{}. {}", card.number, card.ask.line());
        if let Some(when) = &card.when {
            write!(line, " Asked if {}.", when.line()).ok();
        }
        if !card.said.is_empty() {
            write!(line, " {}.", card.said.line()).ok();
        }
        lines.push(line);
    }
    if let Some(ending) = &graph.ending {
        let status = status_word(ending.status);
        lines.push(format!(
            "Recommendation, {status}: {}.",
            ending.headline.line()
        ));
    }
    lines.extend(notes.iter().map(Phrase::line));
    lines.join("\n")
}
