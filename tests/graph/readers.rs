//! Small strict readers of what is drawn: whatever they do not know fails.

use std::collections::BTreeSet;

/// Nodes with their words, and arrows from one to another.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) nodes: BTreeSet<String>,
    pub(crate) arrows: Vec<(String, String)>,
    /// All words, entities resolved, one label a line.
    pub(crate) words: String,
}

impl Read {
    /// Every arrow leads from a node that is there to one that is there.
    pub(crate) fn holds_together(&self) {
        assert!(!self.nodes.is_empty());
        for (from, to) in &self.arrows {
            assert!(self.nodes.contains(from), "{from} is no node");
            assert!(self.nodes.contains(to), "{to} is no node");
        }
    }

    fn node(&mut self, id: &str, words: &str) {
        assert!(self.nodes.insert(id.to_owned()), "{id} is there twice");
        self.words.push_str(words);
        self.words.push('\n');
    }
}

/// An id of ours: letters, then digits.
fn is_id(id: &str) -> bool {
    let digits = id.trim_start_matches(|c: char| c.is_ascii_lowercase());
    digits.len() < id.len() && digits.chars().all(|c| c.is_ascii_digit())
}

/// Reads a flowchart line by line.
pub(crate) fn mermaid(text: &str) -> Read {
    let mut read = Read::default();
    let mut lines = text.lines();
    let head: Vec<&str> = lines.by_ref().take(6).collect();
    let wanted = "---|config:|  flowchart:|    wrappingWidth: 520|---|flowchart TB";
    assert_eq!(head.join("|"), wanted);
    for line in lines {
        let line = line.strip_prefix("  ").expect("a statement is indented");
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "accTitle:" => {
                let harmless =
                    |c: char| c.is_alphanumeric() || !c.is_ascii() || " ,.()'/+=?-".contains(c);
                assert!(rest.chars().all(harmless), "{rest}");
            }
            "classDef" | "linkStyle" => {
                let harmless = |c: char| c.is_ascii_alphanumeric() || " ,:#-".contains(c);
                assert!(rest.chars().all(harmless), "{rest}");
            }
            _ if line.contains(":::") => node_of_mermaid(line, &mut read),
            from => arrow_of_mermaid(from, rest, &mut read),
        }
    }
    read
}

fn node_of_mermaid(line: &str, read: &mut Read) {
    let (node, class) = line.rsplit_once(":::").unwrap();
    assert!(class.chars().all(|c| c.is_ascii_lowercase()), "{class}");
    let (open, rest) = node.split_once('"').expect("a label is quoted");
    let (label, close) = rest.split_once('"').expect("a label is quoted");
    let at = open.find(['(', '[']).expect("a shape");
    let (id, open) = open.split_at(at);
    assert!(is_id(id), "{id}");
    assert!(
        [("([", "])"), ("[", "]"), ("[[", "]]")].contains(&(open, close)),
        "{open} {close}"
    );
    read.node(id, &label_of_mermaid(label));
}

fn arrow_of_mermaid(from: &str, rest: &str, read: &mut Read) {
    let (arrow, to) = rest.rsplit_once(' ').expect("an arrow leads somewhere");
    assert!(is_id(from) && is_id(to), "{from} {rest}");
    let (kind, words) = arrow.split_once('|').unwrap_or((arrow, ""));
    assert!(["-->", "==>", "-.->"].contains(&kind), "{kind}");
    if !words.is_empty() {
        let words = words
            .strip_prefix('"')
            .and_then(|one| one.strip_suffix("\"|"));
        let words = label_of_mermaid(words.expect("words are quoted"));
        read.words.push_str(&words);
        read.words.push('\n');
    }
    read.arrows.push((from.to_owned(), to.to_owned()));
}

/// A label: our tags, entities by number, and harmless characters.
fn label_of_mermaid(label: &str) -> String {
    // What Mermaid acts on once entities are resolved: formulas, icons, ends of lines.
    let parts = label
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    for part in parts.map(resolved) {
        for acting in ["$$", ":fa-", "\\n"] {
            assert!(!part.contains(acting), "{acting} in {label}");
        }
    }
    let mut text = label.replace("<br/>", " ");
    for tag in ["<b>", "</b>", "<i>", "</i>"] {
        text = text.replace(tag, "");
    }
    resolved(&text)
}

/// A text without tags, its entities resolved.
fn resolved(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '#' {
            let (number, after) = rest[1..].split_once(';').expect("an entity ends");
            let number: u32 = number.parse().expect("an entity is a number");
            out.push(char::from_u32(number).unwrap());
            rest = after;
        } else {
            let harmless = c.is_alphanumeric() || !c.is_ascii() || " ,.()'/+=?-".contains(c);
            assert!(harmless, "{c:?} in {text}");
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Reads a digraph line by line.
pub(crate) fn dot(text: &str) -> Read {
    let mut read = Read::default();
    let body = text.strip_prefix("digraph tree {\n").unwrap();
    let body = body.strip_suffix("}\n").unwrap();
    for line in body.lines() {
        let line = line.strip_prefix("  ").expect("a statement is indented");
        let line = line.strip_suffix(';').expect("a statement ends");
        let (left, attributes) = line.split_once(" [").unwrap_or((line, "]"));
        let attributes = attributes.strip_suffix(']').expect("attributes end");
        let words = attributes_of_dot(attributes);
        if ["graph", "node", "edge"].contains(&left) {
            continue;
        }
        match left.split_once(" -> ") {
            Some((from, to)) => {
                assert!(is_id(from) && is_id(to), "{left}");
                read.arrows.push((from.to_owned(), to.to_owned()));
                read.words.push_str(&words);
                read.words.push('\n');
            }
            None => {
                assert!(is_id(left), "{left}");
                read.node(left, &words);
            }
        }
    }
    read
}

/// The words of attributes; each value is a word, a quoted text or an HTML-like label.
fn attributes_of_dot(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (key, value) = rest.split_once('=').expect("an attribute has a value");
        assert!(key.chars().all(|c| c.is_ascii_lowercase()), "{key}");
        let end = if value.starts_with('<') {
            end_of_label(value)
        } else if value.starts_with('"') {
            end_of_quoted(value)
        } else {
            value.find(", ").unwrap_or(value.len())
        };
        let (value, after) = value.split_at(end);
        if let Some(label) = value.strip_prefix('<') {
            let label = label.strip_suffix('>').unwrap();
            words.push_str(&text_of_label(label));
        }
        rest = after.strip_prefix(", ").unwrap_or(after);
        assert!(after.is_empty() || after.starts_with(", "), "{after}");
    }
    words
}

fn end_of_label(value: &str) -> usize {
    let mut depth = 0;
    for (at, c) in value.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    panic!("a label does not end: {value}");
}

fn end_of_quoted(value: &str) -> usize {
    let mut escaped = false;
    for (at, c) in value.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    panic!("a text does not end: {value}");
}

fn text_of_label(label: &str) -> String {
    let whole = format!("<x>{label}</x>");
    let parsed = roxmltree::Document::parse(&whole).unwrap();
    let known = ["x", "table", "tr", "td", "b", "i", "br", "font"];
    for node in parsed.descendants().filter(roxmltree::Node::is_element) {
        assert!(known.contains(&node.tag_name().name()), "{node:?}");
    }
    let words = parsed.descendants().filter_map(|node| {
        let gap = node.has_tag_name("td") || node.has_tag_name("br");
        node.text()
            .filter(|_| node.is_text())
            .or(gap.then_some(" "))
    });
    words.collect()
}

/// Reads a picture; all words of it, and those of its tooltips.
pub(crate) fn svg(text: &str) -> (String, String) {
    let parsed = roxmltree::Document::parse(text).unwrap();
    let root = parsed.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let mut ids = BTreeSet::new();
    let (mut words, mut tips) = (String::new(), String::new());
    for node in parsed.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let known = [
            "svg", "title", "desc", "g", "rect", "text", "polyline", "polygon", "circle",
        ];
        assert!(known.contains(&name), "{name}");
        for attribute in node.attributes() {
            let key = attribute.name();
            let value = attribute.value();
            assert!(
                !key.starts_with("on") && !key.contains("href") && key != "style",
                "{key}"
            );
            assert!(
                !value.contains("url(") && !value.contains("javascript"),
                "{value}"
            );
        }
        ids.extend(node.attribute("id"));
        match name {
            "text" => {
                words.push_str(node.text().unwrap_or_default());
                words.push(' ');
            }
            "title" | "desc" => {
                tips.push_str(node.text().unwrap_or_default());
                tips.push('\n');
            }
            _ => {}
        }
    }
    for id in root.attribute("aria-labelledby").unwrap().split(' ') {
        assert!(ids.contains(id), "{id}");
    }
    (words, tips)
}
