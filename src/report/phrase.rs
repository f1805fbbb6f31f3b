//! Phrases: our own words, words of a tree, and footnotes, kept apart until they are written.
//!
//! A renderer escapes the words of a tree in full and leaves ours readable. Words of a tree enter
//! by [`theirs`] or [`told`] only, through the border of [`Shown`], and are cut to a length that
//! people read and layouts bear.

use crate::text::Shown;

/// The most characters of a name, a label or a question.
const LABEL: usize = 240;
/// The most characters of a reason, a note or a text.
const TEXT: usize = 1_000;

/// Something to be said on one line.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Phrase(Vec<Piece>);

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words of this program, and numbers.
    Own(String),
    /// Words of a file.
    Theirs(Shown),
    /// A source, by its number.
    Source(usize),
}

/// A name, a label or a question of a file.
pub(crate) fn theirs(text: &str) -> Phrase {
    Phrase(vec![Piece::Theirs(cut(text, LABEL))])
}

/// A reason or a note of a file.
pub(crate) fn told(text: &str) -> Phrase {
    Phrase(vec![Piece::Theirs(cut(text, TEXT))])
}

/// Words that this program made: numbers, counts, fixed words.
pub(crate) fn own(text: impl Into<String>) -> Phrase {
    Phrase(vec![Piece::Own(text.into())])
}

/// A footnote.
pub(crate) fn cited(number: usize) -> Phrase {
    Phrase(vec![Piece::Source(number)])
}

/// Cut before it is shown, so that a huge text costs nothing; then trimmed.
fn cut(text: &str, most: usize) -> Shown {
    let text = text.trim();
    match text.char_indices().nth(most) {
        Some((end, _)) => {
            let head = text.get(..end).unwrap_or_default().trim_end();
            Shown::line(&format!("{head}…"))
        }
        None => Shown::line(text),
    }
}

impl From<&'static str> for Phrase {
    fn from(text: &'static str) -> Self {
        own(text)
    }
}

impl Phrase {
    /// Adds to the end.
    pub(crate) fn push(&mut self, more: impl Into<Self>) {
        self.0.extend(more.into().0);
    }

    /// Its parts.
    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// Whether nothing is said.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The phrase on one line; footnotes as `[1]`.
    pub(crate) fn line(&self) -> String {
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Own(text) => out.push_str(text),
                Piece::Theirs(text) => out.push_str(text.as_str()),
                Piece::Source(number) => {
                    out.push('[');
                    out.push_str(&number.to_string());
                    out.push(']');
                }
            }
        }
        out
    }

    /// The phrase without footnotes, for where no sources stand below it.
    pub(crate) fn without_notes(&self) -> Self {
        let mut out: Vec<Piece> = Vec::new();
        for piece in &self.0 {
            if !matches!(piece, Piece::Source(_)) {
                out.push(piece.clone());
            } else if let Some(Piece::Own(before)) = out.last_mut() {
                before.truncate(before.trim_end().len());
            }
        }
        Self(out)
    }

    /// `a`, `a and b`, `a, b and c`.
    pub(crate) fn all_of(items: impl IntoIterator<Item = Self>) -> Self {
        Self::list(items, ", ", " and ")
    }

    /// `a`, `a or b`, `a, b or c`.
    pub(crate) fn any_of(items: impl IntoIterator<Item = Self>) -> Self {
        Self::list(items, ", ", " or ")
    }

    /// All of them with something between.
    pub(crate) fn joined(items: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        Self::list(items, between, between)
    }

    fn list(
        items: impl IntoIterator<Item = Self>,
        between: &'static str,
        last: &'static str,
    ) -> Self {
        let items: Vec<Self> = items.into_iter().collect();
        let count = items.len();
        let mut out = Self::default();
        for (n, item) in items.into_iter().enumerate() {
            if n > 0 {
                out.push(if n + 1 == count { last } else { between });
            }
            out.push(item);
        }
        out
    }
}

/// A phrase of several parts: literals are our own words.
macro_rules! say {
    ($($part:expr),+ $(,)?) => {{
        let mut phrase = $crate::report::phrase::Phrase::default();
        $(phrase.push($part);)+
        phrase
    }};
}
pub(crate) use say;

#[cfg(test)]
mod tests {
    use super::{Phrase, cited, theirs};

    #[test]
    fn phrases_are_joined_and_cut() {
        let list = Phrase::all_of(["a", "b", "c"].map(theirs));
        assert_eq!(list.line(), "a, b and c");
        let said = say!["is ", theirs("x\u{1b}[2Jy\nz"), " ", cited(3)];
        assert_eq!(said.line(), "is x␛[2Jy z [3]");
        assert_eq!(said.without_notes().line(), "is x␛[2Jy z");
        assert_eq!(theirs(&"x".repeat(999)).line().chars().count(), 241);
        assert!(Phrase::all_of([]).is_empty());
    }
}
