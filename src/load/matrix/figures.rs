//! Figures of a table, as people write them.

use super::cells::Cell;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::sink::Sink;
use crate::model::DecisionMatrix;
use crate::text::ticked;

/// The figure that a cell holds; what is none is told.
pub(super) fn figure(cell: &Cell, what: &str, sink: &Sink) -> Option<f64> {
    match cell.text.parse::<f64>() {
        Ok(figure) if DecisionMatrix::bears(figure) => return Some(figure + 0.0),
        Ok(figure) if figure.is_finite() => {
            let headline = format!("{what} is too large: at most 1e100 in size");
            sink.push(Diagnostic::error(Code::OutOfRange, headline).at(cell.span, ""));
            return None;
        }
        _ => {}
    }
    let headline = format!("{what} is no number: {}", ticked(&cell.text));
    let fault = Diagnostic::error(Code::WrongType, headline).at(cell.span, "");
    sink.push(fault.maybe_help(hint(&cell.text)));
    None
}

/// What was probably meant.
fn hint(text: &str) -> Option<String> {
    let is_number = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite);
    let commas = text.matches(',').count();
    let point = text.replace(',', ".");
    let bare: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | '\'' | ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    if commas == 1 && !text.contains('.') && is_number(&point) {
        return Some(format!("write it with a point: {}", ticked(&point)));
    }
    if bare != text && is_number(&bare) {
        return Some(format!("write it without separators: {}", ticked(&bare)));
    }
    let inner = text.trim_matches(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '.'));
    (inner != text && is_number(inner)).then(|| {
        format!(
            "write the figure alone, {}; its unit stands in the row `unit`",
            ticked(inner)
        )
    })
}
