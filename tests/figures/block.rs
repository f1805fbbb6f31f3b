//! A part of a document that is generated, between two comments.

use std::fs;
use std::path::Path;

/// Holds the part called `name` of a document against what it must be, or renews it.
pub(crate) fn is_fresh(document: &str, name: &str, content: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let text = fs::read_to_string(&path).unwrap();
    let (open, close) = (
        format!("<!-- generated: {name} -->\n"),
        format!("<!-- end: {name} -->\n"),
    );
    let (before, rest) = text
        .split_once(&open)
        .unwrap_or_else(|| panic!("{document} has no line {open}"));
    let (there, after) = rest
        .split_once(&close)
        .unwrap_or_else(|| panic!("{document} has no line {close}"));
    let content = format!("\n{}\n\n", content.trim());
    if there == content {
        return;
    }
    assert!(
        std::env::var_os("WHYSTACK_BLESS").is_some(),
        "{document} is older than the trees: WHYSTACK_BLESS=1 cargo test --test figures\n{content}"
    );
    fs::write(&path, format!("{before}{open}{content}{close}{after}")).unwrap();
}
