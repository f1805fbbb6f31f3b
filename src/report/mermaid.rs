//! Words in a label of a Mermaid drawing, and in a statement.

use std::fmt::Write as _;

use crate::report::phrase::Phrase;
use crate::text::cut;

/// Columns of a question.
pub(super) const ASK: usize = 110;
/// Columns of a label of an answer or an arrow.
pub(super) const LABEL: usize = 72;
/// Columns of what an answer or a rule does.
pub(super) const NEED: usize = 150;

/// Bold words of a label.
pub(super) fn bold(words: &Phrase, most: usize) -> String {
    format!("<b>{}</b>", label(words, most))
}

/// Words of a label that stand beside.
pub(super) fn small(words: &Phrase, most: usize) -> String {
    format!("<i>{}</i>", label(words, most))
}

/// Words in quotation marks of a label, cut to a width.
pub(super) fn label(words: &Phrase, most: usize) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in cut(&words.line(), most).chars() {
        if "$:\\".contains(before) && c != ' ' {
            // `$$` begins a formula, `fa:fa-car` is an icon, `\n` ends a line: also as entities.
            out.push_str("<i></i>");
        }
        if is_harmless(c) {
            out.push(c);
        } else {
            write!(out, "#{};", u32::from(c)).ok();
        }
        before = c;
    }
    out
}

/// Words of a statement that ends with its line and takes no entity.
pub(super) fn plain(words: &Phrase) -> String {
    let line = cut(&words.line(), LABEL);
    let kept = |c: char| if is_harmless(c) { c } else { ' ' };
    line.chars().map(kept).collect::<String>().trim().to_owned()
}

/// Whether nothing that reads a label acts on a character: letters of any script, digits, and the
/// marks that neither Mermaid nor Markdown nor HTML knows.
fn is_harmless(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && !c.is_control()) || " ,.()'/+=?-".contains(c)
}
