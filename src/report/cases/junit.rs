//! The run as JUnit XML: for the test view of a CI service.
//!
//! A case is a `testcase`, its tree the `classname`, its file the `name`. An invalid file is an
//! `error`; a known miss and a file without expectation are `skipped`. No times, no host names:
//! the same input gives the same bytes.

use super::row::{Detail, Row, rows};
use super::{CaseOutcome, Counts, Run};
use crate::report::phrase::Phrase;
use crate::report::xml::{Xml, XmlWriter};

/// The `classname` where no tree was decided.
const NO_TREE: &str = "whystack";

/// The run as a document.
pub fn document(run: &Run<'_>) -> String {
    let counts = Counts::of(run);
    let number = |n: usize| Xml::of(&n.to_string());
    let failures = counts.get(CaseOutcome::Failed) + counts.get(CaseOutcome::UnexpectedPass);
    let skipped = counts.get(CaseOutcome::KnownMiss) + counts.get(CaseOutcome::NoExpectation);
    let suite = [
        ("name", Xml::of("whystack test")),
        ("tests", number(counts.total())),
        ("failures", number(failures)),
        ("errors", number(counts.get(CaseOutcome::Invalid))),
        ("skipped", number(skipped)),
    ];
    let mut xml = XmlWriter::new();
    xml.open("testsuites", &suite);
    xml.open("testsuite", &suite);
    for row in rows(run) {
        test_case(&mut xml, &row);
    }
    xml.finish()
}

fn test_case(xml: &mut XmlWriter, row: &Row) {
    let tree = if row.tree.is_empty() {
        NO_TREE.to_owned()
    } else {
        row.tree.line()
    };
    let file = row.file.line();
    let attributes = [
        ("classname", Xml::of(&tree)),
        ("name", Xml::of(&file)),
        ("file", Xml::of(&file)),
    ];
    let kind = ("type", Xml::of(row.outcome.as_str()));
    let first = |key: &str| {
        let found = row.details.iter().find(|one| one.key == key);
        let words = found.map_or_else(Phrase::default, |one| one.words.clone());
        ("message", Xml::of(&words.line()))
    };
    match row.outcome {
        CaseOutcome::Passed if row.details.is_empty() => {
            xml.leaf("testcase", &attributes, &Xml::of(""));
            return;
        }
        CaseOutcome::Passed => {
            xml.open("testcase", &attributes);
            xml.leaf("system-out", &[], &text(row));
        }
        CaseOutcome::Invalid => {
            xml.open("testcase", &attributes);
            xml.leaf("error", &[first("fault"), kind], &text(row));
        }
        CaseOutcome::Failed | CaseOutcome::UnexpectedPass => {
            xml.open("testcase", &attributes);
            xml.leaf("failure", &[first("miss"), kind], &text(row));
        }
        CaseOutcome::KnownMiss => {
            let because = format!("known miss: {}", row.because.line());
            xml.open("testcase", &attributes);
            xml.leaf("skipped", &[("message", Xml::of(&because))], &Xml::of(""));
            xml.leaf("system-out", &[], &text(row));
        }
        CaseOutcome::NoExpectation => {
            xml.open("testcase", &attributes);
            xml.leaf("skipped", &[first("fault")], &Xml::of(""));
        }
    }
    xml.close();
}

/// What stands behind a row, line by line.
fn text(row: &Row) -> Xml {
    let line = |detail: &Detail| {
        let indent = "  ".repeat(detail.depth());
        format!("{indent}{}: {}", detail.key, detail.words.line())
    };
    let title = (!row.title.is_empty()).then(|| format!("title: {}", row.title.line()));
    let lines: Vec<String> = title
        .into_iter()
        .chain(row.details.iter().map(line))
        .collect();
    Xml::of(&lines.join("\n"))
}
