//! The part of a source line that a diagnostic shows.

use std::ops::Range;

use crate::text::limits::DIAGNOSTIC_COLUMNS;
use crate::text::{Shown, SourceFile, Span};

/// A line, safe to show, cut to the columns around the place.
#[derive(Debug, PartialEq)]
pub(super) struct Window {
    /// The line's number, from 1.
    pub line: usize,
    /// The column of the place in the file, from 1.
    pub column: usize,
    /// What is shown of the line.
    pub text: String,
    /// The place in it, in bytes.
    pub range: Range<usize>,
}

/// The first line of a span. Work grows with the line, not with the file.
pub(super) fn window(file: &SourceFile, span: Span) -> Window {
    let text = file.text();
    let start = floor(text, span.start.min(text.len()));
    let (line, column) = file.line_col(start);
    let line_start = file.line_start(line - 1);
    let rest = text.get(line_start..).unwrap_or_default();
    let line_text = rest
        .split('\n')
        .next()
        .unwrap_or_default()
        .trim_end_matches('\r');
    let line_end = line_start + line_text.len();
    let start = start.min(line_end);
    let end = floor(text, span.end.min(line_end)).max(start);
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let (before, within, after) = (
        part(line_start, start),
        part(start, end),
        part(end, line_end),
    );

    let third = DIAGNOSTIC_COLUMNS / 3;
    let within = first_chars(within, third);
    let shown_before = last_chars(before, third);
    let shown_after = first_chars(after, third);
    let mut shown = String::new();
    if shown_before.len() < before.len() {
        shown.push('…');
    }
    shown.push_str(Shown::line(shown_before).as_str());
    let from = shown.len();
    shown.push_str(Shown::line(within).as_str());
    let to = shown.len();
    shown.push_str(Shown::line(shown_after).as_str());
    if shown_after.len() < after.len() {
        shown.push('…');
    }
    Window {
        line,
        column,
        text: shown,
        range: from..to,
    }
}

fn floor(text: &str, mut byte: usize) -> usize {
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

fn first_chars(text: &str, n: usize) -> &str {
    let end = text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

fn last_chars(text: &str, n: usize) -> &str {
    let start = n
        .checked_sub(1)
        .and_then(|n| text.char_indices().rev().nth(n))
        .map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}
