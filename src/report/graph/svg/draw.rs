//! Shapes as SVG: attributes only, so that no style sheet, script or reference is needed.

use super::scene::{Area, Line, Scene, Shape, Text};
use crate::report::xml::{Xml, XmlWriter};

/// Faces that are there on some system each; the last ones are there everywhere.
const SANS: &str = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";
const MONO: &str = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/// What a drawing says of itself to those who do not see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoken<'a> {
    pub(super) title: &'a str,
    pub(super) text: &'a str,
}

/// The document.
pub(super) fn document(scene: &Scene, (width, height): (i32, i32), spoken: Spoken<'_>) -> String {
    let mut xml = XmlWriter::new();
    let root = [
        ("xmlns", Xml::of("http://www.w3.org/2000/svg")),
        ("viewBox", Xml::of(&format!("0 0 {width} {height}"))),
        ("width", number(width)),
        ("height", number(height)),
        ("role", Xml::of("img")),
        ("aria-labelledby", Xml::of("title desc")),
        ("font-family", Xml::of(SANS)),
    ];
    xml.open("svg", &root);
    xml.leaf("title", &[("id", Xml::of("title"))], &Xml::of(spoken.title));
    xml.leaf("desc", &[("id", Xml::of("desc"))], &Xml::of(spoken.text));
    for shape in &scene.shapes {
        match shape {
            Shape::Titled(words) => {
                xml.open("g", &[]);
                xml.leaf("title", &[], &Xml::of(words));
            }
            Shape::End => xml.close(),
            Shape::Area(one) => area(&mut xml, one),
            Shape::Text(one) => text(&mut xml, one),
            Shape::Line(one) => line(&mut xml, one),
            Shape::Disc {
                x,
                y,
                radius,
                fill,
                stroke,
            } => {
                let attributes = [
                    ("cx", number(*x)),
                    ("cy", number(*y)),
                    ("r", number(*radius)),
                    ("fill", Xml::of(fill)),
                    ("stroke", Xml::of(stroke)),
                    ("stroke-width", Xml::of("2")),
                ];
                xml.leaf("circle", &attributes, &Xml::of(""));
            }
        }
    }
    xml.finish()
}

fn number(number: i32) -> Xml {
    Xml::of(&number.to_string())
}

fn area(xml: &mut XmlWriter, area: &Area) {
    let mut attributes = vec![
        ("x", number(area.x)),
        ("y", number(area.y)),
        ("width", number(area.width)),
        ("height", number(area.height)),
        ("fill", Xml::of(area.fill)),
    ];
    if area.round > 0 {
        attributes.push(("rx", number(area.round)));
    }
    if area.stroke != "none" {
        attributes.push(("stroke", Xml::of(area.stroke)));
    }
    if area.dashed {
        attributes.push(("stroke-dasharray", Xml::of("5 4")));
    }
    xml.leaf("rect", &attributes, &Xml::of(""));
}

fn text(xml: &mut XmlWriter, text: &Text) {
    let mut attributes = vec![
        ("x", number(text.x)),
        ("y", number(text.y)),
        ("font-size", number(text.face.size)),
        ("fill", Xml::of(text.fill)),
    ];
    if text.face.bold {
        attributes.push(("font-weight", Xml::of("bold")));
    }
    if text.face.mono {
        attributes.push(("font-family", Xml::of(MONO)));
    }
    xml.leaf("text", &attributes, &Xml::of(&text.words));
}

fn line(xml: &mut XmlWriter, line: &Line) {
    let points: Vec<String> = line
        .points
        .iter()
        .map(|(x, y)| format!("{x},{y}"))
        .collect();
    let mut attributes = vec![
        ("points", Xml::of(&points.join(" "))),
        ("fill", Xml::of("none")),
        ("stroke", Xml::of(line.stroke)),
        ("stroke-width", number(line.width)),
        ("stroke-linejoin", Xml::of("round")),
    ];
    if line.dashed {
        attributes.push(("stroke-dasharray", Xml::of("5 4")));
    }
    xml.leaf("polyline", &attributes, &Xml::of(""));
    if let Some((x, y)) = line.points.last().filter(|_| line.tip) {
        // All arrows enter a card from the right.
        let points = format!("{x},{y} {0},{1} {0},{2}", x + 9, y - 4, y + 4);
        let attributes = [("points", Xml::of(&points)), ("fill", Xml::of(line.stroke))];
        xml.leaf("polygon", &attributes, &Xml::of(""));
    }
}
