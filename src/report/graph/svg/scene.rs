//! Shapes at their places, before they are written.

use super::measure::Face;

/// A colour, as SVG writes it.
pub(super) type Colour = &'static str;

/// What is drawn, in the order in which it is painted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Scene {
    pub(super) shapes: Vec<Shape>,
}

/// Something that is drawn; lengths in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// What the next shapes say in full, until [`Shape::End`].
    Titled(String),
    /// The end of what a title speaks of.
    End,
    /// A rectangle.
    Area(Area),
    /// One line of text.
    Text(Text),
    /// A line through some points.
    Line(Line),
    /// A disc.
    Disc {
        x: i32,
        y: i32,
        radius: i32,
        fill: Colour,
        stroke: Colour,
    },
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) round: i32,
    pub(super) fill: Colour,
    pub(super) stroke: Colour,
    pub(super) dashed: bool,
}

/// One line of text from its left end on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) x: i32,
    /// The baseline.
    pub(super) y: i32,
    pub(super) face: Face,
    pub(super) fill: Colour,
    pub(super) words: String,
}

/// A line through some points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) points: Vec<(i32, i32)>,
    pub(super) stroke: Colour,
    pub(super) width: i32,
    pub(super) dashed: bool,
    /// Whether its end is the tip of an arrow.
    pub(super) tip: bool,
}

impl Scene {
    /// Says what the next shapes are in full, until [`Shape::End`].
    pub(super) fn titled(&mut self, words: &str) {
        self.shapes.push(Shape::Titled(words.to_owned()));
    }

    /// Adds a text.
    pub(super) fn text(&mut self, (x, y): (i32, i32), words: &str, face: Face, fill: Colour) {
        self.shapes.push(Shape::Text(Text {
            x,
            y,
            face,
            fill,
            words: words.to_owned(),
        }));
    }

    /// Adds lines of text below each other; the baseline behind the last.
    pub(super) fn lines(
        &mut self,
        (x, mut y): (i32, i32),
        lines: &[String],
        face: Face,
        fill: Colour,
    ) -> i32 {
        for line in lines {
            self.text((x, y), line, face, fill);
            y += face.leading();
        }
        y
    }

    /// Adds a line.
    pub(super) fn line(&mut self, points: Vec<(i32, i32)>, stroke: Colour, width: i32) {
        self.shapes.push(Shape::Line(Line {
            points,
            stroke,
            width,
            dashed: false,
            tip: false,
        }));
    }

    /// Puts a rectangle below what is painted from a place on.
    pub(super) fn under(&mut self, place: usize, area: Area) {
        self.shapes.insert(place, Shape::Area(area));
    }
}

#[cfg(test)]
impl Text {
    /// The box that it may fill: left, top, right, bottom.
    pub(super) fn room(&self) -> (i32, i32, i32, i32) {
        let (above, below) = (self.face.size * 93 / 100, self.face.size * 24 / 100);
        let right = self.x + super::measure::width(&self.words, self.face);
        (self.x, self.y - above, right, self.y + below)
    }
}
