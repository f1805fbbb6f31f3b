//! Words in a label and in quotation marks.

use crate::report::phrase::Phrase;
use crate::report::xml::Xml;
use crate::text::{cut, wrap};

/// The most columns of one text.
pub(super) const MOST: usize = 300;

/// Words in lines.
pub(super) fn plain(words: &Phrase, columns: usize) -> String {
    lines(&words.line(), columns, str::to_owned)
}

/// Words that stand beside, in lines.
pub(super) fn small(words: &str, columns: usize) -> String {
    lines(words, columns, |text| format!("<i>{text}</i>"))
}

/// Words in lines of a label, each set as `set` says.
pub(super) fn lines(words: &str, columns: usize, set: impl Fn(&str) -> String) -> String {
    let all = wrap(&cut(words, MOST), columns).into_iter();
    let all: Vec<String> = all.map(|line| set(&text(&line))).collect();
    all.join("<br align=\"left\"/>")
}

/// Words of a label. Graphviz takes no empty element.
pub(super) fn text(words: &str) -> String {
    if words.is_empty() {
        " ".to_owned()
    } else {
        Xml::of(words).to_string()
    }
}

/// A text in quotation marks: no escape of Graphviz, no entity of HTML.
pub(super) fn quoted(words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace('&', "&amp;");
    format!("\"{}\"", words.replace('"', "\\\""))
}
