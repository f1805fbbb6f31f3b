//! A screen as a picture: SVG, cell by cell, the same bytes for the same screen.

use std::fmt::Write;

use vt100::{Cell, Color, Screen};

/// The width and height of a cell, and the room around the screen, in pixels.
const CELL: (f64, f64) = (8.4, 18.0);
const ROOM: f64 = 16.0;
/// The height of the bar with the command.
const BAR: f64 = 30.0;

const PLAIN: &str = "#d8dee9";
const FAINT: &str = "#8f9bb3";
/// Black, red, green, yellow, blue, magenta, cyan and white, legible on the dark ground.
const COLOURS: [&str; 8] = [
    "#4c566a", "#ff7b86", "#9ece6a", "#e5c07b", "#82aaff", "#d7a6ff", "#7ddcf0", "#eceff4",
];

/// How a run of cells is drawn.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    colour: &'static str,
    bold: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let colour = match cell.fgcolor() {
            Color::Idx(n) => COLOURS[usize::from(n % 8)],
            Color::Default | Color::Rgb(..) if cell.dim() => FAINT,
            Color::Default | Color::Rgb(..) => PLAIN,
        };
        Self {
            colour,
            bold: cell.bold(),
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The screen in a window of its own, down to its last line that is not empty.
pub(crate) fn picture(screen: &Screen, command: &str) -> String {
    let columns = screen.size().1.get();
    let is_used = |row: &u16| {
        let mut cells = (0..columns).filter_map(|column| screen.cell(*row, column));
        cells.any(|cell| cell.has_contents() && cell.contents() != " ")
    };
    let rows = (0..screen.size().0.get())
        .rfind(is_used)
        .map_or(1, |last| last + 1);
    let width = f64::from(columns) * CELL.0 + 2.0 * ROOM;
    let height = BAR + ROOM + CELL.1 * f64::from(rows + 1);
    let said: Vec<String> = screen.contents().lines().map(escaped).collect();
    let label = said.join(" ");
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-label=\"{}\">\n",
        label.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    writeln!(
        svg,
        "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1b2130\"/>"
    )
    .unwrap();
    writeln!(
        svg,
        "<path d=\"M0 8a8 8 0 0 1 8-8h{:.0}a8 8 0 0 1 8 8v{:.0}H0z\" fill=\"#2a3245\"/>",
        width - 16.0,
        BAR - 8.0
    )
    .unwrap();
    svg.push_str("<g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\">\n");
    let prompt = escaped(&format!("$ {command}"));
    writeln!(
        svg,
        "<text x=\"{ROOM}\" y=\"20\" fill=\"{FAINT}\">{prompt}</text>"
    )
    .unwrap();
    for row in 0..rows {
        let mut run: Option<(u16, Look, String, u16)> = None;
        for column in 0..columns {
            let cell = screen.cell(row, column).unwrap();
            if cell.is_wide_continuation() {
                continue;
            }
            let (look, wide) = (Look::of(cell), if cell.is_wide() { 2 } else { 1 });
            let text = if cell.has_contents() {
                cell.contents()
            } else {
                " "
            };
            match &mut run {
                Some((_, there, said, cells)) if *there == look => {
                    said.push_str(text);
                    *cells += wide;
                }
                _ => {
                    draw(&mut svg, row, run.take());
                    run = Some((column, look, text.to_owned(), wide));
                }
            }
        }
        draw(&mut svg, row, run);
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// Draws a run, without the blanks at its ends.
fn draw(svg: &mut String, row: u16, run: Option<(u16, Look, String, u16)>) {
    let Some((column, look, text, cells)) = run else {
        return;
    };
    let inner = text.trim_start_matches(' ');
    let before = u16::try_from(text.len() - inner.len()).unwrap();
    let behind = u16::try_from(inner.len() - inner.trim_end_matches(' ').len()).unwrap();
    let inner = inner.trim_end_matches(' ');
    if inner.is_empty() {
        return;
    }
    let at = |cells: u16| f64::from(cells) * CELL.0;
    writeln!(
        svg,
        "<text xml:space=\"preserve\" x=\"{:.1}\" y=\"{:.1}\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{}>{}</text>",
        ROOM + at(column + before),
        BAR + CELL.1 * f64::from(row + 1),
        at(cells - before - behind),
        look.colour,
        if look.bold { " font-weight=\"bold\"" } else { "" },
        escaped(inner)
    )
    .unwrap();
}
