//! Answers to the left, what they do to the right.

use super::columns::Columns;
use super::measure::wrapped;
use super::paint::{
    ABOUT, BODY, BOX, GREEN, HOVER, ID, INK, LINE, LINES, PURPLE, SMALL, TAKEN, verb_colour,
};
use super::scene::{Area, Scene, Shape};
use crate::report::graph::view::{Group, Need, Row, RowKind, State};

/// Answers that do the same; the baseline for what comes next.
pub(super) fn answers(
    scene: &mut Scene,
    columns: Columns,
    group: &Group,
    state: State,
    y: i32,
) -> i32 {
    let top = y - BODY.size + 1;
    scene.line(
        vec![(columns.left + 1, top), (columns.right() - 1, top)],
        LINE,
        1,
    );
    let first = y + 6;
    scene.titled(&told(group));
    let place = scene.shapes.len();
    let mut left = first;
    let mut bands = Vec::new();
    for one in &group.rows {
        let from = left;
        left = row(scene, columns, one, state, left);
        if one.taken {
            bands.push((from, left));
        }
    }
    let dim = state != State::Plain && !group.rows.iter().any(|row| row.taken);
    let right = needs(scene, columns, &group.needs, dim, first);
    if group.rows.len() > 1 && !group.needs.is_empty() {
        let x = columns.verb() - 12;
        let (from, to) = (first - BODY.size, left - BODY.size - 4);
        scene.line(vec![(x, from), (x, to)], BOX, 2);
    }
    scene.shapes.push(Shape::End);
    let next = left.max(right) + 4;
    let alone = group.rows.len() == 1;
    for (from, to) in bands {
        let (width, to) = if alone {
            (columns.width - 2, next + 6)
        } else {
            (columns.verb() - 18 - columns.left, to)
        };
        let band = Area {
            x: columns.left + 1,
            y: from - BODY.size - 5,
            width,
            height: to - from,
            round: 0,
            fill: TAKEN,
            stroke: "none",
            dashed: false,
        };
        scene.under(place, band);
    }
    next
}

/// What is behind some answers, in full.
fn told(group: &Group) -> String {
    let mut lines: Vec<String> = Vec::new();
    for row in &group.rows {
        let when = row
            .when
            .as_ref()
            .map(|when| format!(" (if {})", when.line()));
        let because = row.because.as_ref().map(|one| format!(" ({})", one.line()));
        lines.push(format!(
            "{}{}{}",
            row.label.line(),
            when.unwrap_or_default(),
            because.unwrap_or_default()
        ));
    }
    lines.extend(group.needs.iter().map(|need| {
        let words = need.full.as_ref().unwrap_or(&need.words);
        format!("{} {}", need.verb.word(), words.line())
    }));
    lines.join("\n")
}

fn row(scene: &mut Scene, columns: Columns, row: &Row, state: State, y: i32) -> i32 {
    let (ink, face) = match (state, row.taken) {
        (_, true) => (INK, BODY.bold()),
        (State::Plain, false) => (INK, BODY),
        (_, false) => (HOVER, BODY),
    };
    if row.taken {
        let x = columns.marks() + 2;
        scene.line(vec![(x, y - 4), (x + 4, y), (x + 11, y - 9)], GREEN, 2);
    }
    if row.kind != RowKind::Answer {
        let room = columns.label() + columns.labels - columns.id();
        let lines = wrapped(&row.label.line(), SMALL, room, LINES);
        return scene.lines((columns.id(), y), &lines, SMALL, HOVER);
    }
    let id = wrapped(&row.id.line(), ID, columns.ids.max(1), 1);
    scene.lines(
        (columns.id(), y),
        &id,
        ID,
        if row.taken { GREEN } else { HOVER },
    );
    let lines = wrapped(&row.label.line(), face, columns.labels, LINES);
    let mut y = scene.lines((columns.label(), y), &lines, face, ink);
    if let Some(when) = &row.when {
        let words = format!("if {}", when.line());
        let lines = wrapped(&words, ABOUT, columns.labels, LINES);
        y = scene.lines((columns.label(), y - 1), &lines, ABOUT, PURPLE);
    }
    y
}

/// What an answer or a rule does, line by line.
pub(super) fn needs(
    scene: &mut Scene,
    columns: Columns,
    needs: &[Need],
    dim: bool,
    mut y: i32,
) -> i32 {
    for need in needs {
        let colour = if dim { HOVER } else { verb_colour(need.verb) };
        scene.text((columns.verb(), y), need.verb.word(), ABOUT.bold(), colour);
        let lines = wrapped(&need.words.line(), BODY, columns.needs, LINES);
        let ink = if dim { HOVER } else { INK };
        y = scene.lines((columns.need(), y), &lines, BODY, ink);
    }
    y
}
