//! XML's own border, and a writer of elements.
//!
//! Guarantee: what is written is well-formed XML 1.0 whatever a file says: a character that XML
//! cannot hold becomes U+FFFD, and markup becomes text.

use std::fmt::{self, Write as _};

/// Text as it may stand between tags or in an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Xml(String);

impl Xml {
    /// Escapes a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&apos;"),
                // A parser turns these into spaces or line feeds unless they are named.
                '\t' | '\r' => {
                    write!(out, "&#{};", u32::from(c)).ok();
                }
                '\n' => out.push('\n'),
                c if is_char(c) => out.push(c),
                _ => out.push(char::REPLACEMENT_CHARACTER),
            }
        }
        Self(out)
    }
}

impl fmt::Display for Xml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether XML 1.0 can hold a character.
fn is_char(c: char) -> bool {
    matches!(u32::from(c),
        0x9 | 0xa | 0xd | 0x20..=0xd7ff | 0xe000..=0xfffd | 0x1_0000..=0x10_ffff)
}

/// Writes elements, one a line, indented by depth.
#[derive(Debug)]
pub(crate) struct XmlWriter {
    out: String,
    open: Vec<&'static str>,
}

/// The attributes of an element; their names are ours.
pub(crate) type Attributes<'a> = &'a [(&'static str, Xml)];

impl XmlWriter {
    /// A document without elements.
    pub(crate) fn new() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(),
            open: Vec::new(),
        }
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.out.push_str(">\n");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            writeln!(self.out, "</{name}>").ok();
        }
    }

    /// An element with text, or with nothing where the text is empty.
    pub(crate) fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>, text: &Xml) {
        self.tag(name, attributes);
        if text.0.is_empty() {
            self.out.push_str("/>\n");
        } else {
            writeln!(self.out, ">{}</{name}>", text.0).ok();
        }
    }

    /// The document.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>) {
        self.indent();
        write!(self.out, "<{name}").ok();
        for (key, value) in attributes {
            // In an attribute a line feed would be read as a space.
            let value = value.0.replace('\n', "&#10;");
            write!(self.out, " {key}=\"{value}\"").ok();
        }
    }

    fn indent(&mut self) {
        self.out.push_str(&"  ".repeat(self.open.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::{Xml, XmlWriter};
    use proptest::prelude::*;

    fn document(text: &str) -> String {
        let mut xml = XmlWriter::new();
        xml.open("a", &[("b", Xml::of(text))]);
        xml.leaf("c", &[], &Xml::of(text));
        xml.leaf("d", &[], &Xml::of(""));
        xml.finish()
    }

    #[test]
    fn markup_becomes_text_and_what_xml_cannot_hold_is_marked() {
        assert_eq!(
            document("]]><x y='z'>&\u{0}\u{1b}\u{fffe}"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <a b=\"]]&gt;&lt;x y=&apos;z&apos;&gt;&amp;\u{fffd}\u{fffd}\u{fffd}\">\n  \
             <c>]]&gt;&lt;x y=&apos;z&apos;&gt;&amp;\u{fffd}\u{fffd}\u{fffd}</c>\n  <d/>\n</a>\n"
        );
    }

    proptest! {
        #[test]
        fn a_parser_reads_back_every_text(text in any::<String>()) {
            let document = document(&text);
            let parsed = roxmltree::Document::parse(&document).unwrap();
            let read: String = text
                .chars()
                .map(|c| if super::is_char(c) { c } else { '\u{fffd}' })
                .collect();
            let root = parsed.root_element();
            prop_assert_eq!(root.attribute("b").unwrap(), read.as_str());
            let leaf = root.first_element_child().unwrap();
            prop_assert_eq!(leaf.text().unwrap_or_default(), read.as_str());
        }
    }
}
