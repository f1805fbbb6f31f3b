//! Writing JSON that is safe to look at: two spaces, a final line feed, nothing that acts.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use crate::text::is_harmful;

/// The value as JSON with a final line feed.
pub(in crate::report) fn written(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut out, Safe::default());
    value
        .serialize(&mut serializer)
        .expect("a report has only text keys, and memory takes every byte");
    out.push(b'\n');
    String::from_utf8(out).expect("JSON is written as UTF-8")
}

/// The usual layout, with harmful characters escaped and no negative zero.
#[derive(Default)]
struct Safe(PrettyFormatter<'static>);

impl Formatter for Safe {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // Adding a positive zero turns a negative one around and changes nothing else.
        self.0.write_f64(writer, value + 0.0)
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut plain_from = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| is_harmful(*c)) {
            let plain = fragment.get(plain_from..at).unwrap_or_default();
            writer.write_all(plain.as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            plain_from = at + c.len_utf8();
        }
        let rest = fragment.get(plain_from..).unwrap_or_default();
        writer.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::written;
    use crate::text::is_harmful;

    #[test]
    fn what_acts_or_hides_is_escaped() {
        for (text, json) in [
            ("a\u{1b}[2J", r#""a\u001b[2J""#),
            ("\u{7f}\u{9b}", r#""\u007f\u009b""#),
            ("\u{2028}\u{202e}x\u{feff}", r#""\u2028\u202ex\ufeff""#),
            ("\u{e0041}", r#""\udb40\udc41""#),
            ("ä 漢 \"\\", r#""ä 漢 \"\\""#),
        ] {
            assert_eq!(written(&text), format!("{json}\n"));
        }
    }

    #[test]
    fn numbers_are_the_shortest_that_read_back() {
        assert_eq!(written(&-0.0), "0.0\n");
        assert_eq!(written(&0.1), "0.1\n");
        assert_eq!(written(&1e300), "1e+300\n");
    }

    proptest! {
        #[test]
        fn every_text_comes_back_and_nothing_harmful_is_written(text in any::<String>()) {
            let json = written(&[&text]);
            prop_assert!(json.chars().all(|c| c == '\n' || !is_harmful(c)));
            let back: Vec<String> = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(&back[0], &text);
        }
    }
}
