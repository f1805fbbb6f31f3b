//! The one border that untrusted text passes on its way to a terminal, a diagnostic or Markdown.

use std::borrow::Cow;
use std::fmt;

/// Text in which nothing acts on a terminal, hides, or turns around what stands beside it.
///
/// Harmful characters are replaced by a visible form, never dropped: dropping would join halves
/// into a new sequence and hide the evidence. Control characters become their pictures (`␛`),
/// DEL becomes `␡`, all others their number (`\u{202e}`). Visible forms hold no harmful character,
/// so showing twice changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Shown(String);

impl Shown {
    /// Text for one line: line ends and tabs become spaces, other controls visible.
    pub fn line(text: &str) -> Self {
        Self::new(text, false)
    }

    /// Text of several lines: line feeds stay, CRLF becomes LF, tabs become spaces.
    pub fn text(text: &str) -> Self {
        Self::new(text, true)
    }

    fn new(text: &str, keep_lines: bool) -> Self {
        Self(visible(text, keep_lines).into_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Shown {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Shown> for String {
    fn from(shown: Shown) -> Self {
        shown.0
    }
}

/// The text with harmful characters made visible; borrowed if there are none.
fn visible(text: &str, keep_lines: bool) -> Cow<'_, str> {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut before: Option<char> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' if keep_lines => out.push('\n'),
            '\n' | '\t' => out.push(' '),
            '\u{200c}' | '\u{200d}' if joins(before, chars.peek().copied()) => out.push(c),
            c if is_harmful(c) => push_visible(&mut out, c),
            c => out.push(c),
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

/// Whether a joiner stands between two characters that it can join: letters of scripts beyond
/// Latin, Greek and Cyrillic, or emoji.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let joinable = |c: char| {
        let n = u32::from(c);
        (0x0590..0x2000).contains(&n) && c.is_alphanumeric()
            || (0x0900..=0x0dff).contains(&n)
            || (0x2600..=0x27bf).contains(&n)
            || n == 0xfe0f
            || (0x1f000..=0x1faff).contains(&n)
    };
    before.is_some_and(joinable) && after.is_some_and(joinable)
}

fn push_visible(out: &mut String, c: char) {
    match u32::from(c) {
        n @ 0..=0x1f => out.push(char::from_u32(0x2400 + n).unwrap_or('\u{2426}')),
        0x7f => out.push('\u{2421}'),
        n => {
            use std::fmt::Write as _;
            write!(out, "\\u{{{n:x}}}").ok();
        }
    }
}

/// Whether a character acts on a terminal, is invisible, or turns the direction of text.
///
/// Controls (C0, DEL, C1), zero-width and joining characters, bidirectional marks, line and
/// paragraph separators, the byte-order mark, interlinear annotations, tags, noncharacters.
pub fn is_harmful(c: char) -> bool {
    let n = u32::from(c);
    c.is_control()
        || matches!(n,
            0x061c | 0x180e | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff
            | 0xfff9..=0xfffb | 0xfdd0..=0xfdef | 0xe0000..=0xe007f)
        || (n & 0xfffe) == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::{Shown, is_harmful};
    use proptest::prelude::*;

    #[test]
    fn what_acts_is_made_visible_and_never_dropped() {
        for (from, to) in [
            ("plain ä 漢字 שלום", "plain ä 漢字 שלום"),
            ("\u{1b}[2Jx", "␛[2Jx"),
            ("a\u{7f}b", "a␡b"),
            ("a\u{9b}31m", "a\\u{9b}31m"),
            ("a\u{202e}b", "a\\u{202e}b"),
            ("a\u{200d}b", "a\\u{200d}b"),
            ("👩\u{200d}🚀", "👩\u{200d}🚀"),
            ("क्\u{200d}ष", "क्\u{200d}ष"),
            ("a\rb", "a␍b"),
            ("a\r\nb\tc", "a b c"),
            ("\u{feff}a\u{e0041}", "\\u{feff}a\\u{e0041}"),
        ] {
            assert_eq!(Shown::line(from).as_str(), to);
        }
        assert_eq!(Shown::text("a\r\nb\nc\rd").as_str(), "a\nb\nc␍d");
    }

    proptest! {
        #[test]
        fn nothing_harmful_passes(text in any::<String>()) {
            let line = Shown::line(&text);
            let joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
            prop_assert!(line.as_str().chars().all(|c| !is_harmful(c) || joiner(c)));
            let lines = Shown::text(&text);
            prop_assert!(lines.as_str().chars().all(|c| c == '\n' || !is_harmful(c) || joiner(c)));
        }

        #[test]
        fn showing_twice_changes_nothing(text in any::<String>()) {
            let once = Shown::text(&text);
            prop_assert_eq!(Shown::text(once.as_str()), once.clone());
        }

        #[test]
        fn clean_text_stays(text in "[ -~äöü漢]{0,40}") {
            let shown = Shown::line(&text);
            prop_assert_eq!(shown.as_str(), text.as_str());
        }
    }
}
